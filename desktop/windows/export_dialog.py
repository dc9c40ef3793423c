"""Export of a figure: its choices on the left, how it will look on the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.exports import Table, export_table
from desktop.figures.export import as_image, as_mime, height_of, make_figure, write_figure
from desktop.figures.figure import SMALL, Figure
from desktop.library import Library
from desktop.models.icons import icon
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.windows.export_form import ExportForm
from desktop.windows.settings import Settings
from desktop.workers import Desk

_LATE = 250  # ms after the last key
_INCH = 25.4
_PRINT = 96.0  # dpi at which a screen shows the printed size


class ExportDialog(QDialog):
    """A figure of what passes the filter; `told` carries a sentence when it is exported or copied."""

    told = Signal(str)

    def __init__(
        self, desk: Desk, workspace: Workspace, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export figure")
        self._desk, self._workspace, self._theme, self._settings = desk, workspace, theme, settings
        self._figure: Figure | None = None
        self.form = ExportForm()
        self._preview = QLabel(alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._head, self._verdict = QLabel("Preview, always on white"), QLabel()
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._late.timeout.connect(self._show_preview)
        self._build()
        self.form.kind_changed.connect(self.ask)
        self.form.words_changed.connect(self._late.start)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        self.resize(self._fitting_size())
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Read the figure anew and fill in its words."""
        kind, chosen, measure = self.form.kind, self._workspace.chosen, self._workspace.measure
        self._desk.read("figure", lambda library: make_figure(library, kind, chosen, measure), self._show_figure)

    @Slot()
    def copy(self) -> None:
        """Put the figure on the clipboard for a report."""
        if self._figure is not None:
            QGuiApplication.clipboard().setMimeData(as_mime(self._worded(self._figure), self.form.width_mm))
            self.told.emit("The figure is on the clipboard.")

    @Slot()
    def choose(self) -> None:
        """Let the person say where to, and write the figure there."""
        folder = Path(self._settings.text("export folder", str(Path.home())))
        form = self.form.form
        start = str(folder / f"{self.form.kind.removeprefix('chart-')}.{form}")
        name, _ = QFileDialog.getSaveFileName(self, "Export figure", start, f"{form.upper()} (*.{form})")
        if name:
            self.export(Path(name) if Path(name).suffix else Path(f"{name}.{form}"))

    def export(self, path: Path) -> None:
        """Write the figure, and its data beside it."""
        if self._figure is None:
            return
        figure, width, dpi = self._worded(self._figure), self.form.width_mm, self.form.dpi
        table = Table(self.form.kind.removeprefix("chart-")) if self.form.data_beside else None
        chosen, measure = self._workspace.chosen, self._workspace.measure

        def write(library: Library) -> None:
            write_figure(figure, path, width, dpi=dpi)
            if table is not None:
                export_table(library, table, path.with_suffix(".csv"), chosen, measure)

        self._settings.keep_text("export folder", str(path.parent))
        self._desk.read("export figure", write, lambda _: self._on_exported(path))

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Fit the preview to the new size."""
        super().resizeEvent(resize)
        self._late.start()

    def _build(self) -> None:
        self._preview.setAccessibleName("Preview of the figure")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._preview)
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        for widget, stretch in ((self._head, 0), (scroll, 1), (self._verdict, 0)):
            right.addWidget(widget, stretch)
        for label in (self._head, self._verdict):
            label.setProperty("role", "secondary")
        whole = QHBoxLayout()
        whole.setSpacing(0)
        whole.addWidget(self.form)
        whole.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(whole, 1)
        column.addWidget(self._build_foot())
        self._scroll = scroll

    def _build_foot(self) -> QFrame:
        frame = QFrame(objectName="dialogFoot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 10, 16, 10)
        copy, cancel, export = QPushButton("Copy"), QPushButton("Cancel"), QPushButton("Export…")
        copy.setIcon(icon("copy", self._theme.palette.text))
        copy.setToolTip("Copy the figure for a report (Ctrl+C)")
        export.setProperty("primary", True)
        export.setDefault(True)
        copy.clicked.connect(self.copy)
        cancel.clicked.connect(self.reject)
        export.clicked.connect(self.choose)
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(export)
        return frame

    def _fitting_size(self) -> QSize:
        available = self.screen().availableGeometry()
        return QSize(min(1020, available.width() - 40), min(720, available.height() - 60))

    def _show_figure(self, figure: Figure) -> None:
        self._figure = figure
        self.form.show_texts(figure.texts)
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        if self._figure is None:
            return
        figure, width = self._worded(self._figure), self.form.width_mm
        room = max(self._scroll.viewport().width() - 8, 200)
        dpi = min(room / width * _INCH, 2 * _PRINT)
        ratio = self.devicePixelRatioF()
        image = as_image(figure, width, dpi * ratio)
        image.setDevicePixelRatio(ratio)
        self._preview.setPixmap(QPixmap.fromImage(image))
        self.form.show_height(height_of(figure, width))
        self._head.setText(f"Preview, always on white, {dpi / _PRINT:.0%} of print size")
        self._verdict.setText(f"Smallest type {SMALL:g} pt. Signs and numbers stay readable in grey.")

    def _worded(self, figure: Figure) -> Figure:
        return replace(figure, texts=self.form.texts)

    def _on_exported(self, path: Path) -> None:
        beside = f" and {path.with_suffix('.csv').name}" if self.form.data_beside else ""
        self.told.emit(f"Exported {path.name}{beside}.")
        self.accept()
