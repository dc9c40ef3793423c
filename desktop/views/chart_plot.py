"""The plot of the event chart: bars over time, the brush, keys and tool tips."""

# mypy: allow-untyped-calls
# pyqtgraph tells no types

from __future__ import annotations

from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.models.calendar import bin_of, bins_between, bins_for, shifted
from desktop.models.fonts import sans
from desktop.models.theme import Theme
from desktop.models.timeline_model import bin_sentence
from desktop.records import Bin, Timeline
from desktop.views.chart_axes import CountAxis, CountLines, DayAxis, day_at
from desktop.views.chart_bars import Bars
from desktop.views.chart_brush import BrushBox, BrushEdges, BrushTint, Grip

_LATE = 120  # ms after the last move of the view
_ROOM = 1.08  # of the highest bar
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_HINT = "click to choose, double-click for the sentences"

Days = tuple[date, date]


class TimelinePlot(pg.PlotWidget):
    """Bars of cooperation above the axis and of conflict below it.

    `days_chosen` carries a pair of days or None, `width_wanted` the bins that fit the zoom, `opened` asks for the
    sentences; `framed` tells that the plot's box or its axis has another place.
    """

    days_chosen = Signal(object)
    width_wanted = Signal(object)
    opened = Signal()
    framed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._box = BrushBox()
        axes = {"bottom": DayAxis("bottom"), "left": CountAxis("left")}
        super().__init__(parent, viewBox=self._box, axisItems=axes, background=None)
        self._theme = theme
        self._timeline = Timeline()
        self._days: Days | None = None
        self._home: Days | None = None
        self._ringed = False
        self._bars, self._lines = Bars(), CountLines()
        self._tint, self._edges = BrushTint(), BrushEdges()
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._tune()
        self._connect()
        self._paint()

    @property
    def frame_in_view(self) -> tuple[float, float, float]:
        """Return top, axis and bottom of the plot's box in pixels of this widget."""
        box = self._box.sceneBoundingRect()
        axis = self._box.mapViewToScene(QPointF(0.0, 0.0)).y()
        return box.top(), axis, box.bottom()

    def show_timeline(self, timeline: Timeline, home: Days | None) -> None:
        """Draw other figures; the range in view stays unless the library reaches over other years."""
        self._timeline = timeline
        if home != self._home:
            self._home = home
            self.show_all()
        bins = timeline.bins
        above = max((each.cooperative + each.spread_cooperative for each in bins), default=1)
        below = max((each.conflictive + each.spread_conflictive for each in bins), default=1)
        self._bars.show_bins(bins)
        self._box.setYRange(-max(below, 1) * _ROOM, max(above, 1) * _ROOM, padding=0)

    def show_days(self, days: Days | None) -> None:
        """Show the chosen days under the brush."""
        self._days = days
        self._show_brush(days)

    @Slot()
    def show_all(self) -> None:
        """Zoom to where the library's acts are."""
        if self._home is not None:
            first, last = self._home
            room = max((last - first).days * 0.03, 20)
            self._box.setXRange(first.toordinal() - room, last.toordinal() + room, padding=0)

    def bin_at(self, place: QPoint) -> Bin | None:
        """Return the bin with acts over or under a place of the viewport."""
        scene = QPointF(self.mapToScene(place))
        if not self._box.sceneBoundingRect().contains(scene):
            return None
        day = day_at(self._box.mapSceneToView(scene).x())
        return next((each for each in self._timeline.bins if each.start <= day <= each.end), None)

    def place_of(self, day: date) -> QPoint:
        """Return where a day meets the axis, in pixels of the viewport."""
        scene = QPointF(self._box.mapViewToScene(QPointF(day.toordinal() + 0.5, 0.0)))
        return self.mapFromScene(scene)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Arrows move the brush by a bin, with Shift they stretch it; Enter opens the sentences; + and − zoom."""
        key = Qt.Key(press.key())
        self._show_ring(ringed=True)
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a bar counts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.bin_at(event.pos())
            words = f"{bin_sentence(found, self._timeline.width)}; {_HINT}" if found else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return bool(super().viewportEvent(event))

    def focusInEvent(self, focus: QFocusEvent) -> None:
        """Show the ring when the keyboard comes by key."""
        super().focusInEvent(focus)
        self._show_ring(ringed=focus.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, focus: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(focus)
        self._show_ring(ringed=False)

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Draw the focus ring."""
        if self._ringed:
            painter.resetTransform()
            painter.setPen(QPen(self._theme.palette.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Tell that the box has another size."""
        super().resizeEvent(resize)
        self.framed.emit()

    def _tune(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Events over time, cooperation above the axis and conflict below")
        self.hideButtons()
        for item in (self._tint, self._lines, self._bars, self._edges):
            self._box.addItem(item, ignoreBounds=True)
        self._box.setMouseEnabled(x=True, y=False)
        self._box.setLimits(xMin=1.0, xMax=float(date.max.toordinal()), minXRange=6.0)
        self._box.disableAutoRange()

    def _connect(self) -> None:
        self._box.dragged.connect(self._on_dragged)
        self._box.clicked.connect(self._on_clicked)
        self._box.sigXRangeChanged.connect(self._on_range_changed)
        self._box.sigYRangeChanged.connect(self.framed)
        self._late.timeout.connect(self._on_settled)
        self._theme.changed.connect(self._paint)

    @Slot()
    def _paint(self) -> None:
        palette = self._theme.palette
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setTextPen(palette.secondary)
            axis.setTickPen(palette.edge)
            axis.setPen(palette.line)
            axis.setStyle(tickFont=sans(11), tickLength=-4 if side == "bottom" else 0)
        self.getAxis("left").setWidth(30)
        self._lines.paint_with(palette.line, palette.text)
        for item in (self._bars, self._tint, self._edges):
            item.paint_with(palette)

    def _show_brush(self, days: Days | None) -> None:
        edges = None if days is None else (float(days[0].toordinal()), float(days[1].toordinal() + 1))
        self._box.edges = edges
        self._tint.show_edges(edges)
        self._edges.show_edges(edges)

    def _show_ring(self, *, ringed: bool) -> None:
        if ringed != self._ringed:
            self._ringed = ringed
            self.viewport().update()

    def _move(self, by: int, *, stretch: bool) -> None:
        width = self._timeline.width
        if self._days is None:
            self.days_chosen.emit(self._first_in_view(by))
            return
        start = self._days[0] if stretch else shifted(self._days[0], width, by)
        end = bin_of(shifted(self._days[1], width, by), width)[1]
        self.days_chosen.emit((start, max(end, bin_of(start, width)[1])))

    def _first_in_view(self, by: int) -> Days:
        """Return the first bin with acts in view, the last one for a step back."""
        low, high = map(day_at, self._box.viewRange()[0])
        seen = [each for each in self._timeline.bins if low <= each.start <= high]
        if not seen:
            return bin_of(low, self._timeline.width)
        found = seen[0 if by > 0 else -1]
        return found.start, found.end

    @Slot(object, float, float, bool)
    def _on_dragged(self, held: Grip, start: float, here: float, finished: bool) -> None:
        days = self._dragged_days(held, day_at(start), day_at(here))
        if finished:
            self._show_brush(self._days)
            self.days_chosen.emit(days)
        else:
            self._show_brush(days)

    def _dragged_days(self, held: Grip, start: date, here: date) -> Days:
        """Return whole bins: from the first place to this one, or the brush moved or stretched."""
        width = self._timeline.width
        if self._days is None or held is Grip.NOTHING:
            first, last = sorted((start, here))
        elif held is Grip.WHOLE:
            by = bins_between(start, here, width)
            first, last = (shifted(day, width, by) for day in self._days)
        else:
            first, last = sorted((self._days[1] if held is Grip.START else self._days[0], here))
        return bin_of(first, width)[0], bin_of(last, width)[1]

    @Slot(float, bool)
    def _on_clicked(self, place: float, double: bool) -> None:
        day = day_at(place)
        hit = any(each.start <= day <= each.end for each in self._timeline.bins)
        if double and hit:
            self.opened.emit()
        else:
            self.days_chosen.emit(bin_of(day, self._timeline.width) if hit else None)

    @Slot()
    def _on_range_changed(self) -> None:
        self._late.start()

    @Slot()
    def _on_settled(self) -> None:
        low, high = self._box.viewRange()[0]
        self.width_wanted.emit(bins_for(high - low))
