"""Is the library whole? Each finding is a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.store.articles import chunks
from desktop.store.dyads import expected_dyads
from desktop.store.tables import Dyad, Happening

_OUTSIDE = """
    SELECT body.article, '{what}' AS what, count(*) AS number FROM body JOIN {table} ON {table}.article = body.article
    WHERE {start} < 0 OR {end} > length(body.text) OR {start} > {end} GROUP BY body.article
"""
_PIECES = (
    ("segment", "segment", "segment.start", 'segment."end"'),
    ("segment of the analyst", "own_segment", "own_segment.start", 'own_segment."end"'),
    ("mark of page parts", "own_chrome", "own_chrome.start", 'own_chrome."end"'),
    ("mention", "mention", "mention.start", 'mention."end"'),
    ("date", "date_mention", "date_mention.start", 'date_mention."end"'),
    ("event", "event", "event.sentence_start", "event.sentence_end"),
    ("trigger", "event", "event.trigger_start", "event.trigger_end"),
)


def find_faults(session: Session) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be."""
    yield from _find_damage(session)
    yield from _find_broken_links(session)
    yield from _find_loose_spans(session)
    yield from _find_wrong_evidence(session)
    yield from _find_wrong_dyads(session)
    yield from _find_index_faults(session)


def check_index(session: Session) -> None:
    """Ask the search index to compare itself with the articles; must run in a session that writes."""
    session.execute(text("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"))


def _find_damage(session: Session) -> Iterator[str]:
    for line in session.scalars(text("PRAGMA quick_check(20)")):
        if line != "ok":
            yield f"The file is damaged: {line}."


def _find_broken_links(session: Session) -> Iterator[str]:
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield f"Row {row} of table {table} belongs to a row of {parent} that is not there."


def _find_loose_spans(session: Session) -> Iterator[str]:
    for what, table, start, end in _PIECES:
        query = _OUTSIDE.format(what=what, table=table, start=start, end=end)
        for article, kind, number in session.execute(text(query)):
            yield f"Article {article} has a {kind} that lies outside its text ({number} in all)."


def _find_wrong_evidence(session: Session) -> Iterator[str]:
    # substr counts code points, as all our offsets do
    wrong = """
        SELECT event.id FROM event JOIN body ON body.article = event.article
        WHERE evidence <> substr(body.text, sentence_start + 1, sentence_end - sentence_start)
    """
    for number in session.scalars(text(wrong)):
        yield f"The sentence kept with event {number} is not the one in its article."


def _find_wrong_dyads(session: Session) -> Iterator[str]:
    columns = [column for column in Dyad.__table__.c if column.name != "id"]  # type: ignore[attr-defined]
    for some in chunks(session.scalars(select(col(Happening.id)))):
        query = select(*columns).where(col(Dyad.happening).in_(some))
        there = {_key(dict(row)) for row in session.execute(query).mappings()}
        wanted = {_key(row) for row in expected_dyads(session, some)}
        for number in sorted({dict(row)["event"] for row in there ^ wanted}):
            yield f"The pairs counted for event {number} are not those of the event."


def _find_index_faults(session: Session) -> Iterator[str]:
    try:
        check_index(session)
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.DatabaseError) or "malformed" not in str(error.orig):
            raise
        yield "The search index does not agree with the articles."


def _key(row: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(row.items()))
