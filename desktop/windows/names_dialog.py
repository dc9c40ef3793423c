"""Actors and names beside the program's own: what words name which actor, and which name nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import DesktopError
from desktop.extraction.mentions.actors import actor_codes, actor_name, own_actors, program_codes
from desktop.extraction.mentions.own_form import load_names, make_name, put_name, put_names, save_names
from desktop.records import OwnName, OwnNames

NOBODY = "nobody"
_FILES = "Names (*.toml)"
_NOTE = (
    "These names stand beside those the program knows, and over them. They count in every article of this library; "
    "what you corrected stays."
)
_CODE = 3


class NamesDialog(QDialog):
    """A table of own names with a line to add one; `names_chosen` carries all of them when they are to be applied."""

    names_chosen = Signal(object)
    told = Signal(str)

    def __init__(self, names: OwnNames, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Actors and names")
        self.resize(640, 460)
        self._names = names
        self.table = NamesTable(self)
        self.words, self.actor = QLineEdit(words), ActorField()
        self._hint = QLabel(wordWrap=True)
        self._arrange()
        self.table.removal_wanted.connect(self.remove_selected)
        for field in (self.words, self.actor):
            field.textChanged.connect(self._show_hint)
        self._show_names()
        (self.actor if words else self.words).setFocus()

    # ---- what the buttons do

    @Slot()
    def add(self) -> bool:
        """Take the words of the line into the table; say whether they could be taken."""
        try:
            name = make_name(self.words.text(), self.actor.code())
        except DesktopError as error:
            self._complain(str(error))
            return False
        self._names = put_name(self._names, name)
        self.words.clear()
        self.actor.clear()
        self._show_names()
        self.words.setFocus()
        return True

    @Slot()
    def remove_selected(self) -> None:
        """Take the selected names out of the table."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        self._names = tuple(name for row, name in enumerate(self._names) if row not in rows)
        self._show_names()

    @Slot()
    def apply(self) -> None:
        """Hand on all names, with what still stands in the line."""
        if self.words.text().strip() and not self.add():
            return
        self.names_chosen.emit(self._names)
        self.accept()

    def take_in(self, path: Path) -> None:
        """Lay the names of a file over those of the table."""
        try:
            self._names = put_names(self._names, load_names(path))
        except DesktopError as error:
            self._complain(str(error))
            return
        self._show_names()

    def write_out(self, path: Path) -> None:
        """Write the names of the table to a file."""
        try:
            save_names(self._names, path)
        except DesktopError as error:
            self._complain(str(error))
            return
        self.told.emit(f"The names were saved as {path.name}.")

    @Slot()
    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import names", str(Path.home()), _FILES)
        if name:
            self.take_in(Path(name))

    @Slot()
    def _choose_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export names", str(Path.home() / "names.toml"), _FILES)
        if name:
            path = Path(name)
            self.write_out(path if path.suffix else path.with_suffix(".toml"))

    # ---- what is shown

    def _show_names(self) -> None:
        self.table.show_names(self._names)
        self.actor.offer(own_actors(self._names))
        self._export.setEnabled(bool(self._names))
        self._show_hint()

    @Slot()
    def _show_hint(self) -> None:
        self._hint.setProperty("role", "secondary")
        self._hint.setText(self._hint_words())
        self._restyle()

    def _hint_words(self) -> str:
        words, code = self.words.text().strip(), self.actor.code()
        if self.actor.names_nobody() and words:
            return f"“{words}” will name nobody."
        if code and len(code) == _CODE and not self.actor.knows(code):
            return f"{code} is a new actor" + (f": “{words}” will be its name." if words else ".")
        return "Words name a state or an organisation by its code or name, a new actor by three letters of your choice."

    def _complain(self, sentence: str) -> None:
        self._hint.setProperty("role", "doubt")
        self._hint.setText(sentence)
        self._restyle()

    def _restyle(self) -> None:
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    # ---- building

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        note = QLabel(_NOTE, wordWrap=True)
        note.setProperty("role", "secondary")
        column.addWidget(note)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_line())
        column.addWidget(self._hint)
        column.addLayout(self._build_foot())

    def _build_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.words.setPlaceholderText("Words in the text")
        self.words.setAccessibleName("Words in the text")
        add = QPushButton("Add")
        add.setAutoDefault(False)
        add.clicked.connect(self.add)
        for piece, stretch in ((self.words, 3), (QLabel("names"), 0), (self.actor, 2), (add, 0)):
            line.addWidget(piece, stretch)
        return line

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._remove = _button("Remove", "Take the selected names out (Del)", self.remove_selected)
        self._export = _button("Export…", "Save all names as a file", self._choose_export)
        self._remove.setEnabled(False)
        self.table.itemSelectionChanged.connect(lambda: self._remove.setEnabled(bool(self.table.selectedIndexes())))
        for each in (self._remove, _button("Import…", "Add the names of a file", self._choose_import), self._export):
            foot.addWidget(each)
        foot.addStretch(1)
        box = QDialogButtonBox()
        box.addButton("Apply", QDialogButtonBox.ButtonRole.AcceptRole).setProperty("primary", True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.apply)
        box.rejected.connect(self.reject)
        foot.addWidget(box)
        return foot


class NamesTable(QTableWidget):
    """The names with the actor each names."""

    removal_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 2, parent)
        self.setAccessibleName("Own names")
        self.setHorizontalHeaderLabels(["Words in the text", "Names"])
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_names(self, names: OwnNames) -> None:
        """Show names in their order."""
        actors = own_actors(names)
        self.clearSelection()
        self.setRowCount(len(names))
        for row, name in enumerate(names):
            self.setItem(row, 0, QTableWidgetItem(name.words))
            self.setItem(row, 1, QTableWidgetItem(_named(name, actors)))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Remove by key."""
        if press.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(press)


class ActorField(QLineEdit):
    """One actor by code or name, completed from all that are known; 'nobody' for words that name none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Actor that the words name")
        self.setPlaceholderText("actor, new code, or nobody")
        self._by_words: dict[str, str | None] = {}
        self._known: set[str] = set()

    def offer(self, own: dict[str, str]) -> None:
        """Offer the program's actors and some own ones."""
        self._known = {*program_codes(), *own}
        named = {code: actor_name(code) for code in actor_codes() if code not in own} | own
        self._by_words = {NOBODY: None} | {f"{code} {name}": code for code, name in named.items()}
        completer = QCompleter(list(self._by_words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            popup.setParent(self, Qt.WindowType.Popup)  # else it has no part in the window's style

    def knows(self, code: str) -> bool:
        """Say whether a code is one that is offered."""
        return code in self._known

    def names_nobody(self) -> bool:
        """Say whether the words are to name nobody."""
        return self.text().strip().casefold() == NOBODY

    def code(self) -> str | None:
        """Return the code that is meant: of a known actor, or as it is written; None for nobody."""
        words = self.text().strip()
        if self.names_nobody():
            return None
        if words in self._by_words:
            return self._by_words[words]
        by_name = {each.partition(" ")[2].casefold(): code for each, code in self._by_words.items()}
        return by_name.get(words.casefold(), words.upper() if len(words) == _CODE else words)


def _named(name: OwnName, actors: dict[str, str]) -> str:
    if name.code is None:
        return NOBODY
    return f"{name.code} {actors.get(name.code) or actor_name(name.code)}"


def _button(words: str, tip: str, press: object) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.clicked.connect(press)
    return button
