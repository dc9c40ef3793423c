"""A text's lines and what can be told from a line's form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.records import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WIDE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"[.!?…։؟।॥။።。！？｡][\"'’”»›“)\]』」）】*\s\d]*$|[…:：][\"”»]?$|[.!?]\s*\([^()]{2,30}\)$")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it stands without outer spaces, and its form.

    `key` is the line as phrases are compared: folded, single spaces, no signs at the ends.
    `width` counts characters, those of Chinese, Japanese and Korean twice or so, as they say more.
    """

    span: Span
    text: str
    key: str
    width: int
    ends: bool

    @property
    def prose(self) -> bool:
        """Say whether it reads like a paragraph."""
        return self.ends and self.width >= 50

    @property
    def short(self) -> bool:
        """Say whether it reads like a menu entry or a heading."""
        return not self.ends and self.width < 90


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    return list(_lines(text))


def fold(text: str) -> str:
    """Return a phrase as it is compared."""
    return " ".join(_EDGES.sub("", text).casefold().split())


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        raw = found.group()
        start = found.start() + len(raw) - len(raw.lstrip())
        line = raw.strip()
        yield Line(Span(start, start + len(line)), line, fold(line[:400]), _width(line), bool(_END.search(line[-60:])))


def _width(line: str) -> int:
    """Return the width; 2.2 is about how many Latin letters a Hangul syllable or a Han character stands for."""
    return int(len(line) + 1.2 * len(_WIDE.findall(line))) if not line.isascii() else len(line)
