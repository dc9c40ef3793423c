"""The event table: happenings with the reports that tell them, reviewed by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QMenu, QSplitter, QTreeView, QVBoxLayout, QWidget

from desktop.models.event_types import types_of, with_mnemonic
from desktop.models.events_model import EVENT, EVENTS, Column, EventsModel, Show, listed
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import Changes, EventRow, EventType, Filter, Quad, Review, Selection, Verdict
from desktop.views.buttons import check, segments
from desktop.views.event_editor import EventEditor, corrected
from desktop.views.events_paint import EventDelegate
from desktop.workers import Desk

_WIDTHS = {
    Column.STATE: 30,
    Column.PAIR: 150,
    Column.TYPE: 140,
    Column.STATUS: 66,
    Column.DATE: 106,
    Column.TOLD: 44,
    Column.SURE: 46,
}
_NARROW = 620  # px below which status and certainty are left out
_HINTS = (
    ("↓ ↑", "row"),
    ("→ ←", "open, close"),
    ("N", "next to review"),
    ("A", "accept"),
    ("R", "reject"),
    ("E", "edit"),
    ("T", "type"),
    ("X", "swap sides"),
    ("Space", "show in text"),
    ("Ctrl+Z", "undo"),
)


class EventsView(QWidget):
    """Lists what the filter lets through; `review_requested` carries reviews by event, `count_changed` happenings."""

    review_requested = Signal(object)
    reader_requested = Signal()
    count_changed = Signal(int)

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._show, self._all = Show.ALL, ()
        self._events = EventsModel(self)
        self.tree = EventsTree(self._events, theme)
        self.editor = EventEditor(workspace, theme)
        self.setProperty("tools", self._build_tools())
        self._build()
        self._connect()
        self.setFocusProxy(self.tree)
        self.refresh()

    def shown(self) -> list[EventRow]:
        """Return the events of the table in its order."""
        return self._events.events

    def minimumSizeHint(self) -> QSize:
        """Let the pane be narrow: the editor leaves out its types where it has no room."""
        return QSize(320, 160)

    def show_editor(self, *, shown: bool) -> None:
        """Open or close the editor below the table."""
        self.editor.setVisible(shown)

    def edit(self, event: int) -> None:
        """Open the editor on an event."""
        self._workspace.select(Selection(self._article_of(event), event))
        self.editor.show()
        self.editor.focus()

    @Slot()
    def refresh(self) -> None:
        """Ask for the events anew."""
        chosen = self._workspace.chosen
        self._desk.read("events", lambda library: library.event_rows(chosen, rejected=True), self._show_events)

    def _build_tools(self) -> QWidget:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(QLabel("Show"))
        self._choices = segments({show: show for show in Show}, self._on_show_chosen)
        check(self._choices, Show.ALL)
        row.addWidget(self._choices)
        return tools

    def _build(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.tree)
        self._split.addWidget(self.editor)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self.editor.hide()
        self._nothing = QLabel("No event passes the filter.", alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self._split, 1)
        column.addWidget(_Hints())

    def _connect(self) -> None:
        self.tree.verdict_given.connect(self._on_verdict)
        self.tree.type_chosen.connect(lambda kind: self._correct(type=kind))
        self.tree.swap_requested.connect(self._on_swap)
        self.tree.edit_requested.connect(self._on_edit)
        self.tree.reader_requested.connect(self.reader_requested)
        self.tree.next_requested.connect(self._on_next)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.editor.review_requested.connect(self.review_requested)
        self.editor.closed.connect(self._on_editor_closed)
        self._workspace.filter_changed.connect(self._on_filter_changed)
        self._workspace.selection_changed.connect(self._on_selection_changed)
        self._desk.changed.connect(self._on_changed)
        self._desk.replaced.connect(self.refresh)
        self._theme.changed.connect(self.tree.viewport().update)

    @Slot(object)
    def _on_filter_changed(self, _chosen: Filter) -> None:
        self.refresh()

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        self.refresh()

    @Slot(object)
    def _on_selection_changed(self, _selection: Selection) -> None:
        self._follow_selection()

    def _on_show_chosen(self, show: str) -> None:
        self._show = Show(show)
        self._list()

    def _show_events(self, events: Sequence[EventRow]) -> None:
        self._all = tuple(events)
        self.count_changed.emit(len({each.happening for each in events if each.review.verdict is not Verdict.REJECTED}))
        self._list()

    def _list(self) -> None:
        self._events.show_events(each for each in self._all if listed(each, self._show))
        self._nothing.setVisible(not self._events.rowCount())
        self._nothing.setText("Nothing to list." if self._all else "No event passes the filter.")
        self._follow_selection()

    def _follow_selection(self) -> None:
        index = self._events.index_of(self._workspace.selection.event)
        if index.isValid() and self._event_at(self.tree.currentIndex()) != self._workspace.selection.event:
            self.tree.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
            self.tree.scrollTo(index)
        self.editor.show_event(next((e for e in self._all if e.id == self._workspace.selection.event), None))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        event = current.data(EVENT) if current.isValid() else None
        if event is not None and event.id != self._workspace.selection.event:
            self._workspace.select(Selection(event.article, event.id))

    def _chosen(self) -> Sequence[EventRow]:
        return self.tree.currentIndex().data(EVENTS) or ()

    @Slot(object)
    def _on_verdict(self, verdict: Verdict) -> None:
        chosen = self._chosen()
        again = bool(chosen) and all(event.review.verdict is verdict for event in chosen)
        self._request((event, replace(event.review, verdict=Verdict.OPEN if again else verdict)) for event in chosen)

    def _correct(self, **values: object) -> None:
        self._request((event, corrected(event, **values)) for event in self._chosen())

    @Slot()
    def _on_swap(self) -> None:
        self._request((event, corrected(event, source=event.target, target=event.source)) for event in self._chosen())

    def _request(self, reviews: Iterable[tuple[EventRow, Review]]) -> None:
        changed = {event.id: review for event, review in reviews if review != event.review}
        if changed:
            self.review_requested.emit(changed)

    @Slot()
    def _on_edit(self) -> None:
        if self._chosen():
            self.edit(self._chosen()[0].id)

    @Slot()
    def _on_editor_closed(self) -> None:
        self.editor.hide()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_next(self) -> None:
        events = self._events.events
        here = next((i for i, event in enumerate(events) if event.id == self._workspace.selection.event), -1)
        later = [*events[here + 1 :], *events[: here + 1]]
        unseen = next((event for event in later if listed(event, Show.OPEN)), None)
        if unseen is not None:
            self._workspace.select(Selection(unseen.article, unseen.id))

    def _article_of(self, event: int) -> int | None:
        return next((each.article for each in self._all if each.id == event), self._workspace.selection.article)

    @staticmethod
    def _event_at(index: QModelIndex) -> int | None:
        event = index.data(EVENT) if index.isValid() else None
        return event.id if event is not None else None


class EventsTree(QTreeView):
    """The tree and its keys."""

    verdict_given = Signal(object)
    type_chosen = Signal(object)
    swap_requested = Signal()
    edit_requested = Signal()
    reader_requested = Signal()
    next_requested = Signal()

    def __init__(self, model: EventsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(EventDelegate(theme, self))
        self.setAccessibleName("Events")
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setTreePosition(Column.PAIR)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setStyleSheet("QTreeView::item { height: 24px; }")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.doubleClicked.connect(lambda _index: self.reader_requested.emit())
        self._keys = {
            Qt.Key.Key_A: lambda: self.verdict_given.emit(Verdict.ACCEPTED),
            Qt.Key.Key_R: lambda: self.verdict_given.emit(Verdict.REJECTED),
            Qt.Key.Key_E: self.edit_requested.emit,
            Qt.Key.Key_T: self._offer_types,
            Qt.Key.Key_X: self.swap_requested.emit,
            Qt.Key.Key_N: self.next_requested.emit,
            Qt.Key.Key_Space: self.reader_requested.emit,
            Qt.Key.Key_Return: self.reader_requested.emit,
            Qt.Key.Key_Enter: self.reader_requested.emit,
        }
        self._fit()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Review by single letters; arrows move; Ctrl+C copies the sentence."""
        act = self._keys.get(Qt.Key(press.key()))
        if press.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif act is not None and press.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            act()
        else:
            super().keyPressEvent(press)

    def keyboardSearch(self, _letters: str) -> None:
        """Letters review; they do not search."""

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Leave out columns where there is no room for them."""
        super().resizeEvent(resize)
        self._fit()

    def _fit(self) -> None:
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(24)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(Column.EVIDENCE, QHeaderView.ResizeMode.Stretch)
        narrow = self.width() < _NARROW
        for column in (Column.STATUS, Column.SURE):
            self.setColumnHidden(column, narrow)

    def _copy(self) -> None:
        event: EventRow | None = self.currentIndex().data(EVENT)
        if event is not None:
            QGuiApplication.clipboard().setText(f"{event.evidence}\n— {event.article_title}")

    def _offer_types(self) -> None:
        if not self.currentIndex().isValid():
            return
        menu = self._type_menu(self)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)

    def _type_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu("Change the type", parent)
        for quad in Quad:
            menu.addSection(f"{'▲' if quad.cooperative else '▼'} {quad}")
            for kind in types_of(quad):
                menu.addAction(with_mnemonic(kind)).triggered.connect(self._chooser(kind))
        return menu

    def _chooser(self, kind: EventType) -> Callable[[], None]:
        return lambda: self.type_chosen.emit(kind)

    def _on_menu_requested(self, place: QPoint) -> None:
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        for words, key in (("Accept\tA", Qt.Key.Key_A), ("Reject\tR", Qt.Key.Key_R), ("Edit…\tE", Qt.Key.Key_E)):
            menu.addAction(words).triggered.connect(self._keys[key])
        menu.addMenu(self._type_menu(menu))
        menu.addAction("Swap the sides\tX").triggered.connect(self._keys[Qt.Key.Key_X])
        menu.addSeparator()
        menu.addAction("Show in the text\tSpace").triggered.connect(self._keys[Qt.Key.Key_Space])
        menu.addAction("Copy the sentence").triggered.connect(self._copy)
        menu.popup(self.viewport().mapToGlobal(place))
        menu.aboutToHide.connect(menu.deleteLater)


class _Hints(QLabel):
    """The keys of the table in one line."""

    def __init__(self) -> None:
        words = "&nbsp;&nbsp; ".join(f"<b>{key}</b> {what}" for key, what in _HINTS)
        super().__init__(words)
        self.setProperty("role", "secondary")
        self.setContentsMargins(12, 3, 12, 3)
        self.setMinimumWidth(1)
