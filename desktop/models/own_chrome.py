"""What the analyst does to the chrome of a page: stretches marked as page parts or as article, and unmarked again."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.own_segments import words_span
from desktop.records import Span, subtract, unite

Marks = tuple[tuple[Span, ...], tuple[Span, ...]]
"""What the analyst says is chrome, and what is content."""


def mark_over(marks: Marks, span: Span, *, chrome: bool) -> Marks:
    """Return the analyst's marks with one laid over them; the last word on a stretch counts."""
    own_chrome, own_content = (subtract(kind, [span]) for kind in marks)
    return (unite([*own_chrome, span]), own_content) if chrome else (own_chrome, unite([*own_content, span]))


def drop_within(marks: Marks, span: Span) -> Marks:
    """Return the analyst's marks without those that touch a stretch."""
    chrome, content = (tuple(each for each in kind if not each.overlaps(span)) for kind in marks)
    return chrome, content


def stretch_at(text: str, selected: Span | None, place: int) -> Span | None:
    """Return the selected words, else the line in which a place lies; None where it holds no words."""
    span = selected or Span(text.rfind("\n", 0, place) + 1, _end_of_line(text, place))
    words = words_span(text, span)
    return words if len(words) else None


def is_chrome(chrome: Sequence[Span], span: Span) -> bool:
    """Say whether the greater part of a stretch counts as chrome."""
    left = sum(map(len, subtract([span], chrome)))
    return 2 * left < len(span)


def _end_of_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
