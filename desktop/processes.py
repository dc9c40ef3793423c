"""Reading and analysing, in this process or in several: the two readers a library may be given.

Files are read first and what is known already goes no further, so that importing a folder again costs its reading only.
Processes, since a thread that analyses stalls the window for up to 0.8 s. They are spawned, not forked: a fork of a
program with threads may hang.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from desktop.errors import Cancelled, DesktopError
from desktop.reading.duplicates import nothing_known
from desktop.reading.files import slices
from desktop.reading.quarantine import close_all, stop_work
from desktop.records import NO_HINTS, NO_RULES, Analysis, Document, Hints, OwnRules, Unread

Read = Document | Unread
Found = tuple[Document, Analysis] | Document | Unread
"""An article with its analysis, an article that is known already and was not analysed, or why there is none."""
Known = Callable[[Document], bool]
Result = TypeVar("Result")

log = logging.getLogger(__name__)

ROW_FORMATS = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson"})
ROW_BYTES = 100_000  # a file of rows above this is cut into batches, so that no step takes long
WHOLE_BYTES = 8_000_000  # any file above this is, so that no process holds it twice
SMALL_INSIDE = frozenset({".pdf", ".docx", ".odt", ".rtf", ".eml"})  # large by pictures; one process may hold them
SMALL_ARCHIVE = 50_000  # bytes up to which an archive is read as one piece
BATCH_LETTERS = 30_000  # letters of text a batch: some tenths of a second
STOPPED = "analysing it stopped the program's helper process. It was left out; the rest goes on."
FAULT = "The program could not read it, by a fault of its own, which is in its log. It was left out; the rest goes on."


class InlineReader:
    """Reads and analyses in this process."""

    def read(
        self, paths: Sequence[Path], own: OwnRules = NO_RULES, hints: Hints = NO_HINTS, known: Known = nothing_known
    ) -> Iterator[tuple[str, Found]]:
        """Yield what each file holds, in order; what is known is not analysed."""
        for path in paths:
            for found in _read_file(path, hints):
                new = isinstance(found, Document) and not known(found)
                yield str(path), _analyse_one(found, own) if new else found

    def analyse(self, documents: Iterable[Document], own: OwnRules = NO_RULES) -> Iterator[Analysis]:
        """Yield the analysis of each document, in order."""
        from desktop.extraction.pipeline import analyse

        yield from (analyse(document, own) for document in documents)

    def stop(self) -> None:
        """End a parser that has a process of its own, from any thread; nothing else could be stopped from beside."""
        stop_work()

    def close(self) -> None:
        """End the processes of parsers."""
        close_all()


class PoolReader:
    """Reads and analyses in processes of its own: one less than the machine has cores, started when first needed."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._crew: _Crew | None = None
        self._lone: _Crew | None = None
        self._stops = 0

    def read(
        self, paths: Sequence[Path], own: OwnRules = NO_RULES, hints: Hints = NO_HINTS, known: Known = nothing_known
    ) -> Iterator[tuple[str, Found]]:
        """Yield what each file holds, in order; what is known is not analysed."""
        with closing(self._run(task for path in paths for task in _reading_of(path, hints))) as readings:
            tasks = (task for reading, some in readings for task in _analyses_of(reading.file, some, own, known))
            for task, found in self._run(tasks):
                yield from ((task.file, one) for one in found)

    def analyse(self, documents: Iterable[Document], own: OwnRules = NO_RULES) -> Iterator[Analysis]:
        """Yield the analysis of each document, in order; a `DesktopError` if one cannot be analysed."""
        tasks = (_Task(document.file or document.id, partial(find, (document,), own)) for document in documents)
        for _, found in self._run(tasks):
            for one in found:
                if isinstance(one, Unread):
                    raise DesktopError(f"{one.file}: {one.reason}")
                if isinstance(one, tuple):
                    yield one[1]

    def stop(self) -> None:
        """End what goes on at once, from any thread: who waits for it gets `Cancelled`; later work starts anew."""
        self._stops += 1
        self._end(wait=False)
        stop_work()

    def close(self) -> None:
        """End the processes, whatever they are at: they hold nothing that is not in a file."""
        self._end(wait=True)
        close_all()

    def _end(self, *, wait: bool) -> None:
        crews, self._crew, self._lone = (self._crew, self._lone), None, None
        for crew in crews:
            if crew is not None:
                crew.end(wait=wait)

    def _run(
        self, tasks: Iterable[_Task[Result]]
    ) -> Generator[tuple[_Task[Result], list[Result | Unread]], None, None]:
        """Keep the processes busy with a few tasks ahead, never with all: memory stays flat."""
        stops = self._stops
        ahead: deque[tuple[_Task[Result], Future[list[Result]]]] = deque()
        try:
            for task in tasks:
                ahead.append((task, self._submit(task)))
                if len(ahead) > 2 * self._workers:
                    yield self._await(*ahead.popleft(), stops)
            while ahead:
                yield self._await(*ahead.popleft(), stops)
        finally:
            for _, future in ahead:
                future.cancel()

    def _submit(self, task: _Task[Result]) -> Future[list[Result]]:
        if task.ready is not None:
            done: Future[list[Result]] = Future()
            done.set_result(task.ready)
            return done
        self._crew = crew = self._crew or _Crew(self._workers)
        try:
            return crew.submit(task)
        except BrokenProcessPool:
            self._crew = None
            return self._submit(task)

    def _await(
        self, task: _Task[Result], future: Future[list[Result]], stops: int
    ) -> tuple[_Task[Result], list[Result | Unread]]:
        try:
            return task, list(future.result())
        except (BrokenProcessPool, CancelledError):
            if self._stops != stops:
                raise Cancelled from None
            # one crash breaks all that was under way; alone, each shows whether it was the cause
            return task, self._find_alone(task, stops)

    def _find_alone(self, task: _Task[Result], stops: int) -> list[Result | Unread]:
        self._lone = crew = self._lone or _Crew(1)
        try:
            return list(crew.submit(task).result())
        except (BrokenProcessPool, CancelledError):
            if self._stops != stops:
                raise Cancelled from None
            self._lone = None
            return [Unread(Path(task.file).name, STOPPED)]


