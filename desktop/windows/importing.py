"""Articles on their way in: chosen, dropped, pasted, named at the start."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import __version__
from desktop.library import Library, Work
from desktop.models.import_lines import found_words, result_words, summary
from desktop.models.theme import Theme
from desktop.paths import samples
from desktop.records import Changes, Hints, ImportLine, Outcome, PastImport, Progress
from desktop.store.imports import origin_words
from desktop.windows.commands import ImportArticles
from desktop.windows.drops import local_files
from desktop.windows.import_report import ImportReport
from desktop.windows.reporting import Reports
from desktop.windows.settings import Settings
from desktop.windows.tabulating import Tabulating
from desktop.workers import Desk

_KINDS = (
    ("Pages", "*.html *.htm *.xhtml *.shtml *.mht *.mhtml"),
    ("Texts", "*.txt *.text *.md *.markdown"),
    ("Documents", "*.pdf *.docx *.odt *.rtf"),
    ("Mail", "*.eml *.mbox"),
    ("Tables of articles", "*.csv *.tsv *.xlsx *.json *.jsonl *.ndjson"),
    ("Archives", "*.zip *.gz"),
)
FILTER = ";;".join(
    [
        f"Articles ({' '.join(endings for _, endings in _KINDS)})",
        *(f"{kind} ({endings})" for kind, endings in _KINDS),
        "All files (*)",
    ]
)


class Importer(QObject):
    """Brings articles into the library and reports what became of each file.

    `imported` carries the Changes of one import, `told` a sentence for the status bar.
    """

    imported = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, undo: QUndoStack, theme: Theme, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._undo, self._settings, self._window = desk, undo, settings, window
        self.reports = Reports(desk, theme, window)
        self.tabulating = Tabulating(desk, theme, window)
        self.reports.columns_requested.connect(self.tabulating.ask)
        self.tabulating.told.connect(self.told)
        for helper in (self.reports, self.tabulating):
            helper.again_requested.connect(self.import_again)
        desk.progressed.connect(self._on_progressed)

    @property
    def report(self) -> ImportReport | None:
        """Return the report that was shown last."""
        return self.reports.report

    @Slot()
    def choose_files(self) -> None:
        """Let the person choose files."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import articles", self._folder(), FILTER)
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
            self._write(lambda library: library.import_files(paths, self._desk.reader), origin_words(paths))

    @Slot(int, list, object)
    def import_again(self, run: int, lines: Sequence[ImportLine], hints: Hints) -> None:
        """Read the files of some lines of an earlier import again; its report tells what comes of it."""
        numbers = [line.id for line in lines if line.id is not None]
        self._desk.write(
            lambda library: library.import_again(run, numbers, self._desk.reader, hints), partial(self._on_again, run)
        )

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

        self._write(
            lambda library: library.import_documents([read_pasted(text, html or None)], self._desk.reader),
            origin_words([]),
        )

    def _import_chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            self._settings.keep_text("import folder", str(paths[0].parent))
            self.import_files(paths)

    def _folder(self) -> str:
        return self._settings.text("import folder", str(Path.home()))

    def _write(self, work: Callable[[Library], Work], origin: str) -> None:
        began, clock = datetime.now(UTC), time.monotonic()

        def follow(changes: Changes) -> None:
            run = max(changes.imports, default=0)
            self._on_imported(changes, PastImport(run, began, origin, __version__, 0, time.monotonic() - clock))

        self._desk.write(work, follow)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if progress.changes.imports:
            self.reports.follow(max(progress.changes.imports))

    def _on_imported(self, changes: Changes, past: PastImport) -> None:
        self.reports.follow(None)
        self._keep_undoable(changes)
        if changes.report:
            self.told.emit(_sentence(changes))
        telling = any(line.outcome is not Outcome.READ for line in changes.report) or len(changes.report) > 1
        if telling or self.reports.shows(past.id):
            self.reports.show(past, changes.report)
            self.reports.refresh(past.id)
        self.imported.emit(changes)

    def _on_again(self, run: int, changes: Changes) -> None:
        self.reports.follow(None)
        self._keep_undoable(changes)
        if changes.report:
            self.told.emit(f"Tried again: {summary(changes.report)}")
        self.reports.refresh(run)
        self.imported.emit(changes)

    def _keep_undoable(self, changes: Changes) -> None:
        if changes.added:
            noun = "article" if len(changes.added) == 1 else "articles"
            self._undo.push(ImportArticles(self._desk, f"import of {len(changes.added)} {noun}", changes.added))


def _sentence(changes: Changes) -> str:
    """Say what became of an import; of a single file, what was found in it."""
    if len(changes.report) != 1:
        return summary(changes.report)
    line = changes.report[0]
    return f"{line.file}: {result_words(line).lower()}, {found_words(line)}"
