"""A process of its own for work that may crash or never end: reading files that were made to, or made badly.

One process serves one question after another, since starting it costs more than most answers. It is spawned, not
forked, ends with the program it works for, and is given no more memory than an article can need.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from desktop.errors import Cancelled

MEMORY = 2 << 30
"""Bytes of address space, where the system can hold a process to it."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Lost(Exception):
    """The process ended without an answer: the work crashed it, or took more memory than it may."""


class TimeUp(Exception):
    """There was no answer in time."""


class Quarantine(Generic[Question, Answer]):
    """Does one kind of work in a process that is started when first needed; safe to use from several threads."""

    def __init__(self, work: Callable[[Question], Answer], seconds: float) -> None:
        """Take a function of a module, by which the process finds it, and how long it may take."""
        self._work = work
        self._seconds = seconds
        self._turn = threading.Lock()
        self._child: tuple[SpawnProcess, Connection] | None = None
        self._stops = self._born = 0
        _ALL.add(self)

    def ask(self, question: Question) -> Answer:
        """Return the answer; raises Lost, TimeUp, or Cancelled where `stop` was called meanwhile."""
        with self._turn:
            stops = self._stops
            process, line = self._child = self._ready(stops)
            with ExitStack() as undone:
                # whatever happens, Ctrl+C too: whoever asks next must not get this answer
                undone.callback(self._end, process, line)
                answer = self._exchange(line, question, stops)
                undone.pop_all()
            return answer

    def stop(self) -> None:
        """End the work that goes on, from any thread; later work starts anew."""
        self._stops += 1
        child = self._child
        if child is not None:
            with suppress(ValueError):  # it has ended just now
                child[0].kill()

    def close(self) -> None:
        """End the process; it holds nothing."""
        self.stop()
        with self._turn:
            if self._child is not None:
                self._end(*self._child)

    def _ready(self, stops: int) -> tuple[SpawnProcess, Connection]:
        """Return the process, or a new one where it was stopped while nobody asked."""
        if self._child is not None and self._born != stops:
            self._end(*self._child)
        if self._child is None:
            self._born = stops
            return self._start()
        return self._child

    def _exchange(self, line: Connection, question: Question, stops: int) -> Answer:
        try:
            if self._stops == stops:
                line.send(question)
                if line.poll(self._seconds):
                    answer: Answer = line.recv()
                    return answer
        except (EOFError, OSError) as error:
            if self._stops == stops:
                raise Lost from error
        raise TimeUp if self._stops == stops else Cancelled

    def _start(self) -> tuple[SpawnProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, self._work), name="quarantine", daemon=True)
        process.start()
        there.close()  # else the end of the process would not be seen here
        return process, here

    def _end(self, process: SpawnProcess, line: Connection) -> None:
        self._child = None
        process.kill()
        process.join()
        process.close()
        line.close()


_ALL: WeakSet[Quarantine[Any, Any]] = WeakSet()


def stop_work() -> None:
    """End the work that goes on in any quarantine of this program, from any thread."""
    for quarantine in list(_ALL):
        quarantine.stop()


def close_all() -> None:
    """End the processes of all quarantines of this program; later work starts them anew."""
    for quarantine in list(_ALL):
        quarantine.close()


def _serve(line: Connection, work: Callable[[Any], Any]) -> None:
    """Answer questions until nobody asks any more; runs in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which ends this process
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory()
    while True:
        try:
            question = line.recv()
        except EOFError:
            return
        try:
            line.send(work(question))
        except MemoryError:
            os._exit(1)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory() -> None:
    try:
        import resource  # there is none on Windows
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
