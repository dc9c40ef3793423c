"""The events as a tree: happenings, and under each told more than once the reports that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.actors import pair_in_words
from desktop.models.event_words import date_words
from desktop.models.highlights import doubtful
from desktop.records import EventRow, Verdict

Index = QModelIndex | QPersistentModelIndex
Group = tuple[EventRow, ...]


class Column(IntEnum):
    """What each column shows."""

    STATE = 0
    PAIR = 1
    TYPE = 2
    STATUS = 3
    DATE = 4
    TOLD = 5
    EVIDENCE = 6
    SURE = 7


HEADS = ("", "Who → whom", "Type", "Status", "Date", "Told", "Evidence", "Sure")
EVENT = Qt.ItemDataRole.UserRole
EVENTS = Qt.ItemDataRole.UserRole + 1


class State(StrEnum):
    """Where an event stands, as signs and words show it."""

    OPEN = "to review"
    DOUBTFUL = "doubtful"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Show(StrEnum):
    """Which events the table lists."""

    ALL = "All"
    OPEN = "To review"
    CORRECTED = "Corrected"


def state_of(event: EventRow) -> State:
    """Return where an event stands."""
    if event.review.verdict is Verdict.REJECTED:
        return State.REJECTED
    if event.review.corrects:
        return State.CORRECTED
    if event.review.verdict is Verdict.ACCEPTED:
        return State.ACCEPTED
    return State.DOUBTFUL if doubtful(event) else State.OPEN


def listed(event: EventRow, show: Show) -> bool:
    """Say whether a choice of the table lists an event."""
    if show is Show.OPEN:
        return state_of(event) in (State.OPEN, State.DOUBTFUL)
    return show is Show.ALL or state_of(event) is State.CORRECTED


class EventsModel(QAbstractItemModel):
    """Happenings in rows, reports below those that are told more than once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._places: dict[int, tuple[int, int]] = {}

    def show_events(self, events: Iterable[EventRow]) -> None:
        """Show other events; values that changed in place keep rows and selection."""
        groups = [tuple(group) for _, group in groupby(events, key=lambda event: event.happening)]
        same = [[each.id for each in group] for group in groups] == [[each.id for each in old] for old in self._groups]
        if same:
            self._groups = groups
            self._tell_all()
            return
        self.beginResetModel()
        self._groups = groups
        self._places = {event.id: (row, place) for row, group in enumerate(groups) for place, event in enumerate(group)}
        self.endResetModel()

    @property
    def events(self) -> list[EventRow]:
        """Return all events in the order of the table."""
        return [event for group in self._groups for event in group]

    def index_of(self, event: int | None) -> QModelIndex:
        """Return the place of an event: the row of its happening when it is told once, else its own row below."""
        if event is None or event not in self._places:
            return QModelIndex()
        row, place = self._places[event]
        top = self.index(row, 0)
        return top if len(self._groups[row]) == 1 else self.index(place, 0, top)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return a place of the tree; the number within it is 0 for a happening, else that of the happening plus 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Return the happening of a report."""
        number = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of happenings, or of the reports of one that is told more than once."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column() > 0:
            return 0
        told = len(self._groups[parent.row()])
        return told if told > 1 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Return the number of columns."""
        return len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, the event, or the sentence for tool tip and screen reader."""
        if not index.isValid():
            return None
        group = self._group(index)
        if role == EVENTS:
            return group
        if role == EVENT:
            return group[0]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(group, Column(index.column()), report=bool(index.internalId()))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{state_of(group[0])}: {group[0].evidence}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _group(self, index: Index) -> Group:
        number = int(index.internalId())
        return (self._groups[number - 1][index.row()],) if number else self._groups[index.row()]

    def _words(self, group: Group, column: Column, *, report: bool) -> str:
        event = group[0]
        match column:
            case Column.PAIR if report:
                return f"in {event.language.upper()}"
            case Column.PAIR:
                return pair_in_words(event.source, event.target, mutual=event.mutual)
            case Column.TYPE:
                return " and ".join(_different(each.type for each in group))
            case Column.STATUS:
                return event.status
            case Column.DATE:
                return date_words(next((each.dates for each in group if each.dates != (None, None)), (None, None)))
            case Column.TOLD:
                return "" if report else str(len(group))
            case Column.EVIDENCE:
                return event.evidence
        return ""

    def _tell_all(self) -> None:
        last = len(HEADS) - 1
        for row in range(len(self._groups)):
            top = self.index(row, 0)
            self.dataChanged.emit(top, self.index(row, last))
            told = self.rowCount(top)
            if told:
                self.dataChanged.emit(self.index(0, 0, top), self.index(told - 1, last, top))


def _different(words: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(words))
