"""The country relation matrix: who acts on whom."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.extraction.mentions.actors import actor_name
from desktop.models.chips import chosen_pair
from desktop.models.fonts import sans
from desktop.models.matrix_model import MatrixModel, Order, Role, Shown
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import Changes, Filter, Matrix
from desktop.views.buttons import link
from desktop.views.matrix_paint import ActorHeader, CellDelegate, Corner, Legend
from desktop.workers import Desk

_ROW = 23
_NARROW, _CELL, _WIDE_CELL, _TOTAL = 26, 31, 40, 34
_BESIDE = 11  # px of a cell beside its number: signs and edges
_CODE, _NAME_PLACE, _LONGEST_NAME = 50, 44, 128
_ROOMY = 700  # px from which cells are wide


class MatrixView(QWidget):
    """Pairs of actors; a click narrows to a pair, Enter or a double click asks for its sentences.

    The matrix is not filtered by its own choice: the pair is framed and all pairs stay.
    """

    evidence_requested = Signal()
    height_wanted = Signal(int)

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._asked: tuple[object, ...] | None = None
        self._matrix = MatrixModel(self)
        self.table = MatrixTable(self._matrix, workspace, theme)
        self.table.evidence_requested.connect(self.evidence_requested)
        self.table.pair_chosen.connect(self._on_pair_chosen)
        self.setFocusProxy(self.table)
        self._build()
        workspace.filter_changed.connect(self._on_filter_changed)
        desk.changed.connect(self._on_changed)
        desk.replaced.connect(self.refresh)
        theme.changed.connect(self.table.viewport().update)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the figures anew."""
        chosen, measure = self._workspace.chosen.without_pair(), self._workspace.measure
        self._asked = (chosen, measure)
        self._desk.read("matrix", lambda library: library.matrix(chosen, measure), self._show_matrix)

    def _build(self) -> None:
        self._words, self._sentences = QLabel("number: count · colour: mean"), link("Show the sentences")
        self._words.setProperty("role", "secondary")
        self._sentences.clicked.connect(self.evidence_requested)
        self._head, self._foot = self._build_head(), QHBoxLayout()
        foot = self._foot
        foot.setContentsMargins(12, 4, 12, 6)
        foot.addWidget(Legend(self._theme))
        foot.addStretch()
        foot.addWidget(self._words)
        foot.addWidget(self._sentences)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _build_head(self) -> QHBoxLayout:
        title = QLabel("Who acts on whom")
        title.setProperty("role", "pane")
        row = QHBoxLayout()
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(6)
        row.addWidget(title)
        row.addStretch()
        for words, choices, slot in (
            ("Cell", Shown, lambda word: self._matrix.show_number(Shown(word))),
            ("Order", Order, lambda word: self._matrix.sort_by(Order(word))),
        ):
            box = QComboBox()
            box.addItems([each.value for each in choices])
            box.setAccessibleName(f"{words} of the matrix")
            box.textActivated.connect(slot)
            label = QLabel(words)
            label.setProperty("role", "secondary")
            row.addSpacing(8)
            row.addWidget(label)
            row.addWidget(box)
        return row

    @Slot(object)
    def _on_filter_changed(self, chosen: Filter) -> None:
        if (chosen.without_pair(), self._workspace.measure) != self._asked:
            self.refresh()
        self._show_choice()

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        self.refresh()

    @Slot(object, object)
    def _on_pair_chosen(self, source: str | None, target: str | None) -> None:
        chosen = self._workspace.chosen
        self._workspace.narrow(replace(chosen, source=source, target=target))

    def _show_matrix(self, matrix: Matrix) -> None:
        self._matrix.show_matrix(matrix, self._workspace.measure)
        self.table.fit()
        self._show_choice()
        if matrix.actors:
            around = self._head.sizeHint().height() + self._foot.sizeHint().height()
            head, rows = self.table.horizontalHeader().height(), self.table.verticalHeader().length()
            self.height_wanted.emit(around + head + rows)

    def _show_choice(self) -> None:
        chosen = self._workspace.chosen
        picked = bool(chosen.source or chosen.target)
        self._words.setText(chosen_pair(chosen) if picked else "number: count · colour: mean")
        self._sentences.setVisible(picked)
        self.table.show_choice()


