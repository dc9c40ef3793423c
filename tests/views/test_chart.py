"""The plot of the event chart by itself: brush, keys, tool tips, bins by zoom."""

from __future__ import annotations

from datetime import date

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.models.calendar import month_end
from desktop.models.theme import Appearance, Theme
from desktop.records import Bin, Bins, Timeline
from desktop.views.chart_plot import TimelinePlot

# pyqtgraph lets presses through to the widget below; the screenless platform has nothing to raise
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget", r"does not support raise")

YEARS = (date(2017, 1, 1), date(2019, 12, 31))
BRUSH = (date(2018, 3, 1), date(2018, 8, 31))


def month(year: int, number: int, *counts: float) -> Bin:
    first = date(year, number, 1)
    return Bin(first, month_end(first), *counts)


TIMELINE = Timeline(
    (month(2017, 9, 0, 2), month(2018, 6, 3, 1, 0.25), month(2019, 2, 1, 0)), Bins.MONTHS, 4, 2, *YEARS, 13
)


@pytest.fixture
def plot(qtbot, monkeypatch):
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)  # every move counts, however quick
    made = TimelinePlot(Theme(Appearance.LIGHT))
    qtbot.addWidget(made)
    made.resize(900, 260)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.width_wanted):
        made.show_timeline(TIMELINE, YEARS)
    return made


def chosen(plot) -> list:
    heard: list = []
    plot.days_chosen.connect(heard.append)
    return heard


def drag(qtbot, plot, start: QPoint, end: QPoint) -> None:
    viewport, left = plot.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseMove(viewport, start)
    qtbot.mousePress(viewport, left, pos=start)
    for step in range(1, 9):
        QApplication.processEvents()
        QTest.mouseMove(viewport, start + (end - start) * step / 8)
    qtbot.mouseRelease(viewport, left, pos=end)


def test_a_drag_chooses_whole_bins_and_tells_it_once(qtbot, plot):
    heard = chosen(plot)
    drag(
        qtbot, plot, plot.place_of(date(2017, 9, 12)) - QPoint(0, 40), plot.place_of(date(2018, 6, 20)) - QPoint(0, 40)
    )
    assert heard == [(date(2017, 9, 1), date(2018, 6, 30))]


def test_an_edge_is_dragged_to_another_bin(qtbot, plot):
    plot.show_days(BRUSH)
    heard = chosen(plot)
    edge = plot.place_of(date(2018, 9, 1))
    drag(qtbot, plot, edge, plot.place_of(date(2019, 2, 10)))
    assert heard == [(date(2018, 3, 1), date(2019, 2, 28))]


def test_the_brush_is_moved_by_whole_bins(qtbot, plot):
    plot.show_days(BRUSH)
    heard = chosen(plot)
    drag(qtbot, plot, plot.place_of(date(2018, 5, 15)), plot.place_of(date(2018, 7, 15)))
    assert heard == [(date(2018, 5, 1), date(2018, 10, 31))]


def test_arrows_move_the_brush_and_with_shift_they_stretch_it(qtbot, plot):
    plot.show_days(BRUSH)
    heard = chosen(plot)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [(date(2018, 4, 1), date(2018, 9, 30)), (date(2018, 3, 1), date(2018, 7, 31))]


def test_the_first_arrow_takes_the_first_bar_in_view(qtbot, plot):
    heard = chosen(plot)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert [days[0] for days in heard] == [date(2017, 9, 1), date(2019, 2, 1)]


def test_enter_asks_for_the_sentences(qtbot, plot):
    with qtbot.waitSignal(plot.opened):
        qtbot.keyClick(plot, Qt.Key.Key_Return)


def test_a_click_chooses_a_bar_and_beside_them_nothing(qtbot, plot):
    heard = chosen(plot)
    for day in (date(2018, 6, 15), date(2017, 3, 15)):
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(day) - QPoint(0, 10))
    assert heard == [(date(2018, 6, 1), date(2018, 6, 30)), None]


def test_the_tool_tip_says_what_a_bar_counts(plot):
    place = plot.place_of(date(2018, 6, 15))
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, place, plot.viewport().mapToGlobal(place))
    QApplication.sendEvent(plot.viewport(), tip)
    assert QToolTip.text().startswith(
        "Jun 2018: 3 cooperation, 1 conflict, 0.25 cooperation as a share of longer spans; click to choose"
    )


def test_bins_follow_the_zoom(qtbot, plot):
    with qtbot.waitSignal(plot.width_wanted) as finer:
        for _ in range(12):
            qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert finer.args == [Bins.WEEKS]
    with qtbot.waitSignal(plot.width_wanted) as home:
        qtbot.keyClick(plot, Qt.Key.Key_0)
    assert home.args == [Bins.MONTHS]


def test_bars_stand_in_their_colours_over_the_grid(plot):
    image = plot.grab().toImage()
    bar = plot.place_of(date(2018, 6, 15)) - QPoint(0, 30)
    assert image.pixelColor(bar) == Theme(Appearance.LIGHT).palette.cooperation
    top, axis, bottom = plot.frame_in_view
    assert top < axis < bottom


def test_the_pointer_shows_what_a_drag_would_hold(plot):
    plot.show_days(BRUSH)
    box = plot._box
    grips = {
        name: box.grip_at(QPointF(box.mapFromScene(plot.mapToScene(plot.place_of(day)))))
        for name, day in (("start", BRUSH[0]), ("inside", date(2018, 6, 1)), ("outside", date(2017, 2, 1)))
    }
    assert {name: grip.name for name, grip in grips.items()} == {
        "start": "START",
        "inside": "WHOLE",
        "outside": "NOTHING",
    }
