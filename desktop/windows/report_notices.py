"""What an import leaves to be said: days that no page gives, columns the program does not know, odd code pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.icons import pixmap
from desktop.models.theme import Theme
from desktop.records import ImportLine, Outcome

_COLUMNS, _ENCODING = "columns", "encoding"


class Notices(QWidget):
    """A bar for each, with the button that mends it; hidden where there is nothing to say."""

    dates_requested = Signal(list)
    columns_requested = Signal(list)
    pages_requested = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._undated: list[int] = []
        self._tables: list[ImportLine] = []
        self._odd: list[ImportLine] = []
        self._dates = _Notice("calendar-none", theme)
        self._columns = _Notice("report", theme)
        self._dates.button.clicked.connect(lambda: self.dates_requested.emit(self._undated))
        self._columns.button.clicked.connect(lambda: self.columns_requested.emit(self._tables))
        self._pages = _Notice("warning", theme)
        self._pages.button.clicked.connect(lambda: self.pages_requested.emit(self._odd))
        for notice in (self._columns, self._pages, self._dates):
            column.addWidget(notice)

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """Say what is missing in some lines."""
        self._undated = [
            line.article for line in lines if line.outcome is Outcome.READ and line.article and not line.published
        ]
        self._tables, self._odd = _needing(lines, _COLUMNS), _needing(lines, _ENCODING)
        noun = "article gives" if len(self._undated) == 1 else "articles give"
        words = f"{len(self._undated)} {noun} no date. Days like “on Monday” stay unresolved in them until you set one."
        self._dates.say(words if self._undated else "", "Set dates…")
        files = _files(self._tables)
        verb = "has" if files == "1 file" else "have"
        words = f"{files} {verb} no column that the program knows as the text."
        self._columns.say(words if self._tables else "", f"Choose columns… ({files})")
        files = _files(self._odd)
        words = f"{files} may be readable in another code page."
        self._pages.say(words if self._odd else "", f"Choose the code page… ({files})")
        self.setVisible(bool(self._undated or self._tables or self._odd))


def _needing(lines: Sequence[ImportLine], needs: str) -> list[ImportLine]:
    return [line for line in lines if line.outcome is Outcome.SKIPPED and line.needs == needs]


def _files(lines: Sequence[ImportLine]) -> str:
    count = len({(line.path, line.part) for line in lines})
    return "1 file" if count == 1 else f"{count} files"


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
