"""PDF files with a text layer, read in a process of its own and within a limit of time."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.reading.manuscripts import Manuscript, articles_of
from desktop.reading.prints import Print, read_print
from desktop.reading.quarantine import Lost, Quarantine, TimeUp
from desktop.records import Document, Unread

SECONDS = 60.0
"""How long a file may take; some two thousand pages."""

TOO_LONG = f"Reading the PDF file took more than {SECONDS:.0f} seconds and was given up."
CRASHED = "The PDF file is damaged or made to do harm: reading it stopped the process that read it."

QUARANTINE: Quarantine[str | bytes, Print] = Quarantine(read_print, SECONDS)

log = logging.getLogger(__name__)


def is_pdf(head: bytes) -> bool:
    """Say whether a file is a PDF: other bytes may stand before its mark, but no other text."""
    place = head.find(b"%PDF-", 0, 1024)
    return place == 0 or (place > 0 and head[place - 1 : place] in (b"\n", b"\r", b"\0", b"\xbf"))


def read_pdf(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the article of a PDF file, or its articles where it is a press database's export."""
    try:
        found = QUARANTINE.ask(_source(file))
    except TimeUp:
        found = Print(refusal=TOO_LONG)
    except Lost:
        log.info("The process that read a PDF file was lost")
        found = Print(refusal=CRASHED)
    if found.refusal:
        yield Unread(str(path), found.refusal)
        return
    yield from articles_of(
        path, Manuscript(found.blocks, found.above, found.below, found.title, found.author, found.warnings)
    )


def _source(file: BinaryIO) -> str | bytes:
    """Return the path of a file on disk, which need not be sent, and the bytes of any other, whatever its name."""
    on_disk = isinstance(file, io.BufferedReader) and isinstance(file.raw, io.FileIO)
    return os.path.abspath(file.name) if on_disk else file.read()  # noqa: PTH100  # no link is followed
