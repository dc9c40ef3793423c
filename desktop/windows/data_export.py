"""Tables for other programs: events, articles, matrix, timeline."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.analysis.exports import Table, export_table
from desktop.models.workspace import Workspace
from desktop.windows.settings import Settings
from desktop.workers import Desk

_SUFFIXES = {"CSV": "csv", "JSON Lines": "jsonl"}


class DataExport(QObject):
    """Asks for a file and writes what passes the filter; `told` carries a sentence when it is done."""

    told = Signal(str)

    def __init__(self, desk: Desk, workspace: Workspace, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._workspace, self._settings, self._window = desk, workspace, settings, window

    @Slot()
    def choose(self) -> None:
        """Let the person choose what to export, in which form, and where to."""
        formats = {
            f"{table.capitalize()} as {form} (*.{suffix})": (table, suffix)
            for table in Table
            for form, suffix in _SUFFIXES.items()
        }
        start = str(Path(self._settings.text("export folder", str(Path.home()))) / "events")
        name, form = QFileDialog.getSaveFileName(self._window, "Export data", start, ";;".join(formats))
        if name:
            table, suffix = formats.get(form, (Table.EVENTS, "csv"))
            self.export(table, Path(name) if Path(name).suffix else Path(f"{name}.{suffix}"))

    def export(self, table: Table, path: Path) -> None:
        """Write one table, as CSV or JSON Lines by the suffix."""
        self._settings.keep_text("export folder", str(path.parent))
        chosen, measure = self._workspace.chosen, self._workspace.measure
        self._desk.read(
            "export",
            lambda library: export_table(library, table, path, chosen, measure),
            lambda _: self.told.emit(f"Exported {table} to {path.name}."),
        )
