"""From a meaning to days: against the publication date, the last date of the text and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.extraction.dates import grains
from desktop.extraction.dates.grains import Days, Grain
from desktop.extraction.dates.meanings import Anchor, Length, Part, Point

_REACH = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is resolved against; `tense` is -1 for the past, 1 for the future, 0 for the nearest, None untold."""

    published: date | None
    previous: Days | None
    tense: Callable[[], int | None]


def resolve(point: Point, setting: Setting) -> Days | None:
    """Return the days a point stands for, None where they cannot be known."""
    days = _find_days(point, setting)
    return narrow(days, point, setting) if days else None


def _find_days(point: Point, setting: Setting) -> Days | None:
    if point.century is not None:
        return grains.century_of(point.century)
    if point.decade is not None:
        return grains.decade_of(point.decade)
    if point.year is not None:
        return _within_year(point.year, point)
    base = _base(point, setting)
    if base is None:
        return None
    if point.frame:
        return _within(_frame(point.frame, base), point)
    return _floating(point, base, setting)


def _base(point: Point, setting: Setting) -> date | None:
    """Return the day an expression counts from."""
    previous = setting.previous
    if point.anchor is Anchor.PUBLICATION:
        return setting.published
    if point.anchor is Anchor.SAME_DAY:
        return previous.start if previous and previous.grain is Grain.DAY else setting.published
    wanted = point.frame[0] if point.frame else Grain.DAY
    return previous.start if previous and previous.grain <= max(wanted, Grain.DAY) else None


def _frame(frame: tuple[Grain, int], base: date) -> Days:
    return grains.move(base, *frame)


def _within(frame: Days, point: Point) -> Days | None:
    """Return what a point names within a frame: a weekday of a week, a month of a year."""
    if frame.grain is Grain.YEAR:
        return _within_year(frame.start.year, point)
    if frame.grain is Grain.MONTH and point.day:
        return _day(frame.start.year, frame.start.month, point.day, point.first_day)
    if frame.grain is Grain.WEEK and point.weekday is not None:
        return grains.day_of(grains.move_days(frame.start, point.weekday))
    if frame.grain is Grain.WEEK and point.weekend:
        return grains.weekend_of(frame.start)
    return frame


def _within_year(year: int, point: Point) -> Days | None:
    if point.month and point.day:
        return _day(year, point.month, point.day, point.first_day)
    if point.month:
        return grains.month_of(year, point.month)
    if point.quarter:
        return grains.quarter_of(year, point.quarter)
    if point.half:
        return grains.half_of(year, point.half)
    if point.season:
        return grains.season_of(year, point.season)
    if point.part in (Part.FIRST_HALF, Part.SECOND_HALF):
        return grains.half_of(year, 1 if point.part is Part.FIRST_HALF else 2)
    return grains.year_of(year)


def _day(year: int, month: int, day: int, first: int | None = None) -> Days | None:
    if not grains.exists(year, month, day):
        return None
    last = grains.day_of(date(year, month, day))
    if first is None:
        return last
    start = date(year, month, first)
    return Days(f"{start.isoformat()}/{last.value}", start, last.end, Grain.DAY)


def _floating(point: Point, base: date, setting: Setting) -> Days | None:
    """Choose among the readings around the anchor: a weekday, a month, a day without its year."""
    readings = sorted(_readings(point, base), key=lambda days: days.start)
    if not readings:
        return None
    direction = 1 if point.chained and point.direction is None else point.direction
    if direction:
        return _strictly(readings, base, direction)
    tense = setting.tense()
    if point.direction == 0 and tense is None and point.weekday is not None and not point.day:
        return grains.day_of(grains.move_days(grains.week_of(base).start, point.weekday))
    if not tense:
        tense = (
            -1
            if (point.weekday is not None and not point.day) or not (point.month or point.quarter or point.season)
            else 0
        )
    return _nearest(readings, base, tense)


def _readings(point: Point, base: date) -> list[Days]:
    if point.weekday is not None and not point.day:
        week = grains.week_of(base).start
        return [grains.day_of(grains.move_days(week, 7 * by + point.weekday)) for by in (-1, 0, 1)]
    if point.weekend:
        return [grains.move(base, Grain.WEEKEND, by) for by in (-1, 0, 1)]
    if point.day and not point.month:
        months = [grains.move_months(base, by) for by in range(-_REACH, _REACH + 1)]
        found = [_day(month.year, month.month, point.day, point.first_day) for month in months]
    else:
        years = [grains.clamp_year(base.year + by) for by in range(-4, 5)]
        found = [_within_year(year, point) for year in dict.fromkeys(years)]
    readings = [days for days in found if days]
    named = [days for days in readings if days.end.weekday() == point.weekday]
    return named or readings