class MatrixTable(QTableView):
    """The table itself: keys move the ring, a click or Enter chooses."""

    evidence_requested = Signal()
    pair_chosen = Signal(object, object)

    def __init__(self, model: MatrixModel, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pairs = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(workspace, theme, self))
        self.setHorizontalHeader(ActorHeader(Qt.Orientation.Horizontal, workspace, theme, self))
        self.setVerticalHeader(ActorHeader(Qt.Orientation.Vertical, workspace, theme, self))
        self._corner = Corner(theme, self)
        self._tune()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_opened)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """Give cells and names the room there is: names while cells are wide enough for their numbers."""
        actors = len(self._pairs.actors)
        least, total = self._least_cell(), self._total_width()
        widest = max(_WIDE_CELL if self.width() >= _ROOMY else _CELL, least)
        names = self._names_width()
        room = self.width() - total - self._bar_width()
        named = not actors or (room - names) // actors >= least
        left = names if named else _CODE
        cell = min(max((room - left) // max(actors, 1), least), widest)
        self.verticalHeader().setFixedWidth(left)
        for column in range(self._pairs.columnCount()):
            self.setColumnWidth(column, cell if column < actors else total)
        self._corner.setGeometry(0, 0, left, self.horizontalHeader().height())
        self._corner.shorten(short=not named)

    def _least_cell(self) -> int:
        return max(_NARROW, QFontMetrics(sans(12)).horizontalAdvance(self._pairs.longest_number) + _BESIDE)

    def _total_width(self) -> int:
        words = str(self._pairs.total)
        return max(_TOTAL, QFontMetrics(sans(12, bold=True)).horizontalAdvance(words) + 8)

    def _names_width(self) -> int:
        metrics = QFontMetrics(sans(12))
        longest = max(map(metrics.horizontalAdvance, map(actor_name, self._pairs.actors)), default=0)
        return max(_NAME_PLACE + min(longest, _LONGEST_NAME) + 8, 2 * _CODE)

    def _bar_width(self) -> int:
        high = self.horizontalHeader().height() + self._pairs.rowCount() * _ROW
        return self.verticalScrollBar().sizeHint().width() if high > self.height() else 0

    def show_choice(self) -> None:
        """Put the ring on the chosen pair and frame it."""
        chosen = self._workspace.chosen
        place = self._pairs.index_of(chosen.source, chosen.target)
        if chosen.source and chosen.target and place.isValid() and place != self.currentIndex():
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        for part in (self, self.horizontalHeader(), self.verticalHeader()):
            part.viewport().update()

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Fit the cells to the new size."""
        super().resizeEvent(resize)
        self.fit()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Enter opens the sentences, Space chooses, Ctrl+C copies the table; arrows move."""
        if press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
        elif press.key() == Qt.Key.Key_Space:
            self._on_clicked(self.currentIndex())
        elif press.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setMimeData(self._copied())
        else:
            super().keyPressEvent(press)

    def focusInEvent(self, focus: QFocusEvent) -> None:
        """Begin at the first cell when the keyboard comes."""
        super().focusInEvent(focus)
        if not self.currentIndex().isValid():
            first = self._pairs.index(0, min(1, self._pairs.columnCount() - 1))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _copied(self) -> QMimeData:
        """Return the table twice: for a spreadsheet, and for a report."""
        data = QMimeData()
        data.setText(self._pairs.as_text())
        data.setHtml(self._pairs.as_html())
        return data

    def _tune(self) -> None:
        self.setAccessibleName("Who acts on whom")
        self.setObjectName("matrix")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(_ROW)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(True)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setFixedHeight(_ROW)
        self.verticalHeader().sectionClicked.connect(self._on_row_clicked)
        self.horizontalHeader().sectionClicked.connect(self._on_column_clicked)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pair_chosen.emit(*index.data(Role.PAIR))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pair_chosen.emit(*index.data(Role.PAIR))
            self.evidence_requested.emit()

    @Slot(int)
    def _on_row_clicked(self, row: int) -> None:
        self.pair_chosen.emit(self._pairs.pair_at(self._pairs.index(row, 0))[0], None)

    @Slot(int)
    def _on_column_clicked(self, column: int) -> None:
        self.pair_chosen.emit(None, self._pairs.pair_at(self._pairs.index(0, column))[1])
