"""What the analyst says of events and articles, as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.library import Library
from desktop.models.reviews import judged, step_words, tell
from desktop.models.workspace import Workspace
from desktop.records import Article, Dateless, EventRow, Facts, Review, Verdict
from desktop.windows.commands import DeleteArticles, ReviewEvents, SetFacts
from desktop.windows.dates_dialog import DatesDialog
from desktop.windows.facts_dialog import FactsDialog
from desktop.workers import Desk


class Reviewer(QObject):
    """Turns what views ask for into undo steps; `told` and `undone` carry a sentence for the status bar."""

    told = Signal(str)
    undone = Signal(str)

    def __init__(self, desk: Desk, workspace: Workspace, undo: QUndoStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._workspace, self._undo, self._window = desk, workspace, undo, window

    @Slot(object)
    def review(self, reviews: Mapping[int, Review]) -> None:
        """Put the analyst's word on some events."""
        if reviews:
            self._undo.push(ReviewEvents(self._desk, step_words(reviews), reviews, self._tell_review))

    @Slot()
    def accept_selected(self) -> None:
        """Accept the event the eye is on."""
        self._give_verdict(Verdict.ACCEPTED)

    @Slot()
    def reject_selected(self) -> None:
        """Reject the event the eye is on."""
        self._give_verdict(Verdict.REJECTED)

    @Slot(list)
    def delete(self, articles: Sequence[int]) -> None:
        """Take articles out of the library."""
        if articles:
            noun = "an article" if len(articles) == 1 else f"{len(articles)} articles"
            self._undo.push(DeleteArticles(self._desk, f"removal of {noun}", articles))
            self.told.emit(f"Removed {noun} from the library.")

    @Slot()
    def delete_selected(self) -> None:
        """Take the article that is being read out of the library."""
        if self._workspace.selection.article is not None:
            self.delete([self._workspace.selection.article])

    @Slot(list)
    def ask_facts(self, articles: Sequence[int]) -> None:
        """Let the analyst set date, title, author and outlet of an article, or the dates of several."""
        if len(articles) == 1:
            self._desk.read("facts", lambda library: library.article(articles[0]), self._open_facts)
        elif articles:
            self._desk.read("facts", lambda library: library.dateless(articles, date.today()), self._open_dates)

    @Slot()
    def ask_facts_of_selected(self) -> None:
        """Let the analyst set the facts of the article that is being read."""
        if self._workspace.selection.article is not None:
            self.ask_facts([self._workspace.selection.article])

    @Slot()
    def ask_missing_dates(self) -> None:
        """Let the analyst set the dates of all articles that have none."""
        self._desk.read("facts", _read_dateless, self._open_dates)

    def _open_facts(self, article: Article) -> None:
        self._open(FactsDialog(article, self._window))

    def _open_dates(self, articles: Sequence[Dateless]) -> None:
        if articles:
            self._open(DatesDialog(articles, self._window))
        else:
            self.told.emit("Every article has a date.")

    def _open(self, dialog: FactsDialog | DatesDialog) -> None:
        dialog.facts_chosen.connect(self._set_facts)
        dialog.open()

    @Slot(object)
    def _set_facts(self, facts: Mapping[int, Facts]) -> None:
        if facts:
            noun = "an article" if len(facts) == 1 else f"{len(facts)} articles"
            self._undo.push(SetFacts(self._desk, f"facts of {noun}", facts))
            self.told.emit(f"Set the facts of {noun}.")

    def _tell_review(self, before: Sequence[EventRow], after: Mapping[int, Review], undone: bool) -> None:
        sentence = tell(before, after)
        if undone:
            self.undone.emit(f"Undone: {sentence}" if before else sentence)
        else:
            self.told.emit(sentence)

    def _give_verdict(self, verdict: Verdict) -> None:
        event = self._workspace.selection.event
        if event is not None:
            self._desk.read("verdict", lambda library: library.event_row(event), lambda row: self._judge(row, verdict))

    def _judge(self, row: EventRow, verdict: Verdict) -> None:
        self.review(judged([row], verdict))


def _read_dateless(library: Library) -> tuple[Dateless, ...]:
    missing = [row.id for row in library.article_rows() if row.facts.published is None]
    return library.dateless(missing, date.today())
