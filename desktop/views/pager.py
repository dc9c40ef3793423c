"""Where a page of a long list stands, and the way to the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.models.icons import icon
from desktop.models.theme import Theme


class Pager(QWidget):
    """'501–1,000 of 2,312 happenings' between two buttons; hidden where all stand on one page.

    `turned` carries the place at which the page begins that was asked for.
    """

    turned = Signal(int)

    def __init__(self, size: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._theme, self._first, self._count = size, theme, 0, 0
        self._back, self._on = QPushButton(), QPushButton()
        self._back.clicked.connect(lambda: self.turned.emit(self._first - self._size))
        self._on.clicked.connect(lambda: self.turned.emit(self._first + self._size))
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addStretch()
        for part in (self._back, self._words, self._on):
            row.addWidget(part)
        row.addStretch()
        self._name_buttons()
        theme.changed.connect(self._paint_buttons)
        self._paint_buttons()
        self.hide()

    def show_place(self, first: int, count: int) -> None:
        """Say which stretch of the list is shown."""
        self._first, self._count = first, count
        self._words.setText(f"{first + 1:,}–{min(first + self._size, count):,} of {count:,} happenings")
        self._back.setEnabled(self.has_previous())
        self._on.setEnabled(self.has_next())
        self.setVisible(count > self._size)

    def has_previous(self) -> bool:
        """Say whether a page stands before this one."""
        return self._first > 0

    def has_next(self) -> bool:
        """Say whether a page follows this one."""
        return self._first + self._size < self._count

    def _name_buttons(self) -> None:
        for button, words, key in ((self._back, "Previous page", "Ctrl+PgUp"), (self._on, "Next page", "Ctrl+PgDown")):
            button.setToolTip(f"{words} ({key})")
            button.setAccessibleName(words)

    def _paint_buttons(self) -> None:
        for button, name in ((self._back, "chevron-left"), (self._on, "chevron-right")):
            button.setIcon(icon(name, self._theme.palette.text))
