"""A field to search in, with its sign and the key that leads to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models.fonts import sans
from desktop.models.icons import icon
from desktop.models.theme import Theme

_KEY = "Ctrl+F"
_ROOM_FOR_KEY = 250


class SearchField(QLineEdit):
    """Shows its key while it is empty, waits, and has room."""

    left_downwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText("Search text, title, outlet")
        self.setAccessibleName("Search articles")
        self.setToolTip(f"Search text, title, outlet ({_KEY})")
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(28)
        self._sign = self.addAction(icon("search", theme.palette.secondary), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._show_theme)

    def event(self, received: QEvent) -> bool:
        """Keep Esc from the window while there is something to clear."""
        if (
            isinstance(received, QKeyEvent)
            and received.type() == QEvent.Type.ShortcutOverride
            and self._clears(received)
        ):
            received.accept()
            return True
        return super().event(received)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Go down into the list below; Esc clears."""
        if press.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif self._clears(press):
            self.clear()
        else:
            super().keyPressEvent(press)

    def _clears(self, press: QKeyEvent) -> bool:
        return press.key() == Qt.Key.Key_Escape and bool(self.text())

    def paintEvent(self, paint: QPaintEvent) -> None:
        """Draw the key cap over the field's right end."""
        super().paintEvent(paint)
        if self.text() or self.hasFocus() or self.width() < _ROOM_FOR_KEY:
            return
        font = sans(10)
        width = QFontMetrics(font).horizontalAdvance(_KEY) + 10
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(self._theme.palette.edge)
        cap = QRectF(self.width() - width - 6.5, self.height() / 2 - 8.5, width, 17)
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(self._theme.palette.secondary)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, _KEY)
        painter.end()

    @Slot()
    def _show_theme(self) -> None:
        self._sign.setIcon(icon("search", self._theme.palette.secondary))
