"""Errors a person can act on: one sentence each, the facts kept as attributes.

Whatever is not a `DesktopError` is a bug of the program and goes to the log.
"""

from __future__ import annotations

from pathlib import Path


class DesktopError(Exception):
    """Something the person at the desk can understand and mend."""


class UnreadableFile(DesktopError):
    """A file that gives no article; the sentence says why and what to do."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(f"{Path(path).name}: {reason}")
        self.path = str(path)
        self.reason = reason


class LibraryTooNew(DesktopError):
    """The library file was written by a later version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path.name} was written by a newer Chancery (library format {found}, this program knows {known}). "
            "Open it with the newer program."
        )
        self.path = path
        self.found = found
        self.known = known


class NotALibrary(DesktopError):
    """The file exists and is something else than a library."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is not a Chancery library. Choose another file or make a new library.")
        self.path = path


class LibraryUnusable(DesktopError):
    """The library's file cannot be read or written: the disk's fault, not the program's."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be used: {reason}")
        self.path = path
        self.reason = reason


class UnwritableFile(DesktopError):
    """A file that cannot be written; the sentence says why and what to do."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(f"{Path(path).name}: {reason}")
        self.path = str(path)
        self.reason = reason


class Cancelled(DesktopError):
    """The work was stopped by the person; what was done before stays."""

    def __init__(self) -> None:
        super().__init__("Stopped. What was read before stays in the library.")
