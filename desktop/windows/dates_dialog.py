"""The days of publication of many articles at once: proposals that the analyst confirms, never set unasked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.models.date_proposals import ARTICLE, DAY, ORIGIN, DateProposals, proposal_words
from desktop.models.days import parse_day
from desktop.records import Dateless

_NOTE = (
    "Tick what is right, or write another day. Days like “on Monday” are resolved against the publication date; "
    "the articles are analysed anew."
)


class DatesDialog(QDialog):
    """One row an article; `facts_chosen` carries the facts of those that are ticked."""

    facts_chosen = Signal(object)

    def __init__(self, articles: Sequence[Dateless], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Dates of articles")
        self.resize(920, 460)
        self.rows = DateProposals(articles, self)
        self.table = DatesTable(self.rows, self)
        note = QLabel(_NOTE, wordWrap=True)
        note.setProperty("role", "secondary")
        self.complaint = QLabel(wordWrap=True)
        self.complaint.setProperty("role", "doubt")
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        for piece in (note, self.table, self.complaint, self._build_buttons()):
            column.addWidget(piece)
        self.rows.ticked.connect(self._show_count)
        self.table.refused.connect(self._complain)
        self._show_count()
        self.table.setFocus()

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.apply = box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setProperty("primary", True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self.tick_all = box.addButton("Tick all proposals", QDialogButtonBox.ButtonRole.ActionRole)
        self.tick_all.setToolTip("All but those whose day and month are unclear")
        self.tick_all.setEnabled(self.rows.proposed > 0)
        self.tick_all.clicked.connect(self.rows.tick_all)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _show_count(self) -> None:
        count = len(self.rows.chosen)
        self.apply.setText("Set 1 date" if count == 1 else f"Set {count} dates" if count else "Set dates")
        self.apply.setEnabled(count > 0)
        self.complaint.hide()

    @Slot(str)
    def _complain(self, words: str) -> None:
        self.complaint.setText(f"“{words}” is no day. Write it as YYYY-MM-DD.")
        self.complaint.show()

    @Slot()
    def _on_accepted(self) -> None:
        self.facts_chosen.emit(self.rows.chosen)
        self.accept()


class DatesTable(QTableView):
    """Rows that Space ticks and F2 or typing edits; `refused` carries words that are no day."""

    refused = Signal(str)

    def __init__(self, rows: DateProposals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Dates of articles")
        self._rows = rows
        self.setModel(rows)
        delegate = DayDelegate(self)
        delegate.refused.connect(self.refused)
        self.setItemDelegateForColumn(DAY, delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(ARTICLE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(ORIGIN, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(DAY, 130)
        self.setColumnWidth(ORIGIN, 400)
        self.clicked.connect(self._on_clicked)
        if rows.rowCount():
            self.setCurrentIndex(rows.index(0, DAY))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Tick the selected rows by Space, choose by Alt+Down, write by a digit; the rest is the table's own."""
        here = self.currentIndex()
        if press.key() == Qt.Key.Key_Space:
            self._toggle()
        elif press.key() == Qt.Key.Key_Down and press.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._offer(here)
        elif press.text().isdigit() and here.isValid():
            self._write(here.siblingAtColumn(DAY), press.text())
        else:
            super().keyPressEvent(press)

    def _write(self, index: QModelIndex, first: str) -> None:
        self.setCurrentIndex(index)
        self.edit(index)
        field = self.viewport().findChild(QLineEdit)
        if field is not None:
            field.setText(first)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == ORIGIN:
            self._offer(index)

    def _offer(self, index: QModelIndex) -> None:
        """Offer all days that are proposed for an article, where they are several."""
        choices = self._rows.choices(index) if index.isValid() and index.column() != ARTICLE else ()
        if len(choices) < 2:
            return
        menu = QMenu(self)
        menu.setObjectName("days")
        for each in choices:
            action = menu.addAction(f"{each.day.isoformat()}   {proposal_words(each)}")
            day, cell = each.day.isoformat(), index.siblingAtColumn(DAY)
            action.triggered.connect(lambda _checked=False, day=day, cell=cell: self._rows.setData(cell, day))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _toggle(self) -> None:
        """Tick all selected rows, or none where all are ticked."""
        rows = [index for index in self.selectionModel().selectedRows(ARTICLE) if self._tickable(index)]
        states = [Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) for index in rows]
        off = all(state == Qt.CheckState.Checked for state in states)
        for index in rows:
            state = Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
            self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)

    @staticmethod
    def _tickable(index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


class DayDelegate(QStyledItemDelegate):
    """A field for a day; `refused` carries words that are none."""

    refused = Signal(str)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make the field."""
        field = QLineEdit(parent)
        field.setPlaceholderText("YYYY-MM-DD")
        field.setAccessibleName("Day of publication")
        return field

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Hand the day over; what is none is told, and the day that stood there stays."""
        words = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if words and parse_day(words) is None:
            self.refused.emit(words)
        elif words != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, words)
