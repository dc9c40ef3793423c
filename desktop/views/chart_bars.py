"""The bars of the event chart, set on whole pixels, and the hatching of those that are spread."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.models.theme import Palette
from desktop.records import Bin

_HATCH_STEP, _HATCH_LINE = 6, 2.0
_NARROWEST, _WITH_GAP = 2, 5  # px


class Bars(pg.GraphicsObject):
    """Acts with a date stand on the shares of longer spans; cooperation above the axis, conflict below."""

    def __init__(self) -> None:
        super().__init__()
        self._bins: tuple[Bin, ...] = ()
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._palette: Palette | None = None

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Draw other figures."""
        self.prepareGeometryChange()
        self._bins = bins
        self._starts = [each.start.toordinal() for each in bins]
        self._ends = [each.end.toordinal() + 1 for each in bins]
        self.update()

    def paint_with(self, palette: Palette) -> None:
        """Take other colours."""
        self._palette = palette
        self.update()

    def boundingRect(self) -> QRectF:
        """Return days and counts of all bars."""
        if not self._bins:
            return QRectF()
        above = max(each.cooperative + each.spread_cooperative for each in self._bins)
        below = max(each.conflictive + each.spread_conflictive for each in self._bins)
        return QRectF(self._starts[0], -below, self._ends[-1] - self._starts[0], above + below)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the bars in view."""
        if self._palette is None:
            return
        place = painter.worldTransform()
        painter.setWorldTransform(QTransform())  # bars on whole pixels are crisp, and a hatching has no scale
        for up in (True, False):
            spread, dated = self._boxes(place, up=up)
            draw_hatching(painter, spread, self._palette.sign(cooperative=up), self._palette.sign_tint(cooperative=up))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._palette.sign(cooperative=up))
            painter.drawRects(dated)

    def _boxes(self, place: QTransform, *, up: bool) -> tuple[list[QRect], list[QRect]]:
        spread, dated = [], []
        for each, left, right in self._visible(place):
            shares = each.spread_cooperative if up else each.spread_conflictive
            whole = shares + (each.cooperative if up else each.conflictive)
            foot, middle, head = (round(place.map(0.0, y if up else -y)[1]) for y in (0.0, shares, whole))
            if shares:
                spread.append(_box(left, right, foot, middle))
            if whole > shares:
                gap = int(right - left >= _WITH_GAP)
                dated.append(_box(left + gap, max(right - gap, left + _NARROWEST), middle, head))
        return spread, dated

    def _visible(self, place: QTransform) -> Iterator[tuple[Bin, int, int]]:
        view = self.viewRect()
        first, last = bisect_right(self._ends, view.left()), bisect_left(self._starts, view.right())
        for each, start, end in zip(
            self._bins[first:last], self._starts[first:last], self._ends[first:last], strict=True
        ):
            yield each, round(place.map(float(start), 0.0)[0]), round(place.map(float(end), 0.0)[0])


def draw_hatching(painter: QPainter, boxes: Sequence[QRect], colour: QColor, tint: QColor) -> None:
    """Fill boxes of pixels with a tint and slanted lines, which run on from one box into the next."""
    if not boxes:
        return
    whole, around = QPainterPath(), QRect()
    for box in boxes:
        whole.addRect(box)
        around = around.united(box)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setClipPath(whole, Qt.ClipOperation.IntersectClip)
    painter.fillRect(around, tint)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _HATCH_LINE))
    first = (around.left() - around.height()) // _HATCH_STEP * _HATCH_STEP
    painter.drawLines(
        [
            QLineF(x, around.bottom() + 1, x + around.height(), around.bottom() + 1 - around.height())
            for x in range(first, around.right() + _HATCH_STEP, _HATCH_STEP)
        ]
    )
    painter.restore()


def _box(left: int, right: int, y1: int, y2: int) -> QRect:
    top, bottom = sorted((y1, y2))
    if top == bottom:  # a share too small for a pixel still shows
        top -= 1
    return QRect(left, top, max(right - left, _NARROWEST), bottom - top)
