"""One part of the filter as a button that takes it away, and how many of them share a width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.models.chips import Chip
from desktop.models.fonts import sans
from desktop.models.icons import pixmap
from desktop.models.theme import Theme

HEIGHT = 24
LEAST = 92  # px a chip needs to say anything
_PADDING, _GAP, _CROSS = 8, 6, 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FilterChip(QAbstractButton):
    """Clicked, or left with Enter, Delete or Backspace, it asks to be taken away; arrows go to its neighbours."""

    stepped = Signal(int)

    def __init__(self, part: Chip, theme: Theme) -> None:
        super().__init__()
        self.part = part
        self._theme = theme
        self.setObjectName("chip")
        self.setText(f"{part.name} {part.value}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{part.name}: {part.value}\nClick or Delete takes this filter away")
        self.setAccessibleName(f"Filter {part.name} {part.value}, press to take it away")

    def sizeHint(self) -> QSize:
        """Ask for the room of all words."""
        metrics = QFontMetrics(sans(12))
        words = metrics.horizontalAdvance(self.part.name) + metrics.horizontalAdvance(self.part.value)
        return QSize(words + 2 * _PADDING + 2 * _GAP + _CROSS + 4, HEIGHT)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Go, or go to the neighbour."""
        match press.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.stepped.emit(1 if press.key() == Qt.Key.Key_Right else -1)
            case _:
                super().keyPressEvent(press)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw name, value and cross in a frame."""
        palette, painter = self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self.hasFocus() else 1
        painter.setPen(QPen(palette.accent, edge))
        painter.setBrush(palette.hover if self.underMouse() else palette.paper)
        inset = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.setFont(sans(12))
        room = self.rect().adjusted(_PADDING, 0, -_PADDING - _CROSS - _GAP, 0)
        painter.setPen(palette.secondary)
        painter.drawText(room, _LEFT, self.part.name)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(self.part.name) + _GAP)
        painter.setPen(palette.text)
        value = painter.fontMetrics().elidedText(self.part.value, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, value)
        cross = QRect(self.width() - _PADDING - _CROSS, (self.height() - _CROSS) // 2, _CROSS, _CROSS)
        painter.drawPixmap(cross, pixmap("cross", palette.secondary.name(), _CROSS * 2))
        painter.end()


def share(wanted: Sequence[int], room: int, gap: int) -> list[int]:
    """Return the widths that chips get: the widest give way first; those that find no room at all are left out."""
    count = len(wanted)
    while count and sum(min(each, LEAST) for each in wanted[:count]) + gap * (count - 1) > room:
        count -= 1
    kept = list(wanted[:count])
    free = room - gap * (count - 1)
    cap = max(kept, default=0)
    while sum(min(each, cap) for each in kept) > free and cap > LEAST:
        cap -= 1
    return [min(each, cap) for each in kept]
