"""A label that leaves out the end of its words where there is no room, and keeps them in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget


class ElidedLabel(QLabel):
    """One line of plain words; `strike` draws them struck through."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._struck = False
        self.show_words(words)

    def show_words(self, words: str, *, struck: bool = False, tip: str = "") -> None:
        """Show other words."""
        self._struck = struck
        self.setText(words)
        self.setToolTip(tip or words)
        self.setAccessibleName(f"not {words}" if struck else words)

    def sizeHint(self) -> QSize:
        """Ask for the room of all words."""
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + 10
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with very little."""
        return QSize(min(24, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        font = self.font()
        font.setStrikeOut(self._struck)
        painter.setFont(font)
        room = self.contentsRect()
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), words)
        painter.end()
