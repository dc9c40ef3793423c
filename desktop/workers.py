"""The library at work beside the window: one lane that writes, one that reads.

Writes run one after another and each tells what it changed. Reads run beside them; of the questions
asked under one key only the latest is answered, so that a view never shows an old figure over a new one.
"""

from __future__ import annotations

import itertools
import logging
import math
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.errors import Cancelled, DesktopError
from desktop.library import Library, Reader
from desktop.records import Changes, Progress

_SHOWN_AFTER = 600  # ms; shorter work shows no progress
_WORDS_EVERY = 0.1  # s between two words of progress
_REFRESH_EVERY = 0.5  # s at least between two refreshes of the views while a long work goes on
_REST = 3  # times as long as the last refresh took, so that the views take a quarter of the time at most

Answer = TypeVar("Answer")
Work = Callable[[Library], Changes | Generator[Progress, None, Changes]]

log = logging.getLogger(__name__)


class _Saved:
    """What a write has saved so far, in all and since the views were told last; lists, so that adding costs no copy."""

    def __init__(self) -> None:
        self._all: list[Changes] = []
        self._told = 0

    @property
    def whole(self) -> Changes:
        return Changes.union(self._all)

    @property
    def pending(self) -> bool:
        return any(self._all[self._told :])

    def add(self, changes: Changes) -> None:
        self._all.append(changes)

    def take_pending(self) -> Changes:
        pending = Changes.union(self._all[self._told :])
        self._told = len(self._all)
        return pending


class _Pace:
    """When the views may be told again: after a pause, longer for a library whose figures take longer to count."""

    def __init__(self) -> None:
        self._begun: float | None = None
        self._next = 0.0

    @property
    def due(self) -> bool:
        """Say whether the last refresh is over and the pause after it too."""
        return self._begun is None and time.monotonic() >= self._next

    def rest(self) -> None:
        """A work begins: the views stand as they are for a while."""
        self._next = max(self._next, time.monotonic() + _REFRESH_EVERY)

    def begin(self) -> None:
        """A refresh begins."""
        self._begun = time.monotonic()

    def end(self) -> None:
        """The views show what they were told."""
        if self._begun is not None:
            now = time.monotonic()
            self._next = max(self._begun + _REFRESH_EVERY, now + _REST * (now - self._begun))
            self._begun = None


