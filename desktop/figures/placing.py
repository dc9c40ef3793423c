"""Where labels stand beside bars: a place that avoids bars, edges and other labels, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_HAIR = 0.01  # mm


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.bottom - self.top

    def continues(self, other: Box) -> bool:
        """Say whether it runs on where another, equally high, ends."""
        distances = (self.left - other.right, self.top - other.top, self.bottom - other.bottom)
        return all(abs(distance) < _HAIR for distance in distances)

    def meets(self, other: Box) -> bool:
        """Say whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Say whether another lies within."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def joined(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes from left to right, those as one that touch and are equally high: a seam would show."""
    whole: list[Box] = []
    for box in boxes:
        if whole and box.continues(whole[-1]):
            whole[-1] = Box(whole[-1].left, box.top, box.right, box.bottom)
        else:
            whole.append(box)
    return whole


def find_place(
    bar: Box, shapes: Sequence[tuple[float, float]], area: Box, taken: Iterable[Box], *, up: bool, gap: float
) -> tuple[int, Box] | None:
    """Return the first free place of a label beside a bar's end, and which of its shapes (width, height) fits there."""
    taken = tuple(taken)
    for number, (width, height) in enumerate(shapes):
        for place in _places(bar, width, height, up=up, gap=gap):
            if area.holds(place) and not any(place.meets(other) for other in taken):
                return number, place
    return None


def _places(bar: Box, width: float, height: float, *, up: bool, gap: float) -> Iterator[Box]:
    """Yield places beside the end of a bar, beyond its end, and further along it."""
    beyond = bar.top - gap / 2 - height if up else bar.bottom + gap / 2
    end = bar.top if up else bar.bottom - height
    yield from _beside(bar, end, width, height, gap)
    for left in (bar.left, bar.right - width, (bar.left + bar.right - width) / 2):
        yield Box(left, beyond, left + width, beyond + height)
    room = bar.height - height
    for share in (0.35, 0.7, 1.0):
        if room > 0:
            yield from _beside(
                bar, bar.top + room * share if up else bar.bottom - height - room * share, width, height, gap
            )


def _beside(bar: Box, top: float, width: float, height: float, gap: float) -> Iterator[Box]:
    yield Box(bar.right + gap, top, bar.right + gap + width, top + height)
    yield Box(bar.left - gap - width, top, bar.left - gap, top + height)
