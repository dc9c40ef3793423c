"""Which column of a table holds what: asked once for all tables with the same columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.theme import Theme
from desktop.reading.columns import FIELDS, Mapping, Sheet
from desktop.windows.answers import answers

_WORDS = {
    "text": "Text",
    "title": "Title",
    "published": "Date of publication",
    "source": "Outlet",
    "author": "Author",
    "language": "Language",
    "url": "Address",
    "id": "Identity",
}
_LEFT_OUT = "not in the table"
_NAMED = 3
_COLUMN = 150


class ColumnsDialog(QDialog):
    """A field for each thing a column may hold, over some rows; `columns_chosen` carries a signature and a mapping."""

    columns_chosen = Signal(str, object)

    def __init__(self, sheet: Sheet, files: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Columns of a table")
        self.resize(820, 520)
        self._sheet = sheet
        self._marked = theme.palette.accent_tint
        self._robbed: dict[str, str] = {}
        self.fields = {field: self._build_field(field) for field in _WORDS}
        self.rows = _Rows(sheet)
        self._hint = QLabel(wordWrap=True)
        buttons, self._apply = answers("Read the articles", self.apply, self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(_note(files))
        column.addWidget(self.rows, 1)
        column.addLayout(self._build_form())
        column.addWidget(self._hint)
        column.addWidget(buttons)
        self._show_choice()
        self.fields["text"].setFocus()

    def mapping(self) -> Mapping:
        """Return which column holds what, as the fields say."""
        chosen = {field: box.currentData() for field, box in self.fields.items()}
        return Mapping(tuple((field, chosen[field]) for field in FIELDS if chosen[field]))

    @Slot()
    def apply(self) -> None:
        """Hand the mapping on, once it says where the text is."""
        if self.mapping().complete:
            self.columns_chosen.emit(self._sheet.signature, self.mapping().pairs)
            self.accept()

    @Slot()
    def _on_chosen(self, field: str) -> None:
        """Take the column from the field that had it before: a column holds one thing."""
        self._robbed.pop(field, None)
        self._give_back()
        taken = self.fields[field].currentData()
        for other, box in self.fields.items():
            if taken and other != field and box.currentData() == taken:
                box.setCurrentIndex(0)
                self._robbed[other] = taken
        self._show_choice()

    def _give_back(self) -> None:
        """Give a field its column again once no other has it: arrow keys pass over what others hold."""
        held = {box.currentData() for box in self.fields.values()}
        for field, column in list(self._robbed.items()):
            if column not in held:
                self.fields[field].setCurrentIndex(self.fields[field].findData(column))
                del self._robbed[field]

    def _show_choice(self) -> None:
        mapping = self.mapping()
        self.rows.show_mapping(mapping, self._marked)
        self._apply.setEnabled(mapping.complete)
        words = "Fields that no column holds are looked for in the text, as in any article."
        self._hint.setText(words if mapping.complete else "Choose the column that holds the text of the articles.")
        self._hint.setProperty("role", "secondary" if mapping.complete else "doubt")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    def _build_field(self, field: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Column that holds: {_WORDS[field]}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.addItem(_LEFT_OUT, None)
        for column in self._sheet.columns:
            box.addItem(column, column)
        box.setCurrentIndex(max(0, box.findData(self._sheet.proposed.column_of(field))))
        box.activated.connect(lambda _place: self._on_chosen(field))
        return box

    def _build_form(self) -> QGridLayout:
        """Lay the fields out in two columns."""
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setColumnMinimumWidth(2, 16)
        half = (len(_WORDS) + 1) // 2
        for place, (field, words) in enumerate(_WORDS.items()):
            label = QLabel(words)
            label.setBuddy(self.fields[field])
            across = 3 * (place // half)
            form.addWidget(label, place % half, across)
            form.addWidget(self.fields[field], place % half, across + 1)
        for stretched in (1, 4):
            form.setColumnStretch(stretched, 1)
        return form


class _Rows(QTableWidget):
    """The first rows of a table; columns that are chosen are tinted and say what they hold."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(len(sheet.rows), len(sheet.columns))
        self._sheet = sheet
        self.setAccessibleName("The first rows of the table")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultSectionSize(_COLUMN)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        for row, cells in enumerate(sheet.rows):
            for column, words in enumerate(cells):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                self.setItem(row, column, cell)

    def show_mapping(self, mapping: Mapping, tint: QColor) -> None:
        """Tell over each column what it holds."""
        held = {column: _WORDS[field] for field, column in mapping.pairs}
        for place, column in enumerate(self._sheet.columns):
            head = QTableWidgetItem(f"{column}\n{held.get(column, '–')}")
            head.setToolTip(f"{column}: {held.get(column, 'left out')}")
            self.setHorizontalHeaderItem(place, head)
            for row in range(self.rowCount()):
                cell = self.item(row, place)
                if cell is not None:
                    cell.setData(Qt.ItemDataRole.BackgroundRole, tint if column in held else None)


def _note(files: Sequence[str]) -> QLabel:
    named = ", ".join(f"“{name}”" for name in files[:_NAMED])
    rest = len(files) - _NAMED
    named += f" and {rest} more" if rest > 0 else ""
    verb = "has" if len(files) == 1 else "have"
    note = QLabel(
        f"{named} {verb} these columns. Say which holds what; it is remembered for all tables with the same columns.",
        wordWrap=True,
    )
    note.setProperty("role", "secondary")
    return note
