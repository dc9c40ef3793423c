"""Happenings across articles: a new event joins what another article has told already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import EventRecord, EventRow, dyads
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import LIVE, Dyad, Event, Happening

Same = Callable[[EventRecord, EventRecord], bool]
REACH = 31  # days: what began longer before is no single happening, and the index stays narrow
CANDIDATES = 100  # of one pair, latest first; more would make an import slower with each article


def assign_happenings(
    session: Session, article: int, records: Sequence[EventRecord], taken: dict[int, int], same: Same
) -> dict[int, int]:
    """Return the happening of each event number among an article's records.

    Numbers in `taken` keep theirs; `same` says whether two records of different articles tell one happening.
    """
    assigned = dict(taken)
    for record in records:
        if record.event not in assigned:
            group = [other for other in records if other.event == record.event]
            joined = _find_happening(session, article, group, set(assigned.values()), same)
            assigned[record.event] = joined or _new_happening(session)
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
    near = col(Dyad.day_start).between(first - REACH, last) & (col(Dyad.day_end) >= first)
    numbers = select(col(Dyad.event)).where(LIVE, near, col(Dyad.article) != article)
    numbers = numbers.where(col(Dyad.source) == pairs[0][0], col(Dyad.target) == pairs[0][1])
    numbers = numbers.order_by(col(Dyad.event).desc()).limit(CANDIDATES)
    query = select_events().where(col(Event.id).in_(numbers)).order_by(col(Event.id))
    return [to_event_row(row) for row in session.execute(query).mappings()]


def _new_happening(session: Session) -> int:
    number: int | None = session.scalar(insert(Happening).values(id=None).returning(col(Happening.id)))
    assert number is not None
    return number