class _Crew:
    """A pool of processes that can be ended in the midst of their work, as the standard one cannot before 3.14."""

    def __init__(self, workers: int) -> None:
        self._context = _Spawning()
        self._pool = ProcessPoolExecutor(workers, mp_context=self._context, initializer=_begin_work)
        self._lock = threading.Lock()  # a process is either not begun yet or known when the crew is ended
        self._ended = False

    def submit(self, task: _Task[Result]) -> Future[list[Result]]:
        """Hand a task to the processes; raises BrokenProcessPool once one of them has crashed or all were ended."""
        with self._lock:
            if self._ended:
                raise BrokenProcessPool("The processes were ended.")
            return self._pool.submit(task.work)

    def end(self, *, wait: bool) -> None:
        """End the processes, and with them what waits for them."""
        with self._lock:
            self._ended = True
            for process in self._context.started:
                process.terminate()
        self._pool.shutdown(wait=wait, cancel_futures=True)


class _Spawning(SpawnContext):
    """Starts processes and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        """Make a process of the pool; the name is the context's."""
        process = SpawnProcess(*given, **named)
        self.started.append(process)
        return process


@dataclass(frozen=True, slots=True)
class _Task(Generic[Result]):
    """A piece of work for one process, whose results are those of one file; `ready` where there is nothing to do."""

    file: str
    work: Callable[[], list[Result]]
    ready: list[Result] | None = None


def find(some: Iterable[Read], own: OwnRules = NO_RULES) -> list[Found]:
    """Analyse articles that were read; runs in a process of the pool."""
    return [_analyse_one(one, own) for one in some]


def read_piece(path: Path, hints: Hints = NO_HINTS, only: slice | None = None) -> list[Read]:
    """Read a file, or a part of an archive; runs in a process of the pool."""
    return list(_read_file(path, hints, only))


def _read_file(path: Path, hints: Hints, only: slice | None = None) -> Iterator[Read]:
    from desktop.reading.files import read, read_slice

    try:
        yield from read(path, hints) if only is None else read_slice(path, only, hints)
    except Cancelled:
        raise
    except Exception:
        # what a parser of others makes of broken input is not foreseen by us: it may cost its file, never an import
        log.exception("reading %s", path.name)
        yield Unread(str(path), FAULT)


def _analyse_one(found: Read, own: OwnRules) -> Found:
    from desktop.extraction.pipeline import analyse

    return found if isinstance(found, Unread) else (found, analyse(found, own))


def _begin_work() -> None:
    from desktop.extraction.pipeline import warm_up

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which closes the pool
    threading.Thread(target=_end_with_parent, name="end with the program", daemon=True).start()
    nice: Callable[[int], int] | None = getattr(os, "nice", None)
    if nice is not None:
        nice(5)  # the window goes first
    warm_up()


def _end_with_parent() -> None:
    """End this process when the program it works for is gone: killed, it cannot close its pool."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _reading_of(path: Path, hints: Hints) -> Iterator[_Task[Read]]:
    """Yield the work of reading a file: one piece, the parts of an archive, or what is read of a large file here."""
    parts = list(slices(path)) if _size(path) > SMALL_ARCHIVE and hints.format is None else []
    if parts:
        yield from (_Task(str(path), partial(read_piece, path, hints, part)) for part in parts)
        return
    most = ROW_BYTES if path.suffix.lower() in ROW_FORMATS else WHOLE_BYTES
    if _size(path) <= most or path.suffix.lower() in SMALL_INSIDE:
        yield _Task(str(path), partial(read_piece, path, hints))
        return
    for batch in _batches(_read_file(path, hints)):
        yield _Task(str(path), list, batch)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0  # reading says what is the matter


def _analyses_of(file: str, some: Iterable[Read], own: OwnRules, known: Known) -> Iterator[_Task[Found]]:
    """Yield the work that is left on what was read of a file, in its order."""
    for batch in _batches(some):
        for new, group in groupby(batch, lambda one: isinstance(one, Document) and not known(one)):
            found: list[Read] = list(group)
            yield _Task(file, partial(find, found, own)) if new else _Task(file, list, [*found])


def _batches(found: Iterable[Read]) -> Iterator[list[Read]]:
    batch: list[Read] = []
    letters = 0
    for one in found:
        batch.append(one)
        letters += 0 if isinstance(one, Unread) else len(one.text)
        if letters >= BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
