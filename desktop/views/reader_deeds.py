"""What the analyst can do with an event from the text: by letter, by menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.event_types import types_of, with_mnemonic
from desktop.records import Article, EventRow, EventType, Quad, Verdict

WORDS = {"A": "Accept event", "R": "Reject event", "E": "Edit event…", "T": "Change type"}


class Deeds(QObject):
    """Turns letters and menu items into requests; nothing is written here."""

    review_requested = Signal(object)
    edit_requested = Signal(int)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over

    def do(self, key: str, event: EventRow, place: QPoint) -> bool:
        """Do what a letter says about an event; say whether it says anything. A menu opens at a place on the screen."""
        deeds: dict[str, Callable[[], None]] = {
            "A": lambda: self._judge(event, Verdict.ACCEPTED),
            "R": lambda: self._judge(event, Verdict.REJECTED),
            "E": lambda: self.edit_requested.emit(event.id),
            "T": lambda: self._offer_types(event, place),
        }
        if key in deeds:
            deeds[key]()
        return key in deeds

    def _judge(self, event: EventRow, verdict: Verdict) -> None:
        if event.review.verdict is not verdict:
            self.review_requested.emit({event.id: replace(event.review, verdict=verdict)})

    def _offer_types(self, event: EventRow, place: QPoint) -> None:
        menu = QMenu("Type", self._over)
        menu.setObjectName("types")
        for quad in Quad:
            menu.addSection(quad.value)
            for kind in types_of(quad):
                action = menu.addAction(with_mnemonic(kind))
                action.setCheckable(True)
                action.setChecked(kind is event.type)
                action.triggered.connect(lambda _checked=False, each=kind: self._correct_type(event, each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _correct_type(self, event: EventRow, kind: EventType) -> None:
        if kind is not event.type:
            own = None if kind is event.machine.type else kind
            self.review_requested.emit({event.id: replace(event.review, type=own)})


def quotation(event: EventRow, article: Article) -> str:
    """Return the evidence of an event with a line that says where it stands."""
    facts = article.facts
    day = facts.published.isoformat() if facts.published else "no date"
    parts = (facts.source or facts.author, day, facts.title or article.file)
    return f"{event.machine.sentence.of(article.text)}\n({', '.join(part for part in parts if part)})"
