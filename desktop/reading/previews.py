"""What a file would say in a code page: its beginning, and the first passages that are not plain ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop.reading.archives import open_member
from desktop.reading.decoding import SAMPLE, clean, find_encoding
from desktop.reading.likeness import SURE, likeness

HEAD = 700
"""Characters of the beginning."""
PASSAGES = 12
LIKELY = 3
LOOKED_AT = 1500
"""Bytes by which pages are compared."""
ROUND = 70
"""Characters on either side of the first foreign letter of a line."""

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[/!?]?\w[^>]*(?:>|\Z)", re.DOTALL | re.I)
_BLANK = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a file in a code page, passages with letters beyond ASCII, and how many bytes do not fit."""

    head: str
    passages: tuple[str, ...]
    faults: int


def read_sample(path: Path, part: str = "") -> bytes:
    """Return the first bytes of a file, or of the part of it that is meant if it is an archive; raises OSError."""
    with path.open("rb") as file:
        packed = file.read(4).startswith((b"PK\x03\x04", b"\x1f\x8b"))
        file.seek(0)
        held = open_member(file, part) if packed else file
        if held is None:
            raise FileNotFoundError(part)
        return held.read(SAMPLE)


def preview(data: bytes, encoding: str) -> Preview:
    """Return what some first bytes of a file say in a code page; the markup of pages is left out."""
    read = data.decode(encoding, errors="replace").removesuffix("\ufffd")  # the last letter may be cut
    faults = read.count("\ufffd")
    text = (
        _BLANK.sub("\n", _HIDDEN.sub("\n", clean(read))) if "<" in read[:4000] and ">" in read[:4000] else clean(read)
    )
    return Preview(text.strip()[:HEAD], tuple(islice(_once(_passages(text)), PASSAGES)), faults)


def likely_pages(data: bytes, offered: Iterable[str]) -> list[str]:
    """Return the code page that reading chooses, then others in which the text looks like a language, best first."""
    some = data[:LOOKED_AT]
    alike = {page: likeness(some.decode(page, errors="replace")) for page in offered}
    best = sorted((page for page in alike if alike[page] >= SURE), key=lambda page: -alike[page])
    return [find_encoding(data, cut=True).name, *best[:LIKELY]]


def passages_apart(before: str, after: str, most: int = 40) -> list[tuple[str, str]]:
    """Return the lines of two readings of one text that are not the same, cut to what differs first."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return list(islice(((_cut(old, at), _cut(new, at)) for old, new in pairs if (at := _apart(old, new)) >= 0), most))


def _passages(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        found = _FOREIGN.search(line)
        if found:
            yield _cut(line, found.start())


def _once(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line the first time it comes."""
    seen: set[str] = set()
    for line in lines:
        if line not in seen:
            seen.add(line)
            yield line


def _cut(line: str, at: int) -> str:
    start, end = max(0, at - ROUND), at + ROUND
    return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"


def _apart(old: str, new: str) -> int:
    """Return the first place at which two lines differ, -1 where they do not."""
    if old == new:
        return -1
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
