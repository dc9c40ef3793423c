"""The events as a tree: happenings, and under each told more than once the reports that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.days import NO_DAYS, short_words
from desktop.models.event_words import date_words, machine_pair_words, one_line, pair_words, told_words
from desktop.models.highlights import doubtful
from desktop.models.languages import language_name
from desktop.records import EventRow, Verdict

Index = QModelIndex | QPersistentModelIndex
Group = tuple[EventRow, ...]
Place = tuple[int, int]


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
HEAD_TIPS = (
    "✓ accepted, pencil corrected, × rejected, ? the machine is unsure",
    "Who acts on whom",
    "Type of act: ▲ cooperation, ▼ conflict",
    "Told as fact, planned, possible or denied",
    "Day of the act, or the words of the text where they give no day",
    "In how many sentences it is told; it counts once",
    "The sentence that tells it, the trigger in bold",
    "How sure the machine is",
)
EVENT = Qt.ItemDataRole.UserRole
EVENTS = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
WHOLE = -1  # the place of a happening, before those of its reports


class State(StrEnum):
    """Where an event stands, as signs and words show it."""

    OPEN = "to review"
    DOUBTFUL = "doubtful"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


_UNSEEN = frozenset({State.OPEN, State.DOUBTFUL})


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


def state_of_all(group: Group) -> State:
    """Return where a happening stands: to review as long as one of its reports is."""
    states = {state_of(event) for event in group} - {State.REJECTED}
    for state in (State.OPEN, State.DOUBTFUL, State.CORRECTED, State.ACCEPTED):
        if state in states:
            return state
    return State.REJECTED


def live(group: Sequence[EventRow]) -> Sequence[EventRow]:
    """Return the reports that count; all where none does."""
    return [event for event in group if event.review.verdict is not Verdict.REJECTED] or group


def articles_of(group: Group) -> int:
    """Return in how many articles a happening is told."""
    return len({event.article for event in group})


def listed(event: EventRow, show: Show) -> bool:
    """Say whether a choice of the table lists an event."""
    if show is Show.OPEN:
        return state_of(event) in _UNSEEN
    return show is Show.ALL or state_of(event) is State.CORRECTED


def struck_words(event: EventRow, column: Column) -> str:
    """Return the machine's value where the analyst has another, else nothing."""
    machine = event.machine
    if column is Column.PAIR and pair_words(event) != machine_pair_words(event):
        return machine_pair_words(event)
    if column is Column.TYPE and event.type is not machine.type:
        return machine.type
    if column is Column.STATUS and event.status is not machine.status:
        return machine.status
    dates = (machine.date_start, machine.date_end)
    if column is Column.DATE and event.dates != dates:
        return short_words(date_words(dates))
    return ""


def when_words(event: EventRow) -> str:
    """Return the days of an event, or the words of its sentence that give none, or 'no date'."""
    span = event.machine.date_span
    if event.dates == NO_DAYS and event.review.dates is None and span and event.machine.sentence.holds(span):
        words = " ".join(span.shifted(-event.machine.sentence.start).of(event.evidence).split())
        return f"“{words}”" if words else "no date"
    return short_words(date_words(event.dates))


def language_words(language: str) -> str:
    """Return 'in Korean'."""
    return "in no known language" if language == "und" else f"in {language_name(language)}"


