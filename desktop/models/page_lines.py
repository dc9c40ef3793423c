"""The lines of an article's text, and how each stands on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from desktop.records import Article, Span


class Line(Enum):
    """How a line stands on the page; a tight one is followed by the next without a gap."""

    EMPTY = auto()
    CHROME = auto()
    HEADLINE = auto()
    TIGHT = auto()
    PLAIN = auto()


def find_lines(article: Article) -> list[Line]:
    """Return how each line of the text stands on the page, in order."""
    lines = article.text.split("\n")
    headline = (article.facts.title or "").strip().casefold()
    parts = sorted(article.chrome)
    kinds = [_kind(line, start, parts, headline) for line, start in _starts(lines)]
    return [
        Line.TIGHT if kind is Line.PLAIN and after is not Line.EMPTY else kind
        for kind, after in zip(kinds, [*kinds[1:], Line.EMPTY], strict=True)
    ]


def _starts(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    start = 0
    for line in lines:
        yield line, start
        start += len(line) + 1


def _kind(line: str, start: int, parts: Sequence[Span], headline: str) -> Line:
    words = line.strip()
    if not words:
        return Line.EMPTY
    if parts and _is_chrome(start + line.index(words), len(words), parts):
        return Line.CHROME
    return Line.HEADLINE if len(words) < 2 * len(headline) and words.casefold() == headline else Line.PLAIN


def _is_chrome(start: int, length: int, parts: Sequence[Span]) -> bool:
    place = bisect_right(parts, start, key=lambda part: part.start) - 1
    return place >= 0 and parts[place].end >= start + length
