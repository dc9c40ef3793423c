"""A sheet to draw on in millimetres, whatever comes out: PDF, SVG or PNG.

Fonts have whole pixel sizes only, so the painter works in hundredths of a millimetre: 8.5 points are 300 of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.models.fonts import sans

UNITS = 100.0  # of the painter in a millimetre
_POINT = 25.4 / 72  # mm
_LEADING = 1.35


class Canvas:
    """Draws lines, boxes and words; coordinates and sizes in mm, type in points.

    With `outlines` words are drawn as shapes, so that a reader without the font sees them right.
    """

    def __init__(self, painter: QPainter, width: float, *, outlines: bool = False) -> None:
        self._painter = painter
        self._outlines = outlines
        self.width = width
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def text_width(self, words: str, points: float, *, bold: bool = False) -> float:
        """Return the width of words."""
        return QFontMetricsF(_font(points, bold=bold)).horizontalAdvance(words) / UNITS

    def text(
        self, x: float, y: float, words: str, points: float, colour: QColor, *, bold: bool = False, align: str = "left"
    ) -> None:
        """Write one line with its baseline at y; `align` says which end or the middle stands at x."""
        font = _font(points, bold=bold)
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

    def paragraph(
        self, x: float, y: float, width: float, words: str, points: float, colour: QColor, *, bold: bool = False
    ) -> float:
        """Write words in lines of a width, the first line's top at y; return where the last one ends."""
        step = points * _POINT * _LEADING
        for line in self.lines(words, width, points, bold=bold):
            self.text(x, y + points * _POINT, line, points, colour, bold=bold)
            y += step
        return y

    def lines(self, words: str, width: float, points: float, *, bold: bool = False) -> list[str]:
        """Return words broken into lines that fit a width."""
        lines: list[str] = []
        for part in words.splitlines():
            line = ""
            for word in part.split():
                longer = f"{line} {word}" if line else word
                if line and self.text_width(longer, points, bold=bold) > width:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return lines

    def shortened(self, words: str, width: float, points: float) -> str:
        """Return words cut to a width with an ellipsis."""
        metrics = QFontMetricsF(_font(points))
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width * UNITS)

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
        painter = self._painter
        painter.save()
        painter.setClipRect(_rectangle(x, y, width, height), Qt.ClipOperation.IntersectClip)
        place = x - height
        while place < x + width:
            self.line(place, y + height, place + height, y, colour, 0.35)
            place += step
        painter.restore()

    def triangle(self, x: float, y: float, size: float, colour: QColor, *, up: bool) -> None:
        """Draw the sign of cooperation or of conflict, its box's corner at x and y."""
        high = size * 0.85
        foot, head = (y + high, y) if up else (y, y + high)
        corners: Sequence[tuple[float, float]] = ((x, foot), (x + size, foot), (x + size / 2, head))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawPolygon(QPolygonF([QPointF(a * UNITS, b * UNITS) for a, b in corners]))


def _font(points: float, *, bold: bool = False) -> QFont:
    font = sans(max(round(points * _POINT * UNITS), 1), bold=bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _pen(colour: QColor, thick: float) -> QPen:
    pen = QPen(colour, thick * UNITS)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _rectangle(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * UNITS, y * UNITS, width * UNITS, height * UNITS)
