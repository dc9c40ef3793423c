"""The timeline as a table: one row a bin, the same figures as the chart."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.calendar import bin_words
from desktop.records import Timeline

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Time", "▲ cooperation", "▼ conflict", "▲ share of longer spans", "▼ share of longer spans")


class TimelineModel(QAbstractTableModel):
    """Bins with acts, and a last row for acts without a date."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []

    def show_timeline(self, timeline: Timeline) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._rows = [
            (
                bin_words(each.start, timeline.width),
                *map(_number, (each.cooperative, each.conflictive, each.spread_cooperative, each.spread_conflictive)),
            )
            for each in timeline.bins
        ]
        self._rows.append(
            ("no date", str(timeline.undated_cooperative or ""), str(timeline.undated_conflictive or ""), "", "")
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of bins and one."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the figures of a bin."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else ""
