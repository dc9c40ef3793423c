"""What the dialogs over the analyst's own rules share: a table, a line to add to it, a sentence, and files."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import DesktopError

_FILES = "Lists of rules (*.toml)"


class OwnRulesDialog(QDialog):
    """A dialog over rules that are added, taken out, read from a file, written to one, and applied at once.

    `rules_chosen` carries all of them when they are to be applied, `told` a sentence.
    """

    rules_chosen = Signal(object)
    told = Signal(str)

    def __init__(self, title: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._what = what
        self.hint = QLabel(wordWrap=True)
        self._remove = button("Remove", f"Take the selected {what} out (Del)", self.remove_selected)
        self._import = button("Import…", f"Add the {what} of a file", self._choose_import)
        self._export = button("Export…", f"Save your {what} as a file", self._choose_export)

    # ---- what each dialog does in its own way

    @abstractmethod
    def add(self) -> bool:
        """Take what stands in the line into the table; say whether it could be taken."""

    @abstractmethod
    def remove_selected(self) -> None:
        """Take the selected rules out of the table."""

    @abstractmethod
    def line_filled(self) -> bool:
        """Say whether something stands in the line that was not added yet."""

    @abstractmethod
    def rules(self) -> tuple[object, ...]:
        """Return all rules as they are to be applied."""

    @abstractmethod
    def load(self, path: Path) -> None:
        """Lay the rules of a file over those of the table."""

    @abstractmethod
    def save(self, path: Path) -> None:
        """Write the rules of the table to a file."""

    # ---- what they share

    @Slot()
    def apply(self) -> None:
        """Hand on all rules, with what still stands in the line."""
        if self.line_filled() and not self.add():
            return
        self.rules_chosen.emit(self.rules())
        self.accept()

    def take_in(self, path: Path) -> None:
        """Lay the rules of a file over those of the table, or say why that cannot be done."""
        try:
            self.load(path)
        except DesktopError as error:
            self.complain(str(error))

    def write_out(self, path: Path) -> None:
        """Write the rules of the table to a file, or say why that cannot be done."""
        try:
            self.save(path)
        except DesktopError as error:
            self.complain(str(error))
        else:
            self.told.emit(f"The {self._what} were saved as {path.name}.")

    def say(self, words: str) -> None:
        """Show a quiet sentence below the table."""
        self._show_words(words, "secondary")

    def complain(self, sentence: str) -> None:
        """Show what is wrong below the table."""
        self._show_words(sentence, "doubt")

    def allow(self, *, remove: bool, export: bool) -> None:
        """Let rules be taken out, and written to a file."""
        self._remove.setEnabled(remove)
        self._export.setEnabled(export)

    def arrange(self, note: str, *parts: QWidget | QHBoxLayout) -> None:
        """Lay the parts under a note and above the sentence and the buttons; the table takes what room is left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        words = QLabel(note, wordWrap=True)
        words.setProperty("role", "secondary")
        column.addWidget(words)
        for part in parts:
            if isinstance(part, QHBoxLayout):
                column.addLayout(part)
            else:
                column.addWidget(part, int(isinstance(part, QTableView)))
        column.addWidget(self.hint)
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        foot = in_a_row((self._remove, 0), (self._import, 0), (self._export, 0))
        foot.addStretch(1)
        box = QDialogButtonBox()
        box.addButton("Apply", QDialogButtonBox.ButtonRole.AcceptRole).setProperty("primary", True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.apply)
        box.rejected.connect(self.reject)
        foot.addWidget(box)
        return foot

    def _show_words(self, words: str, role: str) -> None:
        self.hint.setText(words)
        self.hint.setProperty("role", role)
        self.hint.style().unpolish(self.hint)
        self.hint.style().polish(self.hint)

    @Slot()
    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, f"Import {self._what}", str(Path.home()), _FILES)
        if name:
            self.take_in(Path(name))

    @Slot()
    def _choose_export(self) -> None:
        start = str(Path.home() / f"{self._what}.toml")
        name, _ = QFileDialog.getSaveFileName(self, f"Export {self._what}", start, _FILES)
        if name:
            path = Path(name)
            self.write_out(path if path.suffix else path.with_suffix(".toml"))


def tune_table(table: QTableView, name: str) -> None:
    """Let a table show rules one a row, without a grid."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setStyleSheet("QTableView::item { padding: 0 5px; }")
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)


def removes(press: QKeyEvent) -> bool:
    """Say whether a key takes rows out."""
    return press.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def in_a_row(*pieces: tuple[QWidget, int]) -> QHBoxLayout:
    """Return widgets side by side, each with its share of the room that is left."""
    row = QHBoxLayout()
    for piece, stretch in pieces:
        row.addWidget(piece, stretch)
    return row


def button(words: str, tip: str, press: object) -> QPushButton:
    """Return a button that is no default of its dialog."""
    made = QPushButton(words)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(press)
    return made
