"""Mailboxes (MBOX): mail after mail in one file, read as a stream.

The standard library's reader wants a file of its own on disk and opens it for writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.reading.mail import articles_of_mail
from desktop.records import Document, Unread

LARGEST = 64_000_000
"""Bytes of one mail with its attachments."""
LONGEST_LINE = 1_000_000

_OPENING = re.compile(rb"From \S.*\d\d:\d\d")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mailbox(head: bytes) -> bool:
    """Say whether a file begins like a mailbox: a line that opens a mail, and a mail's head."""
    return bool(_OPENING.match(head)) and bool(re.match(rb"[^\n]*\n>?[A-Z][\w-]*:", head))


def read_mailbox(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the articles of the mails, numbered from 1."""
    for number, data in enumerate(_mails(file), start=1):
        if data is None:
            yield Unread(str(path), f"Mail {number} is too large for an article.")
        else:
            yield from articles_of_mail(f"{path.name}#{number}", str(path), data)


def _mails(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the mails of a mailbox; None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    blank = False
    for line in iter(lambda: file.readline(LONGEST_LINE), b""):
        if (blank or not size) and _OPENING.match(line):
            if size:
                yield _mail(lines, size)
            lines, size = [], 0
        size += len(line)
        if size <= LARGEST:
            lines.append(line)
        blank = not line.strip()
    if size:
        yield _mail(lines, size)


def _mail(lines: list[bytes], size: int) -> bytes | None:
    return _QUOTED.sub(rb"\1", b"".join(lines[1:])) if size <= LARGEST else None
