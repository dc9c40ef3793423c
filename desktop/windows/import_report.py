"""What became of each file of an import, in a table that can be copied."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.models.icons import icon, pixmap
from desktop.models.theme import Palette, Theme
from desktop.records import ImportLine, Outcome

_HEADS = ("File", "Result", "What was found, or why not")
_ALL, _READ, _NO_DATE, _DUPLICATE, _SKIPPED = "All", "Read", "No date", "Duplicates", "Not read"
Index = QModelIndex | QPersistentModelIndex


def result_words(line: ImportLine) -> str:
    """Return 'Read', 'Read, no date', 'Duplicate' or 'Not read'."""
    if line.outcome is Outcome.READ:
        return "Read" if line.published else "Read, no date"
    return "Duplicate" if line.outcome is Outcome.DUPLICATE else "Not read"


def found_words(line: ImportLine) -> str:
    """Return what was found in a file, or why it was not read."""
    if line.outcome is not Outcome.READ:
        return line.why
    noun = "happening" if line.happenings == 1 else "happenings"
    parts = [line.published.isoformat() if line.published else "", ", ".join(line.languages)]
    return " · ".join([*filter(None, parts), f"{line.happenings} {noun}", *filter(None, [line.why])])


def summary(lines: Sequence[ImportLine]) -> str:
    """Return '5 of 8 read, 2 duplicates, 1 not read'."""
    counts = Counter(line.outcome for line in lines)
    words = [f"{counts[Outcome.READ]} of {len(lines)} read"]
    if counts[Outcome.DUPLICATE]:
        words.append(f"{counts[Outcome.DUPLICATE]} duplicate{'s' * (counts[Outcome.DUPLICATE] > 1)}")
    if counts[Outcome.SKIPPED]:
        words.append(f"{counts[Outcome.SKIPPED]} not read")
    return ", ".join(words)


def as_csv(lines: Sequence[ImportLine], delimiter: str = ",") -> str:
    """Return the report as a table of text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(_HEADS)
    writer.writerows((line.file, result_words(line), found_words(line)) for line in lines)
    return out.getvalue()


def group_of(line: ImportLine) -> set[str]:
    """Return the names of the filters that show a line."""
    if line.outcome is Outcome.READ:
        return {_ALL, _READ} if line.published else {_ALL, _READ, _NO_DATE}
    return {_ALL, _DUPLICATE if line.outcome is Outcome.DUPLICATE else _SKIPPED}


class ReportModel(QAbstractTableModel):
    """The lines of an import report."""

    def __init__(self, lines: Sequence[ImportLine], palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._quiet = lines, palette.secondary
        self._signs = {
            "Read": icon("check", palette.reviewed),
            "Read, no date": icon("calendar-none", palette.doubt),
            "Duplicate": icon("duplicate", palette.secondary),
            "Not read": icon("warning", palette.conflict),
        }

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, sign and full words of a line."""
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (line.file, result_words(line), found_words(line))[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._signs[result_words(line)]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(_HEADS) - 1:
            return self._quiet
        if role == Qt.ItemDataRole.UserRole:
            return line
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _GroupFilter(QSortFilterProxyModel):
    """Shows one group of lines."""

    group = _ALL

    def show_group(self, group: str) -> None:
        self.beginResetModel()
        self.group = group
        self.endResetModel()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        line = self.sourceModel().index(row, 0, parent).data(Qt.ItemDataRole.UserRole)
        return self.group in group_of(line)


class ImportReport(QDialog):
    """One table for a whole import, never a dialog a file."""

    article_requested = Signal(int)
    dates_requested = Signal(list)

    def __init__(
        self, lines: Sequence[ImportLine], theme: Theme, origin: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._origin = origin
        self.setWindowTitle("Import report")
        self.resize(760, 480)
        self._lines, self._theme = tuple(lines), theme
        self._shown = _GroupFilter(self)
        self._shown.setSourceModel(ReportModel(self._lines, theme.palette, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        table = self._build_table()
        for part in (self._build_head(), self._build_groups(), table, *self._build_notice()):
            column.addWidget(part)
        column.addWidget(self._build_foot())
        table.setFocus()

    def copy(self) -> None:
        """Put the table on the clipboard, columns parted by tabs."""
        QGuiApplication.clipboard().setText(as_csv(self._lines, "\t"))

    def save(self) -> None:
        """Save the table where the person says."""
        name, _ = QFileDialog.getSaveFileName(self, "Save the import report", "import report.csv", "CSV (*.csv)")
        if name:
            Path(name).write_text(as_csv(self._lines), encoding="utf-8-sig")

    def _build_head(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("dialogHead")
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 16, 20, 12)
        title = QLabel(summary(self._lines))
        title.setProperty("role", "heading")
        note = QLabel(f"{self._origin} Nothing in your files was changed.".strip())
        note.setProperty("role", "secondary")
        column.addWidget(title)
        column.addWidget(note)
        return frame

    def _build_groups(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("paneHead")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(0)
        row.addWidget(QLabel("Show"))
        row.addSpacing(8)
        self._groups = QButtonGroup(self)
        counts = Counter(group for line in self._lines for group in group_of(line))
        for name in (_ALL, _READ, _NO_DATE, _DUPLICATE, _SKIPPED):
            row.addWidget(self._group_button(name, counts[name]))
        row.addStretch()
        hint = QLabel("double-click or Enter opens the article")
        hint.setProperty("role", "secondary")
        row.addWidget(hint)
        return frame

    def _group_button(self, name: str, count: int) -> QPushButton:
        button = QPushButton(f"{name} {count}")
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setChecked(name == _ALL)
        button.setEnabled(count > 0)
        button.clicked.connect(lambda: self._shown.show_group(name))
        self._groups.addButton(button)
        return button

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("report")
        table.setModel(self._shown)
        table.setAccessibleName("Import report")
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(27)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate((268, 112)):
            table.setColumnWidth(column, width)
        table.setTabKeyNavigation(False)
        table.activated.connect(self._on_opened)
        return table

    def _build_notice(self) -> list[QFrame]:
        undated = [
            line.article for line in self._lines if line.outcome is Outcome.READ and line.article and not line.published
        ]
        if not undated:
            return []
        frame = QFrame()
        frame.setObjectName("notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 8, 20, 8)
        sign = QLabel()
        sign.setPixmap(pixmap("calendar-none", self._theme.palette.doubt.name(), 16))
        noun = "article gives" if len(undated) == 1 else "articles give"
        words = QLabel(
            f"{len(undated)} {noun} no date. Days like “on Monday” stay unresolved in them until you set one."
        )
        words.setWordWrap(True)
        button = QPushButton("Set dates…")
        button.clicked.connect(lambda: self.dates_requested.emit(undated))
        row.addWidget(sign)
        row.addWidget(words, 1)
        row.addWidget(button)
        return [frame]

    def _build_foot(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("dialogFoot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 10, 20, 10)
        copy, save, close = QPushButton("Copy table"), QPushButton("Save as CSV…"), QPushButton("Close")
        copy.setIcon(icon("copy", self._theme.palette.text))
        close.setProperty("primary", True)
        for each in (copy, save, close):
            each.setAutoDefault(False)  # Enter opens the article of the row
        copy.clicked.connect(self.copy)
        save.clicked.connect(self.save)
        close.clicked.connect(self.accept)
        for button in (copy, save):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        return frame

    def _on_opened(self, index: QModelIndex) -> None:
        line = index.siblingAtColumn(0).data(Qt.ItemDataRole.UserRole)
        if line.article is not None:
            self.article_requested.emit(line.article)
