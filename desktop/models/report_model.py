"""The lines of an import report as a table: filtered here, so that ten thousand lines cost a hundredth of a second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktop.models.icons import icon
from desktop.models.import_lines import HEADS, Group, cells, count_groups, details, file_words, groups_of, result_words
from desktop.models.theme import Palette
from desktop.records import ImportLine

Index = QModelIndex | QPersistentModelIndex
_QUIET = (2, 3)


class ReportModel(QAbstractTableModel):
    """The lines that pass a group and some words, in the order of their files."""

    LINE = Qt.ItemDataRole.UserRole

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ImportLine] = []
        self.counts: Counter[Group] = Counter()
        self._shown: list[ImportLine] = []
        self._group, self._words = Group.ALL, ""
        self._signs: dict[str, QIcon] = {}
        self.paint(palette)

    def paint(self, palette: Palette) -> None:
        """Take the colours in force."""
        self._quiet = palette.secondary
        self._signs = {
            "Read": icon("check", palette.reviewed),
            "Read, no date": icon("calendar-none", palette.doubt),
            "Warned": icon("warning", palette.doubt),
            "Duplicate": icon("duplicate", palette.secondary),
            "Not read": icon("warning", palette.conflict),
        }

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """Take other lines in the place of all."""
        self.beginResetModel()
        self.lines, self.counts = list(lines), count_groups(lines)
        self._shown = list(filter(self._passes, self.lines))
        self.endResetModel()

    def add_lines(self, lines: Sequence[ImportLine]) -> None:
        """Take further lines, as an import goes on."""
        self.lines += lines
        self.counts += count_groups(lines)
        fresh = list(filter(self._passes, lines))
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(fresh) - 1)
            self._shown += fresh
            self.endInsertRows()

    def show_only(self, group: Group, words: str) -> None:
        """Show the lines of a group in which some words stand."""
        self.beginResetModel()
        self._group, self._words = group, words.strip().casefold()
        self._shown = list(filter(self._passes, self.lines))
        self.endResetModel()

    @property
    def shown(self) -> Sequence[ImportLine]:
        """Return the lines that are shown."""
        return self._shown

    def row_of(self, line: int | None) -> int:
        """Return the row of a line by its number, or -1."""
        return next((row for row, each in enumerate(self._shown) if each.id == line and line is not None), -1)

    def rows_of(self, lines: Collection[int]) -> list[int]:
        """Return the rows of some lines by their numbers."""
        return [row for row, line in enumerate(self._shown) if line.id in lines]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, sign and full words of a line."""
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return details(line)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._signs[self._sign_of(line)]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in _QUIET:
            return self._quiet
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{file_words(line)}, {result_words(line)}"
        return line if role == self.LINE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _passes(self, line: ImportLine) -> bool:
        if self._group not in groups_of(line):
            return False
        return not self._words or self._words in f"{line.path}\n{' '.join(cells(line))}".casefold()

    def _sign_of(self, line: ImportLine) -> str:
        words = result_words(line)
        return "Warned" if words == "Read" and line.warnings else words
