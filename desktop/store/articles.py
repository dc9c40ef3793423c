"""Article rows: documents and analyses in, records out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Integer, RowMapping, case, delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from desktop.records import (
    ANALYST,
    Analysis,
    Article,
    DateMention,
    Document,
    Facts,
    Kind,
    Mention,
    Segment,
    Span,
    TimexType,
    furniture,
)
from desktop.store import tables
from desktop.store.chrome_marks import chrome_values, read_own_chrome
from desktop.store.events import select_events, to_event_row, unpack_spans

CHUNK = 500
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
SURE = 0.9  # segments that tell of an outlet's languages
ENOUGH = 3  # articles of an outlet that tell anything
_INSERT_BODY = insert(tables.Body.__table__)  # type: ignore[attr-defined]
_INSERT = insert(tables.Article.__table__).returning(col(tables.Article.id))  # type: ignore[attr-defined]


def insert_article(session: Session, document: Document, analysis: Analysis, fingerprint: str) -> int:
    """Save an article with all findings but its events; return its number."""
    facts = _document_values(document, fingerprint) | _analysis_values(document.language, analysis)
    place = {"path": writable(str(Path(document.file).absolute())) if document.file else None}
    number: int | None = session.scalar(_INSERT, {"file": name_of(document), "deleted": False, **place, **facts})
    assert number is not None
    session.execute(_INSERT_BODY, {"article": number, "text": document.text})
    _insert_findings(session, number, analysis)
    return number


def replace_findings(session: Session, article: int, language: str | None, analysis: Analysis) -> None:
    """Put a new analysis' segments, mentions, dates and languages in the place of the old; events stand apart."""
    changes = _analysis_values(language, analysis)
    session.execute(update(tables.Article).where(col(tables.Article.id) == article).values(**changes))
    for table in (tables.Segment, tables.Mention, tables.DateMention):
        session.execute(delete(table).where(col(table.article) == article))
    _insert_findings(session, article, analysis)


def replace_text(session: Session, article: int, document: Document, fingerprint: str) -> None:
    """Put another reading of an article in the place of the old: its text, and what the page says of itself.

    The old text's fingerprint is remembered, for the article's file says it still when it is imported again.
    """
    table, body = tables.Article, tables.Body
    former = select(col(table.fingerprint), col(table.id)).where(col(table.id) == article)
    kept = insert(tables.FormerText).prefix_with("OR IGNORE").from_select(["fingerprint", "article"], former)
    session.execute(kept)
    values = _document_values(document, fingerprint) | {"language": document.language}
    session.execute(update(table).where(col(table.id) == article).values(**values))
    session.execute(update(body).where(col(body.article) == article).values(text=document.text))


def find_twin(session: Session, fingerprint: str) -> RowMapping | None:
    """Return id, file and deletion mark of the article with the same text, or that had it before it was read anew."""
    table, former = tables.Article, tables.FormerText
    columns = (col(table.id), col(table.file), col(table.deleted))
    has = select(*columns).where(col(table.fingerprint) == fingerprint).order_by(columns[0])
    had = select(*columns).join(former, col(former.article) == col(table.id))
    had = had.where(col(former.fingerprint) == fingerprint).order_by(columns[0])
    return session.execute(has).mappings().first() or session.execute(had).mappings().first()


def mark_deleted(session: Session, articles: Collection[int], *, deleted: bool) -> frozenset[int]:
    """Mark articles as deleted or take the mark away; return those whose mark changed."""
    changed: set[int] = set()
    for some in chunks(articles):
        query = update(tables.Article).where(col(tables.Article.id).in_(some))
        query = query.where(col(tables.Article.deleted).is_(not deleted)).values(deleted=deleted)
        changed.update(session.scalars(query.returning(col(tables.Article.id))))
    return frozenset(changed)


def purge_deleted(session: Session) -> None:
    """Remove the articles marked as deleted and the happenings that nobody tells any more."""
    session.execute(delete(tables.Article).where(col(tables.Article.deleted).is_(True)))
    told = select(col(tables.Event.happening))
    session.execute(delete(tables.Happening).where(col(tables.Happening.id).not_in(told)))


def write_analyst_facts(session: Session, article: int, facts: Facts) -> None:
    """Replace the analyst's facts of an article as a whole."""
    own = {
        "own_title": facts.title or None,
        "own_author": facts.author or None,
        "own_source": facts.source or None,
        "own_published": facts.published,
        "own_language": facts.language or None,
    }
    session.execute(update(tables.Article).where(col(tables.Article.id) == article).values(**own))


def read_facts(session: Session, articles: Iterable[int]) -> dict[int, tuple[Facts, Facts]]:
    """Return the machine's and the analyst's facts of some articles that are not deleted."""
    found: dict[int, tuple[Facts, Facts]] = {}
    table = tables.Article
    for some in chunks(articles):
        query = select(*table.__table__.c).where(col(table.id).in_(some), col(table.deleted).is_(False))  # type: ignore[attr-defined]
        found.update((row["id"], (machine_facts(row), analyst_facts(row))) for row in session.execute(query).mappings())
    return found


