"""The matrix as a table: actors in rows and columns, totals last."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.extraction.mentions.actors import actor_name
from desktop.models.figures import signed
from desktop.records import Cell, Matrix, Measure

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the matrix tells beside the usual roles."""

    CELL = Qt.ItemDataRole.UserRole
    PAIR = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2


class Order(StrEnum):
    """In which order actors stand."""

    ACTIVE = "Most active"
    NAME = "By name"
    CODE = "By code"


class Shown(StrEnum):
    """What the number in a cell is; its colour is the mean intensity always."""

    COUNT = "Count"
    MEAN = "Mean intensity"


class MatrixModel(QAbstractTableModel):
    """Source in rows, target in columns; the last row and column hold the totals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix()
        self._measure = Measure()
        self._order = Order.ACTIVE
        self._shown = Shown.COUNT
        self._actors: tuple[str, ...] = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the actors in the order they are shown."""
        return self._actors

    @property
    def longest_number(self) -> str:
        """Return the number that needs the most room in a cell."""
        return max((self._number(*pair) for pair in self._matrix.cells), key=len, default="")

    @property
    def total(self) -> int:
        """Return how many acts are counted in all."""
        return self._matrix.total

    def show_matrix(self, matrix: Matrix, measure: Measure) -> None:
        """Show other figures; the selection survives while the actors stay the same."""
        self._matrix, self._measure = matrix, measure
        self._arrange()

    def sort_by(self, order: Order) -> None:
        """Put the actors in another order."""
        self._order = order
        self._arrange()

    def show_number(self, shown: Shown) -> None:
        """Write another number into the cells."""
        self._shown = shown
        self._tell_all()

    def pair_at(self, index: Index) -> tuple[str | None, str | None]:
        """Return source and target of a place; None in a total stands for any actor."""
        return self._actor(index.row()), self._actor(index.column())

    def index_of(self, source: str | None, target: str | None) -> QModelIndex:
        """Return the place of a pair, of an actor's total, or no place."""
        if (source or target) is None:
            return QModelIndex()
        row, column = (self._place(actor) for actor in (source, target))
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of actors and one for the totals."""
        return 0 if parent.isValid() or not self._actors else len(self._actors) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the same as of rows."""
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return number, cell, pair, or the sentence for tool tip and screen reader."""
        if not index.isValid():
            return None
        source, target = self.pair_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._number(source, target)
            case Role.CELL:
                return self._cell(source, target)
            case Role.PAIR:
                return source, target
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(source, target)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return codes, names and tool tips of the actors."""
        actor = self._actor(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return actor or "all"
        if role == Role.NAME:
            return actor_name(actor) if actor else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._header_sentence(actor, orientation)
        return None

    def as_text(self) -> str:
        """Return the figures as a table of text, columns parted by tabs."""
        return "\n".join("\t".join(row) for row in self._table())

    def as_html(self) -> str:
        """Return the figures as a table for a report."""
        rows = ("".join(f"<td>{escape(words)}</td>" for words in row) for row in self._table())
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    def _table(self) -> list[list[str]]:
        codes = [*self._actors, None]
        head = ["source → target", *(code or "all" for code in codes)]
        return [head, *([row or "all", *(self._number(row, column) for column in codes)] for row in codes)]

    def _arrange(self) -> None:
        actors = self._in_order()
        if actors == self._actors:
            self._tell_all()
            return
        self.beginResetModel()
        self._actors = actors
        self.endResetModel()

    def _in_order(self) -> tuple[str, ...]:
        if self._order is Order.NAME:
            return tuple(sorted(self._matrix.actors, key=actor_name))
        return tuple(sorted(self._matrix.actors)) if self._order is Order.CODE else self._matrix.actors

    def _tell_all(self) -> None:
        if self._actors:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _actor(self, section: int) -> str | None:
        return self._actors[section] if 0 <= section < len(self._actors) else None

    def _place(self, actor: str | None) -> int:
        if actor is None:
            return len(self._actors)
        return self._actors.index(actor) if actor in self._actors else -1

    def _cell(self, source: str | None, target: str | None) -> Cell | None:
        return self._matrix.cells.get((source, target)) if source and target else None

    def _number(self, source: str | None, target: str | None) -> str:
        if source and target:
            cell = self._cell(source, target)
            return "" if cell is None else str(cell.count) if self._shown is Shown.COUNT else signed(cell.mean)
        return str(self._total(source, target) or "")

    def _total(self, source: str | None, target: str | None) -> int:
        if source:
            return self._matrix.row_totals.get(source, 0)
        return self._matrix.column_totals.get(target, 0) if target else self._matrix.total

    def _sentence(self, source: str | None, target: str | None) -> str:
        cell, pair = self._cell(source, target), f"{_name(source)} → {_name(target)}"
        if source and target:
            if cell is None:
                return "" if source == target else f"{pair}: none"
            return (
                f"{pair}: {self._counted(cell.count)}, mean {signed(cell.mean)} on the {self._measure.scale} scale; "
                f"{cell.cooperative} cooperation, {cell.conflictive} conflict. Enter shows the sentences."
            )
        return f"{pair}: {self._counted(self._total(source, target))}"

    def _counted(self, count: int) -> str:
        return f"{count} {self._noun}" if count == 1 else f"{count} {self._noun}s"

    @property
    def _noun(self) -> str:
        return self._measure.count.value.removesuffix("s")

    def _header_sentence(self, actor: str | None, orientation: Qt.Orientation) -> str:
        if actor is None:
            return f"Totals; each {self._noun} counts once"
        if orientation == Qt.Orientation.Vertical:
            return f"{actor_name(actor)} acts: {self._counted(self._total(actor, None))}"
        return f"Acts on {actor_name(actor)}: {self._counted(self._total(None, actor))}"


def _name(actor: str | None) -> str:
    return actor_name(actor) if actor else "any"
