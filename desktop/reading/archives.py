"""ZIP and GZIP archives of articles, read in memory, one level deep: nothing is unpacked to a disk.

Members go by their names without folders. What is a link, leads out of the archive, needs a password or unpacks to far
more than it holds is said and left out; sizes are checked as they are told and again while they are read.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from desktop.reading.packages import BROKEN, is_encrypted, is_link, leads_out, swells, true_names
from desktop.reading.tables import load_table
from desktop.records import Document, Hints, Unread

LARGEST = 256_000_000
"""Bytes of one member, unpacked."""
MOST = 100_000
"""Members of an archive."""
SLICE = 20
"""Members that are read as one piece of work."""
BLOCK = 1 << 20

_TAR = b"ustar"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its own name, and the folders it lies in."""

    name: str
    folders: tuple[str, ...]
    told: zipfile.ZipInfo


def read_archive(path: Path, file: BinaryIO, hints: Hints, only: slice | None = None) -> Iterator[Document | Unread]:
    """Yield the articles of a ZIP file, or of some of its members."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN:
        yield Unread(str(path), "The ZIP archive is damaged and cannot be opened.")
        return
    with archive:
        refusal = _refusal(archive)
        if refusal:
            yield Unread(str(path), refusal)
            return
        members = _members(archive)
        left = _Allowance(_size(file))
        if not members:
            yield Unread(str(path), "This ZIP archive holds no files.")
        for member in members[only or slice(None)]:
            yield from _read_member(path, archive, member, hints, left)


def count_members(path: Path) -> int:
    """Return how many files of an archive are read; 0 for any other file and a broken one. Raises OSError."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return 0
        try:
            with zipfile.ZipFile(file) as archive:
                return 0 if _refusal(archive) or _is_document(archive) else len(_members(archive))
        except BROKEN:
            return 0


def open_member(file: BinaryIO, name: str) -> BinaryIO | None:
    """Return a file of an archive by the name it goes by; None where there is none or it is not opened."""
    magic = file.read(2)
    file.seek(0)
    try:
        data = _unpacked(file) if magic == b"\x1f\x8b" else _member_bytes(file, name)
    except BROKEN:
        return None
    return io.BytesIO(data) if data is not None else None


def read_gzip(path: Path, file: BinaryIO, hints: Hints) -> Iterator[Document | Unread]:
    """Yield the articles of the one file that a GZIP file holds."""
    name = path.name.removesuffix(".gz") or path.name
    try:
        data = _unpacked(file)
    except (OSError, EOFError, zlib.error, ValueError):
        yield Unread(str(path), "The GZIP archive is damaged and cannot be opened.")
        return
    if data is None:
        yield Unread(str(path), _SWOLLEN)
    elif data[257:262] == _TAR:
        yield Unread(str(path), "TAR archives are not read. Unpack it first.")
    else:
        yield from _read_inside(path, Path(name), data, hints)


def _member_bytes(file: BinaryIO, name: str) -> bytes | None:
    with zipfile.ZipFile(file) as archive:
        member = next((one for one in _members(archive) if one.name == name), None)
        if member is None or _refusal_of(member.told):
            return None
        with archive.open(member.told) as packed:
            return _Allowance(_size(file)).take(packed, member.told.file_size)


def _unpacked(file: BinaryIO) -> bytes | None:
    with gzip.GzipFile(fileobj=file) as packed:
        return _Allowance(_size(file)).take(packed, LARGEST)


_SWOLLEN = "It unpacks to far more than it holds; it was not opened."


class Readable(Protocol):
    """Something that gives bytes, unpacked as they are asked for."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes; none at the end."""