class EventsModel(QAbstractItemModel):
    """Happenings in rows, reports below those that are told more than once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._places: dict[int, Place] = {}

    def show_events(self, events: Iterable[EventRow]) -> None:
        """Show other events, given by happening; the same ones with other values keep the view where it is."""
        groups = [tuple(group) for _, group in groupby(events, key=lambda event: event.happening)]
        if [[each.id for each in group] for group in groups] == [[each.id for each in old] for old in self._groups]:
            before, self._groups = self._groups, groups
            self._tell_changes(before)
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

    def row_of(self, happening: int) -> QModelIndex:
        """Return the row of a happening."""
        row = next((row for row, group in enumerate(self._groups) if group[0].happening == happening), -1)
        return self.index(row, 0)

    def index_at(self, place: Place) -> QModelIndex:
        """Return the row of a happening, or of one of its reports."""
        top = self.index(place[0], 0)
        return top if place[1] == WHOLE else self.index(place[1], 0, top)

    @staticmethod
    def place_of(index: Index) -> Place:
        """Return where a row stands; before all where it stands nowhere."""
        if not index.isValid():
            return -1, WHOLE
        number = int(index.internalId())
        return (number - 1, index.row()) if number else (index.row(), WHOLE)

    def unseen(self) -> list[Place]:
        """Return where something is to be reviewed: whole happenings, or single reports of those seen in part."""
        places: list[Place] = []
        for row, group in enumerate(self._groups):
            waiting = [place for place, event in enumerate(group) if state_of(event) in _UNSEEN]
            if len(waiting) == len(group):
                places.append((row, WHOLE))
            else:
                places += [(row, place) for place in waiting]
        return places

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
        """Return words, the event that leads, all events of a row, or words for tool tip and screen reader."""
        if not index.isValid():
            return None
        group = self._group(index)
        event, column = live(group)[0], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(group, column, report=bool(index.internalId()))
            case Qt.ItemDataRole.ToolTipRole:
                if column is Column.TOLD:
                    return told_words(len(group), articles_of(group))
                return f"{one_line(event)}\n{event.evidence}\n— {event.article_title}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(group, column, report=bool(index.internalId()))
        return {EVENT: event, EVENTS: group, STATE: state_of_all(group)}.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return HEADS[section]
            case Qt.ItemDataRole.ToolTipRole:
                return HEAD_TIPS[section]
            case Qt.ItemDataRole.AccessibleTextRole:
                return HEADS[section] or "State"
            case Qt.ItemDataRole.TextAlignmentRole:
                middle = section == Column.TOLD
                across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
                return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def _group(self, index: Index) -> Group:
        number = int(index.internalId())
        return (self._groups[number - 1][index.row()],) if number else self._groups[index.row()]

    def _words(self, group: Group, column: Column, *, report: bool) -> str:
        events = live(group)
        event = events[0]
        if report and column in (Column.TYPE, Column.STATUS, Column.DATE):
            return self._own_words(event, column)
        match column:
            case Column.PAIR:
                return self._report_words(event) if report else pair_words(event)
            case Column.TYPE:
                return " and ".join(dict.fromkeys(each.type for each in events))
            case Column.STATUS:
                return event.status
            case Column.DATE:
                return when_words(next((each for each in events if each.dates != NO_DAYS), event))
            case Column.TOLD:
                return "" if report else str(len(group))
            case Column.EVIDENCE:
                return " ".join(event.evidence.split())
        return ""

    def _own_words(self, event: EventRow, column: Column) -> str:
        """Return what a report says other than the happening it stands under."""
        row, _ = self._places[event.id]
        group = self._groups[row]
        words = self._words((event,), column, report=False)
        return words if words != self._words(group, column, report=False) or struck_words(event, column) else ""

    def _report_words(self, event: EventRow) -> str:
        group = self._groups[self._places[event.id][0]]
        words = language_words(event.language)
        return words if pair_words(event) == pair_words(live(group)[0]) else f"{words}: {pair_words(event)}"

    def _spoken(self, group: Group, column: Column, *, report: bool) -> str:
        if column is Column.STATE:
            return state_of_all(group)
        if column is Column.TOLD and not report:
            return told_words(len(group), articles_of(group))
        if column is Column.SURE:
            return f"{live(group)[0].machine.confidence:.0%} sure"
        words, struck = self._words(group, column, report=report), struck_words(live(group)[0], column)
        return f"{words}, machine said {struck}" if struck else words

    def _tell_changes(self, before: Sequence[Group]) -> None:
        last = len(HEADS) - 1
        for row, (old, new) in enumerate(zip(before, self._groups, strict=True)):
            if old == new:
                continue
            top = self.index(row, 0)
            self.dataChanged.emit(top, self.index(row, last))
            told = self.rowCount(top)
            if told:
                self.dataChanged.emit(self.index(0, 0, top), self.index(told - 1, last, top))
