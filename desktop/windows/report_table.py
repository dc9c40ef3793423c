"""The table of an import report: rows to be opened, copied, tried again by key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.models.import_lines import as_csv
from desktop.models.report_model import ReportModel
from desktop.models.theme import Palette
from desktop.records import ImportLine

_WIDTHS = (280, 120, 320, 124)
_ROW = 27
_FOUND = 2  # the column that takes what room there is
_AGAIN = (Qt.Key.Key_F5, Qt.Key.Key_R)


class ReportTable(QTableView):
    """Enter opens a line's article, Ctrl+C copies the selected lines, F5 or R asks to try them again."""

    line_opened = Signal(object)
    again_wanted = Signal()
    line_changed = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setAccessibleName("Import report")
        self.setAccessibleDescription("Enter opens the article, Control C copies, F5 tries files again")
        self.report = ReportModel(palette, self)
        self.setModel(self.report)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._shape()
        self.activated.connect(lambda index: self.line_opened.emit(index.data(ReportModel.LINE)))
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.tell_line())
        self.report.modelReset.connect(self.tell_line)

    def selected_lines(self) -> list[ImportLine]:
        """Return the selected lines, from top to bottom."""
        # by ranges: an index for each of ten thousand rows would take half a second
        parts: Iterable[QItemSelectionRange] = self.selectionModel().selection()  # type: ignore[assignment]
        ranges = ((part.top(), part.bottom() + 1) for part in parts)
        return [line for top, end in sorted(set(ranges)) for line in self.report.shown[top:end]]

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """Show other lines; what is selected stays selected as far as it is there."""
        chosen = {line.id for line in self.selected_lines() if line.id is not None}
        here = self.currentIndex().data(ReportModel.LINE)
        self.report.show_lines(lines)
        self._select(chosen, here.id if here is not None else None)

    def copy(self) -> None:
        """Put the selected lines on the clipboard, or all that are shown; columns parted by tabs."""
        QGuiApplication.clipboard().setText(as_csv(self.selected_lines() or self.report.shown, "\t"))

    def tell_line(self) -> None:
        """Say which line the keyboard is on."""
        self.line_changed.emit(self.currentIndex().data(ReportModel.LINE))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Copy, or ask to try again; letters look for no row."""
        if press.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif press.key() in _AGAIN and not press.modifiers():
            self.again_wanted.emit()
        else:
            super().keyPressEvent(press)

    def _select(self, chosen: set[int], here: int | None) -> None:
        picked = QItemSelection()
        for row in self.report.rows_of(chosen):
            picked.select(self.report.index(row, 0), self.report.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(picked, flags)
        row = self.report.row_of(here)
        if row >= 0:
            index = self.report.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _shape(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(_FOUND, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
