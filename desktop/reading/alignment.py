"""Where extracted paragraphs stand in the visible text of their page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from desktop.records import Span

SURE = 40
"""Letters from which a paragraph is taken wherever it stands alone; shorter ones wait for their neighbours."""

_NEXT = re.compile(r"(?<=[.!?。！？])\s+")


_VISIBLE = re.compile(
    "[^\\s\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+"
)


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without white space and invisible signs, and where each of its stretches stood.

    `starts` are the stretches' places in the squeezed text, `origins` those in the text.
    """

    text: str
    starts: list[int]
    origins: list[int]

    def span(self, start: int, end: int) -> Span:
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        stretch = bisect_right(self.starts, at) - 1
        return self.origins[stretch] + at - self.starts[stretch]


def align(text: str, paragraphs: Iterable[str]) -> list[Span]:
    """Return the spans of a text where paragraphs stand, sorted; what is not found is left out.

    White space and invisible signs are not compared. Long paragraphs are anchors; a short one is looked for
    between its neighbours' places first, so that a heading is not found in the menu.
    """
    squeezed = _squeeze(text)
    pieces = [piece for piece in _cut(squeezed.text, paragraphs) if piece]
    places: dict[int, tuple[int, int]] = {}
    placed: list[int] = []
    for index in _order(pieces):
        place = _place(squeezed.text, pieces[index], *_gap(places, placed, index, len(squeezed.text)))
        if place:
            places[index] = place
            insort(placed, index)
    return sorted(squeezed.span(*place) for place in places.values())


def _cut(text: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield, squeezed, the paragraphs that stand in a text whole, and the sentences of those that do not."""
    last = 0
    for paragraph in paragraphs:
        squeezed = _without_space(paragraph)
        # Looked for behind the one before first: a page of very many short paragraphs is not searched whole for each.
        found = text.find(squeezed, last)
        if found >= 0 or squeezed in text:
            last = max(last, found)
            yield squeezed
        else:
            yield from (_without_space(piece) for line in paragraph.splitlines() for piece in _NEXT.split(line))


def _order(pieces: Sequence[str]) -> list[int]:
    """Return the anchors in order, then the rest in order."""
    return sorted(range(len(pieces)), key=lambda index: (len(pieces[index]) < SURE, index))


def _gap(places: Mapping[int, tuple[int, int]], placed: Sequence[int], index: int, length: int) -> tuple[int, int]:
    """Return the stretch between the places of the neighbours found so far; `placed` are those, in order."""
    at = bisect_left(placed, index)
    before = places[placed[at - 1]][1] if at else 0
    after = next((places[other][0] for other in islice(placed, at, None) if places[other][0] >= before), length)
    return before, after


def _place(text: str, piece: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a piece within the gap; a long one may also stand elsewhere."""
    found = text.find(piece, start, end)
    if found < 0 and len(piece) >= SURE:
        found = text.find(piece, start)
        found = found if found >= 0 else text.find(piece)
    return (found, found + len(piece)) if found >= 0 else None


def _squeeze(text: str) -> _Squeezed:
    found = list(_VISIBLE.finditer(text))
    stretches = [match.group() for match in found]
    lengths = accumulate(map(len, stretches), initial=0)
    return _Squeezed("".join(stretches), list(lengths)[:-1], [match.start() for match in found])


def _without_space(text: str) -> str:
    return "".join(_VISIBLE.findall(text))


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
