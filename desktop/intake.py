"""How articles come into a library: looked at in the light of their outlet, saved once, and told line by line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from desktop.reading.duplicates import fingerprint, nothing_known, remembering
from desktop.reading.learned import teach
from desktop.reading.publication import order_of, settle
from desktop.records import NO_HINTS, NO_RULES, Analysis, Changes, Document, Hints, OwnRules, Progress, Unread
from desktop.store import articles as article_rows
from desktop.store import imports as import_log
from desktop.store.articles import name_of
from desktop.store.chrome_marks import read_learned
from desktop.store.database import Database
from desktop.store.dyads import happenings_of, recount
from desktop.store.imports import ImportLog
from desktop.stories import write_story

Found = tuple[Document, Analysis] | Document | Unread
Known = Callable[[Document], bool]
Work = Generator[Progress, None, Changes]
Item = TypeVar("Item")

SURE = 0.9  # of a segment's language; below, its outlet is asked


class Reader(Protocol):
    """How files become findings, in this process or in others."""

    def read(
        self, paths: Sequence[Path], own: OwnRules = NO_RULES, hints: Hints = NO_HINTS, known: Known = nothing_known
    ) -> Iterator[tuple[str, Found]]:
        """Yield (file as given, what was found) in order; a file may hold many articles.

        What is `known` comes as a bare document, without the cost of an analysis.
        """

    def analyse(self, documents: Iterable[Document], own: OwnRules = NO_RULES) -> Iterator[Analysis]:
        """Yield the analysis of each document in order."""

    def stop(self) -> None:
        """End at once, from any thread, what goes on; who waits for it gets `Cancelled`."""


class Intake:
    """Takes up articles for one write of a library; what it learns of outlets holds for that write."""

    def __init__(self, database: Database, reader: Reader, own: OwnRules) -> None:
        self._database, self._reader, self._own = database, reader, own
        self._outlets: dict[str, tuple[tuple[str, float], ...]] = {}

    def take_documents(self, documents: Sequence[Document | Unread], log: ImportLog) -> Work:
        """Take up articles that were read already, and tell what became of each."""
        changes = []
        articles = (one for one in documents if isinstance(one, Document))
        with closing(self._reader.analyse(articles, self._own)) as analyses:
            for done, one in enumerate(documents, start=1):
                found = one if isinstance(one, Unread) else (one, next(analyses))
                changes.append(self._keep(one.file or "", self._look_again(found), log))
                yield Progress(done, len(documents), one.file or "", changes[-1])
        return Changes.union(changes)

    def take_files(self, files: Sequence[Path], log: ImportLog, hints: Hints) -> Work:
        """Take up the articles of some files, and tell what became of each."""
        total, place, last = len(files), -1, None
        changes = []
        hints = self._remember_columns(hints)
        yield Progress(0, total, changes=Changes(imports=frozenset({log.run})))
        with closing(self._reader.read(files, self._own, hints, remembering(self._holds))) as findings:
            for file, found in findings:
                place, last = place + (file != last), file
                document = found[0] if isinstance(found, tuple) else found
                if isinstance(document, Unread) or log.wants(file, name_of(document)):
                    changes.append(self._keep(file, self._look_again(found), log))
                    yield Progress(min(place + 1, total), total, Path(file).name, changes[-1])
        return Changes.union(changes)

    def _remember_columns(self, hints: Hints) -> Hints:
        """Keep what is said of the columns of tables, and return it with what was said before."""
        if hints.columns:
            with self._database.write() as session:
                import_log.write_column_names(session, hints.columns)
        with self._database.read() as session:
            return replace(hints, columns=import_log.read_column_names(session))

    def _holds(self, mark: str) -> bool:
        with self._database.read() as session:
            twin = article_rows.find_twin(session, mark)
        return twin is not None and not twin["deleted"]

    def _keep(self, file: str, found: Found, log: ImportLog) -> Changes:
        """Save what came of a file, and the line of the report that says so."""
        with self._database.write() as session:
            changes = _keep_in(session, file, found)
            path = str(Path(file).absolute()) if file else ""
            lines = tuple(log.add(session, replace(line, path=path)) for line in changes.report)
        return replace(changes, report=lines, imports=frozenset({log.run}))

    def _look_again(self, found: Found) -> Found:
        if not isinstance(found, tuple):
            return found
        document, analysis = found
        taught = self._teach(document)
        taught = self._settle_day(taught)
        if taught != document:
            with closing(self._reader.analyse([taught], self._own)) as analyses:
                analysis = next(analyses)
        return taught, self.ask_outlet(taught, analysis)

    def _teach(self, document: Document) -> Document:
        if document.source is None:
            return document
        with self._database.read() as session:
            return teach(document, read_learned(session, document.source))

    def _settle_day(self, document: Document) -> Document:
        """Return the document with a day that reads two ways settled by its outlet's earlier articles, if they tell."""
        if not document.published_choices or document.source is None:
            return document
        with self._database.read() as session:
            return settle(document, map(order_of, article_rows.read_texts_of(session, document.source)))

    def ask_outlet(self, document: Document, analysis: Analysis) -> Analysis:
        """Return an analysis made in the light of the outlet's earlier articles, where languages are in doubt.

        What is clear without them stays clear, so that an article says the same whatever came before it.
        """
        outlet = document.source
        if outlet is None or all(part.confidence >= SURE for part in analysis.segments):
            return analysis
        if outlet not in self._outlets:
            with self._database.read() as session:
                self._outlets[outlet] = article_rows.read_shares(session, outlet)
        if not self._outlets[outlet]:
            return analysis
        with closing(self._reader.analyse([replace(document, shares=self._outlets[outlet])], self._own)) as analyses:
            return next(analyses)


