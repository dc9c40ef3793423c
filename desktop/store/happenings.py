"""Happenings across articles: a new event joins what another article has told already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import EventRecord, EventRow, dyads
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import LIVE, Dyad, Event, Happening

Same = Callable[[EventRecord, EventRecord], bool]
REACH = 31  # days: what began longer before is no single happening, and the index stays narrow
CANDIDATES = 100  # of one pair, latest first; more would make an import slower with each article


# built once: to build a query costs more than to run it
_NEAR: Select[Any] = (
    select(col(Dyad.event))
    .where(LIVE, col(Dyad.article) != bindparam("article"))
    .where(col(Dyad.day_start).between(bindparam("since"), bindparam("last")), col(Dyad.day_end) >= bindparam("first"))
    .where(col(Dyad.source) == bindparam("source"), col(Dyad.target) == bindparam("target"))
    .order_by(col(Dyad.event).desc())
    .limit(CANDIDATES)
)
_CANDIDATES = select_events().where(col(Event.id).in_(_NEAR)).order_by(col(Event.id))
_NEW = insert(Happening.__table__).returning(col(Happening.id))  # type: ignore[attr-defined]


def assign_happenings(
    session: Session, article: int, records: Sequence[EventRecord], taken: dict[int, int], same: Same
) -> dict[int, int]:
    """Return the happening of each event number among an article's records.

    Numbers in `taken` keep theirs; `same` says whether two records of different articles tell one happening.
    """
    assigned = dict(taken)
    for number in dict.fromkeys(record.event for record in records):
        if number not in assigned:
            group = [record for record in records if record.event == number]
            joined = _find_happening(session, article, group, set(assigned.values()), same)
            assigned[number] = joined or _new_happening(session)
    return assigned


def _find_happening(
    session: Session, article: int, group: Iterable[EventRecord], used: set[int], same: Same
) -> int | None:
    for record in group:
        for other in _candidates(session, article, record):
            if other.happening not in used and same(record, other.machine):
                return other.happening
    return None


def _candidates(session: Session, article: int, record: EventRecord) -> list[EventRow]:
    """Return events of other articles with the same pair around the same days; what has no day is never joined."""
    pairs = dyads(record.source, record.target, mutual=record.mutual)
    if not pairs or record.date_start is None or record.date_end is None:
        return []
    first, last = record.date_start.toordinal(), record.date_end.toordinal()
    values = {"article": article, "first": first, "last": last, "since": first - REACH}
    rows = session.execute(_CANDIDATES, values | dict(zip(("source", "target"), pairs[0], strict=True)))
    return [to_event_row(row) for row in rows.mappings()]


def _new_happening(session: Session) -> int:
    number = session.execute(_NEW, {"id": None}).scalar_one()
    assert number is not None
    return number