class _Allowance:
    """How much may still be unpacked of one archive, whatever its members say of themselves."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._taken = 0

    def take(self, member: Readable, most: int) -> bytes | None:
        """Return all of a member; None where it swells beyond what is allowed."""
        blocks = []
        length = 0
        while block := member.read(BLOCK):
            blocks.append(block)
            length += len(block)
            self._taken += len(block)
            if length > most or swells(self._packed, self._taken):
                return None
        return b"".join(blocks)


def _refusal(archive: zipfile.ZipFile) -> str | None:
    """Return what to say of an archive that is not opened."""
    names = set(archive.namelist())
    says = next((row["says"] for row in load_table("archives")["package"] if row["member"] in names), None)
    if says is None and len(names) > MOST:
        return f"The ZIP archive holds more than {MOST:,} files. Unpack it, and import its folders one by one."
    return says


def _is_document(archive: zipfile.ZipFile) -> bool:
    return "[Content_Types].xml" in archive.namelist() or "mimetype" in archive.namelist()


def _members(archive: zipfile.ZipFile) -> list[Member]:
    """Return the files of an archive but those that lie beside articles; names that come twice are numbered."""
    files = [one for one in archive.infolist() if not one.is_dir()]
    paths = [PurePosixPath(name.replace("\\", "/")) for name in true_names(files)]
    stems = {str(path.with_suffix("")) for path in paths if path.suffix.casefold() in (".html", ".htm", ".xhtml")}
    seen: Counter[str] = Counter()
    members = []
    for told, path in zip(files, paths, strict=True):
        if not _lies_beside(path, stems):
            seen[path.name] += 1
            name = path.name if seen[path.name] == 1 else f"{path.stem} ({seen[path.name]}){path.suffix}"
            members.append(Member(name, path.parts[:-1], told))
    return members


def _lies_beside(path: PurePosixPath, pages: set[str]) -> bool:
    """Tell what is no article, as among files: hidden files, the system's, and the pictures of saved pages."""
    table = load_table("companions")
    parts = [part.casefold() for part in path.parts]
    if any((part.startswith(".") and part not in (".", "..")) or part in table["folders"] for part in parts):
        return True
    if parts and (parts[-1].startswith("~$") or parts[-1] in table["files"]):
        return True
    return any(_is_page_folder(folder, pages) for folder in path.parents)


def _is_page_folder(folder: PurePosixPath, pages: set[str]) -> bool:
    endings = load_table("companions")["page_folder_endings"]
    name = str(folder)
    return any(name.casefold().endswith(ending) and name[: -len(ending)] in pages for ending in endings)


def _read_member(
    path: Path, archive: zipfile.ZipFile, member: Member, hints: Hints, left: _Allowance
) -> Iterator[Document | Unread]:
    refusal = _refusal_of(member.told)
    if refusal:
        yield Unread(str(path), refusal, part=member.name)
        return
    try:
        with archive.open(member.told) as packed:
            data = left.take(packed, min(LARGEST, member.told.file_size))
    except NotImplementedError:
        yield Unread(str(path), "It is packed in a way that is not read. Unpack the archive first.", part=member.name)
        return
    except BROKEN:
        yield Unread(str(path), "It is damaged in the archive and cannot be unpacked.", part=member.name)
        return
    if data is None:
        yield Unread(str(path), _SWOLLEN, part=member.name)
    else:
        yield from _read_inside(path, Path(member.name), data, hints)


def _refusal_of(told: zipfile.ZipInfo) -> str | None:
    if is_encrypted(told):
        return "It needs a password. Unpack the archive first."
    if is_link(told):
        return "It is a link to somewhere else, not a file."
    if leads_out(told.filename):
        return "Its name leads out of the archive; it was not opened."
    return _SWOLLEN if told.file_size > LARGEST or swells(told.compress_size, told.file_size) else None


def _read_inside(path: Path, name: Path, data: bytes, hints: Hints) -> Iterator[Document | Unread]:
    """Yield what a member holds, as lying in the archive."""
    from desktop.reading.formats import read_stream  # it lists this module among its formats

    for one in read_stream(name, io.BytesIO(data), hints, inside=True):
        if isinstance(one, Unread):
            yield replace(one, file=str(path), part=name.name)
        else:
            yield replace(one, file=str(path))


def _size(file: BinaryIO) -> int:
    at = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(at)
    return size
