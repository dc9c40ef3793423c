"""The status bar: what the library holds, what is going on, and what was done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from desktop.records import Changes, Counts, Progress
from desktop.views.buttons import link
from desktop.views.elided import ElidedLabel
from desktop.workers import Desk

_SHOWN_FOR = 12_000  # ms a sentence stays


class Status(QStatusBar):
    """Numbers on the left; on the right the work that is going on, else the last sentence."""

    undo_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._desk = desk
        self._numbers, self._words, self._work, self._saved = ElidedLabel(), ElidedLabel(), ElidedLabel(), QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(112)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._undo, self._cancel = link("Undo", "Take it back (Ctrl+Z)"), link("Cancel", "Stop; what was done stays")
        self._undoable = False
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
        self._words.show_words(sentence)
        self._undoable = undoable
        self._undo.setVisible(undoable and self._bar.isHidden())
        self._fade.start()

    def _arrange(self) -> None:
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._work.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self._numbers)
        for widget in (self._words, self._undo, self._work, self._bar, self._cancel, self._saved):
            self.addPermanentWidget(widget)

    def _connect(self) -> None:
        self._fade.timeout.connect(self._on_faded)
        self._undo.clicked.connect(self.undo_requested)
        self._cancel.clicked.connect(self._on_cancelled)
        self._desk.changed.connect(self._on_changed)
        self._desk.replaced.connect(self.refresh)
        self._desk.finished.connect(self._on_finished)
        self._desk.progressed.connect(self._on_progressed)
        self._desk.busy_changed.connect(self._on_busy_changed)

    def _show_counts(self, counts: Counts) -> None:
        self._numbers.show_words(counts_words(counts))

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self._work.show_words(work_words(progress))
        self._bar.setMaximum(progress.total)
        self._bar.setValue(progress.done)

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        for widget in (self._work, self._bar, self._cancel):
            widget.setVisible(busy)
        self._words.setVisible(not busy)
        self._undo.setVisible(not busy and self._undoable)
        self._cancel.setEnabled(True)
        if not busy:
            self._work.show_words("Working…")
            self._bar.setRange(0, 0)

    @Slot()
    def _on_cancelled(self) -> None:
        self._cancel.setEnabled(False)
        self._desk.stop()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self.refresh()

    @Slot(object)
    def _on_finished(self, changes: Changes) -> None:
        if changes:
            self._saved.setText(f"Saved {datetime.now():%H:%M}")

    @Slot()
    def _on_faded(self) -> None:
        self._words.show_words("")
        self._undoable = False
        self._undo.setVisible(False)


def work_words(progress: Progress) -> str:
    """Return '2 of 40 done: harbour.html'."""
    if not progress.total:
        return "Working…"
    return f"{progress.done} of {progress.total} done" + (f": {progress.what}" if progress.what else "")


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
