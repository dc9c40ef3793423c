"""What lies in a ZIP file, without unpacking any of it: archives, and the documents that are built as one."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO

from desktop.reading.decoding import find_encoding

MOST_NAMES = 2000
"""Members by which a document is told; one that is built as a package has far fewer."""
UNSUSPECTED = 4_000_000
"""Bytes up to which something may unpack to whatever share of its packed size."""
RATIO = 100
"""How many times its packed size something larger may have; the text of articles reaches 3 to 20."""
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
    LookupError,
    RuntimeError,
    ValueError,
)
"""What a damaged or foreign ZIP file raises, as `zipfile` documents and fuzzing shows."""

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def member_names(file: BinaryIO) -> frozenset[str]:
    """Return the names of the first members; none where the file is broken."""
    try:
        with zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist()[:MOST_NAMES])
    except BROKEN:
        return frozenset()


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Say whether a member needs a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def is_link(member: zipfile.ZipInfo) -> bool:
    """Say whether a member is a link or a device of the system it was packed on."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def leads_out(name: str) -> bool:
    """Say whether a member's name points out of the folder it would be unpacked to."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":")


def swells(packed: int, unpacked: int) -> bool:
    """Say whether something unpacks to far more than it holds."""
    return unpacked > max(UNSUSPECTED, packed * RATIO)


def true_names(members: list[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names; those that were not written as Unicode in the code page they look like."""
    raw = b"\n".join(member.filename.encode("cp437", "replace") for member in members if _is_old(member))
    page = find_encoding(raw).name if raw else "utf-8"
    return [_decoded(member, page) for member in members]


def _is_old(member: zipfile.ZipInfo) -> bool:
    return not member.flag_bits & _UTF8_NAME and not member.filename.isascii()


def _decoded(member: zipfile.ZipInfo, page: str) -> str:
    if not _is_old(member):
        return member.filename
    try:
        return member.filename.encode("cp437").decode(page)
    except UnicodeError:
        return member.filename
