"""What an import leaves to be said: days that no page gives, tables whose columns the program does not know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.icons import pixmap
from desktop.models.theme import Theme
from desktop.records import ImportLine, Outcome

COLUMNS = "columns"


class Notices(QWidget):
    """A bar for each, with the button that mends it; hidden where there is nothing to say."""

    dates_requested = Signal(list)
    columns_requested = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._undated: list[int] = []
        self._tables: list[ImportLine] = []
        self._dates = _Notice("calendar-none", theme)
        self._columns = _Notice("report", theme)
        self._dates.button.clicked.connect(lambda: self.dates_requested.emit(self._undated))
        self._columns.button.clicked.connect(lambda: self.columns_requested.emit(self._tables))
        for notice in (self._columns, self._dates):
            column.addWidget(notice)

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """Say what is missing in some lines."""
        self._undated = [
            line.article for line in lines if line.outcome is Outcome.READ and line.article and not line.published
        ]
        self._tables = [line for line in lines if line.outcome is Outcome.SKIPPED and line.needs == COLUMNS]
        noun = "article gives" if len(self._undated) == 1 else "articles give"
        words = f"{len(self._undated)} {noun} no date. Days like “on Monday” stay unresolved in them until you set one."
        self._dates.say(words if self._undated else "", "Set dates…")
        files = len({line.path for line in self._tables})
        one = files == 1
        words = f"{files} {'table has' if one else 'tables have'} no column that the program knows as the text."
        self._columns.say(words if files else "", f"Choose columns… ({files} {'file' if one else 'files'})")
        self.setVisible(bool(self._undated or self._tables))


class _Notice(QFrame):
    """A sign, a sentence and a button."""

    def __init__(self, sign: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        drawn, self._words, self.button = QLabel(), QLabel(wordWrap=True), QPushButton()
        drawn.setPixmap(pixmap(sign, theme.palette.doubt.name(), 16))
        self.button.setAutoDefault(False)
        row.addWidget(drawn)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def say(self, words: str, deed: str) -> None:
        self._words.setText(words)
        self.button.setText(deed)
        self.setVisible(bool(words))
