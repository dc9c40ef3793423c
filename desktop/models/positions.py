"""Between our offsets and Qt's: code points on our side, UTF-16 units on Qt's."""

from __future__ import annotations

import re
from bisect import bisect_left

from desktop.records import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_UNSAFE = re.compile("[\x00\r\u2028\u2029\ufdd0\ufdd1\ufffc]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Positions:
    """Positions in one text, both ways in logarithmic time of its characters beyond the basic plane."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]

    def to_unit(self, point: int) -> int:
        """Return the UTF-16 position of a code point."""
        return point + bisect_left(self._points, point)

    def to_point(self, unit: int) -> int:
        """Return the code point of a UTF-16 position; a position within a pair is that of its character."""
        return unit - bisect_left(self._units, unit)

    def to_units(self, span: Span) -> Span:
        """Return a span in UTF-16 units."""
        return Span(self.to_unit(span.start), self.to_unit(span.end))

    def to_points(self, units: Span) -> Span:
        """Return a span of UTF-16 units in code points."""
        return Span(self.to_point(units.start), self.to_point(units.end))


def shown_text(text: str) -> str:
    """Return a text whose every unit a QTextDocument keeps in its place.

    Qt would turn separators of its own (CR, U+2028, U+2029, two noncharacters) into new blocks, and an object
    character into an object; each becomes one space, a surrogate without its other half the replacement character.
    """
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub(" ", text))
