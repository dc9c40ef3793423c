"""The models behind matrix, timeline and event table, and the calendar they stand on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.calendar import bin_of, bin_words, bins_for, shifted, ticks
from desktop.models.chips import chips, span_words
from desktop.models.matrix_model import MatrixModel, Order, Shown
from desktop.models.time_span import bins_in, main_span
from desktop.models.timeline_model import TimelineModel
from desktop.records import Bin, Bins, Cell, EventType, Filter, Matrix, Measure, Status, Timeline

DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))
MATRIX = Matrix(("PRK", "CHN", "USA"), {("USA", "PRK"): Cell(3, -2.0, 1, 2)}, {"USA": 3}, {"PRK": 3}, 3)


@pytest.fixture
def matrix(qapp) -> MatrixModel:
    model = MatrixModel()
    model.tester = QAbstractItemModelTester(model)
    model.show_matrix(MATRIX, Measure())
    return model


def test_a_pair_stands_where_its_source_and_target_meet(matrix):
    place = matrix.index_of("USA", "PRK")
    assert (place.row(), place.column()) == (2, 0)
    assert place.data() == "3"
    assert matrix.pair_at(place) == ("USA", "PRK")
    assert "3 happenings, mean −2" in place.data(Qt.ItemDataRole.ToolTipRole)
    assert matrix.index_of("USA", "USA").data() == ""


def test_totals_stand_last(matrix):
    assert matrix.index_of("USA", None).data() == "3"
    assert matrix.index(3, 3).data() == "3"
    assert not matrix.index_of(None, None).isValid()
    assert not matrix.index_of("XXX", "PRK").isValid()


def test_actors_stand_in_the_order_that_was_chosen(matrix):
    assert matrix.actors == ("PRK", "CHN", "USA")
    matrix.sort_by(Order.CODE)
    assert matrix.actors == ("CHN", "PRK", "USA")
    matrix.sort_by(Order.NAME)
    assert matrix.actors == ("CHN", "PRK", "USA")
    assert matrix.index_of("USA", "PRK").data() == "3"


def test_cells_can_show_the_mean(matrix):
    matrix.show_number(Shown.MEAN)
    assert matrix.index_of("USA", "PRK").data() == "−2"


def test_the_matrix_is_copied_with_its_heads(matrix):
    rows = [row.split("\t") for row in matrix.as_text().splitlines()]
    assert rows[0][1:] == ["PRK", "CHN", "USA", "all"]
    assert rows[3] == ["USA", "3", "", "", "3"]


def test_the_timeline_as_a_table_ends_with_what_has_no_date(qapp):
    model = TimelineModel()
    QAbstractItemModelTester(model)
    model.show_timeline(Timeline((Bin(date(2018, 6, 1), date(2018, 6, 30), 2, 0, 0.25),), Bins.MONTHS, 4, 1))
    assert [model.index(0, column).data() for column in range(5)] == ["Jun 2018", "2", "", "0.25", ""]
    assert [model.index(1, column).data() for column in range(3)] == ["no date", "4", "1"]


@given(DAYS, st.sampled_from(Bins))
def test_a_bin_holds_its_day_and_ends_where_the_next_begins(day, width):
    first, last = bin_of(day, width)
    assert first <= day <= last
    assert bin_of(first, width) == bin_of(last, width) == (first, last)
    assert shifted(day, width, 1) == last + timedelta(days=1)
    assert shifted(shifted(day, width, 1), width, -1) == first
    assert bin_words(first, width)


@given(DAYS, st.integers(0, 400_000), st.integers(0, 30))
def test_ticks_lie_in_order_within_the_range_and_have_room(first, days, room):
    last = min(first + timedelta(days=days), date(9500, 1, 1))
    found = list(ticks(first, last, room))
    assert [day for day, _ in found] == sorted({day for day, _ in found})
    assert all(first <= day <= last for day, _ in found)
    assert all(words for _, words in found)
    assert len(found) <= max(room, 1) + 1


def test_wider_ranges_have_wider_bins():
    widths = [bins_for(days) for days in (10, 100, 1_000, 8_000, 40_000)]
    assert widths == [Bins.DAYS, Bins.WEEKS, Bins.MONTHS, Bins.QUARTERS, Bins.YEARS]


def test_a_few_acts_decades_away_do_not_squeeze_the_chart():
    def bar(year: int, count: float) -> Bin:
        return Bin(date(year, 1, 1), date(year, 12, 31), count, 0)

    many = [bar(year, 5) for year in (2017, 2018, 2019, 2024)]
    assert main_span(Timeline((bar(1985, 1), *many))) == (date(2017, 1, 1), date(2024, 12, 31))
    assert main_span(Timeline((bar(1985, 9), *many))) == (date(1985, 1, 1), date(2024, 12, 31))
    assert main_span(Timeline()) is None


def test_bins_count_as_shown_where_a_chart_shows_a_part_of_them():
    old, new = (Bin(date(year, 1, 1), date(year, 12, 31), 1, 0) for year in (1980, 2019))
    assert bins_in((old, new), (date(2019, 6, 1), date(2024, 1, 1))) == (new,)
    assert bins_in((old, new), None) == ()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-01-01", "2019-12-31", "2017 – 2019"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2017-09-01", "2018-02-28", "Sep 2017 – Feb 2018"),
        ("2017-09-01", "2017-09-30", "Sep 2017"),
        ("2017-09-02", "2017-09-30", "2017-09-02 – 2017-09-30"),
        ("2017-09-02", "2017-09-02", "2017-09-02"),
    ],
)
def test_a_range_of_days_is_said_as_shortly_as_it_can_be(first, last, words):
    assert span_words(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_each_part_of_a_filter_has_a_chip_that_takes_only_it_away():
    chosen = Filter(
        source="USA",
        days=(date(2017, 1, 1), date(2019, 12, 31)),
        statuses=frozenset({Status.PLANNED, Status.FACT}),
        types=frozenset({EventType.AID}),
        articles=frozenset({4}),
        languages=frozenset({"ko"}),
        text="talks",
    )
    found = chips(chosen, lambda article: f"Article {article}")
    assert {chip.name: chip.value for chip in found} == {
        "Text": "“talks”",
        "Article": "Article 4",
        "Language": "Korean",
        "Pair": "USA → any",
        "Date": "2017 – 2019, and no date",
        "Status": "fact, planned",
        "Type": "AID",
    }
    for chip in found:
        assert len(chips(chip.without, str)) == len(found) - 1


def test_acts_decades_away_stand_in_one_row_of_the_table(qapp):
    many = tuple(Bin(date(year, 1, 1), date(year, 12, 31), 5, 0) for year in (2017, 2018, 2019, 2024))
    far = tuple(Bin(date(year, 1, 1), date(year, 12, 31), 0, 0, 0.1) for year in range(1980, 1990))
    model = TimelineModel()
    model.show_timeline(Timeline((*far, *many), Bins.YEARS))
    rows = [[model.index(row, column).data() for column in (0, 1, 3)] for row in range(model.rowCount())]
    assert rows[4:] == [["1980 – 1989", "", "1"], ["no date", "", ""]]
