"""Days as numbers, bins of days, and the ticks of a time axis."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from desktop.records import Bins

# Widest range in days at which a bin of a width is still some pixels wide in a chart of usual size.
_WIDEST = ((Bins.DAYS, 62), (Bins.WEEKS, 240), (Bins.MONTHS, 4_400), (Bins.QUARTERS, 11_000))
_MONTHS = {Bins.MONTHS: 1, Bins.QUARTERS: 3, Bins.YEARS: 12}
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_LAST_YEAR = date.max.year


def bins_for(days: float) -> Bins:
    """Return the width of bins that fits a range of days."""
    return next((width for width, widest in _WIDEST if days <= widest), Bins.YEARS)


def bin_of(day: date, width: Bins) -> tuple[date, date]:
    """Return the first and the last day of the bin that holds a day."""
    if width is Bins.DAYS:
        return day, day
    if width is Bins.WEEKS:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    months = _MONTHS[width]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, month_end(add_months(first, months - 1))


def shifted(day: date, width: Bins, by: int) -> date:
    """Return the first day of the bin that lies some bins after that of a day."""
    first = bin_of(day, width)[0]
    if width in _MONTHS:
        return add_months(first, by * _MONTHS[width])
    return first + timedelta(days=by * (7 if width is Bins.WEEKS else 1))


def bins_between(first: date, last: date, width: Bins) -> int:
    """Return by how many bins the bin of one day lies after that of another; negative before it."""
    before, after = bin_of(first, width)[0], bin_of(last, width)[0]
    if width in _MONTHS:
        return ((after.year - before.year) * 12 + after.month - before.month) // _MONTHS[width]
    return (after - before).days // (7 if width is Bins.WEEKS else 1)


def add_months(first: date, months: int) -> date:
    """Return the first of a month some months later."""
    place = first.year * 12 + first.month - 1 + months
    return date(min(max(place // 12, 1), _LAST_YEAR), place % 12 + 1, 1)


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def bin_words(first: date, width: Bins) -> str:
    """Return how a bin is called: '2019', 'Q3 2019', 'Sep 2019', 'week of 2019-09-02', '2019-09-02'."""
    match width:
        case Bins.YEARS:
            return str(first.year)
        case Bins.QUARTERS:
            return f"Q{(first.month + 2) // 3} {first.year}"
        case Bins.MONTHS:
            return f"{first:%b %Y}"
        case Bins.WEEKS:
            return f"week of {first.isoformat()}"
    return first.isoformat()


def ticks(first: date, last: date, room: int) -> Iterator[tuple[date, str]]:
    """Yield at most `room` days with words, at round places of the calendar."""
    days = max((last - first).days, 1)
    room = max(room, 1)
    if days / room > 120:
        yield from _year_ticks(first, last, room)
    elif days / room > 10:
        yield from _month_ticks(first, last, room)
    else:
        yield from _day_ticks(first, last, room)


def _year_ticks(first: date, last: date, room: int) -> Iterator[tuple[date, str]]:
    years = last.year - first.year + 1
    step = next((each for each in _YEAR_STEPS if years / each <= room), years)
    for year in range(first.year - first.year % step, last.year + 1, step):
        if year >= 1 and first <= date(year, 1, 1) <= last:
            yield date(year, 1, 1), str(year)


def _month_ticks(first: date, last: date, room: int) -> Iterator[tuple[date, str]]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((each for each in (1, 2, 3, 6) if months / each <= room), 12)
    month = date(first.year, 1, 1)
    while month <= last:
        if month >= first:
            yield month, str(month.year) if month.month == 1 else f"{month:%b}"
        month = add_months(month, step)


def _day_ticks(first: date, last: date, room: int) -> Iterator[tuple[date, str]]:
    step = next((each for each in (1, 2, 7, 14) if (last - first).days / each <= room), 28)
    day = first if step < 7 else first + timedelta(days=-first.weekday() % 7)
    while day <= last:
        yield day, f"{day.day} {day:%b}"
        day += timedelta(days=step)
