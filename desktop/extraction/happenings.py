"""Whether records of different articles tell one happening."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.records import EventRecord, Status

SHORT = timedelta(days=6)


def same_happening(a: EventRecord, b: EventRecord) -> bool:
    """Say whether two records of different articles tell one happening.

    Conservative: same actors on the same sides, same type, and both dated to at most seven days that overlap;
    an act that one article denies is not the act that another tells.
    """
    days_a, days_b = _days(a), _days(b)
    if days_a is None or days_b is None or not _same_act(a, b):
        return False
    return days_a[0] <= days_b[1] and days_b[0] <= days_a[1]


def told_alike(a: EventRecord, b: EventRecord) -> bool:
    """Say whether two records of near-copies, which tell one story, tell one happening of it.

    Same actors on the same sides, types of one family, and days that overlap or are told by neither of the two.
    """
    if a.type.quad is not b.type.quad or not _same_sides(a, b):
        return False
    days_a, days_b = _days(a), _days(b)
    if days_a is None or days_b is None:
        return days_a is days_b and a.type is b.type and (a.date_start, a.date_end) == (b.date_start, b.date_end)
    return days_a[0] <= days_b[1] and days_b[0] <= days_a[1]


def _same_act(a: EventRecord, b: EventRecord) -> bool:
    return a.type is b.type and a.mutual is b.mutual and _same_sides(a, b)


def _same_sides(a: EventRecord, b: EventRecord) -> bool:
    if (a.status is Status.DENIED) is not (b.status is Status.DENIED):
        return False
    return set(a.source) == set(b.source) and set(a.target) == set(b.target)


def _days(record: EventRecord) -> tuple[date, date] | None:
    """Return the interval of a record where it is short."""
    if record.date_start is None or record.date_end is None or record.date_end - record.date_start > SHORT:
        return None
    return record.date_start, record.date_end
