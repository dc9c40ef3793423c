"""What the analyst does to language segments: pieces laid over her earlier ones, cuts and joints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.records import ANALYST, Segment, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def put_over(own: Iterable[Segment], pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the analyst's segments with new pieces laid over them."""
    left = list(own)
    for piece in pieces:
        left = [rest for each in left for rest in _without(each, piece.span)]
    return tuple(sorted([*left, *pieces], key=lambda each: each.span))


def drop_within(own: Iterable[Segment], span: Span) -> tuple[Segment, ...]:
    """Return the analyst's segments without those that touch a stretch."""
    return tuple(each for each in own if not each.span.overlaps(span))


def _without(segment: Segment, gone: Span) -> Iterator[Segment]:
    before = Span(segment.span.start, min(segment.span.end, gone.start))
    after = Span(max(segment.span.start, gone.end), segment.span.end)
    yield from (replace(segment, span=span) for span in (before, after) if span.start < span.end)


def own_piece(span: Span, language: str) -> Segment:
    """Return a segment as the analyst sets it."""
    return Segment(span, language, 1.0, ANALYST)


def run_at(runs: Iterable[Segment], place: int) -> Segment | None:
    """Return the run that holds a place, the last one where the place is its end."""
    found = [run for run in runs if run.span.start <= place <= run.span.end]
    return found[-1] if found else None


def next_run(runs: Sequence[Segment], language: str, after: Segment | None) -> Segment | None:
    """Return the next run of a language behind another run, round the end."""
    wanted = [run for run in runs if run.language == language]
    later = [run for run in wanted if after is not None and run.span.start > after.span.start]
    return next(iter(later or wanted), None)


def split_run(text: str, run: Segment, place: int) -> tuple[Segment, ...]:
    """Return both parts of a run cut at a place, before the word that stands there; nothing where a part is empty."""
    words = _WORD.finditer(text, run.span.start, run.span.end)
    place = next((word.start() for word in words if word.start() < place < word.end()), place)
    parts = [Span(run.span.start, place), Span(place, run.span.end)]
    if any(part.start >= part.end or not part.of(text).strip() for part in parts):
        return ()
    return tuple(own_piece(part, run.language) for part in parts)


def join_run(runs: Sequence[Segment], run: Segment, by: int) -> Segment | None:
    """Return a run and the one before (-1) or after it (1) as one in that one's language; None where none touches."""
    place = runs.index(run) + by
    if not 0 <= place < len(runs):
        return None
    other = runs[place]
    first, second = (other, run) if by < 0 else (run, other)
    if first.span.end != second.span.start:
        return None
    return own_piece(Span(first.span.start, second.span.end), other.language)


def words_span(text: str, span: Span) -> Span:
    """Return a selected stretch without the space round it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