class Desk(QObject):
    """One open library with its two lanes; everything it tells arrives on the window's thread.

    `changed` carries Changes, `failed` an exception, `progressed` a Progress; `busy_changed` is late by 0.6 s so
    that short work shows nothing, `finished` carries the Changes of one whole write.
    """

    changed = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal(bool)
    finished = Signal(object)
    replaced = Signal()

    _arrived = Signal(object)

    def __init__(self, library: Library, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.reader = reader
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="write lane")
        self._reads = ThreadPoolExecutor(1, thread_name_prefix="read lane")
        self._tickets: dict[str, int] = {}
        self._numbers = itertools.count(1)
        self._stop = threading.Event()
        self._closed = self._leaving = False
        self._waiting = 0
        self._busy = False
        self._pace = _Pace()
        self._late = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._late.timeout.connect(self._on_late)
        self._saved: _Saved | None = None
        self._telling = threading.Lock()
        self._waking = QTimer(self, interval=round(_REFRESH_EVERY * 1000))
        self._waking.timeout.connect(self._tell_saved)
        self._arrived.connect(self._on_arrived)

    @property
    def library(self) -> Library:
        """Return the open library."""
        return self._library

    @property
    def idle(self) -> bool:
        """Say whether no write is waiting or going on."""
        return self._waiting == 0

    def read(self, key: str, question: Callable[[Library], Answer], answer: Callable[[Answer], None]) -> None:
        """Ask the library beside the window; only the latest question under a key is answered."""
        if self._closed:  # a timer or a late signal of a view that is going
            return
        ticket = self._tickets[key] = next(self._numbers)

        def current() -> bool:
            return self._tickets.get(key) == ticket

        def ask() -> None:
            if current():
                result = question(self._library)
                self._arrived.emit(lambda: answer(result) if current() else None)

        self._follow(self._reads.submit(ask))

    def write(self, work: Work, then: Callable[[Changes], None] | None = None) -> None:
        """Change the library in its turn; `then` gets all that was changed, also when the work was stopped."""
        if self._closed:
            return
        self._waiting += 1
        if not self._late.isActive() and not self._busy:
            self._late.start()
        self._waking.start()
        self._follow(self._writes.submit(self._run, work, then))

    def stop(self) -> None:
        """Stop the write that is going on; what it saved before stays."""
        self._stop.set()
        if not self.idle:
            self.reader.stop()

    def replace(self, library: Library) -> None:
        """Go on with another library; the old one's work is stopped, what it had saved stays, and it is closed."""
        self._leaving = True
        self.stop()
        self.settle()
        self._leaving = False
        self._tickets.clear()
        old, self._library = self._library, library
        old.close()
        self.replaced.emit()

    def settle(self) -> None:
        """Wait until both lanes have done what they were given."""
        for lane in (self._writes, self._reads):
            lane.submit(lambda: None).result()

    def close(self) -> None:
        """Stop long work, let short writes that wait be done, close the library."""
        self._closed = self._leaving = True
        self.stop()
        self._tickets.clear()
        self._writes.shutdown(wait=True)
        self._reads.shutdown(wait=True, cancel_futures=True)
        self._library.close()

    def _run(self, work: Work, then: Callable[[Changes], None] | None) -> None:
        if not self._leaving:
            self._stop.clear()
        saved = _Saved()
        try:
            outcome = work(self._library)
            if isinstance(outcome, Changes):
                saved.add(outcome)
            else:
                self._walk(outcome, saved)
        except Cancelled:
            log.info("Work was stopped")
        finally:
            self._saved = None
            self._arrived.emit(lambda: self._on_written(saved.whole, then))

    def _walk(self, steps: Generator[Progress, None, Changes], saved: _Saved) -> None:
        """Take the steps of a long work one by one; what was saved is kept even if a later step fails."""
        spoke = -math.inf  # the first word at once: it names what goes on
        self._pace.rest()
        self._saved = saved
        for step in steps:
            saved.add(step.changes)
            now = time.monotonic()
            if now - spoke > _WORDS_EVERY:
                spoke = now
                self.progressed.emit(step)
            self._tell_saved()
            if self._stop.is_set():
                steps.close()

    @Slot()
    def _tell_saved(self) -> None:
        """Tell what was saved, if the views are ready for it; also while a step takes long, then by the timer."""
        with self._telling:
            saved = self._saved
            if saved is not None and self._pace.due and saved.pending:
                self._pace.begin()
                pending = saved.take_pending()
                self._arrived.emit(lambda: self._refresh(pending))

    def _refresh(self, changes: Changes) -> None:
        """Tell the views, and measure until they have been answered and are painted."""
        self.changed.emit(changes)
        if self._closed:
            return
        self._follow(self._reads.submit(lambda: self._arrived.emit(lambda: QTimer.singleShot(0, self, self._pace.end))))

    def _follow(self, future: Future[Any]) -> None:
        future.add_done_callback(self._on_done)

    def _on_done(self, future: Future[Any]) -> None:
        """Carry an exception of a lane to the window's thread; runs on the lane."""
        if not future.cancelled() and (error := future.exception()) is not None:
            self._arrived.emit(lambda: self._tell(error))

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, DesktopError):
            log.error("A fault of the program", exc_info=error)
        self.failed.emit(error)

    def _on_written(self, changes: Changes, then: Callable[[Changes], None] | None) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self._late.stop()
            self._waking.stop()
            self._set_busy(busy=False)
        if changes:
            self.changed.emit(changes)
        self.finished.emit(changes)
        if then is not None:
            then(changes)

    def _set_busy(self, *, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    @Slot(object)
    def _on_arrived(self, deliver: Callable[[], None]) -> None:
        deliver()

    @Slot()
    def _on_late(self) -> None:
        self._set_busy(busy=self._waiting > 0)
