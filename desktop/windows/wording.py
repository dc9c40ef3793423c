"""The analyst's own words of events, as a step that can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.models.theme import Theme
from desktop.records import OwnFrames
from desktop.windows.commands import SetFrames
from desktop.windows.frames_dialog import FramesDialog
from desktop.workers import Desk


class Wording(QObject):
    """Opens the dialog and turns what it says into an undo step; `told` carries a sentence."""

    told = Signal(str)

    def __init__(self, desk: Desk, undo: QUndoStack, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._undo, self._theme, self._window = desk, undo, theme, window

    @Slot()
    def ask(self) -> None:
        """Let the analyst look over the words that tell acts."""
        self._desk.read("frames", lambda library: library.own_frames(), self._open)

    def _open(self, frames: OwnFrames) -> None:
        dialog = FramesDialog(frames, self._theme, self._window)
        dialog.rules_chosen.connect(lambda chosen: self._replace(frames, chosen))
        dialog.told.connect(self.told)
        dialog.open()

    def _replace(self, frames: OwnFrames, chosen: OwnFrames) -> None:
        if chosen != frames:
            self._undo.push(SetFrames(self._desk, chosen))
            self.told.emit("Words of events: articles that hold words which changed are read anew.")
