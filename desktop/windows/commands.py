"""Steps of the undo stack: each is a write of the library and the write that takes it back.

What stood before is read on the write lane, just before the new value is written: keys may come faster than
the lane works.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping

from PySide6.QtGui import QUndoCommand

from desktop.library import Library
from desktop.records import Changes, Facts, Progress, Review
from desktop.workers import Desk


class ReviewEvents(QUndoCommand):
    """The analyst's word on some events, and what stood there before."""

    def __init__(self, desk: Desk, words: str, reviews: Mapping[int, Review]) -> None:
        super().__init__(words)
        self._desk = desk
        self._after = dict(reviews)
        self._before: dict[int, Review] = {}

    def redo(self) -> None:
        """Write the new reviews."""
        self._desk.write(self._review)

    def undo(self) -> None:
        """Write the old reviews."""
        self._desk.write(lambda library: library.review_events(self._before))

    def _review(self, library: Library) -> Changes:
        self._before = {event: library.event_row(event).review for event in self._after}
        return library.review_events(self._after)


class SetFacts(QUndoCommand):
    """The analyst's facts about some articles, and what stood there before."""

    def __init__(self, desk: Desk, words: str, facts: Mapping[int, Facts]) -> None:
        super().__init__(words)
        self._desk = desk
        self._after = dict(facts)
        self._before: dict[int, Facts] = {}

    def redo(self) -> None:
        """Write the new facts; articles with another publication date are analysed anew."""
        self._desk.write(self._set)

    def undo(self) -> None:
        """Write the old facts."""
        self._desk.write(lambda library: library.set_facts(self._before, self._desk.reader))

    def _set(self, library: Library) -> Generator[Progress, None, Changes]:
        self._before = {article: library.article(article).analyst for article in self._after}
        return library.set_facts(self._after, self._desk.reader)


class DeleteArticles(QUndoCommand):
    """Articles taken out of the library; they stay in the file until it is opened again."""

    def __init__(self, desk: Desk, words: str, articles: Collection[int]) -> None:
        super().__init__(words)
        self._desk = desk
        self._articles = tuple(articles)

    def redo(self) -> None:
        """Take them out."""
        self._desk.write(lambda library: library.delete_articles(self._articles))

    def undo(self) -> None:
        """Put them back."""
        self._desk.write(lambda library: library.restore_articles(self._articles))


class ImportArticles(QUndoCommand):
    """Articles that were imported: pushed when they are in, so the first redo has nothing to do."""

    def __init__(self, desk: Desk, words: str, articles: Collection[int]) -> None:
        super().__init__(words)
        self._desk = desk
        self._articles = tuple(articles)
        self._inside = True

    def redo(self) -> None:
        """Put them back after an undo."""
        if not self._inside:
            self._inside = True
            self._desk.write(lambda library: library.restore_articles(self._articles))

    def undo(self) -> None:
        """Take them out again."""
        self._inside = False
        self._desk.write(lambda library: library.delete_articles(self._articles))
