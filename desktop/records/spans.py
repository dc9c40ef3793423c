"""A stretch of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, half-open."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words it covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether another span lies within."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by a number of characters."""
        return Span(self.start + by, self.end + by)


def letters(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """Yield the letters of some stretches of a text."""
    for span in spans:
        yield from (character for character in span.of(text) if character.isalpha())


def unite(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans sorted and disjoint, those that touch as one; empty ones fall away."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif len(span):
            joined.append(span)
    return tuple(joined)


def subtract(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return what others leave of some spans, sorted and disjoint."""
    left: list[Span] = []
    cuts = unite(others)
    for span in unite(spans):
        start = span.start
        for cut in cuts[bisect_right(cuts, start, key=lambda cut: cut.end) :]:
            if cut.start >= span.end:
                break
            if start < cut.start:
                left.append(Span(start, cut.start))
            start = cut.end
        if start < span.end:
            left.append(Span(start, span.end))
    return tuple(left)
