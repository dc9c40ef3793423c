"""Numbers of happenings: records of one article that tell the same act share a number."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.records import EventRecord, EventType, Status

_KIN = (
    frozenset({EventType.AGREE, EventType.SUPPORT}),
    frozenset({EventType.AGREE, EventType.CONSULT}),
    frozenset({EventType.CONCEDE, EventType.RETREAT}),
)


def number(records: Sequence[EventRecord]) -> list[int]:
    """Return the happening of each record, from 1 in the order of their first telling."""
    numbers: list[int] = []
    for i, record in enumerate(records):
        twin = next((numbers[j] for j in range(i) if _same(records[j], record)), None)
        numbers.append(twin if twin is not None else max(numbers, default=0) + 1)
    return numbers


def _same(a: EventRecord, b: EventRecord) -> bool:
    return _same_sides(a, b) and _same_kind(a, b) and _meet_in_time(a, b)


def _same_sides(a: EventRecord, b: EventRecord) -> bool:
    if a.mutual != b.mutual:
        return {*a.source, *a.target} == {*b.source, *b.target}
    return set(a.source) == set(b.source) and set(a.target) == set(b.target)


def _same_kind(a: EventRecord, b: EventRecord) -> bool:
    if a.type is b.type:
        return (a.status is Status.DENIED) == (b.status is Status.DENIED)
    return Status.PLANNED in (a.status, b.status) and any({a.type, b.type} <= kin for kin in _KIN)


def _meet_in_time(a: EventRecord, b: EventRecord) -> bool:
    """Say whether the days of two records do not exclude each other."""
    if a.date_start is None or b.date_start is None or a.date_end is None or b.date_end is None:
        return True
    return a.date_start <= b.date_end and b.date_start <= a.date_end