def read_article(session: Session, article: int) -> Article | None:
    """Return an article with everything the reader shows; None if there is none of that number."""
    row = _article_with_text(session, article)
    if row is None:
        return None
    events = select_events().where(col(tables.Event.article) == article)
    events = events.order_by(col(tables.Event.sentence_start), col(tables.Event.trigger_start), col(tables.Event.id))
    own_chrome, own_content = read_own_chrome(session, article)
    return Article(
        id=row["id"],
        file=row["file"],
        path=row["path"],
        text=row["text"],
        machine=machine_facts(row),
        analyst=analyst_facts(row),
        url=row["url"],
        encoding=row["encoding"],
        warnings=tuple(row["warnings"]),
        chrome=furniture(unpack_spans(row["chrome"]), own_chrome, own_content),
        segments=tuple(read_segments(session, article)),
        mentions=tuple(_read_mentions(session, article)),
        dates=tuple(_read_dates(session, article)),
        events=tuple(to_event_row(event) for event in session.execute(events).mappings()),
        own_chrome=own_chrome,
        own_content=own_content,
        published_zone=row["published_zone"],
        published_choices=tuple(map(date.fromisoformat, row["published_choices"])),
    )


def read_document(session: Session, article: int, published: date | None) -> Document | None:
    """Return an article as it was read, for a new analysis against a day of publication."""
    row = _article_with_text(session, article)
    if row is None:
        return None
    given = frozenset(row["given"]) | ({"published"} if published else frozenset())
    own_chrome, own_content = read_own_chrome(session, article)
    return Document(
        id=row["document"],
        file=row["path"],
        text=row["text"],
        title=row["title"],
        author=row["author"],
        source=row["source"],
        published=published,
        language=row["language"] if "language" in given else None,
        url=row["url"],
        chrome=unpack_spans(row["chrome"]),
        encoding=row["encoding"],
        warnings=tuple(row["warnings"]),
        given=given,
        segments=tuple(read_own_segments(session, article)),
        own_chrome=own_chrome,
        own_content=own_content,
        published_zone=row["published_zone"],
        published_choices=tuple(map(date.fromisoformat, row["published_choices"])),
        day_first=row["day_first"],
        plain_chrome=None if row["plain_chrome"] is None else unpack_spans(row["plain_chrome"]),
    )


def read_segments(session: Session, article: int) -> Iterator[Segment]:
    """Yield the language segments of an article in order."""
    for row in _rows_of(session, tables.Segment, article):
        span = Span(row["start"], row["end"])
        yield Segment(span, row["language"], row["confidence"], row["method"], row["runner_up"])


def read_own_segments(session: Session, article: int) -> Iterator[Segment]:
    """Yield the segments that the analyst has set in an article, in order."""
    for row in _rows_of(session, tables.OwnSegment, article):
        yield Segment(Span(row["start"], row["end"]), row["language"], 1.0, ANALYST)


def write_own_segments(session: Session, article: int, segments: Iterable[Segment]) -> None:
    """Replace the analyst's segments of an article as a whole."""
    table = tables.OwnSegment
    session.execute(delete(table).where(col(table.article) == article))
    values = [{"article": article, "language": part.language, **_span_values(part.span)} for part in segments]
    if values:
        session.execute(insert(table), values)


def read_shares(session: Session, outlet: str) -> tuple[tuple[str, float], ...]:
    """Return the languages of an outlet's articles with their shares, as far as sure.

    None for few articles, unless the analyst has set a language in one of them.
    """
    article, segment = tables.Article, tables.Segment
    length = func.sum(col(segment.end) - col(segment.start), type_=Integer)
    said = func.count(case((col(segment.method) == ANALYST, 1)))
    query = select(col(segment.language), length, func.count(col(segment.article).distinct()), said)
    query = query.join(article, col(article.id) == col(segment.article)).where(
        func.coalesce(col(article.own_source), col(article.source)) == outlet,
        col(article.deleted).is_(False),
        col(segment.confidence) >= SURE,
    )
    rows = session.execute(query.group_by(col(segment.language)).order_by(col(segment.language))).all()
    whole = sum(length for _, length, *_ in rows)
    if max((articles for *_, articles, _ in rows), default=0) < ENOUGH and not any(said for *_, said in rows):
        return ()
    return tuple((language, length / whole) for language, length, *_ in rows)


def read_texts_of(session: Session, outlet: str, most: int = 50) -> list[str]:
    """Return the texts of an outlet's articles, the latest read first."""
    article = tables.Article
    query = select(col(tables.Body.text)).join(article, col(article.id) == col(tables.Body.article))
    query = query.where(func.coalesce(col(article.own_source), col(article.source)) == outlet)
    query = query.where(col(article.deleted).is_(False)).order_by(col(article.id).desc())
    return list(session.scalars(query.limit(most)))


def machine_facts(row: RowMapping) -> Facts:
    """Return what the machine found of an article row."""
    return Facts(row["title"], row["author"], row["source"], row["published"], row["language"])


