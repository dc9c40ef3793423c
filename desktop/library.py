"""The library: import, read, search, count, correct. The front desk of the core.

Reads may be called from any thread beside one writer. Writes return what changed; the long ones are generators that
yield progress with what they saved, article by article, and may be closed at any step: what was saved stays.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import insert, select
from sqlmodel import col

from desktop.analysis.event_pages import read_page
from desktop.analysis.listings import count_everything, list_articles, list_events, list_languages
from desktop.analysis.matrix import count_matrix
from desktop.analysis.timeline import count_timeline
from desktop.errors import DesktopError
from desktop.extraction.events.inflection import fold as fold_triggers
from desktop.extraction.events.own_frames import forms_of
from desktop.extraction.mentions.actors import take_up
from desktop.extraction.mentions.folding import fold
from desktop.intake import Intake, closing, mark_in
from desktop.intake import Reader as Reader  # of those who hold a library
from desktop.intake import Work as Work
from desktop.reading.again import read_again
from desktop.reading.duplicates import fingerprint
from desktop.reading.files import collect
from desktop.reading.learned import teach
from desktop.reading.mending import WARNING, mend
from desktop.records import (
    NO_HINTS,
    Analysis,
    Article,
    ArticleRow,
    Bins,
    Changes,
    ColumnNames,
    Counts,
    Dateless,
    Document,
    EventPage,
    EventRow,
    Facts,
    Filter,
    Hints,
    ImportLine,
    LearnedLine,
    Matrix,
    Measure,
    OwnFrames,
    OwnNames,
    OwnRules,
    PastImport,
    Progress,
    Review,
    Segment,
    Standing,
    Timeline,
    Unread,
    Verdict,
)
from desktop.store import articles as article_rows
from desktop.store import imports as import_log
from desktop.store.articles import name_of
from desktop.store.chrome_marks import read_learned, write_learned
from desktop.store.copies import read_relatives, read_unsketched
from desktop.store.database import Database, create_database, open_database
from desktop.store.events import select_events, to_event_row
from desktop.store.integrity import find_faults
from desktop.store.outdated import mark_outdated, read_outdated
from desktop.store.own_frames import read_own_frames, write_own_frames
from desktop.store.own_names import read_own_names, read_texts, write_own_names
from desktop.store.reports import write_reviews
from desktop.store.rereading import carry_over, put_reading, read_originals, read_siblings, rewrite, with_own_date
from desktop.store.tables import Event, Note
from desktop.stories import compare_earlier, find_dateless, write_story, write_verdicts

SOME = 20  # articles of an earlier version's library that are compared in one step
SOME_FILES = 500  # found in folders before a word of it, so that a slow drive can be given up
PAGE = 500  # happenings a table shows at once: read, listed and painted within a tenth of a second
EVERYTHING = Filter()
USUAL = Measure()


class Library:
    """One library file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        take_up(self.own_names())

    @classmethod
    def create(cls, path: Path) -> Library:
        """Make a new library; `LibraryUnusable` if the file exists or cannot be written."""
        return cls(create_database(path))

    @classmethod
    def open(cls, path: Path, *, purge: bool = True) -> Library:
        """Open a library, made if it is missing.

        What was deleted in earlier sittings is purged, unless another program may have the library open and could
        still want to bring it back.
        """
        database = open_database(path)
        if purge:
            with database.write() as session:
                article_rows.purge_deleted(session)
        return cls(database)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def save_copy(self, path: Path) -> None:
        """Write a whole and consistent copy to another file."""
        self._database.save_copy(path)

    # ---- reads

    def counts(self, chosen: Filter = EVERYTHING) -> Counts:
        """Count the library, and the happenings that pass a filter."""
        with self._database.read() as session:
            return count_everything(session, chosen)

    def article_rows(self, chosen: Filter = EVERYTHING, measure: Measure = USUAL) -> tuple[ArticleRow, ...]:
        """List articles, the newest first, undated last; only those with a matching event if it asks for events."""
        with self._database.read() as session:
            return list_articles(session, chosen, measure)

    def article(self, article: int) -> Article:
        """Return an article with everything the reader shows."""
        with self._database.read() as session:
            found = article_rows.read_article(session, article)
            if found is None:
                raise DesktopError("This article is no longer in the library.")
            return replace(found, relatives=read_relatives(session, article))

    def event_rows(self, chosen: Filter = EVERYTHING, *, rejected: bool = False) -> tuple[EventRow, ...]:
        """List events by happening, in the order of their first evidence; rejected ones only if asked for."""
        with self._database.read() as session:
            return list_events(session, chosen, rejected=rejected)

    def event_page(
        self,
        chosen: Filter = EVERYTHING,
        standing: Standing = Standing.ALL,
        *,
        first: int = 0,
        holding: int | None = None,
        most: int = PAGE,
    ) -> EventPage:
        """List a page of the events, rejected ones too: from a place on, or the page that holds an event."""
        with self._database.read() as session:
            return read_page(session, chosen, standing, first=first, holding=holding, most=most)

    def event_row(self, event: int) -> EventRow:
        """Return one event."""
        with self._database.read() as session:
            row = session.execute(select_events().where(col(Event.id) == event)).mappings().first()
            if row is None:
                raise DesktopError("This event is no longer in the library.")
            return to_event_row(row)

    def matrix(self, chosen: Filter = EVERYTHING, measure: Measure = USUAL) -> Matrix:
        """Count who acts on whom; the actors are the whole library's, in one order whatever the filter."""
        with self._database.read() as session:
            return count_matrix(session, chosen, measure)

    def timeline(self, chosen: Filter = EVERYTHING, measure: Measure = USUAL, width: Bins | None = None) -> Timeline:
        """Count acts over time; without a width, the finest that gives at most 60 bins."""
        with self._database.read() as session:
            return count_timeline(session, chosen, measure, width)

    def imports(self) -> tuple[PastImport, ...]:
        """Return what was imported, the latest first."""
        with self._database.read() as session:
            return import_log.read_imports(session)

    def import_report(self, run: int, after: int = 0) -> tuple[ImportLine, ...]:
        """Return the lines of an import's report, those with a number above `after`."""
        with self._database.read() as session:
            return import_log.read_report(session, run, after)

    def column_names(self) -> tuple[tuple[str, ColumnNames], ...]:
        """Return which columns hold what, with the signatures of the tables that have them."""
        with self._database.read() as session:
            return import_log.read_column_names(session)

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the articles, those of most articles first."""
        with self._database.read() as session:
            return list_languages(session)

    def own_segments(self, article: int) -> tuple[Segment, ...]:
        """Return the segments that the analyst has set in an article."""
        with self._database.read() as session:
            return tuple(article_rows.read_own_segments(session, article))

    def learned_lines(self, outlet: str) -> tuple[LearnedLine, ...]:
        """Return what the analyst taught of an outlet's pages."""
        with self._database.read() as session:
            return read_learned(session, outlet)

    def dateless(self, articles: Collection[int], today: date) -> tuple[Dateless, ...]:
        """Return some articles with the days that could be asked about; nothing is set."""
        with self._database.read() as session:
            return tuple(find_dateless(session, articles, today))

    def note(self, key: str, default: str = "") -> str:
        """Return a small thing that was kept."""
        with self._database.read() as session:
            value = session.scalar(select(col(Note.value)).where(col(Note.key) == key))
        return default if value is None else value

    def siblings(self, article: int) -> dict[int, str]:
        """Return the other articles that came from an article's file, with their names in it."""
        with self._database.read() as session:
            return read_siblings(session, article)

    def own_names(self) -> OwnNames:
        """Return the names that the analyst added, in the order of their entry."""
        with self._database.read() as session:
            return read_own_names(session)

    def own_frames(self) -> OwnFrames:
        """Return the words that tell acts which the analyst added, in the order of their entry."""
        with self._database.read() as session:
            return read_own_frames(session)

    def own_rules(self) -> OwnRules:
        """Return all that the analyst taught this library."""
        return OwnRules(self.own_names(), self.own_frames())

    def outdated(self) -> tuple[int, ...]:
        """Return the articles that a change of the analyst's rules has still to reach: its work was stopped."""
        with self._database.read() as session:
            return read_outdated(session)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the library, in sentences; nothing if all is well."""
        with self._database.write() as session:
            return tuple(find_faults(session))

    # ---- writes

    def import_files(self, paths: Sequence[Path], reader: Reader, hints: Hints = NO_HINTS) -> Work:
        """Import articles from files and folders, each saved whole or not at all."""
        files = []
        for path in collect(paths):
            files.append(path)
            if len(files) % SOME_FILES == 0:
                yield Progress(0, 0, "Looking for files")
        with import_log.begin_import(self._database, paths, len(files)) as log:
            return (yield from self._intake(reader).take_files(files, log, hints))

    def import_again(self, run: int, lines: Collection[int], reader: Reader, hints: Hints = NO_HINTS) -> Work:
        """Read the files of some lines of an earlier import again; what comes of it takes their place in its report."""
        log, files = import_log.try_again(self._database, run, lines)
        with log:
            return (yield from self._intake(reader).take_files(files, log, hints))

    def import_documents(self, documents: Sequence[Document | Unread], reader: Reader) -> Work:
        """Import articles that were read already, such as a pasted page."""
        with import_log.begin_import(self._database, [], len(documents)) as log:
            return (yield from self._intake(reader).take_documents(documents, log))

    def review_events(self, reviews: Mapping[int, Review]) -> Changes:
        """Replace the reviews of some events."""
        with self._database.write() as session:
            events, articles = write_reviews(session, reviews)
        return Changes(articles=articles, events=events)

    def set_facts(self, facts: Mapping[int, Facts], reader: Reader) -> Work:
        """Replace the analyst's facts of some articles; where the day of publication changes, analyse anew."""
        with self._database.read() as session:
            there = article_rows.read_facts(session, facts)
        anew = {
            a for a, (machine, own) in there.items() if facts[a].over(machine).published != own.over(machine).published
        }
        changes = []
        for article in sorted(there.keys() - anew):
            with self._database.write() as session:
                article_rows.write_analyst_facts(session, article, facts[article])
            changes.append(Changes(articles=frozenset({article})))
            yield Progress(len(changes), len(there), changes=changes[-1])
        rest = yield from self._analyse_anew(sorted(anew), facts, reader, len(changes))
        return Changes.union([*changes, rest])

    def set_own_names(self, names: OwnNames, reader: Reader) -> Work:
        """Replace the analyst's names; the articles that hold a name which changed are analysed anew."""
        words = {fold(name.words) for name in set(self.own_names()) ^ set(names)}
        touched = yield from self._find_holding(words, fold)
        with self._database.write() as session:
            write_own_names(session, names)
            mark_outdated(session, touched)
        take_up(names)
        return (yield from self._analyse_anew(touched, {}, reader, 0))

    def set_own_frames(self, frames: OwnFrames, reader: Reader) -> Work:
        """Replace the analyst's frames; the articles that hold words which changed are analysed anew."""
        words = forms_of(set(self.own_frames()) ^ set(frames))
        touched = yield from self._find_holding(words, fold_triggers)
        with self._database.write() as session:
            write_own_frames(session, frames)
            mark_outdated(session, touched)
        return (yield from self._analyse_anew(touched, {}, reader, 0))

    def set_segments(self, article: int, segments: Sequence[Segment] | None, reader: Reader) -> Work:
        """Replace the analyst's segments of an article, None takes all back; the rest is analysed anew round them."""
        found = list(self._documents([article], {}, lambda _found: None))
        if not found:
            raise DesktopError("This article is no longer in the library.")
        document = replace(found[0], segments=tuple(segments or ()))
        with closing(reader.analyse([document], self.own_rules())) as analyses:
            analysis = self._intake(reader).ask_outlet(document, next(analyses))
        changes = self._put_anew(article, None, document, analysis)
        yield Progress(1, 1, name_of(document), changes)
        return changes

    def documents(self, articles: Collection[int]) -> dict[int, Document]:
        """Return some articles as they were read, with the stretches the analyst has set in their texts."""
        with self._database.read() as session:
            return read_originals(session, articles)

    def read_again(self, documents: Mapping[int, Document], encoding: str) -> dict[int, Document]:
        """Return what the files of some articles say in another code page, with the analyst's stretches moved along."""
        hints = Hints(encoding=encoding, columns=self.column_names())
        found = {article: carry_over(documents[article], one) for article, one in read_again(documents, hints)}
        return {each: teach(one, self.learned_lines(one.source or "")) for each, one in found.items()}

    def mend_documents(self, documents: Mapping[int, Document]) -> dict[int, Document]:
        """Return those of some articles whose texts can be repaired, repaired."""
        mended = ((article, document, mend(document.text)) for article, document in documents.items())
        return {article: rewrite(document, text, mend, WARNING) for article, document, text in mended if text}

    def replace_documents(self, documents: Mapping[int, Document], reader: Reader) -> Work:
        """Put other readings in the place of some articles, and analyse them; the analyst's facts and reviews stay."""
        with self._database.read() as session:
            there = [(article, documents[article]) for article in sorted(article_rows.read_facts(session, documents))]
            dated = [with_own_date(session, article, document) for article, document in there]
        changes, intake = [], self._intake(reader)
        with closing(reader.analyse(dated, self.own_rules())) as analyses:
            for (article, document), analysis in zip(there, analyses, strict=True):
                analysis = intake.ask_outlet(document, analysis)
                with self._database.write() as session:
                    put_reading(session, article, document, fingerprint(document))
                    article_rows.replace_findings(session, article, document.language, analysis)
                    events = write_story(session, article, document, analysis)
                changes.append(Changes(articles=frozenset({article}), events=events))
                yield Progress(len(changes), len(there), name_of(document), changes[-1])
        return Changes.union(changes)

    def teach_outlet(
        self, outlet: str, lines: Sequence[LearnedLine], articles: Collection[int], reader: Reader
    ) -> Work:
        """Replace what was taught of an outlet's pages; holds for what is imported, and for the articles named."""
        with self._database.write() as session:
            write_learned(session, outlet, lines)
        taught = {each: teach(document, lines) for each, document in self.documents(articles).items()}
        return (yield from self.replace_documents(taught, reader))

    def judge_relatives(self, article: int, verdicts: Mapping[int, Verdict]) -> Changes:
        """Keep which others tell an article's story: accepted, refused, or left to the program."""
        with self._database.write() as session:
            return write_verdicts(session, article, verdicts)

    def compare_earlier(self) -> Work:
        """Look for near-copies among the articles that an earlier version of the program kept."""
        changes: list[Changes] = []
        with self._database.read() as session:
            waiting = read_unsketched(session)
        while len(changes) * SOME < len(waiting):
            with self._database.write() as session:
                changes.append(compare_earlier(session, waiting[len(changes) * SOME :][:SOME]))
            yield Progress(min(len(changes) * SOME, len(waiting)), len(waiting), "Comparing articles", changes[-1])
        return Changes.union(changes)

    def delete_articles(self, articles: Collection[int]) -> Changes:
        """Take articles out; they can be restored until the library is opened anew."""
        removed = self._mark(articles, deleted=True)
        return Changes(articles=removed, removed=removed)

    def restore_articles(self, articles: Collection[int]) -> Changes:
        """Bring deleted articles back, with all that was said of them."""
        added = self._mark(articles, deleted=False)
        return Changes(articles=added, added=added)

    def reanalyse(self, articles: Collection[int], reader: Reader) -> Work:
        """Analyse articles anew; every correction stays."""
        return (yield from self._analyse_anew(sorted(articles), {}, reader, 0))

    def keep_note(self, key: str, value: str) -> None:
        """Keep a small thing, such as the state of the views."""
        with self._database.write() as session:
            session.execute(insert(Note).prefix_with("OR REPLACE").values(key=key, value=value))

    # ---- steps of the writes

    def _intake(self, reader: Reader) -> Intake:
        return Intake(self._database, reader, self.own_rules())

    def _mark(self, articles: Collection[int], *, deleted: bool) -> frozenset[int]:
        with self._database.write() as session:
            return mark_in(session, articles, deleted=deleted)

    def _analyse_anew(self, articles: Sequence[int], own: Mapping[int, Facts], reader: Reader, before: int) -> Work:
        waiting: deque[tuple[int, Document]] = deque()
        changes, intake = [], self._intake(reader)
        documents = self._documents(articles, own, waiting.append)
        with closing(reader.analyse(documents, self.own_rules())) as analyses:
            for analysis in analyses:
                article, document = waiting.popleft()
                analysis = intake.ask_outlet(document, analysis)
                changes.append(self._put_anew(article, own.get(article), document, analysis))
                done, total = before + len(changes), before + len(articles)
                yield Progress(done, total, name_of(document), changes[-1])
        return Changes.union(changes)

    def _documents(
        self, articles: Sequence[int], own: Mapping[int, Facts], announce: Callable[[tuple[int, Document]], None]
    ) -> Iterator[Document]:
        for article in articles:
            with self._database.read() as session:
                facts = article_rows.read_facts(session, [article])
                if article not in facts:
                    continue
                machine, analyst = facts[article]
                told = own.get(article, analyst).over(machine)
                document = article_rows.read_document(session, article, told.published)
            if document is not None:
                document = replace(document, source=told.source)
                announce((article, document))
                yield document

    def _find_holding(self, words: Collection[str], fold: Callable[[str], str]) -> Generator[Progress, None, list[int]]:
        """Return the articles in which one of some folded words stands; nothing is written while it looks."""
        found: list[int] = []
        last = 0
        while words:
            with self._database.read() as session:
                texts = list(read_texts(session, last))
            if not texts:
                break
            last = texts[-1][0]
            folded = ((article, fold(text)) for article, text in texts)
            found += [article for article, text in folded if any(word in text for word in words)]
            yield Progress(0, 0, "Looking for the words")
        return found

    def _put_anew(self, article: int, own: Facts | None, document: Document, analysis: Analysis) -> Changes:
        with self._database.write() as session:
            if own is not None:
                article_rows.write_analyst_facts(session, article, own)
            article_rows.write_own_segments(session, article, document.segments)
            article_rows.replace_findings(session, article, document.language, analysis)
            events = write_story(session, article, document, analysis)
        return Changes(articles=frozenset({article}), events=events)
