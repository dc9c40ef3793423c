"""The analyst's own actors and names, as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.errors import DesktopError
from desktop.extraction.mentions.own_form import make_name, put_name
from desktop.records import OwnNames
from desktop.windows.commands import SetNames
from desktop.windows.names_dialog import NamesDialog
from desktop.workers import Desk


class Naming(QObject):
    """Opens the dialog and turns what it says into undo steps; `told` carries a sentence, `failed` an error.

    `written` says that new names were written, and that work on the articles that hold them has ended or was stopped.
    """

    told = Signal(str)
    failed = Signal(object)
    written = Signal()

    def __init__(self, desk: Desk, undo: QUndoStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._undo, self._window = desk, undo, window

    @Slot()
    def ask(self) -> None:
        """Let the analyst look over all names."""
        self.ask_about("")

    @Slot(str)
    def ask_about(self, words: str) -> None:
        """Let the analyst say whom some words name."""
        self._desk.read("names", lambda library: library.own_names(), lambda names: self._open(names, words))

    @Slot(str)
    def name_nobody(self, words: str) -> None:
        """Take some words as the name of nobody."""
        try:
            name = make_name(words, None)
        except DesktopError as error:
            self.failed.emit(error)
            return
        self._push(f"“{name.words}” names nobody", lambda names: put_name(names, name))

    def _open(self, names: OwnNames, words: str) -> None:
        dialog = NamesDialog(names, words, self._window)
        dialog.rules_chosen.connect(lambda chosen: self._replace(names, chosen))
        dialog.told.connect(self.told)
        dialog.open()

    def _replace(self, names: OwnNames, chosen: OwnNames) -> None:
        if chosen != names:
            self._push("actors and names", lambda _before: chosen)

    def _push(self, words: str, change: Callable[[OwnNames], OwnNames]) -> None:
        self._undo.push(SetNames(self._desk, words, change, lambda _changes: self.written.emit()))
        self.told.emit(f"{words[0].upper()}{words[1:]}: articles that hold these words are read anew.")
