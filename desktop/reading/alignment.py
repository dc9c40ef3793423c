"""Where extracted paragraphs stand in the visible text of their page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.records import Span

SURE = 40
"""Letters from which a paragraph is taken wherever it stands alone; shorter ones wait for their neighbours."""

_NEXT = re.compile(r"(?<=[.!?。！？])\s+")


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without white space and invisible signs, and where each character stood."""

    text: str
    places: list[int]

    def span(self, start: int, end: int) -> Span:
        return Span(self.places[start], self.places[end - 1] + 1)


def align(text: str, paragraphs: Iterable[str]) -> list[Span]:
    """Return the spans of a text where paragraphs stand, sorted; what is not found is left out.

    White space and invisible signs are not compared. Long paragraphs are anchors; a short one is looked for
    between its neighbours' places first, so that a heading is not found in the menu.
    """
    squeezed = _squeeze(text)
    pieces = [piece for piece in (_squeeze(paragraph).text for paragraph in _cut(squeezed, paragraphs)) if piece]
    places: list[tuple[int, int] | None] = [None] * len(pieces)
    for index in _order(pieces):
        places[index] = _place(squeezed.text, pieces[index], *_gap(places, index, len(squeezed.text)))
    return sorted(squeezed.span(*place) for place in places if place)


def _cut(squeezed: _Squeezed, paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs that stand in the text whole, and the sentences of those that do not."""
    for paragraph in paragraphs:
        if _squeeze(paragraph).text in squeezed.text:
            yield paragraph
        else:
            yield from (piece for line in paragraph.splitlines() for piece in _NEXT.split(line))


def _order(pieces: Sequence[str]) -> list[int]:
    """Return the anchors in order, then the rest in order."""
    return sorted(range(len(pieces)), key=lambda index: (len(pieces[index]) < SURE, index))


def _gap(places: Sequence[tuple[int, int] | None], index: int, length: int) -> tuple[int, int]:
    """Return the stretch between the places of the neighbours found so far."""
    before = next((place[1] for place in reversed(places[:index]) if place), 0)
    after = next((place[0] for place in places[index + 1 :] if place and place[0] >= before), length)
    return before, after


def _place(text: str, piece: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a piece within the gap; a long one may also stand elsewhere."""
    found = text.find(piece, start, end)
    if found < 0 and len(piece) >= SURE:
        found = text.find(piece, start)
        found = found if found >= 0 else text.find(piece)
    return (found, found + len(piece)) if found >= 0 else None


def _squeeze(text: str) -> _Squeezed:
    places = [index for index, sign in enumerate(text) if sign.isprintable() and not sign.isspace()]
    return _Squeezed("".join([text[index] for index in places]), places)


def join_spans(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans sorted, disjoint, and joined where only white space lies between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip()):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif len(span):
            joined.append(span)
    return joined


def remainder(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return what disjoint spans leave of a text, without outer white space."""
    left: list[Span] = []
    last = 0
    for span in [*spans, Span(len(text), len(text))]:
        piece = text[last : span.start]
        if piece.strip():
            start = last + len(piece) - len(piece.lstrip())
            left.append(Span(start, start + len(piece.strip())))
        last = max(last, span.end)
    return tuple(left)


def covering(lines: Sequence[Span], spans: Sequence[Span]) -> list[float]:
    """Return for each line the share of it that sorted, disjoint spans cover."""
    ends = [span.end for span in spans]
    return [_share(line, spans, bisect_left(ends, line.start + 1)) for line in lines]


def _share(line: Span, spans: Sequence[Span], first: int) -> float:
    covered = 0
    for span in spans[first:]:
        if span.start >= line.end:
            break
        covered += min(span.end, line.end) - max(span.start, line.start)
    return covered / max(1, len(line))
