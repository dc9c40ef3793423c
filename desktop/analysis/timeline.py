"""Acts over time, in bins of days, weeks, months, quarters or years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import dyad_conditions
from desktop.analysis.units import select_units
from desktop.records import Bin, Bins, Count, Filter, Measure, Timeline
from desktop.store.tables import LIVE, Dyad

MOST_BINS = 60
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Acts:
    """How many acts of one sign are dated to one interval of days; no days, no date.

    With an `article`, all of its acts count once: in a bin and sign, and in the total.
    """

    days: tuple[date, date] | None
    cooperative: bool
    count: int
    article: int | None = None


def count_timeline(session: Session, chosen: Filter, measure: Measure, width: Bins | None) -> Timeline:
    """Count the acts that pass a filter over time; without a width, the finest that gives at most 60 bins is taken."""
    return lay_out(list(_count_acts(session, chosen, measure)), width)


def lay_out(acts: Iterable[Acts], width: Bins | None) -> Timeline:
    """Put acts into bins; one that is known only to a span longer than its bin is spread over all that it touches."""
    acts = list(acts)
    dated = [(act, act.days) for act in acts if act.days]
    first = min((days[0] for _, days in dated), default=None)
    last = max((days[1] for _, days in dated), default=None)
    if width is None:
        width = choose_width(first, last) if first and last else Bins.MONTHS
    return Timeline(
        bins=_fill_bins(dated, width),
        width=width,
        undated_cooperative=_count(act for act in acts if not act.days and act.cooperative),
        undated_conflictive=_count(act for act in acts if not act.days and not act.cooperative),
        first=first,
        last=last,
        total=_count(acts),
    )


def choose_width(first: date, last: date) -> Bins:
    """Return the finest width that needs at most 60 bins between two days."""
    fitting = (width for width in Bins if len(list(_starts(first, last, width, MOST_BINS + 1))) <= MOST_BINS)
    return next(fitting, Bins.YEARS)


def start_of(day: date, width: Bins) -> date:
    """Return the first day of the bin that holds a day; weeks start on Monday."""
    match width:
        case Bins.DAYS:
            return day
        case Bins.WEEKS:
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case Bins.MONTHS:
            return day.replace(day=1)
        case Bins.QUARTERS:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Bins.YEARS:
            return date(day.year, 1, 1)


def end_of(start: date, width: Bins) -> date:
    """Return the last day of the bin that starts on a day."""
    match width:
        case Bins.DAYS:
            return start
        case Bins.WEEKS:
            return _add_days(start, 6)
        case Bins.MONTHS:
            return _last_of_month(start.year, start.month)
        case Bins.QUARTERS:
            return _last_of_month(start.year, start.month + 2)
        case Bins.YEARS:
            return date(start.year, 12, 31)


def _count_acts(session: Session, chosen: Filter, measure: Measure) -> Iterator[Acts]:
    conditions = dyad_conditions(session, chosen)
    values = (col(Dyad.day_start), col(Dyad.day_end), col(Dyad.cooperative))
    if measure.count is Count.ARTICLES:
        told = select(*values, col(Dyad.article)).where(LIVE, *conditions).distinct()
        for first, last, cooperative, article in session.execute(told):
            yield Acts(_days(first, last), bool(cooperative), 1, article)
        return
    units = select_units(conditions, measure, (), values).subquery().c
    keys = (units.day_start, units.day_end, units.cooperative)
    for first, last, cooperative, count in session.execute(select(*keys, func.count()).group_by(*keys)):
        yield Acts(_days(first, last), bool(cooperative), count)


def _days(first: int | None, last: int | None) -> tuple[date, date] | None:
    return None if first is None or last is None else (date.fromordinal(first), date.fromordinal(last))


def _count(acts: Iterable[Acts]) -> int:
    acts = list(acts)
    articles = {act.article for act in acts if act.article is not None}
    return len(articles) + sum(act.count for act in acts if act.article is None)


def _fill_bins(dated: Iterable[tuple[Acts, tuple[date, date]]], width: Bins) -> tuple[Bin, ...]:
    sums: dict[date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    told: set[tuple[int, date, str]] = set()
    for act, (first, last) in dated:
        starts = list(_starts(first, last, width))
        side = "cooperative" if act.cooperative else "conflictive"
        name = side if len(starts) == 1 else f"spread_{side}"
        for start in starts:
            if act.article is None or (act.article, start, name) not in told:
                sums[start][name] += act.count / len(starts)
            if act.article is not None:
                told.add((act.article, start, name))
    shares = {"cooperative": 0.0, "conflictive": 0.0}
    return tuple(Bin(start, end_of(start, width), **(shares | sums[start])) for start in sorted(sums))


def _starts(first: date, last: date, width: Bins, most: int | None = None) -> Iterator[date]:
    """Yield the starts of the bins from one day's to another's, at most so many."""
    start, given = start_of(first, width), 0
    while start <= last and given != most:
        yield start
        given += 1
        end = end_of(start, width)
        if end == date.max:
            return
        start = end + ONE_DAY


def _last_of_month(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - ONE_DAY


def _add_days(day: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))
