"""Numbers of happenings: records of one article that tell the same act share a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.records import EventRecord, EventType, Status

_NEWS = timedelta(days=14)
_FORMAL = ("-sign", "-ties", "-tie:", "-embassy", "-appoint", "-pact")
_KIN = (
    frozenset({EventType.AGREE, EventType.SUPPORT}),
    frozenset({EventType.AGREE, EventType.CONSULT}),
    frozenset({EventType.CONCEDE, EventType.RETREAT}),
)


def number(records: Sequence[EventRecord], published: date | None = None) -> list[int]:
    """Return the happening of each record, from 1 in the order of their first telling.

    What has no date is news of the days about publication; history dated before them is another happening.
    """
    numbers: list[int] = []
    highest = 0
    told: dict[frozenset[str], list[int]] = {}
    for i, record in enumerate(records):
        before = told.setdefault(frozenset((*record.source, *record.target)), [])
        twin = next((numbers[j] for j in before if _same(records[j], record, published)), None)
        highest += twin is None
        numbers.append(highest if twin is None else twin)
        before.append(i)
    return numbers


def _same(a: EventRecord, b: EventRecord, published: date | None) -> bool:
    return _same_sides(a, b) and _same_kind(a, b) and _meet_in_time(a, b, published)


def _same_sides(a: EventRecord, b: EventRecord) -> bool:
    if a.mutual != b.mutual:
        return {*a.source, *a.target} == {*b.source, *b.target}
    return set(a.source) == set(b.source) and set(a.target) == set(b.target)


def _same_kind(a: EventRecord, b: EventRecord) -> bool:
    if a.type is b.type:
        return (a.status is Status.DENIED) == (b.status is Status.DENIED)
    if Status.PLANNED not in (a.status, b.status) or not any({a.type, b.type} <= kin for kin in _KIN):
        return False
    return EventType.SUPPORT not in (a.type, b.type) or any(word in a.rule + b.rule for word in _FORMAL)


def _meet_in_time(a: EventRecord, b: EventRecord, published: date | None) -> bool:
    """Say whether the days of two records do not exclude each other."""
    if a.date_start is None or b.date_start is None or a.date_end is None or b.date_end is None:
        ends = [r.date_end for r in (a, b) if r.date_end]
        return not published or all(end >= published - _NEWS for end in ends)
    return a.date_start <= b.date_end and b.date_start <= a.date_end