def _strictly(readings: list[Days], base: date, direction: int) -> Days | None:
    """'last' and 'next': the nearest reading that does not hold the anchor."""
    if direction < 0:
        return next((days for days in reversed(readings) if days.end < base), None)
    return next((days for days in readings if days.start > base), None)


def _nearest(readings: list[Days], base: date, tense: int) -> Days:
    if tense < 0:
        return next((days for days in reversed(readings) if days.start <= base), readings[0])
    if tense > 0:
        return next((days for days in readings if days.end >= base), readings[-1])
    return min(readings, key=lambda days: (grains.distance(days, base), days.start))


# ---- early, late, the first half


def narrow(days: Days, point: Point, setting: Setting) -> Days:
    """Return the days with the interval cut to the part that is meant; the value stays."""
    if point.part is None or (days.grain is Grain.HALF and point.part in (Part.FIRST_HALF, Part.SECOND_HALF)):
        return days
    if point.part in (Part.BEFORE, Part.AFTER):
        return _around(days, point, setting)
    start, end = _bounds(days, point.part)
    return Days(days.value, start, end, days.grain)


def _around(days: Days, point: Point, setting: Setting) -> Days:
    """'earlier this year' ends on the day of publication, 'later this year' begins the day after."""
    now = setting.previous.end if point.chained and setting.previous else setting.published
    if now is None or not days.holds(now):
        return days
    if point.part is Part.BEFORE:
        return Days(days.value, days.start, now, days.grain)
    return Days(days.value, min(now + timedelta(1), days.end), days.end, days.grain)


_CUTS = {
    (Grain.WEEK, Part.EARLY): (0, 2),
    (Grain.WEEK, Part.MID): (1, 3),
    (Grain.WEEK, Part.LATE): (3, 6),
    (Grain.MONTH, Part.EARLY): (0, 9),
    (Grain.MONTH, Part.MID): (10, 19),
    (Grain.MONTH, Part.LATE): (20, 99),
    (Grain.MONTH, Part.FIRST_HALF): (0, 14),
    (Grain.MONTH, Part.SECOND_HALF): (15, 99),
}
_YEAR_CUTS = {Part.EARLY: (1, 4), Part.MID: (5, 8), Part.LATE: (9, 12)}
_DECADE_CUTS = {
    Part.EARLY: (0, 3),
    Part.MID: (4, 6),
    Part.LATE: (7, 9),
    Part.FIRST_HALF: (0, 4),
    Part.SECOND_HALF: (5, 9),
}


def _bounds(days: Days, part: Part) -> tuple[date, date]:
    if days.grain is Grain.YEAR and part in _YEAR_CUTS:
        first, last = _YEAR_CUTS[part]
        return date(days.start.year, first, 1), grains.month_of(days.start.year, last).end
    if days.grain in (Grain.DECADE, Grain.CENTURY):
        first, last = (n * (1 if days.grain is Grain.DECADE else 10) for n in _DECADE_CUTS[part])
        spare = 0 if days.grain is Grain.DECADE else 9
        return date(days.start.year + first, 1, 1), date(days.start.year + last + spare, 12, 31)
    if (days.grain, part) in _CUTS:
        first, last = _CUTS[days.grain, part]
        return days.start + timedelta(first), min(days.start + timedelta(last), days.end)
    if days.grain in (Grain.QUARTER, Grain.SEASON, Grain.HALF):
        return _third(days, part)
    return days.start, days.end


def _third(days: Days, part: Part) -> tuple[date, date]:
    length = (days.end - days.start).days + 1
    first, last = {Part.EARLY: (0, 1), Part.MID: (1, 2), Part.LATE: (2, 3)}.get(part, (0, 3))
    return days.start + timedelta(length * first // 3), days.start + timedelta(length * last // 3 - 1)


# ---- lengths

_LETTERS = {
    Grain.SECOND: "S",
    Grain.MINUTE: "M",
    Grain.HOUR: "H",
    Grain.DAY: "D",
    Grain.WEEKEND: "WE",
    Grain.WEEK: "W",
    Grain.FORTNIGHT: "W",
    Grain.MONTH: "M",
    Grain.QUARTER: "Q",
    Grain.YEAR: "Y",
    Grain.DECADE: "Y",
    Grain.CENTURY: "Y",
    Grain.HALF: "M",
    Grain.SEASON: "M",
}
_TIMES = {Grain.FORTNIGHT: 2, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.HALF: 6, Grain.SEASON: 3}


def length_value(length: Length) -> str:
    """Return the TIMEX3 value of a length or a repetition: P5D, PTXH, XXXX-WXX-1."""
    if length.weekday is not None:
        return f"XXXX-WXX-{length.weekday + 1}"
    amount = "X" if length.amount is None else f"{length.amount * _TIMES.get(length.grain, 1):.10g}"
    return f"P{'T' if length.grain < Grain.DAY else ''}{amount}{_LETTERS[length.grain]}"