def mark_in(session: Session, articles: Collection[int], *, deleted: bool) -> frozenset[int]:
    """Mark articles as deleted or take the mark away, and count anew; return those whose mark changed."""
    changed = article_rows.mark_deleted(session, articles, deleted=deleted)
    recount(session, happenings_of(session, changed))
    return changed


@contextmanager
def closing(items: Iterator[Item]) -> Iterator[Iterator[Item]]:
    """End the reader's work as soon as ours ends, also when it is cancelled between two articles."""
    try:
        yield items
    finally:
        close = getattr(items, "close", None)
        if close is not None:
            close()


def _keep_in(session: Session, file: str, found: Found) -> Changes:
    if isinstance(found, Unread):
        return Changes(report=(import_log.unread_line(file, found),))
    if isinstance(found, Document):
        return _repeated(session, file, found)
    document, analysis = found
    mark = fingerprint(document)
    twin = article_rows.find_twin(session, mark)
    if twin is None:
        article = article_rows.insert_article(session, document, analysis, mark)
        events = write_story(session, article, document, analysis)
        return _added(article, events, document, analysis)
    if twin["deleted"]:
        mark_in(session, [twin["id"]], deleted=False)
        return _added(twin["id"], frozenset(), document, analysis)
    return Changes(report=(import_log.twin_line(twin["id"], twin["file"], document),))


def _repeated(session: Session, file: str, document: Document) -> Changes:
    """Say of which article this one has the text; where that could not be taken up, neither was this."""
    twin = article_rows.find_twin(session, fingerprint(document))
    if twin is None:
        told = Unread(file, "It has the text of another article, which could not be taken up.")
        return Changes(report=(import_log.unread_line(file, told),))
    return Changes(report=(import_log.twin_line(twin["id"], twin["file"], document),))


def _added(article: int, events: frozenset[int], document: Document, analysis: Analysis) -> Changes:
    line = import_log.read_line(article, document, analysis)
    number = frozenset({article})
    return Changes(articles=number, added=number, events=events, report=(line,))
