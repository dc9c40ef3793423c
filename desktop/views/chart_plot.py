"""The plot of the event chart: bars over time, the brush, and the axis of days.

Days are numbers on the horizontal axis: the proleptic ordinal of `datetime.date`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.models.calendar import bin_of, bins_for, shifted, ticks
from desktop.models.fonts import sans
from desktop.models.theme import Theme
from desktop.records import Bin, Timeline

_TICK_ROOM = 64  # px
_GAP = 0.12  # of a bin's width
_LATE = 120  # ms after the last move of the view
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayAxis(pg.AxisItem):
    """A horizontal axis of days with ticks at round places of the calendar."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the places of the ticks in view."""
        self._words = {
            float(day.toordinal()): words for day, words in ticks(_day(low), _day(high), int(size / _TICK_ROOM))
        }
        return [(1.0, list(self._words))]

    def tickStrings(self, values: Iterable[float], _scale: float, _spacing: float) -> list[str]:
        """Return the words at the ticks."""
        return [self._words.get(value, "") for value in values]


class CountAxis(pg.AxisItem):
    """A vertical axis of whole counts; conflict counts downwards and has no minus."""

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        """Return whole numbers in view."""
        step = next((each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (high - low) / each <= 9), 1000)
        first = int(low // step) * step
        return [(step, [float(each) for each in range(first, int(high) + 1, step) if low <= each <= high])]

    def tickStrings(self, values: Iterable[float], _scale: float, _spacing: float) -> list[str]:
        """Return the counts without sign."""
        return [f"{abs(value):g}" for value in values]


class BrushBox(pg.ViewBox):
    """A view that zooms in time only: a left drag brushes, a middle drag or Shift and drag pans."""

    brushed = Signal(float, float, bool)
    clicked = Signal(float, bool)

    def mouseDragEvent(self, drag: Any, axis: int | None = None) -> None:  # noqa: ARG002
        """Brush with the left button, pan with the others."""
        panning = drag.button() != Qt.MouseButton.LeftButton or drag.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if panning:
            super().mouseDragEvent(drag, axis=pg.ViewBox.XAxis)
            return
        drag.accept()
        low, high = sorted(self.mapToView(point).x() for point in (drag.buttonDownPos(), drag.pos()))
        self.brushed.emit(low, high, drag.isFinish())

    def mouseClickEvent(self, click: Any) -> None:
        """Choose the bin under the pointer."""
        if click.button() == Qt.MouseButton.LeftButton:
            click.accept()
            self.clicked.emit(self.mapToView(QPointF(click.pos())).x(), click.double())

    def wheelEvent(self, wheel: Any, axis: int | None = None) -> None:  # noqa: ARG002
        """Zoom in time."""
        super().wheelEvent(wheel, axis=pg.ViewBox.XAxis)


class TimelinePlot(pg.PlotWidget):
    """Bars of cooperation above the axis and of conflict below it.

    `days_chosen` carries a pair of days or None, `width_wanted` the bins that fit the zoom, `opened` asks for the
    sentences.
    """

    days_chosen = Signal(object)
    width_wanted = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._box = BrushBox(enableMenu=False)
        axes = {"bottom": DayAxis("bottom"), "left": CountAxis("left")}
        super().__init__(parent, viewBox=self._box, axisItems=axes, background=None)
        self._theme = theme
        self._timeline = Timeline()
        self._days: tuple[date, date] | None = None
        self._bars: list[Any] = []
        self._home: tuple[date, date] | None = None
        self._zero = pg.InfiniteLine(0, angle=0, movable=False)
        self._region = pg.LinearRegionItem(swapMode="sort")
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._tune()
        theme.changed.connect(self._paint)
        self._paint()

    def show_timeline(self, timeline: Timeline, home: tuple[date, date] | None) -> None:
        """Draw other figures; the range in view stays unless the library reaches over other years."""
        self._timeline = timeline
        if home != self._home:
            self._home = home
            self.show_all()
        self._draw()

    def show_days(self, days: tuple[date, date] | None) -> None:
        """Show the brush."""
        self._days = days
        self._region.setVisible(days is not None)
        if days is not None:
            self._region.blockSignals(True)
            self._region.setRegion((days[0].toordinal(), days[1].toordinal() + 1))
            self._region.blockSignals(False)

    @Slot()
    def show_all(self) -> None:
        """Zoom to where the library's acts are."""
        if self._home is not None:
            first, last = self._home
            room = max((last - first).days * 0.03, 20)
            self._box.setXRange(first.toordinal() - room, last.toordinal() + room, padding=0)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Arrows move the brush by a bin, with Shift they stretch it; Enter opens the sentences; + and − zoom."""
        key = Qt.Key(press.key())
        if key in _STEPS:
            self._move(_STEPS[key], stretch=bool(press.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._box.scaleBy((1.25 if key == Qt.Key.Key_Minus else 0.8, 1.0))
        elif key == Qt.Key.Key_0:
            self.show_all()
        else:
            press.ignore()

    def _tune(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Events over time, cooperation above the axis and conflict below")
        self.hideButtons()
        self.addItem(self._zero, ignoreBounds=True)
        self.addItem(self._region, ignoreBounds=True)
        self._region.setZValue(-10)
        self._region.hide()
        self._region.sigRegionChangeFinished.connect(self._on_region_moved)
        self._box.setMouseEnabled(x=True, y=False)
        self._box.setLimits(xMin=1.0, xMax=float(date.max.toordinal()), minXRange=6.0)
        self._box.brushed.connect(self._on_brushed)
        self._box.clicked.connect(self._on_clicked)
        self._box.sigXRangeChanged.connect(self._on_range_changed)
        self._late.timeout.connect(self._on_settled)

    @Slot()
    def _paint(self) -> None:
        palette = self._theme.palette
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setTextPen(palette.secondary)
            axis.setTickPen(palette.line)
            axis.setPen(palette.line)
            axis.setStyle(tickFont=sans(11), tickLength=-4 if side == "bottom" else 0)
        self.getAxis("left").setWidth(30)
        self.getAxis("left").setGrid(40)
        self._zero.setPen(QPen(palette.text, 0))
        brush = QColor(palette.accent_tint)
        self._region.setBrush(brush)
        self._region.setHoverBrush(brush)
        for line in self._region.lines:
            line.setPen(pg.mkPen(palette.accent, width=2))
            line.setHoverPen(pg.mkPen(palette.accent, width=4))
        self._draw()

    def _draw(self) -> None:
        for bar in self._bars:
            self.removeItem(bar)
        palette, bins = self._theme.palette, self._timeline.bins
        self._bars = [
            *self._series(bins, "spread_cooperative", None, _hatched(palette.cooperation), up=True),
            *self._series(bins, "spread_conflictive", None, _hatched(palette.conflict), up=False),
            *self._series(bins, "cooperative", "spread_cooperative", QBrush(palette.cooperation), up=True),
            *self._series(bins, "conflictive", "spread_conflictive", QBrush(palette.conflict), up=False),
        ]
        for bar in self._bars:
            self.addItem(bar)
        above = max((each.cooperative + each.spread_cooperative for each in bins), default=1)
        below = max((each.conflictive + each.spread_conflictive for each in bins), default=1)
        self._box.setYRange(-max(below, 1) * 1.08, max(above, 1) * 1.08, padding=0)

    def _series(self, bins: tuple[Bin, ...], name: str, under: str | None, brush: QBrush, *, up: bool) -> list[Any]:
        """Return one kind of bars, those of acts with a date standing on those that are spread."""
        side = 1 if up else -1
        shown = [each for each in bins if getattr(each, name)]
        if not shown:
            return []
        days = [(each.end - each.start).days + 1 for each in shown]
        gap = 0.0 if under is None else _GAP
        return [
            pg.BarGraphItem(
                x0=[each.start.toordinal() + width * gap / 2 for each, width in zip(shown, days, strict=True)],
                width=[width * (1 - gap) for width in days],
                y0=[side * getattr(each, under) if under else 0.0 for each in shown],
                height=[side * getattr(each, name) for each in shown],
                brush=brush,
                pen=QPen(Qt.PenStyle.NoPen),
            )
        ]

    def _move(self, by: int, *, stretch: bool) -> None:
        width = self._timeline.width
        if self._days is None:
            first = bin_of(self._timeline.first or date.today(), width)
            self.days_chosen.emit(first)
            return
        start = self._days[0] if stretch else shifted(self._days[0], width, by)
        end = bin_of(shifted(self._days[1], width, by), width)[1]
        self.days_chosen.emit((start, max(end, bin_of(start, width)[1])))

    @Slot(float, float, bool)
    def _on_brushed(self, low: float, high: float, finished: bool) -> None:
        width = self._timeline.width
        days = bin_of(_day(low), width)[0], bin_of(_day(high), width)[1]
        if finished:
            self.days_chosen.emit(days)
        else:
            self.show_days(days)

    @Slot(float, bool)
    def _on_clicked(self, place: float, double: bool) -> None:
        day = _day(place)
        hit = any(each.start <= day <= each.end for each in self._timeline.bins)
        if double and hit:
            self.opened.emit()
        else:
            self.days_chosen.emit(bin_of(day, self._timeline.width) if hit else None)

    @Slot()
    def _on_region_moved(self) -> None:
        low, high = self._region.getRegion()
        self.days_chosen.emit((_day(low), max(_day(low), _day(high - 1))))

    @Slot()
    def _on_range_changed(self) -> None:
        self._late.start()

    @Slot()
    def _on_settled(self) -> None:
        low, high = self._box.viewRange()[0]
        self.width_wanted.emit(bins_for(high - low))


def _day(place: float) -> date:
    return date.fromordinal(min(max(int(place), 1), date.max.toordinal()))


def _hatched(colour: QColor) -> QBrush:
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)
