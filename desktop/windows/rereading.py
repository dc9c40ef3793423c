"""Articles read from their files in another code page, as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.errors import UnreadableFile
from desktop.library import Library
from desktop.models.code_pages import Sample, code_pages
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import Hints, ImportLine
from desktop.windows.commands import ReadOtherwise
from desktop.workers import Desk


class Rereading(QObject):
    """Asks for a code page; `told` carries a sentence that can be undone, `refused` one that cannot.

    `again_requested` carries an import's number, lines of its report that gave no article, and hints.
    """

    told = Signal(str)
    refused = Signal(str)
    again_requested = Signal(int, list, object)

    def __init__(self, desk: Desk, workspace: Workspace, undo: QUndoStack, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._workspace, self._undo, self._theme, self._window = desk, workspace, undo, theme, window
        self.dialog: QDialog | None = None

    @Slot()
    def ask_page_of_selected(self) -> None:
        """Let the analyst choose the code page of the article that is being read."""
        if self._workspace.selection.article is not None:
            self.ask_page(self._workspace.selection.article)

    @Slot(int)
    def ask_page(self, article: int) -> None:
        """Let the analyst choose the code page in which an article's file is read."""
        self._desk.read("code page", lambda library: _sample(library, article), self._open_page)

    @Slot(int, list)
    def ask_page_of_lines(self, run: int, lines: Sequence[ImportLine]) -> None:
        """Let the analyst choose the code page for files of a report: an article's that was read, or failed ones'."""
        read = next((line.article for line in lines if line.article is not None), None)
        if read is not None:
            self.ask_page(read)
        elif lines:
            name, path, part = lines[0].file, Path(lines[0].path), lines[0].part
            files = len({line.path for line in lines})
            self._desk.read(
                "code page",
                lambda _library: replace(_read_sample(name, path, part), files=files),
                lambda sample: self._open_files(run, lines, sample),
            )

    def _open_page(self, found: tuple[Sample | str, list[int]]) -> None:
        sample, articles = found
        if isinstance(sample, str):
            self.refused.emit(sample)
            return
        self._open(sample, lambda page, every: self._read_in(page, articles if every else articles[:1]))

    def _open_files(self, run: int, lines: Sequence[ImportLine], sample: Sample) -> None:
        self._open(sample, lambda page, _every: self.again_requested.emit(run, list(lines), Hints(encoding=page)))

    def _open(self, sample: Sample, chosen: Callable[[str, bool], None]) -> None:
        from desktop.windows.encoding_dialog import (
            EncodingDialog,
        )  # brings what tells code pages, not needed at a start

        self.dialog = dialog = EncodingDialog(sample, self._theme, QApplication.activeWindow() or self._window)
        dialog.page_chosen.connect(chosen)
        dialog.open()

    def _read_in(self, page: str, articles: Sequence[int]) -> None:
        noun = "an article" if len(articles) == 1 else f"{len(articles)} articles"
        words = f"code page of {noun}"
        self._undo.push(
            ReadOtherwise(self._desk, words, articles, lambda library, before: library.read_again(before, page))
        )
        self.told.emit(f"Code page of {noun} changed: read again from the file.")


def _sample(library: Library, number: int) -> tuple[Sample | str, list[int]]:
    """Return what a code page is chosen by, or the sentence that says why none can be, and the articles of the file."""
    article, document = library.article(number), library.documents([number])[number]
    if article.path is None:
        return "This article came from the clipboard: there is no file to read again.", []
    if article.encoding is None:
        return f"{article.file} is in a format that has no code page.", []
    part, siblings = document.id.partition("#")[0], library.siblings(number)
    try:
        sample = _read_sample(article.file, Path(article.path), part)
    except UnreadableFile as error:
        return str(error), []
    row = "text" in document.given
    sample = replace(sample, encoding=article.encoding, others=len(siblings), together=row and bool(siblings))
    return sample, [number, *siblings]


def _read_sample(name: str, path: Path, part: str) -> Sample:
    from desktop.reading.previews import likely_pages, read_sample  # the parsers, not needed at a start

    try:
        data = read_sample(path, part)
    except OSError as error:
        raise UnreadableFile(path, f"the file is no longer in {path.parent}, or cannot be read.") from error
    return Sample(name, data, tuple(likely_pages(data, code_pages())))
