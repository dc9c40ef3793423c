"""Articles without a date and what is proposed for each: a row an article, ticked where the analyst confirms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.models.days import parse_day
from desktop.records import Dateless, Facts, Place, Proposal

ARTICLE, DAY, ORIGIN = range(3)
HEADS = ("Article", "Published", "Where it comes from")
_INVALID = QModelIndex()


class DateProposals(QAbstractTableModel):
    """What will be set stands in the column of days; a tick beside an article says that it will be.

    `ticked` tells that other rows are ticked than before.
    """

    ticked = Signal()

    def __init__(self, rows: Sequence[Dateless], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._days = [row.published or (row.proposals[0].day if row.proposals else None) for row in rows]
        self._ticks = [False] * len(rows)

    @property
    def proposed(self) -> int:
        """Return how many articles have a proposal that can be ticked with all others."""
        return sum(map(self._is_plain, range(len(self._rows))))

    @property
    def chosen(self) -> dict[int, Facts]:
        """Return the analyst's facts with the days that are ticked."""
        rows = zip(self._rows, self._days, self._ticks, strict=True)
        return {row.article: replace(row.own, published=day) for row, day, tick in rows if tick and day}

    def choices(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Proposal, ...]:
        """Return the proposals for the article of a row."""
        return self._rows[index.row()].proposals

    def tick_all(self) -> None:
        """Tick every article with a proposal, but for those whose date is unclear: each wants a look."""
        for row in range(len(self._rows)):
            self._ticks[row] = self._ticks[row] or self._is_plain(row)
        if self._rows:
            self.dataChanged.emit(self.index(0, ARTICLE), self.index(len(self._rows) - 1, ORIGIN))
        self.ticked.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _INVALID) -> int:
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column."""
        if direction == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let an article be ticked that has a day, and its day be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == ARTICLE and self._days[index.row()]:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == DAY else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return title and tick, day, or where the day comes from."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == ARTICLE:
            return Qt.CheckState.Checked if self._ticks[index.row()] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (row.title, self._day_words(index.row()), self._origin_words(index.row()))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (row.file, "Write YYYY-MM-DD", self._origin_words(index.row()))[column]
        return None

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take a tick or another day; who writes a day means it."""
        row = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            self._ticks[row] = Qt.CheckState(value) == Qt.CheckState.Checked
        elif not str(value).strip():
            self._days[row], self._ticks[row] = None, False
        elif (day := parse_day(str(value))) is not None:
            self._days[row], self._ticks[row] = day, True
        else:
            return False
        self.dataChanged.emit(self.index(row, ARTICLE), self.index(row, ORIGIN))
        self.ticked.emit()
        return True

    def _is_plain(self, row: int) -> bool:
        """Say whether a day is proposed and cannot be read in two ways."""
        here = self._rows[row]
        return self._days[row] is not None and not here.unclear and self._days[row] != here.published

    def _day_words(self, row: int) -> str:
        day = self._days[row]
        return day.isoformat() if day else ""

    def _origin_words(self, row: int) -> str:
        proposals, day = self._rows[row].proposals, self._days[row]
        if day is not None and day == self._rows[row].published:
            return "as it stands"
        found = next((each for each in proposals if each.day == day), None)
        if found is not None:
            return proposal_words(found, proposals) + (" · others…" if len(proposals) > 1 else "")
        return "set by you" if day else "nothing in text, address or file name: write a day"


def proposal_words(proposal: Proposal, beside: Sequence[Proposal] = ()) -> str:
    """Return where a day comes from, with the words that say so."""
    if proposal.place is Place.UNCLEAR:
        others = [each.day.isoformat() for each in beside if each.place is Place.UNCLEAR and each.day != proposal.day]
        return f"unclear date on the page: may be {' or '.join(others)}, too" if others else "unclear date on the page"
    return f"{proposal.place}: “{' '.join(proposal.words.split())}”"