def analyst_facts(row: RowMapping) -> Facts:
    """Return the analyst's own facts of an article row."""
    own = (row[f"own_{name}"] for name in ("title", "author", "source", "published", "language"))
    return Facts(*own)


def name_of(document: Document) -> str:
    """Return the name an article goes by: its file's, with the row's id where a file holds many."""
    if not document.file:
        return shown_name(document.id)
    file, row = Path(document.file).name, document.id
    if row in ("", document.file) or row.startswith(file):
        return shown_name(row if row.startswith(file) else file)
    return shown_name(f"{file}, {row}")


def shown_name(name: str) -> str:
    """Return a name as lists show it: on one line, and turned round by no override of direction."""
    return _UNSHOWN.sub("\ufffd", writable(name))


def writable(name: str) -> str:
    """Return a name without the half characters that stand for bytes a file system could not decode."""
    return name.encode("utf-8", "replace").decode("utf-8")


def chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers in lists that stay below SQLite's limit of bound values."""
    every = sorted(numbers)
    yield from (every[at : at + CHUNK] for at in range(0, len(every), CHUNK))


def content_languages(main: str | None, segments: Iterable[Segment]) -> tuple[str, ...]:
    """Return the languages of some segments, the main one first, then by how much they cover."""
    covered: Counter[str] = Counter()
    for segment in segments:
        covered[segment.language] += len(segment.span)
    covered.pop("und", None)
    return tuple(sorted(covered, key=lambda language: (language != main, -covered[language], language)))


def _document_values(document: Document, fingerprint: str) -> dict[str, Any]:
    return {
        "document": writable(document.id),
        "title": document.title,
        "author": document.author,
        "source": document.source,
        "published": document.published,
        "url": document.url,
        "encoding": document.encoding,
        "warnings": list(document.warnings),
        **chrome_values(document),
        "published_zone": document.published_zone,
        "published_choices": [day.isoformat() for day in document.published_choices],
        "day_first": document.day_first,
        "given": sorted(document.given),
        "fingerprint": fingerprint,
    }


def _analysis_values(language: str | None, analysis: Analysis) -> dict[str, Any]:
    main = language or analysis.language
    languages = list(content_languages(main, analysis.segments))
    return {"language": main, "languages": languages, "version": analysis.version}


def _insert_findings(session: Session, article: int, analysis: Analysis) -> None:
    rows: dict[type[SQLModel], list[dict[str, Any]]] = {
        tables.Segment: [_segment_values(segment) for segment in analysis.segments],
        tables.Mention: [_mention_values(mention) for mention in analysis.mentions],
        tables.DateMention: [_date_values(mention) for mention in analysis.dates],
    }
    for table, values in rows.items():
        if values:
            # into the table itself: the ORM's way costs twice as much
            session.execute(insert(table.__table__), [{"article": article, **value} for value in values])  # type: ignore[attr-defined]


def _span_values(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _segment_values(segment: Segment) -> dict[str, Any]:
    names = ("language", "confidence", "method", "runner_up")
    return _span_values(segment.span) | {name: getattr(segment, name) for name in names}


def _mention_values(mention: Mention) -> dict[str, Any]:
    named = {"code": mention.code, "kind": mention.kind.value, "rule": mention.rule, "confidence": mention.confidence}
    return _span_values(mention.span) | named


def _date_values(mention: DateMention) -> dict[str, Any]:
    names = ("value", "date_start", "date_end", "rule")
    return _span_values(mention.span) | {"type": mention.type.value} | {n: getattr(mention, n) for n in names}


def _article_with_text(session: Session, article: int) -> RowMapping | None:
    table = tables.Article
    query = select(*table.__table__.c, col(tables.Body.text))  # type: ignore[attr-defined]
    query = query.join(tables.Body, col(tables.Body.article) == col(table.id))
    query = query.where(col(table.id) == article, col(table.deleted).is_(False))
    return session.execute(query).mappings().first()


def read_dateless(session: Session, articles: Iterable[int]) -> Iterator[tuple[RowMapping, list[DateMention]]]:
    """Yield rows of some articles with their texts, and the dates found in them; in the order given."""
    for article in articles:
        row = _article_with_text(session, article)
        if row is not None:
            yield row, list(_read_dates(session, article))


def _rows_of(session: Session, table: Any, article: int) -> Iterable[RowMapping]:
    query = select(*table.__table__.c).where(table.article == article).order_by(table.start, table.id)
    return session.execute(query).mappings()


def _read_mentions(session: Session, article: int) -> Iterator[Mention]:
    for row in _rows_of(session, tables.Mention, article):
        span = Span(row["start"], row["end"])
        yield Mention(span, row["code"], Kind(row["kind"]), row["rule"], row["confidence"])


def _read_dates(session: Session, article: int) -> Iterator[DateMention]:
    for row in _rows_of(session, tables.DateMention, article):
        span, kind = Span(row["start"], row["end"]), TimexType(row["type"])
        yield DateMention(span, kind, row["value"], row["date_start"], row["date_end"], row["rule"])
