"""The bars of the event chart, set on whole pixels, and the hatching of those that are spread."""

# mypy: allow-untyped-calls
# pyqtgraph tells no types

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.models.theme import Palette
from desktop.records import Bin

_HATCH_STEP, _HATCH_LINE = 6, 2.0
_NARROWEST, _WITH_GAP = 2, 5  # px


class Bars(pg.GraphicsObject):
    """Acts with a date stand on the shares of longer spans; cooperation above the axis, conflict below."""

    def __init__(self) -> None:
        super().__init__()
        self._palette: Palette | None = None
        self._drawn_at: QTransform | None = None
        self._drawn: dict[bool, tuple[list[QRect], list[QRect]]] = {}
        self._show_arrays(())

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Draw other figures."""
        self.prepareGeometryChange()
        self._show_arrays(bins)
        self.update()

    def paint_with(self, palette: Palette) -> None:
        """Take other colours."""
        self._palette = palette
        self.update()

    def boundingRect(self) -> QRectF:
        """Return days and counts of all bars."""
        if not len(self._starts):
            return QRectF()
        above, below = (float(self._heights[up][:, 1].max()) for up in (True, False))
        return QRectF(self._starts[0], -below, self._ends[-1] - self._starts[0], above + below)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the bars in view."""
        if self._palette is None or not len(self._starts):
            return
        place = painter.worldTransform()
        painter.setWorldTransform(QTransform())  # bars on whole pixels are crisp, and a hatching has no scale
        if place != self._drawn_at:
            self._drawn_at, self._drawn = place, {up: self._boxes(place, up=up) for up in (True, False)}
        for up, (spread, dated) in self._drawn.items():
            colour, tint = self._palette.sign(cooperative=up), self._palette.sign_tint(cooperative=up)
            draw_hatching(painter, spread, colour, tint)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRects(dated)

    def _show_arrays(self, bins: tuple[Bin, ...]) -> None:
        """Keep first day, day after the last, and for each side the shares and their sum with the dated acts."""
        self._starts = np.array([each.start.toordinal() for each in bins], float)
        self._ends = np.array([each.end.toordinal() + 1 for each in bins], float)
        above = [(each.spread_cooperative, each.spread_cooperative + each.cooperative) for each in bins]
        below = [(each.spread_conflictive, each.spread_conflictive + each.conflictive) for each in bins]
        self._heights = {up: np.array(side, float).reshape(-1, 2) for up, side in ((True, above), (False, below))}
        self._drawn_at = None

    def _boxes(self, place: QTransform, *, up: bool) -> tuple[list[QRect], list[QRect]]:
        """Return the boxes of the bars in view; of bars in the same column of pixels the highest stands for all."""
        view = self.viewRect()
        seen = slice(np.searchsorted(self._ends, view.left()), np.searchsorted(self._starts, view.right()))
        lefts, rights = (
            np.rint(days[seen] * place.m11() + place.dx()).astype(int) for days in (self._starts, self._ends)
        )
        if not len(lefts):
            return [], []
        columns, first = np.unique(lefts, return_index=True)
        heights = np.maximum.reduceat(self._heights[up][seen], first)
        ends = np.maximum.reduceat(rights, first)
        scale = place.m22() if up else -place.m22()
        levels = _pixels(heights, scale, place.dy())
        return _laid_out(round(place.dy()), columns.tolist(), ends.tolist(), levels.tolist(), heights.tolist())


def _pixels(places: np.ndarray, scale: float, origin: float) -> np.ndarray:
    return np.rint(places * scale + origin).astype(int)


def _laid_out(
    axis: int, lefts: list[int], rights: list[int], levels: list[list[int]], heights: list[list[float]]
) -> tuple[list[QRect], list[QRect]]:
    spread, dated = [], []
    for left, right, (middle, head), (shares, whole) in zip(lefts, rights, levels, heights, strict=True):
        if shares:
            spread.append(_box(left, right, axis, middle))
        if whole > shares:
            gap = int(right - left >= _WITH_GAP)
            dated.append(_box(left + gap, max(right - gap, left + _NARROWEST), middle, head))
    return spread, dated


def draw_hatching(painter: QPainter, boxes: Sequence[QRect], colour: QColor, tint: QColor) -> None:
    """Fill boxes of pixels with a tint and slanted lines, which run on from one box into the next."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(_hatched(colour.name(), tint.name())))
    painter.drawRects(list(boxes))


@cache
def _hatched(colour: str, tint: str) -> QImage:
    """Return a square whose slanted lines meet its neighbours'; clipping to many boxes takes ten times as long."""
    tile = QImage(_HATCH_STEP, _HATCH_STEP, QImage.Format.Format_RGB32)
    tile.fill(QColor(tint))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), _HATCH_LINE))
    for x in range(-_HATCH_STEP, 3 * _HATCH_STEP, _HATCH_STEP):
        painter.drawLine(QLineF(x + _HATCH_STEP, -_HATCH_STEP, x - _HATCH_STEP, _HATCH_STEP))
    painter.end()
    return tile


def _box(left: int, right: int, y1: int, y2: int) -> QRect:
    top, bottom = sorted((y1, y2))
    if top == bottom:  # a share too small for a pixel still shows
        top -= 1
    return QRect(left, top, max(right - left, _NARROWEST), bottom - top)
