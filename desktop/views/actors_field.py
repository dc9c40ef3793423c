"""A field for actors: codes or names, several with commas between, completed as they are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.extraction.mentions.actors import actor_codes, actor_name

_APART = re.compile(r"[,;·]")
_LISTED = 12


def choices() -> tuple[str, ...]:
    """Return all actors as they are offered, the analyst's own of today among them: 'PRK North Korea'."""
    return tuple(f"{code} {actor_name(code)}" for code in actor_codes())


@lru_cache(maxsize=2)
def _codes(offered: tuple[str, ...]) -> dict[str, str]:
    """Return the code of everything an actor may be called in the field, in folded letters."""
    called = {words.casefold(): words.split(" ", 1)[0] for words in offered}
    for words in offered:
        code, name = words.split(" ", 1)
        called |= {name.casefold(): code, code.casefold(): code}
    return called


def parse_actors(words: str) -> tuple[tuple[str, ...], str]:
    """Return the codes of the actors that are written, and the first words that are none."""
    codes: list[str] = []
    for piece in filter(None, map(str.strip, _APART.split(words))):
        found, strange = _parse_piece(piece.split())
        if strange:
            return tuple(codes), strange
        codes += found
    return tuple(dict.fromkeys(codes)), ""


def _parse_piece(words: Sequence[str]) -> tuple[list[str], str]:
    """Take the longest name at each place, so that 'KOR South Korea JPN' and 'KOR JPN' are both read."""
    codes, place, called = [], 0, _codes(choices())
    while place < len(words):
        for end in range(len(words), place, -1):
            code = called.get(" ".join(words[place:end]).casefold())
            if code:
                codes.append(code)
                place = end
                break
        else:
            return codes, " ".join(words[place:])
    return codes, ""


class ActorsField(QLineEdit):
    """Tells the codes when they are changed; `complained` carries what is wrong with the words, or nothing."""

    codes_chosen = Signal(tuple)
    complained = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._codes: tuple[str, ...] = ()
        self._both = False
        self._known = QStringListModel(list(choices()), self)
        self._offers = QCompleter(self._known, self)
        self._offers.setWidget(self)
        self._offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offers.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offers.setMaxVisibleItems(_LISTED)
        self._offers.activated.connect(self._on_offer_taken)
        self._list = QListView()
        self._offers.setPopup(self._list)
        self._list.installEventFilter(self)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.commit)
        self.stand_for_both(both=False)

    def stand_for_both(self, *, both: bool) -> None:
        """Hold the parties of an act without direction, two at least, or one side."""
        self._both = both
        name = "Parties" if both else self._name
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: codes or names of states and organisations, several with commas between")

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show codes, one alone with its name."""
        self._refill()
        self._codes = tuple(codes)
        self.setText(f"{codes[0]} {actor_name(codes[0])}" if len(codes) == 1 else ", ".join(codes))
        self.setCursorPosition(0)

    @Slot()
    def commit(self) -> bool:
        """Tell the codes if they are others than before; say whether the words are right."""
        codes, strange = parse_actors(self.text())
        if strange:
            self.complained.emit(f"“{strange}” is no state or organisation of the list.")
        elif not codes:
            self.complained.emit("A side needs at least one actor.")
        elif self._both and len(codes) == 1:
            self.complained.emit("An act without direction needs two parties.")
            return False
        else:
            self.complained.emit("")
            if codes != self._codes:
                self.codes_chosen.emit(codes)
            self.setModified(False)
        return bool(codes) and not strange

    def eventFilter(self, watched: QObject, received: QEvent) -> bool:
        """Take the only or the first offer with Tab."""
        if watched is self._list and received.type() == QEvent.Type.KeyPress:
            press = received
            if isinstance(press, QKeyEvent) and press.key() == Qt.Key.Key_Tab:
                index = self._list.currentIndex()
                index = index if index.isValid() else self._offers.completionModel().index(0, 0)
                self._list.hide()
                self._on_offer_taken(index.data())
                return True
        return super().eventFilter(watched, received)

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        self.complained.emit("")
        typed = self._last_piece()
        if typed:
            self._refill()
            self._offers.setCompletionPrefix(typed)
            self._offers.complete()
        else:
            self._list.hide()

    def _refill(self) -> None:
        """Offer the actors of today: the analyst may have named new ones since the field was made."""
        offered = list(choices())
        if offered != self._known.stringList():
            self._known.setStringList(offered)

    @Slot(str)
    def _on_offer_taken(self, words: str) -> None:
        if not words:
            return
        before = self.text()[: len(self.text()) - len(self._last_piece())].rstrip()
        alone = not before.strip(" ,;·")
        self.setText(words if alone else f"{before.rstrip(',;· ')}, {words.split()[0]}")
        self.setModified(True)
        self.commit()

    def _last_piece(self) -> str:
        """Return what is being typed: the words after the last comma, or after the last code that stands for itself."""
        piece = _APART.split(self.text())[-1].lstrip()
        _, strange = _parse_piece(piece.split())
        return strange if strange and piece.endswith(strange) else piece
