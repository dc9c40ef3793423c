"""The event chart among the other panes: steps back, dates that are missing, and the equal table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from conftest import settle
from PySide6.QtCore import Qt

from desktop.models.chips import span_words
from desktop.models.time_span import far_bins, main_bins
from desktop.records import Bin, Bins

DAYS = (date(2017, 1, 1), date(2019, 12, 31))


def test_a_brush_is_one_step_back(qtbot, filled):
    before = filled.workspace.chosen
    filled.timeline.plot.days_chosen.emit(DAYS)
    settle(qtbot, filled)
    filled.timeline.plot.setFocus()
    qtbot.keyClick(filled.timeline.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert filled.workspace.chosen.days[0] == DAYS[0]
    assert filled.workspace.chosen.days[1] > DAYS[1]
    assert filled.workspace.back()
    assert filled.workspace.chosen.days == DAYS
    assert filled.workspace.back()
    assert filled.workspace.chosen == before


def test_the_table_has_the_figures_of_the_chart_and_opens_their_sentences(qtbot, filled):
    chart = filled.timeline
    chart._as_table.click()
    model, bins = chart.table.model(), main_bins(chart._timeline)
    far = bool(far_bins(chart._timeline))
    assert model.rowCount() == len(bins) + far + 1
    row = next(place for place, each in enumerate(bins) if each.cooperative)
    assert model.index(row, 1).data() == f"{bins[row].cooperative:g}"
    chart.table.setCurrentIndex(model.index(row, 0))
    qtbot.keyClick(chart.table, Qt.Key.Key_Return)
    settle(qtbot, filled)
    assert filled.workspace.chosen.days == (bins[row].start, bins[row].end)
    assert filled.panes.shows("events")


def test_the_last_row_stands_for_what_has_no_date(qtbot, filled):
    chart = filled.timeline
    chart._as_table.click()
    chart.table.setCurrentIndex(chart.table.model().index(chart.table.model().rowCount() - 1, 0))
    qtbot.keyClick(chart.table, Qt.Key.Key_Space)
    settle(qtbot, filled)
    assert filled.workspace.chosen.undated_only
    assert all(event.dates == (None, None) for event in filled.events.shown())


def test_the_block_without_dates_takes_them_in_and_leaves_them_out(qtbot, filled):
    filled.timeline.plot.days_chosen.emit(DAYS)
    for included in (True, False):
        qtbot.mouseClick(filled.timeline.undated, Qt.MouseButton.LeftButton)
        settle(qtbot, filled)
        assert filled.workspace.chosen.undated is included


def test_chosen_bins_stay_until_the_zoom_chooses_again(qtbot, filled):
    chart = filled.timeline
    chart._bins.setCurrentText("Years")
    chart._bins.activated.emit(chart._bins.currentIndex())
    settle(qtbot, filled)
    assert chart._timeline.width is Bins.YEARS
    chart._bins.setCurrentIndex(0)
    chart._bins.activated.emit(0)
    settle(qtbot, filled)
    assert chart._timeline.width is not Bins.YEARS


def test_a_screen_reader_hears_what_is_drawn(qtbot, filled):
    filled.timeline.plot.days_chosen.emit(DAYS)
    settle(qtbot, filled)
    words = filled.timeline.plot.accessibleDescription()
    assert "cooperation" in words
    assert words.endswith("Chosen: 2017 – 2019")
    assert "No date:" in filled.timeline.undated.accessibleName()


def test_the_range_speaks_of_the_days_in_view_when_few_acts_are_left(filled):
    chart = filled.timeline
    bins = main_bins(chart._timeline)
    home, old = (bins[0].start, bins[-1].end), date(1950, 1, 1)
    few = replace(chart._timeline, bins=(Bin(old, date(1950, 12, 31), 2, 0), bins[0]))
    chart._show_timelines((few, replace(chart._timeline, bins=bins)))
    assert chart._home == home
    assert chart._range.text() == f"{span_words(bins[0].start, bins[0].end)}, 2 outside"
    chart._show_timelines((replace(few, bins=few.bins[:1]), replace(chart._timeline, bins=bins)))
    assert chart._range.text() == "2 outside"
