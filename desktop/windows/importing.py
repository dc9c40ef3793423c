"""Articles on their way in: chosen, dropped, pasted, named at the start."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.models.theme import Theme
from desktop.paths import samples
from desktop.records import Changes, Outcome
from desktop.windows.commands import ImportArticles
from desktop.windows.drops import local_files
from desktop.windows.import_report import ImportReport, found_words, result_words, summary
from desktop.windows.settings import Settings
from desktop.workers import Desk

_NAMED = 2


class Importer(QObject):
    """Brings articles into the library and reports what became of each file.

    `imported` carries the Changes of one import, `told` a sentence for the status bar.
    """

    imported = Signal(object)
    told = Signal(str)
    article_requested = Signal(int)
    dates_requested = Signal(list)

    def __init__(self, desk: Desk, undo: QUndoStack, theme: Theme, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._undo, self._theme, self._settings, self._window = desk, undo, theme, settings, window
        self.report: ImportReport | None = None

    @Slot()
    def choose_files(self) -> None:
        """Let the person choose files."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import articles", self._folder())
        self._import_chosen([Path(name) for name in names])

    @Slot()
    def choose_folder(self) -> None:
        """Let the person choose a folder."""
        name = QFileDialog.getExistingDirectory(self._window, "Import a folder of articles", self._folder())
        self._import_chosen([Path(name)] if name else [])

    @Slot()
    def open_samples(self) -> None:
        """Import the articles that come with the program."""
        self.import_files(samples())

    @Slot(list)
    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if paths:
            follow = partial(self._on_imported, origin_words(paths), time.monotonic())
            self._desk.write(lambda library: library.import_files(paths, self._desk.reader), follow)

    @Slot()
    def paste(self) -> None:
        """Import what is on the clipboard: files, or a page's text or HTML."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()  # None where a platform has nothing to give
        files = local_files(data)
        if files:
            self.import_files(files)
        elif data.hasText() or data.hasHtml():
            self.import_page(data.text(), data.html())
        else:
            self.told.emit("There is no text on the clipboard.")

    @Slot(str, str)
    def import_page(self, text: str, html: str) -> None:
        """Import a page that was pasted or dropped as text or HTML."""
        from desktop.reading.pasted import read_pasted  # at the start, the parsers of pages would cost a tenth of it

        self._desk.write(
            lambda library: library.import_documents([read_pasted(text, html or None)], self._desk.reader),
            partial(self._on_imported, "From the clipboard", time.monotonic()),
        )

    def _import_chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            self._settings.keep_text("import folder", str(paths[0].parent))
            self.import_files(paths)

    def _folder(self) -> str:
        return self._settings.text("import folder", str(Path.home()))

    def _on_imported(self, origin: str, began: float, changes: Changes) -> None:
        if changes.added:
            noun = "article" if len(changes.added) == 1 else "articles"
            self._undo.push(ImportArticles(self._desk, f"import of {len(changes.added)} {noun}", changes.added))
        if changes.report:
            self.told.emit(_sentence(changes))
        if any(line.outcome is not Outcome.READ for line in changes.report) or len(changes.report) > 1:
            self.show_report(changes, f"{origin}, {_seconds(time.monotonic() - began)}.")
        self.imported.emit(changes)

    def show_report(self, changes: Changes, origin: str = "") -> None:
        """Show what became of each file; a later import replaces the table."""
        if self.report is not None:
            self.report.close()
        self.report = ImportReport(changes.report, self._theme, origin, self._window)
        self.report.article_requested.connect(self.article_requested)
        self.report.dates_requested.connect(self.dates_requested)
        self.report.show()


def origin_words(paths: Sequence[Path]) -> str:
    """Return where an import comes from: 'From “samples” and “clippings”', or the number of files."""
    names = list(dict.fromkeys(path.name or str(path) for path in paths))
    if len(names) > _NAMED:
        folders = {path.parent.name for path in paths}
        return f"From “{folders.pop()}”" if len(folders) == 1 else f"From {len(names)} files and folders"
    return "From " + " and ".join(f"“{name}”" for name in names)


def _seconds(passed: float) -> str:
    whole = round(passed)
    if whole < 1:
        return "less than a second"
    return "1 second" if whole == 1 else f"{whole} seconds" if whole < 100 else f"{round(whole / 60)} minutes"


def _sentence(changes: Changes) -> str:
    """Say what became of an import; of a single file, what was found in it."""
    if len(changes.report) != 1:
        return summary(changes.report)
    line = changes.report[0]
    return f"{line.file}: {result_words(line).lower()}, {found_words(line)}"
