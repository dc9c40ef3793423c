"""What was imported when: a list of the imports of a library, each of which opens its report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.import_lines import seconds_words, when_words
from desktop.records import PastImport

_HEADS = ("When", "From", "Read", "Duplicates", "Not read", "Took", "Version")
_NUMBERS = (2, 3, 4)
_WIDTHS = (136, 0, 64, 84, 76, 132, 76)
_FROM = 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ImportsDialog(QDialog):
    """The imports of a library, the latest first; `report_requested` carries the number of the one that is opened."""

    report_requested = Signal(int)

    def __init__(
        self, imports: Sequence[PastImport], running: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Imports")
        self.resize(860, 440)
        self._imports = imports
        self.table = QTableWidget(len(imports), len(_HEADS))
        self._open = QPushButton("Open the report")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._build_note())
        column.addWidget(self.table, 1)
        column.addWidget(self._build_buttons())
        self._shape()
        for row, past in enumerate(imports):
            self._fill(row, past, running=past.id == running)
        if imports:
            self.table.selectRow(0)
        self.table.setFocus()

    @Slot()
    def open_selected(self) -> None:
        """Open the report of the selected import."""
        row = self.table.currentRow()
        if 0 <= row < len(self._imports):
            self.accept()
            self.report_requested.emit(self._imports[row].id)

    def _build_note(self) -> QLabel:
        words = "What this library was made of. Enter opens the report of an import; nothing is imported anew."
        note = QLabel(words if self._imports else "Nothing was imported into this library yet.", wordWrap=True)
        note.setProperty("role", "secondary")
        return note

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self._open, QDialogButtonBox.ButtonRole.ActionRole)
        self._open.setProperty("primary", True)
        self._open.setDefault(True)
        self._open.setEnabled(bool(self._imports))
        self._open.clicked.connect(self.open_selected)
        box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.rejected.connect(self.reject)
        return box

    def _shape(self) -> None:
        table = self.table
        table.setObjectName("report")
        table.setAccessibleName("Imports, the latest first")
        for column, words in enumerate(_HEADS):
            named = QTableWidgetItem(words)
            named.setTextAlignment(_RIGHT if column in _NUMBERS else _LEFT)
            table.setHorizontalHeaderItem(column, named)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(27)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(_FROM, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self.open_selected)

    def _fill(self, row: int, past: PastImport, *, running: bool) -> None:
        counts = (str(past.read), str(past.duplicates), str(past.skipped))
        for column, words in enumerate(
            (when_words(past), past.origin.removeprefix("From "), *counts, _took(past, running=running), past.version)
        ):
            cell = QTableWidgetItem(words)
            cell.setToolTip(words)
            if column in _NUMBERS:
                cell.setTextAlignment(_RIGHT)
            self.table.setItem(row, column, cell)


def _took(past: PastImport, *, running: bool) -> str:
    if running:
        return "goes on"
    if past.seconds is None:
        return "broken off"
    return f"stopped after {seconds_words(past.seconds)}" if past.stopped else seconds_words(past.seconds)
