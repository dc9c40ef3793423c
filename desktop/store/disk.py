"""The disk's errors, told in sentences; errors of the program pass through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from desktop.errors import LibraryUnusable

_REASONS = {
    "SQLITE_BUSY": "another program is writing to it. Close that program or try again.",
    "SQLITE_LOCKED": "another program is writing to it. Close that program or try again.",
    "SQLITE_FULL": "the disk is full. Free some space and try again.",
    "SQLITE_READONLY": "it is write-protected. Allow writing to it, or work on a copy.",
    "SQLITE_CANTOPEN": "it cannot be opened. Check that the folder exists and that you may write to it.",
    "SQLITE_CORRUPT": "its contents are damaged. Restore it from a copy.",
    "SQLITE_NOTADB": "its contents are damaged. Restore it from a copy.",
    "SQLITE_IOERR": "the disk does not answer as it should. Check the disk or the network drive.",
    "SQLITE_PERM": "you may not use it. Check the rights of the file.",
    "SQLITE_AUTH": "you may not use it. Check the rights of the file.",
}


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into `LibraryUnusable`."""
    try:
        yield
    except DBAPIError as error:
        raise _told(path, error.orig, error) from error
    except sqlite3.Error as error:
        raise _told(path, error, error) from error
    except OSError as error:
        raise LibraryUnusable(path, f"{error.strerror or error}.") from error


def _told(path: Path, cause: BaseException | None, error: Exception) -> Exception:
    # extended codes such as SQLITE_IOERR_WRITE or SQLITE_BUSY_SNAPSHOT begin with the plain one
    name = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
    reason = _REASONS.get(name)
    return LibraryUnusable(path, reason) if reason else error
