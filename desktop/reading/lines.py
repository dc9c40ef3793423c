"""A text's lines and what can be told from a line's form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop.records import Span

LONGEST_KEY = 400
"""Characters of a line by which it is compared."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WIDE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"[.!?…։؟।॥။።。！？｡][\"'’”»›“)\]』」）】*\s\d]*$|[…:：][\"”»]?$|[.!?]\s*\([^()]{2,30}\)$")
_STOP = re.compile(r"[.։۔።।។]\s|。")
# Thai, Lao: words and sentences follow each other without a sign; only length tells a paragraph.
_SIGNLESS = re.compile("[\u0e00-\u0eff]{20}")
_SIGNLESS_PROSE = 150
_COMMA = re.compile(r"[,،、，;；]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: where it stands without outer spaces, and its form, which is looked at when asked for.

    `key` is the line as phrases are compared: folded, single spaces, no signs at the ends.
    `width` counts characters, those of Chinese, Japanese and Korean twice or so, as they say more.
    """

    span: Span
    text: str

    @cached_property
    def key(self) -> str:
        """Return the line as phrases are compared."""
        return fold(self.text[:LONGEST_KEY])

    @cached_property
    def width(self) -> int:
        """Return how much it says, in Latin letters."""
        return _width(self.text)

    @cached_property
    def ends(self) -> bool:
        """Say whether it ends like a sentence."""
        return ends_sentence(self.text)

    @property
    def prose(self) -> bool:
        """Say whether it reads like a paragraph."""
        return self.ends and self.width >= 50

    @property
    def short(self) -> bool:
        """Say whether it reads like a menu entry or a heading."""
        return not self.ends and self.width < 90


def is_enumeration(line: Line) -> bool:
    """Say whether a line lists things in running text, as a story does and a menu does not."""
    return line.width >= 60 and len(_COMMA.findall(line.text)) >= 3


def is_solid(line: Line) -> bool:
    """Say whether it reads like a paragraph and not like a headline that asks or exclaims."""
    if not line.prose:
        return False
    return line.width >= 160 or line.text[-1] not in "?!？！" or bool(_STOP.search(line.text[:-1]))


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
        yield Line(Span(start, start + len(line)), line)


def ends_sentence(line: str) -> bool:
    """Say whether a line ends like a sentence."""
    return bool(_END.search(line[-60:])) or (len(line) >= _SIGNLESS_PROSE and bool(_SIGNLESS.search(line)))


def _width(line: str) -> int:
    """Return the width; 2.2 is about how many Latin letters a Hangul syllable or a Han character stands for."""
    return int(len(line) + 1.2 * len(_WIDE.findall(line))) if not line.isascii() else len(line)
