"""Actors and names beside the program's own: what words name which actor, and which name nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.errors import DesktopError
from desktop.extraction.mentions.actors import actor_codes, actor_name, own_actors, program_codes
from desktop.extraction.mentions.own_form import load_names, make_name, put_name, put_names, save_names
from desktop.records import OwnName, OwnNames
from desktop.windows.own_rules_dialog import OwnRulesDialog, button, in_a_row, removes, tune_table

NOBODY = "nobody"
_NOTE = (
    "These names stand beside those the program knows, and over them. They count in every article of this library; "
    "what you corrected stays."
)
_CODE = 3


class NamesDialog(OwnRulesDialog):
    """A table of own names with a line to add one."""

    def __init__(self, names: OwnNames, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Actors and names", "names", parent)
        self.resize(640, 460)
        self._names = names
        self.table = NamesTable(self)
        self.words, self.actor = QLineEdit(words), ActorField()
        self.arrange(_NOTE, self.table, self._build_line())
        self.table.removal_wanted.connect(self.remove_selected)
        self.table.itemSelectionChanged.connect(self._note_choice)
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
            self.complain(str(error))
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

    def line_filled(self) -> bool:
        """Say whether words stand in the line."""
        return bool(self.words.text().strip())

    def rules(self) -> OwnNames:
        """Return all names."""
        return self._names

    def load(self, path: Path) -> None:
        """Lay the names of a file over those of the table."""
        self._names = put_names(self._names, load_names(path))
        self._show_names()

    def save(self, path: Path) -> None:
        """Write the names of the table to a file."""
        save_names(self._names, path)

    # ---- what is shown

    def _show_names(self) -> None:
        self.table.show_names(self._names)
        self.actor.offer(own_actors(self._names))
        self._note_choice()
        self._show_hint()

    @Slot()
    def _note_choice(self) -> None:
        self.allow(remove=bool(self.table.selectedIndexes()), export=bool(self._names))

    @Slot()
    def _show_hint(self) -> None:
        self.say(self._hint_words())

    def _hint_words(self) -> str:
        words, code = self.words.text().strip(), self.actor.code()
        if self.actor.names_nobody() and words:
            return f"“{words}” will name nobody."
        if code and len(code) == _CODE and not self.actor.knows(code):
            return f"{code} is a new actor" + (f": “{words}” will be its name." if words else ".")
        return "Words name a state or an organisation by its code or name, a new actor by three letters of your choice."

    # ---- building

    def _build_line(self) -> QHBoxLayout:
        self.words.setPlaceholderText("Words in the text")
        self.words.setAccessibleName("Words in the text")
        add = button("Add", "Add the name", self.add)
        return in_a_row((self.words, 3), (QLabel("names"), 0), (self.actor, 2), (add, 0))


class NamesTable(QTableWidget):
    """The names with the actor each names."""

    removal_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 2, parent)
        tune_table(self, "Own names")
        self.setHorizontalHeaderLabels(["Words in the text", "Names"])
        head = self.horizontalHeader()
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
        if removes(press):
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
