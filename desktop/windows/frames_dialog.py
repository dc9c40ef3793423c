"""The words that tell acts: the program's to read, and the analyst's own beside them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QTableView, QWidget

from desktop.errors import DesktopError
from desktop.extraction.events.lexicon import CODED
from desktop.extraction.events.own_frames import (
    ANYWHERE,
    load_frames,
    make_frame,
    put_frame,
    put_frames,
    save_frames,
    slots,
)
from desktop.models.frames_model import FRAME, NO_ACT, OWN, Column, FramesModel, FramesSearch
from desktop.models.languages import language_name
from desktop.models.theme import Theme
from desktop.records import EventType, OwnFrame, OwnFrames
from desktop.windows.own_rules_dialog import OwnRulesDialog, button, in_a_row, removes, tune_table

_NOTE = (
    "Words that tell acts between states, in dictionary form. Yours stand over those the program knows. They count in "
    "every article of this library; what you corrected stays."
)
_WIDTHS = {Column.WORDS: 220, Column.TYPE: 116, Column.TARGET: 150}
_SLOTS = 10  # of a language that are offered


class FramesDialog(OwnRulesDialog):
    """A table of frames of one language with a line to add one."""

    def __init__(self, frames: OwnFrames, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Words of events", "words of events", parent)
        self.resize(820, 560)
        self._frames = frames
        self._model = FramesModel(theme.palette, self)
        self._found = FramesSearch(self._model, self)
        self.language, self.search = QComboBox(), QLineEdit()
        self.table = FramesTable(self._found, self)
        self.part, self.words, self.kind, self.slot = QComboBox(), QLineEdit(), QComboBox(), QComboBox()
        self.arrange(_NOTE, self._build_head(), self.table, self._build_line())
        self._connect()
        self._show_language()
        self.words.setFocus()

    @property
    def spoken(self) -> str:
        """Return the language whose frames are shown."""
        return str(self.language.currentData())

    # ---- what the buttons do

    @Slot()
    def add(self) -> bool:
        """Take the words of the line into the table; say whether they could be taken."""
        target, kind = self.slot.currentData(), self.kind.currentData()
        try:
            frame = make_frame(
                self.spoken, self.words.text(), EventType(kind) if kind else None, noun=bool(self.part.currentData()),
                target=ANYWHERE if target is None else (target,),
            )  # fmt: skip
        except DesktopError as error:
            self.complain(str(error))
            return False
        self._frames = put_frame(self._frames, frame)
        self.words.clear()
        self.search.clear()
        self._show_frames()
        self.words.setFocus()
        return True

    @Slot()
    def remove_selected(self) -> None:
        """Take the selected own frames out of the table."""
        gone = set(self.table.own_selected())
        self._frames = tuple(frame for frame in self._frames if frame not in gone)
        self._show_frames()

    def line_filled(self) -> bool:
        """Say whether words stand in the line."""
        return bool(self.words.text().strip())

    def rules(self) -> OwnFrames:
        """Return all own frames, of every language."""
        return self._frames

    def load(self, path: Path) -> None:
        """Lay the frames of a file over those of the table."""
        self._frames = put_frames(self._frames, load_frames(path))
        self._show_frames()

    def save(self, path: Path) -> None:
        """Write the own frames to a file."""
        save_frames(self._frames, path)

    # ---- what is shown

    @Slot()
    def _show_language(self) -> None:
        self.slot.clear()
        self.slot.addItem("anywhere", None)
        for slot in slots(self.spoken)[:_SLOTS]:
            self.slot.addItem("as the object" if slot == "object" else f"behind “{slot}”", slot)
        self._show_frames()

    def _show_frames(self) -> None:
        self._model.show_frames(self.spoken, self._frames)
        self._note_choice()
        mine = sum(frame.language == self.spoken for frame in self._frames)
        known = self._model.rowCount() - mine
        self.say(f"{known} words of the program in {language_name(self.spoken)}, {mine} of yours.")

    @Slot()
    def _note_choice(self) -> None:
        self.allow(remove=bool(self.table.own_selected()), export=bool(self._frames))

    # ---- building

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._show_language)
        self.search.textChanged.connect(self._found.search)
        self.table.removal_wanted.connect(self.remove_selected)
        self.table.selectionModel().selectionChanged.connect(self._note_choice)

    def _build_head(self) -> QHBoxLayout:
        for code in CODED:
            self.language.addItem(language_name(code), code)
        self.language.setAccessibleName("Language")
        self.search.setPlaceholderText("Find words or a type")
        self.search.setAccessibleName("Find words or a type")
        self.search.setClearButtonEnabled(True)
        return in_a_row((self.language, 0), (self.search, 1))

    def _build_line(self) -> QHBoxLayout:
        self.part.addItem("Verb", False)
        self.part.addItem("Noun", True)
        for kind in EventType:
            self.kind.addItem(kind.value, kind)
        self.kind.addItem(NO_ACT, None)
        self.words.setPlaceholderText("such as: pull the plug on")
        for field, name in (
            (self.part, "Part of speech"),
            (self.words, "Words in dictionary form"),
            (self.kind, "Type of the act"),
            (self.slot, "Where the side acted on stands"),
        ):
            field.setAccessibleName(name)
        tells, target = QLabel("tells"), QLabel("acted on:")
        add = button("Add", "Add the words", self.add)
        return in_a_row(
            (self.part, 0), (self.words, 1), (tells, 0), (self.kind, 0), (target, 0), (self.slot, 0), (add, 0)
        )


class FramesTable(QTableView):
    """The frames that are found, one a row."""

    removal_wanted = Signal()

    def __init__(self, model: FramesSearch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        tune_table(self, "Words of events")
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def own_selected(self) -> list[OwnFrame]:
        """Return the analyst's own frames among the selected ones."""
        return [index.data(FRAME) for index in self.selectionModel().selectedRows() if index.data(OWN)]

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Remove by key."""
        if removes(press):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(press)
