"""Days, weeks and longer stretches of the calendar: their first and last day and their TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum


class Grain(IntEnum):
    """How wide a stretch is, from narrow to wide."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEKEND = 4
    WEEK = 5
    FORTNIGHT = 6
    MONTH = 7
    QUARTER = 8
    SEASON = 9
    HALF = 10
    YEAR = 11
    DECADE = 12
    CENTURY = 13


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of whole days with the TIMEX3 value that names it."""

    value: str
    start: date
    end: date
    grain: Grain

    def holds(self, day: date) -> bool:
        """Say whether a day lies within."""
        return self.start <= day <= self.end


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season; news names them after the northern half."""


def day_of(day: date) -> Days:
    """Return one day."""
    return Days(day.isoformat(), day, day, Grain.DAY)


def week_of(day: date) -> Days:
    """Return the week, Monday to Sunday, that holds a day."""
    year, week, weekday = day.isocalendar()
    monday = move_days(day, 1 - weekday)
    return Days(f"{year:04}-W{week:02}", monday, move_days(monday, 6), Grain.WEEK)


def weekend_of(day: date) -> Days:
    """Return Saturday and Sunday of the week that holds a day."""
    week = week_of(day)
    return Days(f"{week.value}-WE", move_days(week.start, 5), week.end, Grain.WEEKEND)


def month_of(year: int, month: int) -> Days:
    """Return a month."""
    start = date(year, month, 1)
    return Days(f"{year:04}-{month:02}", start, date(year, month, monthrange(year, month)[1]), Grain.MONTH)


def quarter_of(year: int, quarter: int) -> Days:
    """Return one of the four quarters."""
    first, last = month_of(year, 3 * quarter - 2), month_of(year, 3 * quarter)
    return Days(f"{year:04}-Q{quarter}", first.start, last.end, Grain.QUARTER)


def half_of(year: int, half: int) -> Days:
    """Return the first or the second half of a year."""
    first, last = month_of(year, 6 * half - 5), month_of(year, 6 * half)
    return Days(f"{year:04}-H{half}", first.start, last.end, Grain.HALF)


def season_of(year: int, season: str) -> Days:
    """Return a season; winter runs into the next year."""
    first = month_of(year, SEASONS[season])
    last = move_months(first.start, 2)
    return Days(f"{year:04}-{season}", first.start, month_of(last.year, last.month).end, Grain.SEASON)


def year_of(year: int) -> Days:
    """Return a year."""
    return Days(f"{year:04}", date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def decade_of(year: int) -> Days:
    """Return the decade that holds a year: the 1980s are 1980 to 1989."""
    first = year - year % 10
    return Days(f"{first // 10:03}", date(max(first, 1), 1, 1), date(first + 9, 12, 31), Grain.DECADE)


def century_of(number: int) -> Days:
    """Return a century by its number; the 21st is written 20 and runs from 2000 to 2099, as TIMEX3 counts."""
    first = 100 * (number - 1)
    return Days(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), Grain.CENTURY)


def move_days(day: date, by: int) -> date:
    """Return the day moved, held within the calendar."""
    ordinal = min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def move_months(day: date, by: int) -> date:
    """Return the first day of the month that lies some months away."""
    months = day.year * 12 + day.month - 1 + by
    return date(clamp_year(months // 12), months % 12 + 1, 1)


def move(day: date, grain: Grain, by: int) -> Days:
    """Return the stretch of a grain that lies some grains away from the one that holds the day."""
    if grain is Grain.DAY:
        return day_of(move_days(day, by))
    if grain in (Grain.WEEK, Grain.FORTNIGHT):
        return week_of(move_days(day, by * (7 if grain is Grain.WEEK else 14)))
    if grain is Grain.WEEKEND:
        return weekend_of(move_days(day, 7 * by))
    if grain in (Grain.MONTH, Grain.QUARTER):
        return _move_in_months(day, grain, by)
    if grain is Grain.DECADE:
        return decade_of(clamp_year(day.year + 10 * by))
    if grain is Grain.CENTURY:
        return century_of(clamp_year(day.year + 100 * by) // 100 + 1)
    return year_of(clamp_year(day.year + by))


def _move_in_months(day: date, grain: Grain, by: int) -> Days:
    moved = move_months(day, by * (1 if grain is Grain.MONTH else 3))
    if grain is Grain.MONTH:
        return month_of(moved.year, moved.month)
    return quarter_of(moved.year, (moved.month + 2) // 3)


def clamp_year(year: int) -> int:
    """Return the year, held within what the calendar can express with room to spare."""
    return min(max(year, MINYEAR + 1), MAXYEAR - 200)


def exists(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has such a day."""
    return 1 <= month <= 12 and MINYEAR < year < MAXYEAR - 200 and 1 <= day <= monthrange(year, month)[1]


def distance(days: Days, day: date) -> timedelta:
    """Return how far a stretch lies from a day; nothing if it holds it."""
    if days.holds(day):
        return timedelta(0)
    return days.start - day if days.start > day else day - days.end
