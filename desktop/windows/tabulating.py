"""The columns of tables that an import could not read: asked once for all tables with the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.theme import Theme
from desktop.records import Hints, ImportLine
from desktop.workers import Desk

if TYPE_CHECKING:  # brings the parsers of tables, not needed at a start
    from desktop.reading.columns import Sheet
    from desktop.windows.columns_dialog import ColumnsDialog

    Kind = tuple[Sheet, list[ImportLine]]


class Tabulating(QObject):
    """Asks for the columns of tables, kind by kind, and has each kind read as soon as it is told.

    `again_requested` carries an import's number, the lines to be tried again, and hints with the columns.
    """

    again_requested = Signal(int, list, object)
    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window
        self.dialog: ColumnsDialog | None = None

    @Slot(int, list)
    def ask(self, run: int, lines: Sequence[ImportLine]) -> None:
        """Look at the tables of some lines of an import, and ask."""
        self._desk.read(
            "columns",
            lambda _library: find_kinds(lines),
            lambda kinds: self._ask_first(run, kinds, QApplication.activeWindow() or self._window),
        )

    def _ask_first(self, run: int, kinds: Sequence[Kind], over: QWidget) -> None:
        if not kinds:
            self.told.emit("The tables are not there any more, or cannot be read.")
            return
        from desktop.windows.columns_dialog import ColumnsDialog

        (sheet, lines), *rest = kinds
        files = list(dict.fromkeys(line.part or line.file for line in lines))
        self.dialog = dialog = ColumnsDialog(sheet, files, self._theme, over)
        dialog.columns_chosen.connect(lambda *columns: self.again_requested.emit(run, lines, Hints(columns=(columns,))))
        if rest:
            dialog.accepted.connect(lambda: self._ask_first(run, rest, over))
        dialog.open()


def find_kinds(lines: Sequence[ImportLine]) -> list[Kind]:
    """Return the tables of some lines by the kind of their columns; what is no table any more is left out."""
    from desktop.reading.sheets import peek

    kinds: dict[str, Kind] = {}
    for line in lines:
        sheet = peek(Path(line.path), line.part)
        if sheet is not None:
            kinds.setdefault(sheet.signature, (sheet, []))[1].append(line)
    return list(kinds.values())
