"""Steps of the undo stack: each is a write of the library and the write that takes it back.

What stood before is read on the write lane, just before the new value is written: keys may come faster than
the lane works.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from PySide6.QtGui import QUndoCommand

from desktop.errors import DesktopError
from desktop.library import Library
from desktop.records import Changes, Document, EventRow, Facts, OwnFrames, OwnNames, Progress, Review, Segment
from desktop.workers import Desk

Texts = Mapping[int, Document]
Told = Callable[[Sequence[EventRow], Mapping[int, Review], bool], None]


class ReviewEvents(QUndoCommand):
    """The analyst's word on some events, and what stood there before.

    `tell` gets the events as they were, the reviews that were written, and whether that was a step back; events that
    are no longer in the library are left out.
    """

    def __init__(self, desk: Desk, words: str, reviews: Mapping[int, Review], tell: Told) -> None:
        super().__init__(words)
        self._desk, self._tell = desk, tell
        self._after = dict(reviews)
        self._before: dict[int, Review] = {}

    def redo(self) -> None:
        """Write the new reviews."""
        self._write(lambda: self._after, keep=True)

    def undo(self) -> None:
        """Write the old reviews."""
        self._write(lambda: self._before, keep=False)

    def _write(self, reviews: Callable[[], Mapping[int, Review]], *, keep: bool) -> None:
        """Write reviews that are only known when the lane has come to them."""
        rows: list[EventRow] = []

        def review(library: Library) -> Changes:
            rows.extend(_there(library, reviews()))
            if keep:
                self._before = {row.id: row.review for row in rows}
            return library.review_events(reviews())

        self._desk.write(review, lambda _changes: self._tell(rows, reviews(), not keep))


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


class SetNames(QUndoCommand):
    """The analyst's actors and names, and those that stood there before; articles that hold them are analysed anew."""

    def __init__(
        self, desk: Desk, words: str, change: Callable[[OwnNames], OwnNames], then: Callable[[Changes], None]
    ) -> None:
        super().__init__(words)
        self._desk = desk
        self._change, self._then = change, then
        self._before: OwnNames = ()

    def redo(self) -> None:
        """Write the new names."""
        self._desk.write(self._set, self._then)

    def undo(self) -> None:
        """Write the old names."""
        self._desk.write(lambda library: library.set_own_names(self._before, self._desk.reader), self._then)

    def _set(self, library: Library) -> Generator[Progress, None, Changes]:
        self._before = library.own_names()
        return library.set_own_names(self._change(self._before), self._desk.reader)


class ReadOtherwise(QUndoCommand):
    """Articles whose texts are read in another way, and as they were read before.

    `change` gives the new readings for the old ones, in the write lane; a redo takes the same readings once more.
    """

    def __init__(
        self, desk: Desk, words: str, articles: Collection[int], change: Callable[[Library, Texts], Texts]
    ) -> None:
        super().__init__(words)
        self._desk = desk
        self._articles, self._change = tuple(articles), change
        self._before: Texts = {}
        self._after: Texts = {}

    def redo(self) -> None:
        """Put the new readings in; the articles are analysed anew."""
        self._desk.write(self._put)

    def undo(self) -> None:
        """Put the old readings back."""
        self._desk.write(lambda library: library.replace_documents(self._before, self._desk.reader))

    def _put(self, library: Library) -> Generator[Progress, None, Changes]:
        self._before = library.documents(self._articles)
        self._after = self._after or self._change(library, self._before)
        return library.replace_documents(self._after, self._desk.reader)


class SetFrames(QUndoCommand):
    """The analyst's words of events, and those that stood there before; articles that hold them are analysed anew."""

    def __init__(self, desk: Desk, frames: OwnFrames) -> None:
        super().__init__("words of events")
        self._desk = desk
        self._after = frames
        self._before: OwnFrames = ()

    def redo(self) -> None:
        """Write the new frames."""
        self._desk.write(self._set)

    def undo(self) -> None:
        """Write the old frames."""
        self._desk.write(lambda library: library.set_own_frames(self._before, self._desk.reader))

    def _set(self, library: Library) -> Generator[Progress, None, Changes]:
        self._before = library.own_frames()
        return library.set_own_frames(self._after, self._desk.reader)


class SetSegments(QUndoCommand):
    """The analyst's segments of an article, and those that stood there before; the article is analysed anew."""

    def __init__(
        self, desk: Desk, words: str, article: int, change: Callable[[tuple[Segment, ...]], tuple[Segment, ...]]
    ) -> None:
        super().__init__(words)
        self._desk = desk
        self._article, self._change = article, change
        self._before: tuple[Segment, ...] = ()

    def redo(self) -> None:
        """Write the new segments."""
        self._desk.write(self._set)

    def undo(self) -> None:
        """Write the old segments."""
        self._desk.write(lambda library: library.set_segments(self._article, self._before, self._desk.reader))

    def _set(self, library: Library) -> Generator[Progress, None, Changes]:
        self._before = library.own_segments(self._article)
        return library.set_segments(self._article, self._change(self._before), self._desk.reader)


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


def _there(library: Library, events: Iterable[int]) -> Iterator[EventRow]:
    """Yield the events that are still in the library."""
    for event in events:
        with suppress(DesktopError):
            yield library.event_row(event)
