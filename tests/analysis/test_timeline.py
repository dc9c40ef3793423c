"""The timeline: bins, spread acts, acts without a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.timeline import MOST_BINS, Acts, choose_width, end_of, lay_out, start_of
from desktop.records import Bins, Count, EventType, Filter, Measure, Review, Verdict

BARS = {Bins.DAYS: 1, Bins.WEEKS: 7, Bins.MONTHS: 31, Bins.QUARTERS: 92, Bins.YEARS: 366}


def test_the_world_by_months(library):
    timeline = library.timeline(width=Bins.MONTHS)
    assert timeline.total == 6
    assert (timeline.first, timeline.last) == (date(2023, 1, 1), date(2024, 3, 31))
    assert (timeline.undated_cooperative, timeline.undated_conflictive) == (2, 0)
    bars = {bar.start: bar for bar in timeline.bins}
    january = bars[date(2024, 1, 1)]
    assert (january.conflictive, january.spread_conflictive, january.end) == (
        1,
        pytest.approx(1 / 3),
        date(2024, 1, 31),
    )
    assert bars[date(2024, 2, 1)].conflictive == 1
    assert bars[date(2023, 7, 1)].spread_cooperative == pytest.approx(1 / 12)


def test_an_act_of_a_quarter_counts_whole_in_its_quarter(library):
    chosen = Filter(types=frozenset({EventType.SANCTION}))
    (bar,) = library.timeline(chosen, width=Bins.QUARTERS).bins
    assert (bar.conflictive, bar.spread_conflictive) == (1, 0)
    assert (bar.start, bar.end) == (date(2024, 1, 1), date(2024, 3, 31))


def test_a_report_without_a_date_has_the_days_of_its_happening(library):
    blamed = Filter(types=frozenset({EventType.THREATEN}))
    assert library.timeline(blamed).undated_conflictive == 0
    library.review_events({1: Review(Verdict.REJECTED)})
    assert library.timeline(blamed).undated_conflictive == 1


def test_an_empty_timeline(library):
    timeline = library.timeline(Filter(text="nowhere to be found"))
    assert (timeline.bins, timeline.total, timeline.first, timeline.width) == ((), 0, None, Bins.MONTHS)


def test_empty_bins_are_left_out():
    day, later = date(2024, 1, 1), date(2024, 6, 1)
    timeline = lay_out([Acts((day, day), True, 2), Acts((later, later), False, 1)], Bins.MONTHS)
    assert [(bar.start, bar.cooperative, bar.conflictive) for bar in timeline.bins] == [(day, 2, 0), (later, 0, 1)]


def test_the_ends_of_the_calendar_are_no_trap():
    acts = [Acts((date.min, date.min), True, 1), Acts((date.max, date.max), True, 1)]
    for width in Bins:
        assert sum(bar.cooperative for bar in lay_out(acts, width).bins) == 2
    assert choose_width(date.min, date.max) is Bins.YEARS


@settings(deadline=None)
@given(st.dates(date(1, 2, 1), date(9998, 1, 1)), st.sampled_from(list(Bins)))
def test_a_bin_holds_its_day_and_the_next_one_follows(day, width):
    start, end = start_of(day, width), end_of(start_of(day, width), width)
    assert start <= day <= end
    assert start_of(end, width) == start
    assert start_of(end + timedelta(days=1), width) == end + timedelta(days=1)
    assert (end - start).days < BARS[width]


@settings(deadline=None, max_examples=40)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 20_000))
def test_a_chosen_width_is_the_finest_that_fits(first, days):
    last = first + timedelta(days=days)

    def bins(width):
        return len({start_of(first + timedelta(days=n), width) for n in range(days + 1)})

    chosen = choose_width(first, last)
    finer = list(Bins)[: list(Bins).index(chosen)]
    assert bins(chosen) <= MOST_BINS
    assert all(bins(width) > MOST_BINS for width in finer)


def test_an_article_counts_once_in_a_bin_and_sign_however_much_it_tells(library):
    timeline = library.timeline(measure=Measure(Count.ARTICLES), width=Bins.YEARS)
    dated = {each.start.year: (each.cooperative, each.conflictive) for each in timeline.bins}
    assert dated == {2023: (1, 0), 2024: (0, 2)}
    assert timeline.undated_cooperative == 1
    assert timeline.total == library.matrix(measure=Measure(Count.ARTICLES)).total == 2
