"""The status bar: what the library holds, what is going on, and what was done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from desktop.records import Counts, Progress
from desktop.views.buttons import link
from desktop.workers import Desk

_SHOWN_FOR = 12_000  # ms a sentence stays


class Status(QStatusBar):
    """Numbers on the left, work and the last sentence on the right."""

    undo_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._desk = desk
        self._numbers, self._words, self._saved = QLabel(), QLabel(), QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(112)
        self._bar.setTextVisible(False)
        self._undo, self._cancel = link("Undo"), link("Cancel")
        self._fade = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._arrange()
        self._connect()
        self._on_busy_changed(busy=False)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count what the library holds."""
        self._desk.read("status", lambda library: library.counts(), self._show_counts)

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Show a sentence for a while, with a way back where there is one."""
        self._words.setText(sentence)
        self._undo.setVisible(undoable)
        self._fade.start()

    def _arrange(self) -> None:
        self.addWidget(self._numbers, 1)
        for widget in (self._words, self._bar, self._cancel, self._undo, self._saved):
            self.addPermanentWidget(widget)

    def _connect(self) -> None:
        self._fade.timeout.connect(self._on_faded)
        self._undo.clicked.connect(self.undo_requested)
        self._cancel.clicked.connect(self._desk.stop)
        self._desk.changed.connect(self.refresh)
        self._desk.replaced.connect(self.refresh)
        self._desk.finished.connect(self._on_finished)
        self._desk.progressed.connect(self._on_progressed)
        self._desk.busy_changed.connect(self._on_busy_changed)

    def _show_counts(self, counts: Counts) -> None:
        self._numbers.setText(counts_words(counts))

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if self._bar.isVisible():
            self._words.setText(f"{progress.what}: {progress.done} of {progress.total}")
            self._bar.setMaximum(progress.total)
            self._bar.setValue(progress.done)

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._cancel.setVisible(busy)
        self._undo.setVisible(False)

    @Slot(object)
    def _on_finished(self, _changes: object) -> None:
        self._saved.setText(f"Saved {datetime.now():%H:%M}")

    @Slot()
    def _on_faded(self) -> None:
        self._words.clear()
        self._undo.setVisible(False)


def counts_words(counts: Counts) -> str:
    """Return '5 articles   62 happenings in 92 reports   15 reviewed'."""
    if not counts.articles:
        return "No articles yet"
    return "   ".join(
        (
            _plural(counts.articles, "article"),
            f"{_plural(counts.happenings, 'happening')} in {_plural(counts.reports, 'report')}",
            f"{counts.reviewed} reviewed",
        )
    )


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
