"""The timeline as a table: one row a bin, the same figures as the chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.calendar import bin_words
from desktop.models.chips import span_words
from desktop.models.figures import rounded
from desktop.models.time_span import far_bins, main_bins
from desktop.records import Bin, Bins, Timeline

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Time", "▲ cooperation", "▼ conflict", "▲ spread", "▼ spread")
_SPREAD = "Shares of acts that are known only to a longer span, spread over it"


class DaysRole(IntEnum):
    """What the table tells beside the usual roles: the first and the last day of a bin, None without a date."""

    DAYS = Qt.ItemDataRole.UserRole


def bin_sentence(counted: Bin, width: Bins) -> str:
    """Return what a bar counts: 'Jun 2018: 3 cooperation, 1 conflict'."""
    sides = (
        ("cooperation", counted.cooperative, counted.spread_cooperative),
        ("conflict", counted.conflictive, counted.spread_conflictive),
    )
    parts = [f"{rounded(dated)} {name}" for name, dated, _ in sides if dated]
    parts += [f"{rounded(share)} {name} as a share of longer spans" for name, _, share in sides if share]
    return f"{bin_words(counted.start, width)}: {', '.join(parts)}"


class TimelineModel(QAbstractTableModel):
    """Bins with acts, and a last row for acts without a date."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []
        self._days: list[tuple[date, date] | None] = []

    def show_timeline(self, timeline: Timeline) -> None:
        """Show other figures."""
        self.beginResetModel()
        bins, far = main_bins(timeline), far_bins(timeline)
        self._rows = [(bin_words(each.start, timeline.width), *_figures((each,))) for each in bins]
        self._days = [(each.start, each.end) for each in bins]
        if far:  # acts decades away stand in one row, as they stand outside the chart
            self._rows.append((span_words(far[0].start, far[-1].end), *_figures(far)))
            self._days.append((far[0].start, far[-1].end))
        self._rows.append(
            ("no date", str(timeline.undated_cooperative or ""), str(timeline.undated_conflictive or ""), "", "")
        )
        self._days.append(None)
        self.endResetModel()

    def as_text(self) -> str:
        """Return the figures as a table of text, columns parted by tabs."""
        return "\n".join("\t".join(row) for row in (_HEADS, *self._rows))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of bins and one."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the figures of a bin."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == DaysRole.DAYS:
            return self._days[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and section > 2:
            return _SPREAD
        return None


def _figures(bins: Sequence[Bin]) -> Iterator[str]:
    for name in ("cooperative", "conflictive", "spread_cooperative", "spread_conflictive"):
        yield _shown(sum(getattr(each, name) for each in bins))


def _shown(value: float) -> str:
    return rounded(value) if value else ""
