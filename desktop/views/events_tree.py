"""The tree of the event table: keys, menus, and which columns there is room for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from desktop.models.event_types import types_of, with_mnemonic
from desktop.models.event_words import date_words, pair_words
from desktop.models.events_model import EVENT, EVENTS, Column, EventsModel, struck_words
from desktop.models.fonts import sans
from desktop.models.theme import Theme
from desktop.records import EventRow, EventType, Quad, Verdict
from desktop.views.events_paint import PADDING, SIGN, EventDelegate

_NARROW, _SCANT = 680, 820  # px below which status, times told and certainty, or certainty alone, are left out
_INDENT = 16
_FIXED = {Column.STATE: 30, Column.STATUS: 72, Column.TOLD: 48, Column.SURE: 48}
# least and largest width, and the largest share of the whole
_MEASURED = {Column.PAIR: (104, 240, 0.25), Column.TYPE: (100, 250, 0.23), Column.DATE: (84, 190, 0.18)}
_SAMPLE = 300  # rows whose words are measured
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EventsTree(QTreeView):
    """Happenings and reports; single letters review what is selected.

    `page_requested` carries 1 for the next page, -1 for the previous one.
    """

    verdict_given = Signal(object)
    type_chosen = Signal(object)
    swap_requested = Signal()
    edit_requested = Signal()
    reader_requested = Signal()
    next_requested = Signal()
    page_requested = Signal(int)

    def __init__(self, model: EventsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events, self._theme = model, theme
        self._opened: set[int] = set()
        self._cells = EventDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._tune()
        self._keys = self._bind_keys()
        self.fit_columns()

    def chosen(self) -> tuple[EventRow, ...]:
        """Return the events of the selected rows, each once, in the order of the table."""
        rows = self.selectionModel().selectedRows() or [self.currentIndex()]
        rows.sort(key=self._events.place_of)
        events = (event for index in rows for event in index.data(EVENTS) or ())
        return tuple({event.id: event for event in events}.values())

    def open_again(self) -> None:
        """Open the happenings that were open before the table was listed anew."""
        for happening in sorted(self._opened):
            self.setExpanded(self._events.row_of(happening), True)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Review by single letters; arrows move; Ctrl+C copies the sentences."""
        act, page = self._keys.get(Qt.Key(press.key())), _PAGES.get(Qt.Key(press.key()))
        if page is not None and press.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.page_requested.emit(page)
        elif press.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif act is not None and press.modifiers() in _PLAIN:
            act()
        else:
            super().keyPressEvent(press)

    def keyboardSearch(self, _letters: str) -> None:
        """Letters review; they do not search."""

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Leave out columns where there is no room for them."""
        super().resizeEvent(resize)
        self.fit_columns()

    def drawBranches(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave the branches to the delegate, which knows what the mouse is on."""

    def fit_columns(self) -> None:
        """Give the columns the widths that their words need, as far as there is room."""
        width = self.viewport().width()
        narrow = width < _NARROW
        self._cells.narrow = narrow
        for column in (Column.STATUS, Column.TOLD):
            self.setColumnHidden(column, narrow)
        self.setColumnHidden(Column.SURE, width < _SCANT)
        for column, fixed in _FIXED.items():
            self.setColumnWidth(column, fixed)
        for column, (least, most, share) in _MEASURED.items():
            self.setColumnWidth(column, max(least, min(self._needed(column), most, round(width * share))))

    @Slot()
    def copy(self) -> None:
        """Put the sentences of the selected events on the clipboard, each with what it tells and where it stands."""
        QGuiApplication.clipboard().setText("\n\n".join(map(_quotation, self.chosen())))

    @Slot()
    def offer_types(self) -> None:
        """Open the menu of types at the row; the underlined letter of a type chooses it."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            row = self.visualRect(self.currentIndex().siblingAtColumn(Column.TYPE))
            self._popup(self._type_menu(self), row.bottomLeft())

    def _tune(self) -> None:
        self.setAccessibleName("Events")
        self.setUniformRowHeights(True)
        self.setTreePosition(Column.PAIR)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QTreeView::item { height: 24px; }")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        head = self.header()
        head.setFixedHeight(26)
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(Column.EVIDENCE, QHeaderView.ResizeMode.Stretch)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.doubleClicked.connect(self._on_double_clicked)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def _bind_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_A: lambda: self.verdict_given.emit(Verdict.ACCEPTED),
            Qt.Key.Key_R: lambda: self.verdict_given.emit(Verdict.REJECTED),
            Qt.Key.Key_E: self.edit_requested.emit,
            Qt.Key.Key_T: self.offer_types,
            Qt.Key.Key_X: self.swap_requested.emit,
            Qt.Key.Key_N: self.next_requested.emit,
            Qt.Key.Key_Space: self.reader_requested.emit,
            Qt.Key.Key_Return: self.reader_requested.emit,
            Qt.Key.Key_Enter: self.reader_requested.emit,
        }

    def _needed(self, column: Column) -> int:
        """Return the width the words of a column need, measured at the first rows."""
        metrics = QFontMetrics(sans(13))
        rows = range(min(self._events.rowCount(), _SAMPLE))
        words = max((metrics.horizontalAdvance(self._written(row, column)) for row in rows), default=0)
        extra = {Column.PAIR: _INDENT, Column.TYPE: SIGN}.get(column, 0)
        return words + extra + PADDING + 8

    def _written(self, row: int, column: Column) -> str:
        index = self._events.index(row, column)
        struck = struck_words(index.data(EVENT), column)
        return f"{index.data()}  {struck}" if struck else index.data()

    def _type_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu("Change the &type", parent)
        for quad in Quad:
            menu.addAction(f"{'▲' if quad.cooperative else '▼'} {quad}").setEnabled(False)
            for kind in types_of(quad):
                menu.addAction(with_mnemonic(kind)).triggered.connect(self._chooser(kind))
        return menu

    def _chooser(self, kind: EventType) -> Callable[[], None]:
        return lambda: self.type_chosen.emit(kind)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu, many = QMenu(self), f" {len(chosen)} events" if len(chosen) > 1 else ""
        for words, key in ((f"&Accept{many}\tA", Qt.Key.Key_A), (f"&Reject{many}\tR", Qt.Key.Key_R)):
            menu.addAction(words).triggered.connect(self._keys[key])
        menu.addAction("&Edit\tE").triggered.connect(self._keys[Qt.Key.Key_E])
        menu.addMenu(self._type_menu(menu))
        menu.addAction("Swap the &sides\tX").triggered.connect(self._keys[Qt.Key.Key_X])
        menu.addSeparator()
        menu.addAction("Show in the te&xt\tSpace").triggered.connect(self._keys[Qt.Key.Key_Space])
        menu.addAction(f"&Copy the {'sentences' if many else 'sentence'}\tCtrl+C").triggered.connect(self.copy)
        self._popup(menu, place)

    def _popup(self, menu: QMenu, place: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.reader_requested.emit()

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._opened.add(index.data(EVENT).happening)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._opened.discard(index.data(EVENT).happening)


def _quotation(event: EventRow) -> str:
    words = f"{pair_words(event)}: {event.type}, {event.status}, {date_words(event.dates)}"
    return f"“{' '.join(event.evidence.split())}”\n— {event.article_title}\n{words}"
