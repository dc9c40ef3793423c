"""Dyads: what figures count, written anew for each happening that a change touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import EventRow, Scale, Verdict
from desktop.store.events import select_events, to_event_row
from desktop.store.scales import score
from desktop.store.tables import Dyad, Event, Happening

Days = tuple[int, int] | None
CHUNK = 500  # happenings at once: far below SQLite's limit of bound values
_INSERT = insert(Dyad.__table__)  # type: ignore[attr-defined]


def recount(session: Session, happenings: Collection[int]) -> None:
    """Write the dyads of some happenings anew from their events; happenings without events go."""
    numbers = sorted(happenings)
    for at in range(0, len(numbers), CHUNK):
        some = numbers[at : at + CHUNK]
        session.execute(delete(Dyad).where(col(Dyad.happening).in_(some)))
        told = select(col(Event.happening)).where(col(Event.happening).in_(some))
        session.execute(delete(Happening).where(col(Happening.id).in_(some), col(Happening.id).not_in(told)))
        rows = list(expected_dyads(session, some))
        if rows:
            session.execute(_INSERT, rows)


def happenings_of(session: Session, articles: Iterable[int]) -> set[int]:
    """Return the happenings that some articles tell."""
    query = select(col(Event.happening)).where(col(Event.article).in_(list(articles))).distinct()
    return set(session.scalars(query))


def expected_dyads(session: Session, happenings: Collection[int]) -> Iterator[dict[str, Any]]:
    """Yield the dyads that the events of some happenings call for, as column values."""
    query = select_events().where(col(Event.happening).in_(list(happenings)))
    query = query.order_by(col(Event.happening), col(Event.id))
    events = (to_event_row(row) for row in session.execute(query).mappings())
    for _, reports in groupby(events, lambda event: event.happening):
        yield from _dyads_of_happening(list(reports))


def _dyads_of_happening(reports: list[EventRow]) -> Iterator[dict[str, Any]]:
    live = [report for report in reports if report.review.verdict is not Verdict.REJECTED]
    told = Counter(pair for report in live for pair in report.dyads)
    inherited = next((days for days in map(own_days, live) if days), None)
    for report in reports:
        # a headline has no date of its own, but its happening has; only the analyst can say that there is none
        days = own_days(report) or (None if report.review.dates else inherited)
        for pair in report.dyads:
            yield _dyad_values(report, pair, days) | {"shared": told[pair] > 1}


def _dyad_values(report: EventRow, pair: tuple[str, str], days: Days) -> dict[str, Any]:
    return {
        "event": report.id,
        "happening": report.happening,
        "article": report.article,
        "source": pair[0],
        "target": pair[1],
        "type": report.type.value,
        "status": report.status.value,
        "day_start": days[0] if days else None,
        "day_end": days[1] if days else None,
        "mutual": report.mutual,
        "cooperative": report.type.cooperative,
        "language": report.language,
        "live": report.review.verdict is not Verdict.REJECTED,
        "plover": score(report.type, Scale.PLOVER),
        "goldstein": score(report.type, Scale.GOLDSTEIN),
    }


def own_days(report: EventRow) -> Days:
    """Return the ordinals of the first and last day of a report; a side that is missing is the other's."""
    first, last = report.dates
    known = [day for day in (first or last, last or first) if isinstance(day, date)]
    return (min(known).toordinal(), max(known).toordinal()) if known else None
