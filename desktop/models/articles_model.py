"""The list of articles in an order the analyst chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.relatives import copies_words
from desktop.records import ArticleRow

_INVALID = QModelIndex()


class Order(StrEnum):
    """How the list is sorted; articles without a date stand last where the date decides."""

    NEWEST = "Newest first"
    OLDEST = "Oldest first"
    TITLE = "Title"
    EVENTS = "Most events"


_KEYS: dict[Order, Callable[[ArticleRow], Any]] = {
    Order.NEWEST: lambda row: (-_day(row), row.id),
    Order.OLDEST: lambda row: (_day(row) or date.max.toordinal(), row.id),
    Order.TITLE: lambda row: (title_of(row).casefold(), row.id),
    Order.EVENTS: lambda row: (-row.matching, row.id),
}


class ArticlesModel(QAbstractListModel):
    """Article rows; `ROW` gives the whole row to a delegate."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ArticleRow] = []
        self._places: dict[int, int] = {}
        self._order = Order.NEWEST

    @property
    def order(self) -> Order:
        """Return how the list is sorted."""
        return self._order

    @property
    def rows(self) -> Sequence[ArticleRow]:
        """Return the rows in their order."""
        return self._rows

    def show_rows(self, rows: Iterable[ArticleRow]) -> None:
        """Put other rows in the place of the old; selections stay where the same articles stay in their places."""
        ordered = sorted(rows, key=_KEYS[self._order])
        if [row.id for row in ordered] == [row.id for row in self._rows]:
            self._rows = ordered
            if ordered:
                self.dataChanged.emit(self.index(0), self.index(len(ordered) - 1))
            return
        self.beginResetModel()
        self._rows = ordered
        self._places = {row.id: place for place, row in enumerate(ordered)}
        self.endResetModel()

    def sort_by(self, order: Order) -> None:
        """Sort the list in another way."""
        if order != self._order:
            self._order = order
            self.show_rows(self._rows)

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> ArticleRow:
        """Return the row of a valid index."""
        return self._rows[index.row()]

    def index_of(self, article: int | None) -> QModelIndex:
        """Return the index of an article; an invalid one where it is not listed."""
        place = None if article is None else self._places.get(article)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _INVALID) -> int:
        """Return how many articles are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the words for a tool tip or a screen reader, or the whole row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            words = f"{title_of(row)}\n{row.file}" if title_of(row) != row.file else row.file
            return f"{words}\nThe story is told {story_of(row)}." if story_of(row) else words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return row if role == self.ROW else None


def title_of(row: ArticleRow) -> str:
    """Return the title, or the file's name where none was found."""
    return row.facts.title or row.file


def origin_of(row: ArticleRow) -> str:
    """Return the outlet, else the author, else that there is none."""
    if row.facts.source:
        return row.facts.source
    return f"by {row.facts.author}" if row.facts.author else "outlet not given"


def story_of(row: ArticleRow) -> str:
    """Return 'in 4 articles' or '2 versions' for a story that is told more than once, else nothing."""
    return copies_words(row.told_in, versions=row.versions) if row.told_in > 1 else ""


def matching_words(row: ArticleRow) -> str:
    """Return '1 of 9', 'all 9', or 'no events'."""
    if not row.happenings:
        return "no events"
    return f"all {row.happenings}" if row.matching == row.happenings else f"{row.matching} of {row.happenings}"


def spoken(row: ArticleRow) -> str:
    """Return all that a card shows, in words."""
    day = row.facts.published.isoformat() if row.facts.published else "no date"
    counts = f"{row.cooperative} cooperation, {row.conflictive} conflict, {matching_words(row)} match"
    languages = ", ".join(row.languages) or "no language"
    story = f"; told {story_of(row)}" if story_of(row) else ""
    reviewed = f"{row.reviewed} of {row.reports} reviewed"
    return f"{title_of(row)}; {day}; {origin_of(row)}; {languages}; {counts}; {reviewed}{story}"


def listed_words(listed: int, every: int) -> str:
    """Return '5 articles, all match' or '3 of 5 articles'."""
    noun = "article" if every == 1 else "articles"
    if listed == every:
        return f"{every} {noun}, all match" if every > 1 else f"{every} {noun}"
    return f"{listed} of {every} {noun}"


def _day(row: ArticleRow) -> int:
    return row.facts.published.toordinal() if row.facts.published else 0
