"""One running program a user: a second start hands its files to the first.

The two talk through a local socket of the operating system (a Unix socket or a named pipe), never the network.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.paths import data_folder

_PATIENCE = 500  # ms


def hand_over(paths: Sequence[Path]) -> bool:
    """Give the files to a program that is running already; say whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps([str(path.resolve()) for path in paths]).encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(_PATIENCE)
    return True


class Receiver(QObject):
    """Listens for later starts; `received` carries their files, an empty list when there are none."""

    received = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name())
        self._server.listen(_name())
        self._server.newConnection.connect(self._on_connected)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connected(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            self.received.emit([Path(name) for name in json.loads(bytes(socket.readLine().data()).decode())])


def _name() -> str:
    """Return a name of this user and this data folder, so that two data folders are two programs."""
    return "chancery-" + sha256(f"{getpass.getuser()}:{data_folder()}".encode()).hexdigest()[:16]
