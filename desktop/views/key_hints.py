"""Keys in words: a line of them below a table, and buttons that name theirs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from desktop.models.fonts import sans
from desktop.models.theme import Theme

_CAP_PADDING, _GAP, _BETWEEN = 4, 5, 16
_MARGIN = 12

Hint = tuple[str, str]


def cap_width(key: str) -> int:
    """Return the width of a key's box."""
    return QFontMetrics(sans(11)).horizontalAdvance(key) + 2 * _CAP_PADDING


def draw_cap(painter: QPainter, box: QRect, key: str, edge: QColor, ink: QColor) -> None:
    """Draw a key: its name in a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(ink)
    painter.setFont(sans(11))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class KeyHints(QWidget):
    """The keys of a table in one line; where there is no room for all, those named last in `order` are left out."""

    def __init__(
        self, hints: Sequence[Hint], order: Sequence[str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hints, self._order, self._theme = tuple(hints), tuple(order), theme
        self.setFixedHeight(30)
        self.setAccessibleName("Keys: " + ", ".join(f"{key} {words}" for key, words in hints))
        self.setToolTip("\n".join(f"{key}: {words}" for key, words in hints))
        theme.changed.connect(self._repaint)

    def fitting(self, width: int) -> list[Hint]:
        """Return the hints there is room for, in the order they are shown."""
        kept: list[str] = []
        room = width - 2 * _MARGIN + _BETWEEN
        for key in self._order:
            room -= self._width_of(next(hint for hint in self._hints if hint[0] == key)) + _BETWEEN
            if room < 0:
                break
            kept.append(key)
        return [hint for hint in self._hints if hint[0] in kept]

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw the line above and the keys, spread over the width where all have room."""
        palette, hints = self._theme.palette, self.fitting(self.width())
        painter = QPainter(self)
        painter.setPen(palette.line)
        painter.drawLine(0, 0, self.width(), 0)
        free = self.width() - 2 * _MARGIN - sum(map(self._width_of, hints))
        gap = free // max(len(hints) - 1, 1) if len(hints) == len(self._hints) else _BETWEEN
        left = _MARGIN
        for key, words in hints:
            cap = QRect(left, 7, cap_width(key), 17)
            draw_cap(painter, cap, key, palette.edge, palette.text)
            painter.setFont(sans(12))
            painter.setPen(palette.secondary)
            painter.drawText(cap.right() + _GAP, 0, 400, 31, Qt.AlignmentFlag.AlignVCenter, words)
            left += self._width_of((key, words)) + min(gap, 3 * _BETWEEN)
        painter.end()

    @staticmethod
    def _width_of(hint: Hint) -> int:
        return cap_width(hint[0]) + _GAP + QFontMetrics(sans(12)).horizontalAdvance(hint[1])

    @Slot()
    def _repaint(self) -> None:
        self.update()


class KeyButton(QPushButton):
    """A button with its key beside the words."""

    def __init__(self, words: str, key: str, theme: Theme) -> None:
        super().__init__(words)
        self._key, self._theme = key, theme
        self.setToolTip(f"{words} ({key})")

    def sizeHint(self) -> QSize:
        """Leave room for the key."""
        return super().sizeHint() + QSize(cap_width(self._key) + _GAP, 0)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw the button, its words at the left and the key at the right."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        palette = self._theme.palette
        ink = palette.on_accent if self.property("primary") else palette.text
        ink = ink if self.isEnabled() else palette.faint
        room = self.rect().adjusted(12, 0, -10, 0)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        width = cap_width(self._key)
        cap = QRect(room.right() - width + 1, self.height() // 2 - 8, width, 17)
        draw_cap(painter, cap, self._key, ink if self.property("primary") else palette.edge, ink)
        painter.end()
