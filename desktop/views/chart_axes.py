"""The axes of the event chart and the lines behind its bars.

Days are numbers on the horizontal axis: the proleptic ordinal of `datetime.date`.
"""

# mypy: allow-untyped-calls
# pyqtgraph tells no types

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.models.calendar import ticks

_TICK_ROOM = 40  # px
_MOST_COUNTS = 9
_COUNT_STEPS = tuple(factor * 10**power for power in range(8) for factor in (1, 2, 5))


def day_at(place: float) -> date:
    """Return the day at a place of the axis."""
    return date.fromordinal(min(max(int(place), 1), date.max.toordinal()))


def counts_between(low: float, high: float) -> list[float]:
    """Return whole numbers at round steps in a range, at most some ten."""
    step = next((each for each in _COUNT_STEPS if (high - low) / each <= _MOST_COUNTS), _COUNT_STEPS[-1])
    first = int(-(-low // step)) * step
    return [float(each) for each in range(first, int(high // 1) + 1, step)]


class DayAxis(pg.AxisItem):
    """A horizontal axis of days with ticks at round places of the calendar."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the places of the ticks in view."""
        self._words = {
            float(day.toordinal()): words for day, words in ticks(day_at(low), day_at(high), int(size / _TICK_ROOM))
        }
        return [(1.0, list(self._words))]

    def tickStrings(self, values: Iterable[float], _scale: float, _spacing: float) -> list[str]:
        """Return the words at the ticks."""
        return [self._words.get(value, "") for value in values]


class CountAxis(pg.AxisItem):
    """A vertical axis of whole counts; conflict counts downwards and has no minus."""

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        """Return whole numbers in view."""
        return [(1.0, counts_between(low, high))]

    def tickStrings(self, values: Iterable[float], _scale: float, _spacing: float) -> list[str]:
        """Return the counts without sign."""
        return [f"{abs(value):g}" if abs(value) < 1e5 else f"{abs(value) / 1000:g}k" for value in values]


class CountLines(pg.GraphicsObject):
    """Level lines at the counts of the axis, behind the bars; the axis' own grid would lie over them."""

    def __init__(self) -> None:
        super().__init__()
        self._line, self._zero = QColor(), QColor()
        self.setZValue(-5)

    def paint_with(self, line: QColor, zero: QColor) -> None:
        """Take other colours."""
        self._line, self._zero = line, zero
        self.update()

    def viewRangeChanged(self) -> None:
        """Follow the view: the lines always reach from edge to edge."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        """Return the range in view."""
        return QRectF(self.viewRect())

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw a line at each count, the axis darker."""
        view = self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for count in counts_between(view.top(), view.bottom()):
            painter.setPen(QPen(self._line if count else self._zero, 0))
            painter.drawLine(QLineF(view.left(), count, view.right(), count))
