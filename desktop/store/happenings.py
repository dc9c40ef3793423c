"""Happenings across articles: a new event joins what another article has told already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import EventRecord, EventRow, dyads
from desktop.store.copies import find_copies
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import LIVE, Dyad, Event, Happening

Same = Callable[[EventRecord, EventRecord], bool]
Told = tuple[EventRecord, str]
"""A record and the sentence that tells it."""
REACH = 31  # days: what began longer before is no single happening, and the index stays narrow
CANDIDATES = 100  # of one pair, latest first; more would make an import slower with each article
_NONE: Mapping[int, int] = {}


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
    session: Session,
    article: int,
    records: Sequence[Told],
    taken: Mapping[int, int],
    same: Same,
    alike: Same,
    spare: Mapping[int, int] = _NONE,
) -> dict[int, int]:
    """Return the happening of each event number among an article's records.

    Numbers in `taken` keep theirs; those in `spare` go back to theirs where no other article tells them. `same` says
    whether two records of different articles tell one happening, `alike` whether two of near-copies do.
    """
    assigned = dict(taken)
    copies = _read_copies(session, article)
    for number in dict.fromkeys(record.event for record, _ in records):
        if number not in assigned:
            group = [each for each in records if each[0].event == number]
            used = set(assigned.values())
            joined = _find_in_copies(copies, group, used, alike)
            joined = joined or _find_happening(session, article, [record for record, _ in group], used, same)
            assigned[number] = joined or spare.get(number) or _new_happening(session)
    return assigned


def _read_copies(session: Session, article: int) -> list[EventRow]:
    """Return the events of the articles that an article is a near-copy of."""
    numbers = find_copies(session, article)
    if not numbers:
        return []
    query = select_events().where(col(Event.article).in_(numbers)).order_by(col(Event.id))
    return [to_event_row(row) for row in session.execute(query).mappings()]


def _find_in_copies(copies: Sequence[EventRow], group: Iterable[Told], used: set[int], alike: Same) -> int | None:
    """Return the happening that copies tell in the same sentence, else in one that may be another's words for it."""
    free = [other for other in copies if other.happening not in used]
    for agree in (_same_sentence, lambda told, other: alike(told[0], other.machine)):
        found = next((other.happening for told in group for other in free if agree(told, other)), None)
        if found is not None:
            return found
    return None


def _same_sentence(told: Told, other: EventRow) -> bool:
    """Say whether a record and an event stand in the same words; of a copy's days, those of the first hold."""
    record, words = told
    machine = other.machine
    actors, others = {*record.source, *record.target}, {*machine.source, *machine.target}
    same_act = record.type.quad is machine.type.quad and actors == others
    return same_act and words.casefold().split() == other.evidence.casefold().split()


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
