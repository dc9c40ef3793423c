"""Texts that look wrongly decoded, repaired if the analyst says so, as steps that can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.library import Library
from desktop.models.workspace import Workspace
from desktop.records import Article
from desktop.windows.commands import ReadOtherwise
from desktop.windows.repair_dialog import RepairDialog
from desktop.workers import Desk

Passages = list[tuple[str, str]]


class Repairing(QObject):
    """Shows a repair before it is done; `told` carries a sentence that can be undone, `refused` one that cannot."""

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, workspace: Workspace, undo: QUndoStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._workspace, self._undo, self._window = desk, workspace, undo, window
        self.dialog: RepairDialog | None = None

    @Slot()
    def ask_of_selected(self) -> None:
        """Show what a repair of the article that is being read would change."""
        if self._workspace.selection.article is not None:
            self.ask(self._workspace.selection.article)

    @Slot(int)
    def ask(self, article: int) -> None:
        """Show what a repair of an article's text would change, and do it if the analyst says so."""
        self._desk.read("repair", lambda library: _find_repair(library, article), self._open_repair)

    def _open_repair(self, found: tuple[Article, Passages]) -> None:
        article, passages = found
        if not passages:
            self.refused.emit("Nothing in this text looks wrongly decoded.")
            return
        self.dialog = dialog = RepairDialog(article.facts.title or article.file, passages, self._window)
        dialog.repair_wanted.connect(lambda: self._repair(article.id))
        dialog.open()

    def _repair(self, article: int) -> None:
        words = "repair of a text"
        self._undo.push(
            ReadOtherwise(self._desk, words, [article], lambda library, before: library.mend_documents(before))
        )
        self.told.emit("Repaired the text of an article.")


def _find_repair(library: Library, number: int) -> tuple[Article, Passages]:
    from desktop.reading.previews import passages_apart

    before = library.documents([number])[number]
    after = library.mend_documents({number: before})
    return library.article(number), passages_apart(before.text, after[number].text) if after else []
