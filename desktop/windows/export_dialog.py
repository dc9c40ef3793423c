"""Export of a figure: its choices on the left, how it will look on the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMargins, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
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

from desktop.analysis.exports import export_table
from desktop.figures.export import TIMELINE, Measured, as_image, as_mime, make_figure, measure_figure, write_figure
from desktop.figures.figure import Figure
from desktop.library import Library
from desktop.models.icons import icon
from desktop.models.theme import Theme, load_palette
from desktop.models.workspace import Workspace
from desktop.records import Filter
from desktop.windows.export_form import ExportForm
from desktop.windows.settings import Settings
from desktop.workers import Desk

_LATE = 250  # ms after the last key
_INCH = 25.4
_PRINT = 96.0  # dpi at which a screen shows the printed size
_MARGIN = 12  # px of paper round the preview
_LARGEST = 1.5  # of the printed size
_PAGE = 257.0  # mm of an A4 page between its margins


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
        self._head, self._size, self._verdict = QLabel("Preview, always on white"), QLabel(), QLabel(wordWrap=True)
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._late.timeout.connect(self._show_preview)
        self._build()
        self.form.kind_changed.connect(self.ask)
        self.form.words_changed.connect(self._late.start)
        self.form.output_changed.connect(self._name_export)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        self.resize(self._fitting_size())
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Read the figure anew and fill in its words."""
        kind, chosen, measure = self.form.kind, self._shown(), self._workspace.measure
        self._name_export()
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
        chosen, measure, bins = self._shown(), self._workspace.measure, figure.bins
        tables = {table: path.with_name(f"{path.stem}-{table}.csv") for table in self.form.beside}

        def write(library: Library) -> None:
            write_figure(figure, path, width, dpi=dpi)
            for table, place in tables.items():
                export_table(library, table, place, chosen, measure, bins)

        self._settings.keep_text("export folder", str(path.parent))
        self._desk.read("export figure", write, lambda _: self._on_exported(path, tuple(tables.values())))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Leave Enter to the button that has the keyboard: in a field it must not export anything."""
        entered = press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not entered or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(press)

    def _shown(self) -> Filter:
        """Return the filter of the figure: as on the screen, a matrix is not narrowed to the pair chosen in it."""
        chosen = self._workspace.chosen
        return chosen if self.form.kind == TIMELINE else chosen.without_pair()

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Fit the preview to the new size."""
        super().resizeEvent(resize)
        self._late.start()

    def _build(self) -> None:
        self._preview.setAccessibleName("Preview of the figure")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._preview)
        right = QVBoxLayout()
        right.setContentsMargins(16, 14, 16, 14)
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addStretch()
        head.addWidget(self._size)
        right.addLayout(head)
        right.addWidget(scroll, 1)
        right.addWidget(self._verdict)
        for label in (self._head, self._size, self._verdict):
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
        frame = QFrame()
        frame.setObjectName("dialogFoot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 10, 16, 10)
        copy, cancel, self._export = QPushButton("Copy"), QPushButton("Cancel"), QPushButton("Export…")
        copy.setIcon(icon("copy", self._theme.palette.text))
        copy.setToolTip("Copy the figure for a report (Ctrl+C)")
        self._export.setProperty("primary", True)
        self._export.setDefault(True)
        self._name_export()
        copy.clicked.connect(self.copy)
        cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self.choose)
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._export)
        return frame

    def _fitting_size(self) -> QSize:
        available = self.screen().availableGeometry()
        return QSize(min(1020, available.width() - 40), min(720, available.height() - 60))

    @Slot()
    def _name_export(self) -> None:
        beside = " and data…" if self.form.beside else "…"
        self._export.setText(f"Export {self.form.form.upper()}{beside}")

    def _show_figure(self, figure: Figure) -> None:
        self._figure = figure
        self.form.show_texts(self._figure.texts)
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        if self._figure is None:
            return
        figure, width = self._worded(self._figure), self.form.width_mm
        room = max(self._scroll.width() - self._scroll.verticalScrollBar().sizeHint().width() - 2 * _MARGIN - 2, 200)
        dpi = min(room / width * _INCH, _LARGEST * _PRINT)
        ratio = self.devicePixelRatioF()
        image = as_image(figure, width, dpi * ratio)
        image.setDevicePixelRatio(ratio)
        self._preview.setPixmap(_on_sheet(image))
        measured = measure_figure(figure, width)
        self.form.show_height(measured.height)
        self._size.setText(f"{dpi / _PRINT:.0%} of print size")
        self._verdict.setText(verdict_of(measured))

    def _worded(self, figure: Figure) -> Figure:
        return replace(figure, texts=self.form.texts)

    def _on_exported(self, path: Path, beside: tuple[Path, ...]) -> None:
        names = ", ".join(each.name for each in (path, *beside))
        self.told.emit(f"Exported {names}.")
        self.accept()


def _on_sheet(image: QImage) -> QPixmap:
    """Return a figure on a sheet of white paper with a margin and an edge."""
    ratio, size = image.devicePixelRatio(), image.deviceIndependentSize().toSize()
    whole = size.grownBy(QMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
    palette, sheet = load_palette("light"), QPixmap(whole * ratio)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(palette.paper)
    painter = QPainter(sheet)
    painter.drawImage(_MARGIN, _MARGIN, image)
    painter.setPen(palette.line)
    painter.drawRect(0, 0, whole.width() - 1, whole.height() - 1)
    painter.end()
    return sheet


def verdict_of(measured: Measured) -> str:
    """Return how readable a figure is at its width."""
    small = f"smallest type {measured.smallest:g} pt"
    high = " Higher than a page of A4." if measured.height > _PAGE else ""
    if measured.left_out:
        names = "1 name has" if measured.left_out == 1 else f"{measured.left_out} names have"
        return f"! {names} no room at this width; {small}. Choose a wider figure or fewer actors.{high}"
    return f"✓ Readable at this width: {small}, all names shown. Prints in grey: signs stay.{high}"
