"""The events under a filter, page by page: what a table shows of a list that may have tens of thousands.

The order needs a row of numbers for each event, a third of a second for 100,000; all that an `EventRow` holds is
read for one page only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, cast

from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import among
from desktop.analysis.listings import pass_filter
from desktop.records import EventPage, EventRow, Filter, Standing, Verdict
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import Article, Event

# columns of the tables, not of the models: the ORM would take twice the time to hand out so many rows
_EVENT = Event.__table__.c  # type: ignore[attr-defined]
_OWN = (_EVENT.own_source, _EVENT.own_target, _EVENT.own_mutual, _EVENT.own_type, _EVENT.own_status)
_STANDING = case(
    (_EVENT.verdict == Verdict.REJECTED.value, Standing.REJECTED.value),
    (or_(*(value.is_not(None) for value in _OWN), _EVENT.own_dates.is_(True)), Standing.CORRECTED.value),
    (_EVENT.verdict == Verdict.ACCEPTED.value, Standing.ACCEPTED.value),
    else_=Standing.OPEN.value,
)
_ORDER = (_EVENT.article, _EVENT.sentence_start, _EVENT.trigger_start, _EVENT.id)
_PLACES: Select[Any] = (
    select(_EVENT.id, _EVENT.happening, _STANDING)
    .join(Article.__table__, Article.__table__.c.id == _EVENT.article)  # type: ignore[attr-defined]
    .where(Article.__table__.c.deleted.is_(False))  # type: ignore[attr-defined]
)

Place = tuple[int, int, str]
"""An event's number, its happening's, and where its review stands."""


def read_page(
    session: Session, chosen: Filter, standing: Standing, *, first: int, holding: int | None, most: int
) -> EventPage:
    """Return the page of happenings that begins at a place of the list, or the one that holds an event."""
    every = _read_places(session, chosen)
    listed = _group(every if standing is Standing.ALL else [each for each in every if each[2] == standing])
    first = _first_of_page(listed, first, holding, most)
    shown = listed[first : first + most]
    after = chain(listed[first + most :], listed[:first])
    return EventPage(
        events=_read_rows(session, [number for group in shown for number, _, _ in group]),
        first=first,
        listed=len(listed),
        counted=len({happening for _, happening, stands in every if stands != Standing.REJECTED}),
        open=_count(every, Standing.OPEN),
        corrected=_count(every, Standing.CORRECTED),
        next_open=next((number for group in after for number, _, stands in group if stands == Standing.OPEN), None),
    )


def _read_places(session: Session, chosen: Filter) -> Sequence[Place]:
    query = pass_filter(session, _PLACES, chosen, rejected=True)
    return cast("Sequence[Place]", session.execute(query.order_by(*_ORDER)).all())


def _count(places: Iterable[Place], standing: Standing) -> int:
    return len({happening for _, happening, stands in places if stands == standing})


def _group(places: Iterable[Place]) -> list[list[Place]]:
    groups: dict[int, list[Place]] = {}
    for each in places:
        groups.setdefault(each[1], []).append(each)
    return list(groups.values())


def _first_of_page(listed: Sequence[Sequence[Place]], first: int, holding: int | None, most: int) -> int:
    if holding is not None:
        first = next((n for n, group in enumerate(listed) if any(number == holding for number, _, _ in group)), first)
    return min(first, max(0, len(listed) - 1)) // most * most


def _read_rows(session: Session, numbers: Sequence[int]) -> tuple[EventRow, ...]:
    query = select_events().where(col(Event.id).in_(among(numbers)))
    rows = {row["id"]: to_event_row(row) for row in session.execute(query).mappings()}
    return tuple(rows[number] for number in numbers)
