"""Files and folders to articles: what a drop, a dialog or the command line names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.reading.tables import load_table
from desktop.records import NO_HINTS, Document, Hints, Unread


def read(path: Path, hints: Hints = NO_HINTS) -> Iterator[Document | Unread]:
    """Yield the article of a file, or its articles one by one, or the sentence that says why there is none.

    The format is told by content, unless `hints` name it. Bad input of any kind is an `Unread`, never an error.
    """
    try:
        refusal = _refusal(path.stat())
    except OSError as error:
        refusal = _sentence(error)
    except ValueError:
        # a name with a NUL in it, or with letters this system cannot name a file by
        refusal = "The file's name cannot be used on this system."
    if refusal:
        yield Unread(str(path), refusal)
        return
    try:
        yield from _read_file(path, hints)
    except OSError as error:
        yield Unread(str(path), _sentence(error))


def slices(path: Path) -> Iterator[slice]:
    """Yield the parts of an archive that may be read apart, one after another; none for any other file."""
    from desktop.reading.archives import SLICE, count_members  # as below

    try:
        count = count_members(path) if path.is_file() else 0
    except (OSError, ValueError):
        return  # reading says what is the matter
    yield from (slice(start, start + SLICE) for start in range(0, count, SLICE))


def read_slice(path: Path, only: slice, hints: Hints = NO_HINTS) -> Iterator[Document | Unread]:
    """Yield the articles of a part of an archive."""
    from desktop.reading.archives import read_archive
    from desktop.reading.mending import warn_mangled

    try:
        with path.open("rb") as file:
            yield from map(warn_mangled, read_archive(path, file, hints, only))
    except OSError as error:
        yield Unread(str(path), _sentence(error))


def collect(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once, folders opened in the order of their names; hidden files and companions are left out."""
    seen: set[tuple[int, int] | str] = set()
    for path in paths:
        yield from _collect(path, seen)


# ---- reading


def _read_file(path: Path, hints: Hints) -> Iterator[Document | Unread]:
    # here, since a window that only collects files needs no parsers of pages at its start
    from desktop.reading.formats import read_stream
    from desktop.reading.mending import warn_mangled

    with path.open("rb") as file:
        yield from map(warn_mangled, read_stream(path, file, hints))


def _refusal(status: os.stat_result) -> str | None:
    """Return why something that is no plain file is not opened: a pipe would wait for ever."""
    if stat.S_ISDIR(status.st_mode):
        return "This is a folder."
    return None if stat.S_ISREG(status.st_mode) else "This is not a file but a device or a pipe."


def _sentence(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "The file is not there (any more)."
    if isinstance(error, PermissionError):
        return "You are not allowed to read this file."
    return f"The file cannot be opened: {error.strerror or 'the system refuses'}."


# ---- folders


def _collect(path: Path, seen: set[tuple[int, int] | str]) -> Iterator[Path]:
    """Yield the files at a path, itself taken even if it is hidden; walked without recursion, however deep."""
    waiting = [path]
    while waiting:
        one = waiting.pop()
        if one is not path and _is_companion(one):
            continue
        key = _identity(one)
        if key in seen:
            continue
        seen.add(key)
        if _is_folder(one):
            waiting.extend(reversed(_children(one)))
        else:
            yield one


def _identity(path: Path) -> tuple[int, int] | str:
    """Return what tells a file from others, through links; its name where it cannot be looked at."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return str(path)
    return (status.st_dev, status.st_ino) if status.st_ino else str(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda child: (child.name.casefold(), child.name))
    except OSError:
        return []


def _is_companion(path: Path) -> bool:
    """Tell what lies beside articles: hidden files, the system's, and the pictures of saved pages."""
    name, table = path.name.casefold(), load_table("companions")
    if name.startswith((".", "~$")) or name in table["files"] or name in table["folders"]:
        return True
    ending = next((ending for ending in table["page_folder_endings"] if name.endswith(ending)), None)
    return ending is not None and _is_folder(path) and _has_page(path.parent, path.name[: -len(ending)])


def _has_page(folder: Path, stem: str) -> bool:
    return any((folder / f"{stem}{suffix}").exists() for suffix in (".html", ".htm", ".xhtml", ".HTML", ".HTM"))
