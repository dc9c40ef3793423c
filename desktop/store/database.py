"""A library's file: opened, checked, migrated; sessions to read and to write."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from desktop.errors import LibraryTooNew, LibraryUnusable, NotALibrary
from desktop.store.disk import disk
from desktop.store.migrations import APPLICATION_ID, VERSION, migrate

BUSY_SECONDS = 5.0
OPENING_SECONDS = 1.0  # the window waits for it, and another program's writes are short


class Database:
    """The open file; reads may run on any thread beside one write."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _make_engine(path)
        self._writing = self._engine.execution_options(chancery_writes=True)
        self._file = _identity(path)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session on one consistent state of the library."""
        with disk(self.path), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Open a session whose changes are all saved at its end, or none."""
        self._miss_file()
        with disk(self.path), Session(self._writing) as session, session.begin():
            yield session

    def _miss_file(self) -> None:
        """Refuse to write to a file that has lost its name: it would be gone when the program ends."""
        with disk(self.path):
            if _identity(self.path) != self._file:
                raise LibraryUnusable(
                    self.path, "it was moved, deleted or replaced. Put it back, or save a copy under another name."
                )

    def save_copy(self, path: Path) -> None:
        """Write a whole and consistent copy; an older file of that name gives way only when the copy is complete."""
        if path.resolve() == self.path.resolve():
            raise LibraryUnusable(path, "it is the library itself. Choose another name for the copy.")
        draft = path.with_name(f"{path.name}.part")
        with disk(path):
            draft.unlink(missing_ok=True)
            try:
                self._copy_to(draft)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)

    def _copy_to(self, draft: Path) -> None:
        # a connection that is open reads the library even where its file was moved or deleted
        with closing(self._engine.raw_connection()) as here, closing(sqlite3.connect(draft)) as there:
            cast("sqlite3.Connection", here.driver_connection).backup(there)

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last connection."""
        self._engine.dispose()


def create_database(path: Path) -> Database:
    """Make a new library file."""
    if path.exists():
        raise LibraryUnusable(path, "a file of that name is there already. Open it or choose another name.")
    with disk(path), closing(_connect(path)) as connection:
        migrate(connection, 0)
    return _open_checked(path)


def open_database(path: Path) -> Database:
    """Open a library file, made if it is missing, brought to today's schema if it is older."""
    if not path.exists():
        return create_database(path)
    with disk(path):
        found = _find_version(path)
        if found > VERSION:
            raise LibraryTooNew(path, found, VERSION)
        if found < VERSION:
            _migrate_file(path, found)
    return _open_checked(path)


def _find_version(path: Path) -> int:
    if path.is_file() and path.stat().st_size == 0:
        return 0  # what a program leaves that was stopped while it made the file
    try:
        with closing(_connect(path, "rw")) as connection:
            application = _pragma(connection, "application_id")
            version = _pragma(connection, "user_version")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            raise NotALibrary(path) from error
        raise
    if application != APPLICATION_ID:
        raise NotALibrary(path)
    return version


def _migrate_file(path: Path, found: int) -> None:
    if found:
        _copy(path, path.with_name(f"{path.stem} (before format {VERSION}){path.suffix}"))
    with closing(_connect(path)) as connection:
        migrate(connection, found)


def _open_checked(path: Path) -> Database:
    """Open the file and write to it once, so that a read-only place is told now and not at the first import."""
    with disk(path), closing(_connect(path, "rw")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT OR REPLACE INTO note VALUES ('opened', datetime())")
    return Database(path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another that takes its name; None where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _connect(path: Path, mode: str = "rwc", seconds: float | None = None) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    wait = OPENING_SECONDS if seconds is None else seconds
    # a pool hands a connection from thread to thread, never to two at once
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait, check_same_thread=False)


def _copy(path: Path, target: Path) -> None:
    with closing(_connect(path, "rw")) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def _make_engine(path: Path) -> Engine:
    # the same few actors over and over: parsing them was half of the cost of reading events
    parse = lru_cache(maxsize=10_000)(json.loads)
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, "rw", BUSY_SECONDS), poolclass=QueuePool, json_deserializer=parse
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -32000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # a write says so at once: a transaction that begins by reading cannot wait for another writer
    writes = connection.get_execution_options().get("chancery_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
