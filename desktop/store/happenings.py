"""Happenings across articles: a new event joins what another article has told already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, func, insert, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import EventRecord, EventRow, dyads
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import LIVE, Article, Dyad, Event, Happening

Same = Callable[[EventRecord, EventRecord], bool]
NEAR = timedelta(days=10)  # how far apart two articles may tell one happening when neither dates it
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
    pairs = dyads(record.source, record.target, mutual=record.mutual)
    if not pairs:
        return []
    source, target = pairs[0]
    numbers = select(col(Dyad.event)).where(LIVE, col(Dyad.source) == source, col(Dyad.target) == target)
    numbers = numbers.where(col(Dyad.article) != article, _in_reach(article, record))
    numbers = numbers.order_by(col(Dyad.event).desc()).limit(CANDIDATES)
    query = select_events().where(col(Event.id).in_(numbers)).order_by(col(Event.id))
    return [to_event_row(row) for row in session.execute(query).mappings()]


def _in_reach(article: int, record: EventRecord) -> ColumnElement[bool]:
    published = func.coalesce(col(Article.own_published), col(Article.published))
    day = select(published).where(col(Article.id) == article).scalar_subquery()
    apart = func.abs(func.julianday(published) - func.julianday(day))
    close = select(col(Article.id)).where(apart <= NEAR.days)
    undated = col(Dyad.article).in_(close)
    if record.date_start is None or record.date_end is None:
        return undated
    overlaps = (col(Dyad.day_start) <= (record.date_end + timedelta(days=1)).toordinal()) & (
        col(Dyad.day_end) >= (record.date_start - timedelta(days=1)).toordinal()
    )
    return or_(overlaps, col(Dyad.day_start).is_(None) & undated)


def _new_happening(session: Session) -> int:
    number: int | None = session.scalar(insert(Happening).values(id=None).returning(col(Happening.id)))
    assert number is not None
    return number
