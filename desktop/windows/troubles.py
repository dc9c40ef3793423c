"""The one place that turns errors into dialogs."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.errors import DesktopError


class Troubles(QObject):
    """Shows what went wrong: one dialog at a time, a newer error takes the place of an older one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.box: QMessageBox | None = None

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Show an error a person can act on; anything else is a fault of the program and says so."""
        if self.box is not None:
            self.box.close()
        self.box = (
            _warning(str(error), self._window) if isinstance(error, DesktopError) else _fault(error, self._window)
        )
        self.box.open()


def _warning(sentence: str, window: QWidget) -> QMessageBox:
    return QMessageBox(QMessageBox.Icon.Warning, "Chancery", sentence, parent=window)


def _fault(error: BaseException, window: QWidget) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Critical, "Chancery", "The program made a mistake.", parent=window)
    box.setInformativeText("Your library is unharmed. The details help to mend the program; they can be copied.")
    box.setDetailedText(logging.Formatter().formatException((type(error), error, error.__traceback__)))
    return box
