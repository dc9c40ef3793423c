"""The words that tell acts in a language: the analyst's own first, then the program's."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from desktop.extraction.events.own_frames import program_frames
from desktop.models.theme import Palette
from desktop.records import OwnFrame, OwnFrames

Index = QModelIndex | QPersistentModelIndex
FRAME = Qt.ItemDataRole.UserRole
OWN = Qt.ItemDataRole.UserRole + 1
NO_ACT = "no act"


class Column(IntEnum):
    """What each column shows."""

    WORDS = 0
    TYPE = 1
    TARGET = 2
    EXAMPLE = 3


HEADS = ("Words", "Tell", "Acted on stands", "Example")


class FramesModel(QAbstractTableModel):
    """Own frames of a language above the program's."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._rows: list[tuple[OwnFrame, str]] = []
        self._own = 0

    def show_frames(self, language: str, own: OwnFrames) -> None:
        """Show the frames of a language."""
        self.beginResetModel()
        mine = [(frame, "") for frame in own if frame.language == language]
        self._own = len(mine)
        self._rows = [*mine, *program_frames(language)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of frames."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, the frame, whether it is an own one; own ones stand out in bold."""
        if not index.isValid():
            return None
        frame, example = self._rows[index.row()]
        own = index.row() < self._own
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (words_of(frame), type_words(frame), target_words(frame), example)[index.column()]
        if role == Qt.ItemDataRole.FontRole and own:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and index.column() > Column.TYPE:
            return self._palette.secondary
        return {FRAME: frame, OWN: own}.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None


class FramesSearch(QSortFilterProxyModel):
    """Shows the frames that hold some letters in their words or type."""

    def __init__(self, model: FramesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self.setSourceModel(model)

    def search(self, letters: str) -> None:
        """Show only what holds some letters."""
        self.beginResetModel()
        self._letters = letters.strip().casefold()
        self.endResetModel()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Say whether words or type of a frame hold the letters."""
        frame = self.sourceModel().index(row, 0, parent).data(FRAME)
        return self._letters in f"{words_of(frame)} {type_words(frame)}".casefold()


def words_of(frame: OwnFrame) -> str:
    """Return the words, a noun with its kind."""
    return f"{frame.words} (noun)" if frame.noun else frame.words


def type_words(frame: OwnFrame) -> str:
    """Return the type, or 'no act'."""
    return frame.type.value if frame.type else NO_ACT


def target_words(frame: OwnFrame) -> str:
    """Return where the side that is acted on stands: 'object, with'."""
    return ", ".join("anywhere" if slot == "*" else slot for slot in frame.target)
