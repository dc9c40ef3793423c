"""The block of acts without a date, beside the timeline and on a scale of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.models.fonts import sans
from desktop.models.theme import Theme

_WIDTH, _BAR = 84, 24
_HEAD, _FOOT = 20, 38
_EDGE = 6  # px between the highest bar and the edge of the block


class UndatedBlock(QWidget):
    """Two bars and their counts; a click, Space or Enter takes them in or leaves them out."""

    toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cooperative = self._conflictive = 0
        self._included = False
        self._frame: tuple[int, int, int] | None = None
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Events without a date; a click takes them in or leaves them out")
        theme.changed.connect(self.update)
        self.show_counts(0, 0)

    def show_counts(self, cooperative: int, conflictive: int) -> None:
        """Show how many acts have no date."""
        self._cooperative, self._conflictive = cooperative, conflictive
        self.setAccessibleName(f"No date: {cooperative} cooperation, {conflictive} conflict")
        self.update()

    def show_included(self, *, included: bool) -> None:
        """Show whether the acts without a date are part of the choice."""
        self._included = included
        self.update()

    def align(self, top: int, axis: int, bottom: int) -> None:
        """Put edges and axis at the heights, in px, where the chart beside it has them."""
        self._frame = top, axis, bottom
        self.update()

    def mousePressEvent(self, press: QMouseEvent) -> None:
        """Toggle."""
        if press.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Toggle with Space or Enter."""
        if press.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit()
        else:
            super().keyPressEvent(press)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw head, block, bars and counts."""
        palette, painter = self._theme.palette, QPainter(self)
        top, axis, bottom = self._frame or (_HEAD, self.height() // 2, self.height() - _FOOT)
        painter.setFont(sans(11))
        painter.setPen(palette.text)
        head = "no date ✓" if self._included else "no date"
        painter.drawText(QRectF(0, top - _HEAD, _WIDTH, _HEAD), Qt.AlignmentFlag.AlignCenter, head)
        block = QRectF(0.5, top + 0.5, _WIDTH - 1, bottom - top - 1)
        painter.fillRect(block, palette.accent_tint if self._included else palette.paper)
        self._draw_bars(painter, block, axis)
        self._draw_edge(painter, block)
        painter.setPen(palette.secondary)
        foot = QRectF(0, block.bottom() + 2, _WIDTH, 16)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, "other scale")
        painter.end()

    def _draw_edge(self, painter: QPainter, block: QRectF) -> None:
        palette = self._theme.palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(palette.accent, 2))
            painter.drawRect(block.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.setPen(QPen(palette.accent if self._included else palette.line, 1))
            painter.drawRect(block)

    def _draw_bars(self, painter: QPainter, block: QRectF, axis: int) -> None:
        palette = self._theme.palette
        rooms = {True: axis - block.top() - _EDGE, False: block.bottom() - axis - _EDGE}
        counts = {True: self._cooperative, False: self._conflictive}
        most = max((counts[up] / max(rooms[up], 1) for up in counts), default=0) or 1
        for up, count in counts.items():
            height = round(count / most)
            top = axis - height if up else axis
            bar = QRectF(block.left() + 17.5, top, _BAR, height)
            painter.fillRect(bar, palette.sign(cooperative=up))
            if count:
                painter.setPen(palette.text)
                place = QRectF(bar.right() + 5, top if up else top + height - 14, 40, 14)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.setPen(palette.text)
        painter.drawLine(0, axis, _WIDTH - 1, axis)
