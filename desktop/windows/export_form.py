"""The choices of a figure's export: kind, words, width, format."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.figures.export import FORMATS, PNG_DPI
from desktop.figures.figure import Texts
from desktop.views.buttons import link

KINDS = {"Matrix": "chart-matrix", "Timeline": "chart-timeline"}
WIDTHS = {"160 mm, text width": 160.0, "120 mm": 120.0, "80 mm, one column": 80.0, "240 mm, a slide": 240.0}


class ExportForm(QFrame):
    """`kind_changed` asks for another figure, `words_changed` for the same with other words or width."""

    kind_changed = Signal()
    words_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHead")
        self.setFixedWidth(308)
        self._kinds, self._forms = _radio(KINDS), _radio({form.upper(): form for form in FORMATS})
        self._title, self._subtitle = _text("Title", 50), _text("Subtitle", 50)
        self._caption, self._source = _text("Caption", 118), _text("Source line", 100)
        self._number = QLineEdit("1")
        self._number.setFixedWidth(36)
        self._number.setAccessibleName("Number of the figure")
        self._width, self._height, self._dpi = QComboBox(), QLabel(), QComboBox()
        self._data = QCheckBox("Data beside it, as CSV")
        self._refill = link("Fill in again", "Write the words anew from what is shown")
        self._fill_choices()
        self._arrange()
        self._connect()

    @property
    def kind(self) -> str:
        """Return which figure is wanted."""
        return KINDS[self._kinds.checkedButton().text()]

    @property
    def form(self) -> str:
        """Return the format as a suffix."""
        return self._forms.checkedButton().text().lower()

    @property
    def width_mm(self) -> float:
        """Return the width in mm."""
        return WIDTHS[self._width.currentText()]

    @property
    def dpi(self) -> int:
        """Return the resolution of a PNG."""
        return int(self._dpi.currentText().split()[0])

    @property
    def data_beside(self) -> bool:
        """Say whether the data goes beside the figure."""
        return self._data.isChecked()

    @property
    def texts(self) -> Texts:
        """Return the words as they stand in the fields."""
        number = int(self._number.text()) if self._number.text().isdigit() else 1
        words = (each.toPlainText() for each in (self._title, self._subtitle, self._caption, self._source))
        return Texts(*words, number)

    def show_texts(self, texts: Texts) -> None:
        """Fill in the words."""
        for field, words in (
            (self._title, texts.title),
            (self._subtitle, texts.subtitle),
            (self._caption, texts.caption),
            (self._source, texts.source),
        ):
            field.blockSignals(True)
            field.setPlainText(words)
            field.blockSignals(False)
        self._number.setText(str(texts.number))

    def show_height(self, height_mm: float) -> None:
        """Say how high the figure is."""
        self._height.setText(f"The figure is {height_mm:.0f} mm high.")

    def _fill_choices(self) -> None:
        self._width.addItems(list(WIDTHS))
        self._width.setAccessibleName("Width of the figure")
        self._dpi.addItems(["150 dpi", f"{PNG_DPI} dpi", "600 dpi"])
        self._dpi.setCurrentIndex(1)
        self._dpi.setEnabled(False)
        self._dpi.setAccessibleName("Resolution of a PNG")
        self._data.setChecked(True)
        self._height.setProperty("role", "secondary")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(5)
        column.addLayout(_row(*self._kinds.buttons()))
        for words, field in (("Title", self._title), ("Subtitle", self._subtitle)):
            column.addWidget(_quiet(words))
            column.addWidget(field)
        column.addLayout(_row(_quiet("Caption of figure"), self._number))
        column.addWidget(self._caption)
        column.addLayout(_row(_quiet("Source line"), None, self._refill))
        column.addWidget(self._source)
        column.addLayout(_row(_quiet("Width"), self._width))
        column.addLayout(_row(*self._forms.buttons(), self._dpi))
        column.addWidget(self._data)
        column.addWidget(self._height)
        column.addStretch()

    def _connect(self) -> None:
        self._kinds.buttonClicked.connect(self.kind_changed)
        self._refill.clicked.connect(self.kind_changed)
        self._forms.buttonClicked.connect(lambda: self._dpi.setEnabled(self.form == "png"))
        for field in (self._title, self._subtitle, self._caption, self._source):
            field.textChanged.connect(self.words_changed)
        self._number.textEdited.connect(self.words_changed)
        self._width.activated.connect(self.words_changed)


def _radio(words: Mapping[str, str]) -> QButtonGroup:
    group = QButtonGroup()
    for text in words:
        group.addButton(QRadioButton(text))
    group.buttons()[0].setChecked(True)
    return group


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is a stretch."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    row.addStretch()
    return row


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "secondary")
    return label


def _text(name: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    return field
