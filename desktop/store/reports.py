"""The events of an article: written at its import, and anew when it is analysed again, with every review kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import Analysis, EventRecord, EventRow, Review, Verdict
from desktop.store.articles import chunks
from desktop.store.dyads import recount
from desktop.store.events import machine_values, review_values, select_events, to_event_row
from desktop.store.happenings import Same, assign_happenings
from desktop.store.tables import Body, Event

_TABLE = Event.__table__  # type: ignore[attr-defined]
_INSERT = insert(_TABLE).returning(_TABLE.c.id, sort_by_parameter_order=True)
_UPDATE = update(_TABLE).where(_TABLE.c.id == bindparam("number_of_row"))


def write_events(
    session: Session, article: int, analysis: Analysis, same: Same, alike: Same | None = None
) -> frozenset[int]:
    """Put an analysis' events in the place of the article's old ones; return the numbers of all that changed.

    An event found again keeps its number and its review. A reviewed one that is not found again stays, marked.
    `same` says whether two records tell one happening, `alike` whether two of near-copies do.
    """
    text = session.scalars(select(col(Body.text)).where(col(Body.article) == article)).one()
    old = read_events(session, article)
    kept = match_events(old, analysis.events)
    told = [(record, record.sentence.of(text)) for record in analysis.events]
    happenings = assign_happenings(session, article, told, _taken(analysis.events, kept), same, alike or same)
    values = [
        machine_values(record, text, analysis.segments) | {"happening": happenings[record.event]}
        for record in analysis.events
    ]
    written = set(_drop_lost(session, old, {event.id for event in kept.values()}))
    written.update(_update_events(session, {event.id: values[place] for place, event in kept.items()}))
    written.update(_insert_events(session, article, [value for n, value in enumerate(values) if n not in kept]))
    recount(session, {event.happening for event in old} | set(happenings.values()))
    return frozenset(written)


def rejoin_events(session: Session, article: int, same: Same, alike: Same) -> frozenset[int]:
    """Find anew which happenings the events of an article tell, after it was tied to others or untied.

    Returns the events that now tell another one.
    """
    events = [event for event in read_events(session, article) if event.found]
    told = [(event.machine, event.evidence) for event in events]
    alone = _told_here_only(session, article, {event.happening for event in events})
    spare = {event.machine.event: event.happening for event in events if event.happening in alone}
    assigned = assign_happenings(session, article, told, {}, same, alike, spare)
    moved = [event for event in events if assigned[event.machine.event] != event.happening]
    _update_events(session, {event.id: {"happening": assigned[event.machine.event]} for event in moved})
    recount(session, {event.happening for event in moved} | {assigned[event.machine.event] for event in moved})
    return frozenset(event.id for event in moved)


def _told_here_only(session: Session, article: int, happenings: Iterable[int]) -> set[int]:
    numbers = set(happenings)
    query = select(col(Event.happening)).where(col(Event.happening).in_(numbers), col(Event.article) != article)
    return numbers - set(session.scalars(query.distinct()))


def read_events(session: Session, article: int) -> list[EventRow]:
    """Return all events of an article, rejected ones too."""
    query = select_events().where(col(Event.article) == article).order_by(col(Event.id))
    return [to_event_row(row) for row in session.execute(query).mappings()]


def write_reviews(session: Session, reviews: Mapping[int, Review]) -> tuple[frozenset[int], frozenset[int]]:
    """Replace the reviews of events as a whole; return the events that exist and their articles."""
    events: list[EventRow] = []
    for some in chunks(reviews):
        query = select_events().where(col(Event.id).in_(some))
        events.extend(to_event_row(row) for row in session.execute(query).mappings())
    _update_events(session, {event.id: review_values(reviews[event.id]) for event in events})
    recount(session, {event.happening for event in events})
    return frozenset(event.id for event in events), frozenset(event.article for event in events)


def match_events(old: Sequence[EventRow], new: Sequence[EventRecord]) -> dict[int, EventRow]:
    """Return which old event each new record (by its place) is: same pair and trigger, else same sentence and type."""
    matched: dict[int, EventRow] = {}
    free = sorted(old, key=lambda event: not is_reviewed(event))
    for agree in (_same_act, _same_sentence):
        for event in list(free):
            places = (place for place, record in enumerate(new) if place not in matched and agree(event, record))
            place = next(places, None)
            if place is not None:
                matched[place] = event
                free.remove(event)
    return matched


def is_reviewed(event: EventRow) -> bool:
    """Say whether the analyst has said anything of an event."""
    return event.review.verdict is not Verdict.OPEN or event.review.corrects


def _same_act(event: EventRow, record: EventRecord) -> bool:
    machine = event.machine
    same_pair = (set(machine.source), set(machine.target)) == (set(record.source), set(record.target))
    return same_pair and machine.trigger.overlaps(record.trigger)


def _same_sentence(event: EventRow, record: EventRecord) -> bool:
    return event.machine.sentence.overlaps(record.sentence) and event.machine.type is record.type


def _taken(records: Sequence[EventRecord], kept: Mapping[int, EventRow]) -> dict[int, int]:
    """Return the happenings that stay, by the number of the event within its article."""
    taken: dict[int, int] = {}
    for place, event in sorted(kept.items()):
        number = records[place].event
        if number not in taken and event.happening not in taken.values():
            taken[number] = event.happening
    return taken


def _drop_lost(session: Session, old: Sequence[EventRow], kept: set[int]) -> list[int]:
    lost = [event for event in old if event.id not in kept]
    if not lost:
        return []
    reviewed = [event.id for event in lost if is_reviewed(event)]
    forgotten = [event.id for event in lost if not is_reviewed(event)]
    session.execute(update(Event).where(col(Event.id).in_(reviewed)).values(found=False))
    session.execute(delete(Event).where(col(Event.id).in_(forgotten)))
    return [event.id for event in lost]


def _update_events(session: Session, values: Mapping[int, dict[str, Any]]) -> Iterable[int]:
    if values:
        session.execute(_UPDATE, [{"number_of_row": number, **value} for number, value in values.items()])
    return values


def _insert_events(session: Session, article: int, values: Sequence[dict[str, Any]]) -> Iterable[int]:
    if not values:
        return []
    fresh = review_values(Review()) | {"article": article}
    return session.scalars(_INSERT, [value | fresh for value in values]).all()
