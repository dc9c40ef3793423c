"""The event table: happenings with the reports that tell them, reviewed by keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.errors import DesktopError
from desktop.library import PAGE, Library
from desktop.models.events_model import EVENT, EVENTS, WHOLE, EventsModel, Place, Show, live
from desktop.models.listed_events import ListedEvents
from desktop.models.reviews import corrected, judged, swapped
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import Changes, EventPage, EventRow, EventType, Filter, Review, Selection, Verdict
from desktop.views.buttons import check, label, segments
from desktop.views.event_editor import EventEditor
from desktop.views.events_tree import EventsTree
from desktop.views.key_hints import KeyHints
from desktop.views.pager import Pager
from desktop.workers import Desk

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
_MATTER = ("A", "R", "N", "E", "T", "X", "Space", "Ctrl+Z", "→ ←", "↓ ↑")
_SHORT = 420  # px below which the editor takes the place of the table
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS


class EventsView(QWidget):
    """Lists what the filter lets through, page by page.

    `review_requested` carries reviews by event, `count_changed` happenings, `told` a sentence.
    """

    review_requested = Signal(object)
    reader_requested = Signal()
    count_changed = Signal(int)
    told = Signal(str)

    def __init__(
        self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None, *, page: int = PAGE
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._listed = ListedEvents(page)
        self._awaited: int | None = None
        self._events = EventsModel(self)
        self.tree = EventsTree(self._events, theme)
        self.editor = EventEditor(workspace, theme)
        self.setProperty("tools", self._build_tools())
        self._build()
        self._connect()
        self.setFocusProxy(self.tree)
        self.refresh()

    def shown(self) -> list[EventRow]:
        """Return the events of the page in their order."""
        return self._events.events

    def minimumSizeHint(self) -> QSize:
        """Let the pane be small: columns, keys and types give way."""
        return QSize(320, 160)

    def show_editor(self, *, shown: bool) -> None:
        """Open or close the editor below the table."""
        self.editor.setVisible(shown)
        self._share()

    def edit(self, event: int) -> None:
        """Open the editor on an event."""
        self._workspace.select(Selection(self._article_of(event), event))
        self.show_editor(shown=True)
        self.editor.focus()

    @Slot()
    def refresh(self) -> None:
        """Ask for the page anew, or for the one that the selected event has moved to."""
        self._ask(self._listed.page.first, self._workspace.selection.event if self._holds_selection() else None)

    def event(self, received: QEvent) -> bool:
        """Keep Escape for the editor while it is open; the window steps back only when it is not."""
        if received.type() == QEvent.Type.ShortcutOverride and self._closes(received):
            received.accept()
            return True
        return super().event(received)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Close the editor with Escape."""
        if self._closes(press):
            self.editor.leave()
        else:
            super().keyPressEvent(press)

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Give a short pane to the editor alone."""
        super().resizeEvent(resize)
        self._share()

    # ---- building

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
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "secondary")
        self._nothing.setMargin(12)
        self._pager = Pager(self._listed.size, self._theme)
        self._hints = KeyHints(_HINTS, _MATTER, self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self._split, 1)
        column.addWidget(self._pager)
        column.addWidget(self._hints)

    def _connect(self) -> None:
        self.tree.verdict_given.connect(self._on_verdict)
        self.tree.type_chosen.connect(self._on_type_chosen)
        self.tree.swap_requested.connect(self._on_swap)
        self.tree.edit_requested.connect(self._on_edit)
        self.tree.reader_requested.connect(self.reader_requested)
        self.tree.next_requested.connect(self.go_to_next)
        self.tree.page_requested.connect(self._on_page_requested)
        self._pager.turned.connect(self._turn_to)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.editor.review_requested.connect(self._take_reviews)
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.done.connect(self._on_editor_done)
        self._workspace.filter_changed.connect(self._on_filter_changed)
        self._workspace.selection_changed.connect(self._on_selection_changed)
        self._desk.changed.connect(self._on_changed)
        self._desk.replaced.connect(self.refresh)
        self._desk.failed.connect(self._on_failed)
        self._theme.changed.connect(self._on_theme_changed)

    # ---- what is listed

    def _ask(self, first: int, holding: int | None) -> None:
        self._desk.read("events", self._listed.question(self._workspace.chosen, first, holding), self._show_page)

    def _show_page(self, page: EventPage) -> None:
        turned = page.first != self._listed.page.first
        self._listed.take(page)
        self.count_changed.emit(page.counted)
        self._pager.show_place(page.first, page.listed)
        self._count_choices()
        self._list(turned=turned)
        awaited, self._awaited = self._events.index_of(self._awaited), None
        if awaited.isValid():
            self._go_to(awaited)

    def _count_choices(self) -> None:
        for show in (Show.OPEN, Show.CORRECTED):
            label(self._choices, show, f"{show} {self._listed.count(show)}")

    def _list(self, *, turned: bool = False) -> None:
        """List anew and stay where the eye was; where that row is gone, go to the one that follows it."""
        place, old = self._events.place_of(self.tree.currentIndex()), self._events.events
        seen = self._event_at(self.tree.currentIndex())
        self._events.show_events(self._listed.events)
        self.tree.open_again()
        self.tree.fit_columns()
        self._say_nothing()
        if place[1] == WHOLE:
            self._stay_on_whole(seen)
        self._follow_selection()
        if not turned and seen is not None and seen == self._workspace.selection.event and not self._edits():
            self._step_on(place, old, seen)

    def _stay_on_whole(self, seen: int | None) -> None:
        """Stay on the row of a happening where its rows are new: keys go on meaning all its reports."""
        row = self._events.index_of(seen).parent()
        if row.isValid() and not self.tree.currentIndex().isValid():
            self._go_to(row)

    def _step_on(self, place: Place, old: Sequence[EventRow], seen: int) -> None:
        if self._events.index_of(seen).isValid():
            return
        here = next((number for number, event in enumerate(old) if event.id == seen), 0)
        for event in (*old[here + 1 :], *reversed(old[:here])):
            index = self._events.index_of(event.id)
            if index.isValid():
                whole = place[1] == WHOLE and index.parent().isValid()
                self._go_to(index.parent() if whole else index)
                return

    def _say_nothing(self) -> None:
        words = {
            Show.ALL: "No event passes the filter.",
            Show.OPEN: "Nothing left to review.",
            Show.CORRECTED: "Nothing is corrected.",
        }
        self._nothing.setText(words[self._listed.show if self._listed.page.counted else Show.ALL])
        self._nothing.setVisible(not self._events.rowCount())

    def _follow_selection(self) -> None:
        wanted = self._workspace.selection.event
        index = self._events.index_of(wanted)
        if index.isValid() and wanted not in {each.id for each in self.tree.currentIndex().data(EVENTS) or ()}:
            self.tree.selectionModel().setCurrentIndex(index, _ALONE)
            self.tree.scrollTo(index)
        event = self._listed.find(wanted)
        if event is None and wanted is not None:
            self._desk.read("event edited", lambda library: _find(library, wanted), self.editor.show_event)
        else:
            self.editor.show_event(event)

    def _go_to(self, index: QModelIndex) -> None:
        self.tree.selectionModel().setCurrentIndex(index, _ALONE)
        self.tree.scrollTo(index)

    def _share(self) -> None:
        alone = not self.editor.isHidden() and self.height() < _SHORT
        self.tree.setHidden(alone)
        self._hints.setHidden(alone)

    def _edits(self) -> bool:
        focused = self.window().focusWidget()
        return not self.editor.isHidden() and focused is not None and self.editor.isAncestorOf(focused)

    def _closes(self, received: QEvent) -> bool:
        pressed = isinstance(received, QKeyEvent) and received.key() == Qt.Key.Key_Escape
        return pressed and not self.editor.isHidden()

    # ---- what is asked for

    @Slot(object)
    def _on_verdict(self, verdict: Verdict) -> None:
        chosen = self.tree.chosen()
        self._request(chosen, judged(live(chosen) if verdict is Verdict.ACCEPTED else chosen, verdict))

    @Slot(object)
    def _on_type_chosen(self, kind: EventType) -> None:
        chosen = live(self.tree.chosen())
        self._request(chosen, {event.id: corrected(event, type=kind) for event in chosen})

    @Slot()
    def _on_swap(self) -> None:
        chosen = [event for event in live(self.tree.chosen()) if not event.mutual]
        self._request(chosen, {event.id: swapped(event) for event in chosen})

    def _request(self, events: Iterable[EventRow], reviews: dict[int, Review]) -> None:
        changed = {each.id: reviews[each.id] for each in events if reviews.get(each.id, each.review) != each.review}
        if changed:
            self._take_reviews(changed)

    @Slot(object)
    def _take_reviews(self, reviews: Mapping[int, Review]) -> None:
        """Show reviews at once and ask for them: the next key may come before the library has answered."""
        self._listed.review(reviews)
        self._count_choices()
        self._list()
        self.review_requested.emit(dict(reviews))

    @Slot()
    def _on_edit(self) -> None:
        events, wanted = self.tree.currentIndex().data(EVENTS) or (), self._workspace.selection.event
        if events:
            self.edit(wanted if wanted in {each.id for each in events} else live(events)[0].id)  # type: ignore[arg-type]

    @Slot()
    def go_to_next(self) -> None:
        """Go to the next row that waits for review, on the pages that follow too, from the end on to the first."""
        waiting, elsewhere = self._events.unseen(), self._listed.page.next_open
        here = self._events.place_of(self.tree.currentIndex())
        following = next((place for place in waiting if place > here), None)
        if following is not None:
            self._go_to(self._events.index_at(following))
        elif elsewhere is not None:
            self._awaited = elsewhere
            self._ask(self._listed.page.first, elsewhere)
        elif waiting:
            self._go_to(self._events.index_at(waiting[0]))
        else:
            self.told.emit("Nothing left to review in this list.")

    @Slot(int)
    def _on_page_requested(self, by: int) -> None:
        if self._pager.has_next() if by > 0 else self._pager.has_previous():
            self._turn_to(self._listed.page.first + by * self._listed.size)

    @Slot(int)
    def _turn_to(self, first: int) -> None:
        self._ask(first, None)

    # ---- what has happened

    @Slot()
    def _on_editor_closed(self) -> None:
        self.show_editor(shown=False)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_editor_done(self) -> None:
        if self.height() < _SHORT:
            self.show_editor(shown=False)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_filter_changed(self, _chosen: Filter) -> None:
        self._ask(0, self._workspace.selection.event)

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        self.refresh()

    @Slot(object)
    def _on_failed(self, _error: BaseException) -> None:
        self.refresh()

    @Slot(object)
    def _on_selection_changed(self, selection: Selection) -> None:
        self._follow_selection()
        page = self._listed.page
        if selection.event is not None and page.listed > self._listed.size and not self._holds_selection():
            self._ask(page.first, selection.event)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.tree.viewport().update()

    def _on_show_chosen(self, show: str) -> None:
        self._listed.show = Show(show)
        self._ask(0, self._workspace.selection.event)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        event: EventRow | None = current.data(EVENT) if current.isValid() else None
        if event is None or event.id == self._workspace.selection.event:
            return
        selection = replace(self._workspace.selection, article=event.article, event=event.id)
        if previous.isValid():
            self._workspace.select(selection)
        else:  # the first row of a new list takes the ring by itself: that is no step of a person
            self._workspace.open_at(selection)

    def _article_of(self, event: int) -> int | None:
        found = self._listed.find(event)
        return self._workspace.selection.article if found is None else found.article

    def _holds_selection(self) -> bool:
        return self._listed.find(self._workspace.selection.event) is not None

    @staticmethod
    def _event_at(index: QModelIndex) -> int | None:
        event = index.data(EVENT) if index.isValid() else None
        return event.id if event is not None else None


def _find(library: Library, event: int) -> EventRow | None:
    try:
        return library.event_row(event)
    except DesktopError:
        return None
