"""Reading and analysing, in this process or in several: the two readers a library may be given.

Processes, since a thread that analyses stalls the window for up to 0.8 s. They are spawned, not forked: a fork of a
program with threads may hang.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import Any

from desktop.errors import Cancelled, DesktopError
from desktop.records import Analysis, Document, OwnNames, Unread

Found = tuple[Document, Analysis] | Unread
Piece = Path | tuple[Document | Unread, ...]

ROW_FORMATS = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson"})
ROW_BYTES = 100_000  # a file of rows above this is cut into batches, so that no step takes long
WHOLE_BYTES = 8_000_000  # any file above this is, so that no process holds it twice
BATCH_LETTERS = 30_000  # letters of text a batch: some tenths of a second
STOPPED = "analysing it stopped the program's helper process. It was left out; the rest goes on."


class InlineReader:
    """Reads and analyses in this process."""

    def read(self, paths: Sequence[Path], own: OwnNames = ()) -> Iterator[tuple[str, Found]]:
        """Yield what each file holds, in order."""
        from desktop.reading.files import read

        for path in paths:
            for found in read(path):
                yield str(path), _analyse_one(found, own)

    def analyse(self, documents: Iterable[Document], own: OwnNames = ()) -> Iterator[Analysis]:
        """Yield the analysis of each document, in order."""
        from desktop.extraction.pipeline import analyse

        yield from (analyse(document, own) for document in documents)

    def stop(self) -> None:
        """Nothing goes on that the caller could stop from beside."""

    def close(self) -> None:
        """Nothing is held."""


class PoolReader:
    """Reads and analyses in processes of its own: one less than the machine has cores, started when first needed."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._crew: _Crew | None = None
        self._lone: _Crew | None = None
        self._stops = 0

    def read(self, paths: Sequence[Path], own: OwnNames = ()) -> Iterator[tuple[str, Found]]:
        """Yield what each file holds, in order."""
        for task, found in self._run(task for path in paths for task in _tasks_of(path, own)):
            yield from ((task.file, one) for one in found)

    def analyse(self, documents: Iterable[Document], own: OwnNames = ()) -> Iterator[Analysis]:
        """Yield the analysis of each document, in order; a `DesktopError` if one cannot be analysed."""
        for _, found in self._run(_Task(document.file or document.id, (document,), own) for document in documents):
            for one in found:
                if isinstance(one, Unread):
                    raise DesktopError(f"{one.file}: {one.reason}")
                yield one[1]

    def stop(self) -> None:
        """End what goes on at once, from any thread: who waits for it gets `Cancelled`; later work starts anew."""
        self._stops += 1
        self._end(wait=False)

    def close(self) -> None:
        """End the processes, whatever they are at: they hold nothing that is not in a file."""
        self._end(wait=True)

    def _end(self, *, wait: bool) -> None:
        crews, self._crew, self._lone = (self._crew, self._lone), None, None
        for crew in crews:
            if crew is not None:
                crew.end(wait=wait)

    def _run(self, tasks: Iterable[_Task]) -> Iterator[tuple[_Task, list[Found]]]:
        """Keep the processes busy with a few tasks ahead, never with all: memory stays flat."""
        stops = self._stops
        ahead: deque[tuple[_Task, Future[list[Found]]]] = deque()
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

    def _submit(self, task: _Task) -> Future[list[Found]]:
        self._crew = crew = self._crew or _Crew(self._workers)
        try:
            return crew.submit(task)
        except BrokenProcessPool:
            self._crew = None
            return self._submit(task)

    def _await(self, task: _Task, future: Future[list[Found]], stops: int) -> tuple[_Task, list[Found]]:
        try:
            return task, future.result()
        except (BrokenProcessPool, CancelledError):
            if self._stops != stops:
                raise Cancelled from None
            # one crash breaks all that was under way; alone, each shows whether it was the cause
            return task, self._find_alone(task, stops)

    def _find_alone(self, task: _Task, stops: int) -> list[Found]:
        self._lone = crew = self._lone or _Crew(1)
        try:
            return crew.submit(task).result()
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

    def submit(self, task: _Task) -> Future[list[Found]]:
        """Hand a task to the processes; raises BrokenProcessPool once one of them has crashed or all were ended."""
        with self._lock:
            if self._ended:
                raise BrokenProcessPool("The processes were ended.")
            return self._pool.submit(find, task.piece, task.own)

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
class _Task:
    """A piece of work for one process: a whole file, or some of its rows, and the analyst's own names."""

    file: str
    piece: Piece
    own: OwnNames = ()


def find(piece: Piece, own: OwnNames = ()) -> list[Found]:
    """Read a file, or take articles already read, and analyse them; runs in a process of the pool."""
    from desktop.reading.files import read

    return [_analyse_one(one, own) for one in (read(piece) if isinstance(piece, Path) else piece)]


def _analyse_one(found: Document | Unread, own: OwnNames) -> Found:
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


def _tasks_of(path: Path, own: OwnNames) -> Iterator[_Task]:
    most = ROW_BYTES if path.suffix.lower() in ROW_FORMATS else WHOLE_BYTES
    if not path.is_file() or path.stat().st_size <= most:
        yield _Task(str(path), path, own)
        return
    from desktop.reading.files import read

    yield from (_Task(str(path), batch, own) for batch in _batches(read(path)))


def _batches(found: Iterable[Document | Unread]) -> Iterator[tuple[Document | Unread, ...]]:
    batch: list[Document | Unread] = []
    letters = 0
    for one in found:
        batch.append(one)
        letters += 0 if isinstance(one, Unread) else len(one.text)
        if letters >= BATCH_LETTERS:
            yield tuple(batch)
            batch, letters = [], 0
    if batch:
        yield tuple(batch)
