"""A sheet to draw on in millimetres, whatever comes out: PDF, SVG or PNG.

Fonts have whole pixel sizes only, so the painter works in hundredths of a millimetre: 8.5 points are 300 of these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.models.fonts import sans

UNITS = 100.0  # of the painter in a millimetre
_STRIPE = 0.4  # mm
_STRONG = ("L", "R", "AL")
_LEFT_TO_RIGHT = "\u200e"
POINT = 25.4 / 72  # mm
LEADING = 1.35


class Canvas:
    """Draws lines, boxes and words; coordinates and sizes in mm, type in points.

    With `outlines` words are drawn as shapes, so that a reader without the font sees them right.
    """

    def __init__(self, painter: QPainter, width: float, *, outlines: bool = False) -> None:
        self._painter = painter
        self._outlines = outlines
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._measures: dict[tuple[float, bool], QFontMetricsF] = {}
        self.width = width
        self.smallest = math.inf  # points of the smallest type that was written
        self.left_out = 0  # names that had no room
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def text_width(self, words: str, points: float, *, bold: bool = False) -> float:
        """Return the width of words."""
        return self._metrics(points, bold=bold).horizontalAdvance(words) / UNITS

    def text(
        self, x: float, y: float, words: str, points: float, colour: QColor, *, bold: bool = False, align: str = "left"
    ) -> None:
        """Write one line with its baseline at y; `align` says which end or the middle stands at x."""
        font = self._font(points, bold=bold)
        self.smallest = min(self.smallest, points)
        if align != "left":
            x -= self.text_width(words, points, bold=bold) * (0.5 if align == "centre" else 1.0)
        place = QPointF(x * UNITS, y * UNITS)
        if self._outlines:
            path = QPainterPath()
            path.addText(place, font, words)
            self._painter.fillPath(path, colour)
            return
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(place, words)

    def text_upwards(self, x: float, y: float, words: str, points: float, colour: QColor) -> None:
        """Write one line from y upwards, its middle at x."""
        self._painter.save()
        self._painter.translate(x * UNITS, y * UNITS)
        self._painter.rotate(-90)
        self.text(0, points * POINT * 0.36, words, points, colour)
        self._painter.restore()

    def paragraph(
        self, x: float, y: float, width: float, words: str, points: float, colour: QColor, *, bold: bool = False
    ) -> float:
        """Write words in lines of a width, the first line's top at y; return where the last one ends."""
        step = points * POINT * LEADING
        for line in self.lines(words, width, points, bold=bold):
            self.text(x, y + points * POINT, line, points, colour, bold=bold)
            y += step
        return y

    def lines(self, words: str, width: float, points: float, *, bold: bool = False) -> list[str]:
        """Return words broken into lines that fit a width."""
        lines: list[str] = []
        for part in words.splitlines():
            line = ""
            for word in part.split():
                longer = f"{line} {word}" if line else word
                if self.text_width(longer, points, bold=bold) <= width:
                    line = longer
                    continue
                lines += [line] if line else []
                *full, line = self._pieces(word, width, points, bold=bold)
                lines += full
            lines.append(line)
        return [_kept_rightwards(line) for line in lines] if _runs_rightwards(words) else lines

    def _pieces(self, word: str, width: float, points: float, *, bold: bool) -> list[str]:
        """Return a word in pieces that fit a width; most words are one piece."""
        if self.text_width(word, points, bold=bold) <= width:
            return [word]
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.text_width(pieces[-1] + letter, points, bold=bold) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def shortened(self, words: str, width: float, points: float) -> str:
        """Return words cut to a width with an ellipsis."""
        metrics = self._metrics(points)
        self.left_out += metrics.horizontalAdvance(words) > width * UNITS
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width * UNITS)

    def _font(self, points: float, *, bold: bool = False) -> QFont:
        if (points, bold) not in self._fonts:
            self._fonts[points, bold] = _font(points, bold=bold)
        return self._fonts[points, bold]

    def _metrics(self, points: float, *, bold: bool = False) -> QFontMetricsF:
        if (points, bold) not in self._measures:
            self._measures[points, bold] = QFontMetricsF(self._font(points, bold=bold))
        return self._measures[points, bold]

    def box(self, x: float, y: float, width: float, height: float, fill: QColor | QBrush) -> None:
        """Fill a rectangle."""
        self._painter.fillRect(_rectangle(x, y, width, height), QBrush(fill))

    def frame(self, x: float, y: float, width: float, height: float, colour: QColor, thick: float = 0.15) -> None:
        """Draw the edge of a rectangle."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_pen(colour, thick))
        self._painter.drawRect(_rectangle(x, y, width, height))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: QColor, thick: float = 0.15) -> None:
        """Draw a straight line."""
        self._painter.setPen(_pen(colour, thick))
        self._painter.drawLine(QPointF(x1 * UNITS, y1 * UNITS), QPointF(x2 * UNITS, y2 * UNITS))

    def hatch(self, x: float, y: float, width: float, height: float, colour: QColor, step: float = 1.1) -> None:
        """Fill a rectangle with slanted lines; drawn as lines, because brush patterns are pixels in every format."""
        whole = QPolygonF(_rectangle(x, y, width, height))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        first, last = math.floor((x + y) / step), math.ceil((x + width + y + height) / step)
        for number in range(first, last + 1):  # counted from the sheet's corner, so that neighbours join
            stripe = _stripe(number * step, y, y + height, _STRIPE)
            self._painter.drawPolygon(whole.intersected(stripe))  # a clip would be lost in an SVG

    def triangle(self, x: float, y: float, size: float, colour: QColor, *, up: bool) -> None:
        """Draw the sign of cooperation or of conflict, its box's corner at x and y."""
        high = size * 0.85
        foot, head = (y + high, y) if up else (y, y + high)
        corners: Sequence[tuple[float, float]] = ((x, foot), (x + size, foot), (x + size / 2, head))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawPolygon(QPolygonF([QPointF(a * UNITS, b * UNITS) for a, b in corners]))


def _font(points: float, *, bold: bool = False) -> QFont:
    font = sans(max(round(points * POINT * UNITS), 1), bold=bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _pen(colour: QColor, thick: float) -> QPen:
    pen = QPen(colour, thick * UNITS)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _runs_rightwards(words: str) -> bool:
    """Say whether the first letter with a direction runs to the right."""
    return next((kind for kind in map(bidirectional, words) if kind in _STRONG), "L") == "L"


def _kept_rightwards(line: str) -> str:
    """Keep a line that begins with Arabic in the direction of its paragraph."""
    return line if _runs_rightwards(line) else f"{_LEFT_TO_RIGHT}{line}"


def _stripe(place: float, top: float, bottom: float, thick: float) -> QPolygonF:
    """Return a stripe that rises to the right, where x + y is a place of the sheet."""
    half = thick / 2**0.5
    corners = ((place - half, top), (place + half, top), (place + half, bottom), (place - half, bottom))
    return QPolygonF([QPointF((x - y) * UNITS, y * UNITS) for x, y in corners])


def _rectangle(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * UNITS, y * UNITS, width * UNITS, height * UNITS)
