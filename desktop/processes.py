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
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from desktop.errors import DesktopError
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

    def close(self) -> None:
        """Nothing is held."""


class PoolReader:
    """Reads and analyses in processes of its own: one less than the machine has cores, started when first needed."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._pool: ProcessPoolExecutor | None = None
        self._lone: ProcessPoolExecutor | None = None

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

    def close(self) -> None:
        """End the processes; work that has not begun is dropped."""
        pools, self._pool, self._lone = (self._pool, self._lone), None, None
        for pool in pools:
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, tasks: Iterable[_Task]) -> Iterator[tuple[_Task, list[Found]]]:
        """Keep the processes busy with a few tasks ahead, never with all: memory stays flat."""
        ahead: deque[tuple[_Task, Future[list[Found]]]] = deque()
        try:
            for task in tasks:
                ahead.append((task, self._submit(task)))
                if len(ahead) > 2 * self._workers:
                    yield self._await(*ahead.popleft())
            while ahead:
                yield self._await(*ahead.popleft())
        finally:
            for _, future in ahead:
                future.cancel()

    def _submit(self, task: _Task) -> Future[list[Found]]:
        if self._pool is None:
            self._pool = _make_pool(self._workers)
        try:
            return self._pool.submit(find, task.piece, task.own)
        except BrokenProcessPool:
            self._pool = None
            return self._submit(task)

    def _await(self, task: _Task, future: Future[list[Found]]) -> tuple[_Task, list[Found]]:
        try:
            return task, future.result()
        except BrokenProcessPool:
            # one crash breaks all that was under way; alone, each shows whether it was the cause
            return task, self._find_alone(task)

    def _find_alone(self, task: _Task) -> list[Found]:
        self._lone = self._lone or _make_pool(1)
        try:
            return self._lone.submit(find, task.piece, task.own).result()
        except BrokenProcessPool:
            self._lone = None
            return [Unread(Path(task.file).name, STOPPED)]


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


def _make_pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_work)


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
