"""The choices of a figure's export: kind, words, width, format."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QIntValidator
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

from desktop.analysis.exports import Table
from desktop.figures.export import BOTH, FORMATS, MATRIX, PNG_DPI, TIMELINE
from desktop.figures.figure import Texts
from desktop.models.fonts import sans
from desktop.views.buttons import link

KINDS = {"Matrix": MATRIX, "Timeline": TIMELINE, "Both": BOTH}
WIDTHS = {"160 mm, text": 160.0, "120 mm": 120.0, "80 mm, column": 80.0, "240 mm, slide": 240.0}


class ExportForm(QFrame):
    """`kind_changed` asks for another figure, `words_changed` for the same with other words or width.

    `output_changed` tells that it goes out in another form.
    """

    kind_changed = Signal()
    words_changed = Signal()
    output_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHead")
        self.setFixedWidth(308)
        self._kinds, self._forms = _radio(KINDS), _radio({form.upper(): form for form in FORMATS})
        self._title, self._subtitle = _text("Title", 1), _text("Subtitle", 2)
        self._caption, self._source = _text("Caption", 5), _text("Source line", 3)
        self._number = QLineEdit("1")
        self._number.setFixedWidth(44)
        self._number.setValidator(QIntValidator(1, 999, self))
        self._number.setAccessibleName("Number of the figure")
        self._width, self._height, self._dpi = QComboBox(), QLabel(), QComboBox()
        self._data, self._sentences = QCheckBox("Data, CSV"), QCheckBox("Sentences, CSV")
        self._data.setToolTip("The figures that are drawn, as a table")
        self._sentences.setToolTip("Every event behind the figures with the sentence that says so")
        self._refill = link("Fill in again", "Write the words anew from what is shown")
        self._fill_choices()
        self._arrange()
        self._connect()

    @property
    def kind(self) -> str:
        """Return which figure is wanted."""
        return KINDS[_checked(self._kinds)]

    @property
    def form(self) -> str:
        """Return the format as a suffix."""
        return _checked(self._forms).lower()

    @property
    def width_mm(self) -> float:
        """Return the width in mm."""
        return WIDTHS[self._width.currentText()]

    @property
    def dpi(self) -> int:
        """Return the resolution of a PNG."""
        return int(self._dpi.currentText().split()[0])

    @property
    def beside(self) -> tuple[Table, ...]:
        """Return the tables that go beside the figure."""
        drawn = [table for table in (Table.MATRIX, Table.TIMELINE) if self.kind in (f"chart-{table}", BOTH)]
        return (*(drawn if self._data.isChecked() else ()), *([Table.EVENTS] if self._sentences.isChecked() else ()))

    @property
    def texts(self) -> Texts:
        """Return the words as they stand in the fields."""
        number = int(self._number.text()) if self._number.text().isdigit() else 1
        fields = (self._title, self._subtitle, self._caption, self._source)
        title, subtitle, caption, source = (each.toPlainText().strip() for each in fields)
        return Texts(title, subtitle, caption, source, number)

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
        self._height.setText(f"height {height_mm:.0f} mm")

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
        column.addWidget(_quiet("Figure"))
        column.addLayout(_row(*self._kinds.buttons()))
        column.addWidget(_line())
        for words, field in (("Title", self._title), ("Subtitle", self._subtitle)):
            column.addWidget(_quiet(words))
            column.addWidget(field)
        column.addLayout(_row(_quiet("Caption"), None, _quiet("Figure"), self._number))
        column.addWidget(self._caption)
        column.addLayout(_row(_quiet("Source line"), None, self._refill))
        column.addWidget(self._source)
        column.addWidget(_line())
        column.addLayout(_row(_quiet("Width"), self._width, self._height))
        column.addWidget(_line())
        column.addWidget(_quiet("Format"))
        column.addLayout(_row(*self._forms.buttons(), self._dpi))
        column.addWidget(_line())
        column.addWidget(_quiet("Put beside it"))
        column.addLayout(_row(self._data, self._sentences))
        column.addStretch()

    def _connect(self) -> None:
        self._kinds.buttonClicked.connect(self.kind_changed)
        self._refill.clicked.connect(self.kind_changed)
        self._forms.buttonClicked.connect(lambda: self._dpi.setEnabled(self.form == "png"))
        self._forms.buttonClicked.connect(self.output_changed)
        for box in (self._data, self._sentences):
            box.toggled.connect(self.output_changed)
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


def _checked(group: QButtonGroup) -> str:
    return next(button.text() for button in group.buttons() if button.isChecked())


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is a stretch, without one they stand on the left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    if None not in widgets:
        row.addStretch()
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    return line


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "secondary")
    return label


def _text(name: str, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    height = QFontMetrics(sans(13)).lineSpacing()
    field.setMinimumHeight(lines * height + 14)
    field.setMaximumHeight((lines + 3) * height + 14)
    return field
