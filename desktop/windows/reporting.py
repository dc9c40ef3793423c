"""The reports of imports: of the last one, of the one that goes on, and of those that are past."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.library import Library
from desktop.models.theme import Theme
from desktop.records import Changes, ImportLine, PastImport
from desktop.windows.import_report import ImportReport
from desktop.windows.imports_dialog import ImportsDialog
from desktop.workers import Desk

_EVERY = 500  # ms between two looks at an import that goes on

Report = tuple[PastImport, tuple[ImportLine, ...]]


class Reports(QObject):
    """Opens reports and keeps the one that is open up to date; a later one takes its place.

    `again_requested` carries an import's number, the lines to be tried again, and hints.
    """

    article_requested = Signal(int)
    dates_requested = Signal(list)
    again_requested = Signal(int, list, object)
    pages_requested = Signal(int, list)
    columns_requested = Signal(int, list)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window
        self._running: int | None = None
        self.report: ImportReport | None = None
        self.imports: ImportsDialog | None = None
        self._look = QTimer(self, interval=_EVERY)
        self._look.timeout.connect(self._ask_more)
        desk.changed.connect(self._on_changed)
        desk.replaced.connect(self._close)

    def shows(self, run: int) -> bool:
        """Say whether the report of an import is open."""
        return self.report is not None and self.report.run == run and self.report.isVisible()

    def show(self, past: PastImport, lines: Sequence[ImportLine]) -> None:
        """Show what became of each file; the report of the same import is brought up to date."""
        if self.report is not None and self.shows(past.id):
            self.report.show_import(past, lines)
        else:
            self._open(past, lines)

    def follow(self, run: int | None) -> None:
        """Take an import as going on, or none."""
        if run != self._running:
            self._running = run
            self._watch()

    def refresh(self, run: int) -> None:
        """Bring the report of an import up to date if it is open."""
        if self.shows(run):
            self.open_past(run)

    @Slot()
    def ask_imports(self) -> None:
        """List what was imported when."""
        self._desk.read("imports", lambda library: library.imports(), self._list)

    @Slot(int)
    def open_past(self, run: int) -> None:
        """Open the report of an earlier import, or of the one that goes on."""
        self._desk.read("import report", lambda library: _read_report(library, run), self._on_read)

    def _list(self, imports: Sequence[PastImport]) -> None:
        self.imports = ImportsDialog(imports, self._running, self._window)
        self.imports.report_requested.connect(self.open_past)
        self.imports.open()

    def _on_read(self, read: Report | None) -> None:
        if read is not None:
            past, lines = read
            if not self.shows(past.id):
                self._open(past, lines)
            if self.report is not None:
                self.report.show_import(past, lines, live=past.id == self._running)
            self._watch()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Bring the report that is open up to date when its articles get a date, another code page, or leave."""
        if self.report is None or self._running is not None or not self.report.isVisible():
            return
        if any(line.article in changes.articles for line in self.report.lines):
            self.refresh(self.report.run)

    def _watch(self) -> None:
        """Look at the report that is open from time to time while its import goes on."""
        if self._running is not None and self.shows(self._running):
            self._look.start()
        else:
            self._look.stop()

    @Slot()
    def _ask_more(self) -> None:
        self._watch()
        if self.report is None or not self._look.isActive():
            return
        if self.report.complete:  # some of its files are tried again, whose lines change
            self.open_past(self.report.run)
        else:
            run, last = self.report.run, max((line.id or 0 for line in self.report.lines), default=0)
            self._desk.read("more lines", lambda library: library.import_report(run, last), self._add)

    def _add(self, lines: Sequence[ImportLine]) -> None:
        if self.report is not None and self._look.isActive() and lines and not self._has(lines[0]):
            self.report.add_lines(lines)

    def _has(self, line: ImportLine) -> bool:
        """Say whether a line came already: a report that was finished in between holds them all."""
        return self.report is not None and any(each.id == line.id for each in self.report.lines)

    def _open(self, past: PastImport, lines: Sequence[ImportLine]) -> None:
        self._close()
        from desktop.reading.formats import format_names  # the parsers, which the start of the window need not wait for

        self.report = report = ImportReport(past, lines, self._theme, format_names(), self._window)
        report.article_requested.connect(self.article_requested)
        report.dates_requested.connect(self.dates_requested)
        for asked, passed in (
            (report.pages_requested, self.pages_requested),
            (report.columns_requested, self.columns_requested),
        ):
            asked.connect(lambda lines, signal=passed: signal.emit(report.run, lines))
        report.again_requested.connect(lambda lines, hints: self.again_requested.emit(report.run, lines, hints))
        report.show()

    @Slot()
    def _close(self) -> None:
        if self.report is not None:
            self.report.close()
        self._look.stop()


def _read_report(library: Library, run: int) -> Report | None:
    """Return an import with its lines; None if there is none of that number."""
    past = next((each for each in library.imports() if each.id == run), None)
    return None if past is None else (past, library.import_report(run))
