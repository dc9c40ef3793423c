"""What the analyst says of the languages of a text, as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.records import Segment
from desktop.windows.commands import SetSegments
from desktop.workers import Desk

Change = Callable[[tuple[Segment, ...]], tuple[Segment, ...]]


class Segmenting(QObject):
    """Turns changes of an article's segments into undo steps; `told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(self, desk: Desk, undo: QUndoStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._undo = desk, undo

    @Slot(int, object, str)
    def change(self, article: int, change: Change, words: str) -> None:
        """Change the analyst's segments of an article."""
        self._undo.push(SetSegments(self._desk, words, article, change))
        self.told.emit(f"{words[0].upper()}{words[1:]}: the article is read anew.")
