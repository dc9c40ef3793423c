"""The events under a filter, page by page: what a table shows of a list that may have tens of thousands.

The order needs a row of numbers for each event, a third of a second for 100,000; all that an `EventRow` holds is
read for one page only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import among
from desktop.analysis.listings import pass_filter
from desktop.records import EventPage, EventRow, Filter, Standing, Verdict
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import Article, Event

_OWN = (Event.own_source, Event.own_target, Event.own_mutual, Event.own_type, Event.own_status)
_CORRECTS = or_(*(col(value).is_not(None) for value in _OWN), col(Event.own_dates).is_(True))
_ORDER = (col(Event.article), col(Event.sentence_start), col(Event.trigger_start), col(Event.id))
_PLACES: Select[Any] = (
    select(col(Event.id), col(Event.happening), col(Event.verdict), _CORRECTS)
    .join(Article, col(Article.id) == col(Event.article))
    .where(col(Article.deleted).is_(False))
)


@dataclass(frozen=True, slots=True)
class _Place:
    """An event as far as the order and the choice of a list ask for it."""

    id: int
    happening: int
    standing: Standing


def read_page(
    session: Session, chosen: Filter, standing: Standing, *, first: int, holding: int | None, most: int
) -> EventPage:
    """Return the page of happenings that begins at a place of the list, or the one that holds an event."""
    every = [_Place(id_, told, _standing(verdict, corrects)) for id_, told, verdict, corrects in _read(session, chosen)]
    listed = _group(each for each in every if standing is Standing.ALL or each.standing is standing)
    first = _first_of_page(listed, first, holding, most)
    shown = listed[first : first + most]
    after = chain(listed[first + most :], listed[:first])
    return EventPage(
        events=_rows(session, [each.id for group in shown for each in group]),
        first=first,
        listed=len(listed),
        counted=len({each.happening for each in every if each.standing is not Standing.REJECTED}),
        open=len({each.happening for each in every if each.standing is Standing.OPEN}),
        corrected=len({each.happening for each in every if each.standing is Standing.CORRECTED}),
        next_open=next((each.id for group in after for each in group if each.standing is Standing.OPEN), None),
    )


def _read(session: Session, chosen: Filter) -> Sequence[Any]:
    query = pass_filter(session, _PLACES, chosen, rejected=True)
    return session.execute(query.order_by(*_ORDER)).all()


def _standing(verdict: str, corrects: bool) -> Standing:
    if verdict == Verdict.REJECTED:
        return Standing.REJECTED
    if corrects:
        return Standing.CORRECTED
    return Standing.ACCEPTED if verdict == Verdict.ACCEPTED else Standing.OPEN


def _group(places: Iterable[_Place]) -> list[list[_Place]]:
    groups: dict[int, list[_Place]] = {}
    for each in places:
        groups.setdefault(each.happening, []).append(each)
    return list(groups.values())


def _first_of_page(listed: Sequence[Sequence[_Place]], first: int, holding: int | None, most: int) -> int:
    if holding is not None:
        first = next((n for n, group in enumerate(listed) if any(each.id == holding for each in group)), first)
    return min(first, max(0, len(listed) - 1)) // most * most


def _rows(session: Session, numbers: Sequence[int]) -> tuple[EventRow, ...]:
    query = select_events().where(col(Event.id).in_(among(numbers)))
    rows = {row["id"]: to_event_row(row) for row in session.execute(query).mappings()}
    return tuple(rows[number] for number in numbers)
