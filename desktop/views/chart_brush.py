"""The brush of the event chart: what a drag takes hold of, and how the chosen days are drawn."""

# mypy: allow-untyped-calls
# pyqtgraph tells no types

from __future__ import annotations

from enum import Enum, auto
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.models.theme import Palette

_NEAR = 6.0  # px
_HANDLE_WIDTH, _HANDLE_HEIGHT = 6, 20

Edges = tuple[float, float]


class Grip(Enum):
    """What a drag has hold of."""

    NOTHING = auto()
    START = auto()
    END = auto()
    WHOLE = auto()


_CURSORS = {
    Grip.NOTHING: Qt.CursorShape.CrossCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
    Grip.WHOLE: Qt.CursorShape.OpenHandCursor,
}


class BrushBox(pg.ViewBox):
    """A view that zooms in time only: a left drag brushes, moves or stretches, a middle drag or Shift and drag pans.

    `dragged` carries what the drag holds, from which place to which it goes, and whether it has ended.
    """

    dragged = Signal(object, float, float, bool)
    clicked = Signal(float, bool)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.edges: Edges | None = None
        self._held = Grip.NOTHING

    def grip_at(self, place: QPointF) -> Grip:
        """Return what a drag from a place of the box would take hold of."""
        if self.edges is None:
            return Grip.NOTHING
        start, end = (self.mapFromView(QPointF(edge, 0.0)).x() for edge in self.edges)
        near = {Grip.START: abs(place.x() - start), Grip.END: abs(place.x() - end)}
        closest = min(near, key=near.__getitem__)
        if near[closest] <= _NEAR:
            return closest
        return Grip.WHOLE if start < place.x() < end else Grip.NOTHING

    def mouseDragEvent(self, drag: Any, axis: int | None = None) -> None:  # noqa: ARG002
        """Brush with the left button, pan with the others."""
        panning = drag.button() != Qt.MouseButton.LeftButton or drag.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if panning:
            super().mouseDragEvent(drag, axis=pg.ViewBox.XAxis)
            return
        drag.accept()
        if drag.isStart():
            self._held = self.grip_at(drag.buttonDownPos())
        start, here = (self.mapToView(QPointF(point)).x() for point in (drag.buttonDownPos(), drag.pos()))
        self.dragged.emit(self._held, start, here, drag.isFinish())

    def mouseClickEvent(self, click: Any) -> None:
        """Choose the bin under the pointer."""
        if click.button() == Qt.MouseButton.LeftButton:
            click.accept()
            self.clicked.emit(self.mapToView(QPointF(click.pos())).x(), click.double())

    def hoverEvent(self, hover: Any) -> None:
        """Show by the pointer what a drag would do."""
        if not hover.isExit():
            self.setCursor(_CURSORS[self.grip_at(hover.pos())])

    def wheelEvent(self, wheel: Any, axis: int | None = None) -> None:  # noqa: ARG002
        """Zoom in time."""
        super().wheelEvent(wheel, axis=pg.ViewBox.XAxis)


class _OverView(pg.GraphicsObject):
    """Something that reaches over the height of the view and stands at the brush."""

    def __init__(self) -> None:
        super().__init__()
        self._edges: Edges | None = None
        self._palette: Palette | None = None

    def show_edges(self, edges: Edges | None) -> None:
        self._edges = edges
        self.update()

    def paint_with(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())


class BrushTint(_OverView):
    """The tint behind the chosen days."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(-10)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Fill the chosen days from top to bottom."""
        if self._edges is not None and self._palette is not None:
            view = self.boundingRect()
            low, high = self._edges
            painter.fillRect(QRectF(low, view.top(), high - low, view.height()), self._palette.accent_tint)


class BrushEdges(_OverView):
    """The two edges of the brush with their handles, over the bars."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(10)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw both edges."""
        if self._edges is None or self._palette is None:
            return
        place, view, palette = painter.worldTransform(), self.boundingRect(), self._palette
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge in self._edges:
            top, axis, bottom = (place.map(QPointF(edge, y)) for y in (view.top(), 0.0, view.bottom()))
            x = round(axis.x())
            painter.setPen(QPen(palette.accent, 2))
            painter.drawLine(QPointF(x, top.y()), QPointF(x, bottom.y()))
            handle = QRectF(0, 0, _HANDLE_WIDTH, _HANDLE_HEIGHT)
            handle.moveCenter(QPointF(x, round(axis.y())))
            painter.setPen(QPen(palette.accent, 1.5))
            painter.setBrush(palette.paper)
            painter.drawRoundedRect(handle, 2, 2)
