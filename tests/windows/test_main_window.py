"""The window as a new user meets it."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.models.workspace import START
from desktop.records import DEFAULT_STATUSES, Filter, Selection, Verdict
from desktop.windows.panes import Layout
from desktop.windows.tools import Tools


def test_an_empty_library_offers_the_samples(window):
    assert window.pages.currentWidget() is window.empty
    assert window.empty._samples.isVisible()


def test_opening_the_samples_fills_every_pane(qtbot, window):
    with qtbot.waitSignal(window.importer.imported, timeout=60_000):
        window.empty._samples.click()
    settle(qtbot, window)
    assert window.pages.currentWidget() is not window.empty
    assert window.desk.library.counts().articles == 5
    assert window.matrix.table.model().rowCount() > 2
    assert window.events.shown()
    assert window.workspace.selection.article is not None
    assert len(window.importer.report.lines) == 5


def test_a_click_on_a_cell_narrows_events_and_keeps_the_matrix_whole(qtbot, filled):
    before = filled.matrix.table.model().data(filled.matrix.table.model().index_of("CHN", "PRK"))
    table = filled.matrix.table
    place = table.model().index_of("USA", "PRK")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(place).center())
    settle(qtbot, filled)
    assert (filled.workspace.chosen.source, filled.workspace.chosen.target) == ("USA", "PRK")
    assert filled.events.shown()
    assert all(("USA", "PRK") in event.dyads for event in filled.events.shown())
    assert filled.matrix.table.model().data(filled.matrix.table.model().index_of("CHN", "PRK")) == before


def test_enter_on_a_cell_brings_its_sentences(qtbot, filled):
    table = filled.matrix.table
    table.setCurrentIndex(table.model().index_of("USA", "PRK"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, filled)
    assert filled.panes.shows("events")
    assert filled.workspace.chosen.target == "PRK"
    filled.back_key.activated.emit()
    assert filled.workspace.chosen == START.chosen


def test_choosing_an_event_opens_its_article_at_the_highlight(qtbot, filled):
    event = next(each for each in filled.events.shown() if each.article != filled.workspace.selection.article)
    filled.events.tree.setCurrentIndex(filled.events._events.index_of(event.id))
    settle(qtbot, filled)
    assert filled.workspace.selection == Selection(event.article, event.id)


def test_a_brush_on_the_chart_narrows_the_others_and_not_itself(qtbot, filled):
    drawn = filled.timeline._timeline
    filled.timeline.plot.days_chosen.emit((date(2017, 1, 1), date(2019, 12, 31)))
    settle(qtbot, filled)
    happenings: dict[int, list[tuple[date, date]]] = {}
    for event in filled.events.shown():
        happenings.setdefault(event.happening, []).append(tuple(day for day in event.dates if day))
    assert happenings
    for days in happenings.values():
        dated = [each for each in days if each]  # a headline inherits the date of its happening
        assert dated
        assert any(each[0] <= date(2019, 12, 31) and each[-1] >= date(2017, 1, 1) for each in dated)
    assert filled.timeline._timeline.total == drawn.total


def test_the_bar_names_each_part_of_the_filter_and_takes_it_away(qtbot, filled):
    filled.workspace.narrow(Filter(source="USA", target="PRK", statuses=DEFAULT_STATUSES))
    settle(qtbot, filled)
    assert filled.filter_bar.isVisible()
    pair = next(chip for chip in filled.filter_bar._chips if "USA → PRK" in chip.text())
    pair.click()
    assert filled.workspace.chosen == Filter(statuses=DEFAULT_STATUSES)


def test_a_click_in_the_list_opens_the_article(qtbot, filled):
    list_view = filled.articles._list
    for row in (2, 0, 4):
        index = list_view.model().index(row, 0)
        place = list_view.visualRect(index).center()
        qtbot.mouseClick(list_view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle(qtbot, filled)
        assert filled.reader.article.id == filled.articles.rows[row].id


def test_esc_clears_the_search_before_it_steps_back(qtbot, filled):
    filled.workspace.narrow(Filter(source="USA", statuses=DEFAULT_STATUSES))
    filled.search()
    qtbot.keyClicks(filled.articles._search, "Ebrard")
    qtbot.keyClick(filled.articles._search, Qt.Key.Key_Return)
    assert filled.workspace.chosen.text == "Ebrard"
    qtbot.keyClick(filled.articles._search, Qt.Key.Key_Escape)
    assert filled.workspace.chosen == Filter(source="USA", statuses=DEFAULT_STATUSES)


def test_escape_takes_back_one_step_at_a_time(qtbot, filled):
    start = filled.workspace.chosen
    filled.workspace.narrow(Filter(source="USA"))
    filled.workspace.narrow(Filter(source="USA", target="PRK"))
    filled.back_key.activated.emit()
    assert filled.workspace.chosen == Filter(source="USA")
    filled.back_key.activated.emit()
    assert filled.workspace.chosen == start


def test_rejecting_by_key_changes_the_figures_and_undo_brings_them_back(qtbot, filled):
    event = filled.events.shown()[0]
    before = filled.desk.library.matrix(filled.workspace.chosen).total
    filled.panes.show_pane("events", shown=True)
    filled.workspace.select(Selection(event.article, event.id))
    settle(qtbot, filled)
    for told in filled.events.tree.chosen():
        assert told.happening == event.happening
    filled.events.tree.setCurrentIndex(filled.events._events.index(0, 0))
    qtbot.keyClick(filled.events.tree, Qt.Key.Key_R)
    settle(qtbot, filled)
    assert filled.desk.library.event_row(event.id).review.verdict is Verdict.REJECTED
    assert filled.desk.library.matrix(filled.workspace.chosen).total == before - 1
    filled.undo_stack.undo()
    settle(qtbot, filled)
    assert filled.desk.library.event_row(event.id).review.verdict is Verdict.OPEN
    assert filled.desk.library.matrix(filled.workspace.chosen).total == before
    filled.undo_stack.redo()
    settle(qtbot, filled)
    assert filled.desk.library.matrix(filled.workspace.chosen).total == before - 1


def test_a_correction_in_the_editor_survives_analysing_again(qtbot, filled):
    event = filled.events.shown()[0]
    filled.events.edit(event.id)
    settle(qtbot, filled)
    filled.events.editor._date.clear()
    qtbot.keyClicks(filled.events.editor._date, "2020-02-03")
    qtbot.keyClick(filled.events.editor._date, Qt.Key.Key_Return)
    settle(qtbot, filled)
    filled.analyse_again()
    settle(qtbot, filled)
    row = filled.desk.library.event_row(event.id)
    assert row.dates == (date(2020, 2, 3), date(2020, 2, 3))
    assert row.review.corrects


def test_keys_faster_than_the_lane_undo_to_where_they_began(qtbot, filled):
    event = filled.events.shown()[0]
    for verdict in (Verdict.ACCEPTED, Verdict.REJECTED):
        filled.reviewer._judge(event, verdict)
    filled.undo_stack.undo()
    filled.undo_stack.undo()
    settle(qtbot, filled)
    assert filled.desk.library.event_row(event.id).review.verdict is Verdict.OPEN


def test_panes_can_be_hidden_and_shown_again(filled):
    filled.actions_by_name["show_articles"].trigger()
    assert not filled.articles.isVisible()
    filled.actions_by_name["show_articles"].trigger()
    assert filled.articles.isVisible()


def test_each_layout_shows_its_panes_and_changes_no_parent(filled):
    parents = {name: view.parent() for name, view in filled.panes._views.items()}
    filled.actions_by_name["layout_review"].trigger()
    assert not filled.articles.isVisible()
    assert not filled.matrix.isVisible()
    assert filled.panes.shows("events")
    filled.actions_by_name["layout_figures"].trigger()
    assert not filled.reader.isVisible()
    assert filled.matrix.isVisible()
    filled.actions_by_name["layout_read"].trigger()
    assert filled.panes.layout is Layout.READ
    assert parents == {name: view.parent() for name, view in filled.panes._views.items()}


def test_f6_goes_round_the_open_panes(filled):
    filled.activateWindow()
    filled.panes.focus("articles")
    seen = []
    for _ in range(4):
        filled.actions_by_name["next_pane"].trigger()
        seen.append(next(name for name in filled.panes._views if filled.panes._holds_focus(name)))
    assert seen == ["reader", "matrix", "timeline", "articles"]


def test_every_control_of_the_window_has_a_name_or_words(filled):
    for kind in ("QComboBox", "QTableView", "QTreeView", "QListView"):
        for widget in filled.findChildren(QWidget):
            inside = (
                widget.parent() is not None and widget.parent().metaObject().className() == "QComboBoxPrivateContainer"
            )
            if widget.metaObject().className() == kind and not inside:
                assert widget.accessibleName(), f"{kind} {widget.objectName()} in {widget.parent()}"


def test_a_narrow_tool_bar_gives_up_words_before_buttons(qtbot, filled):
    tools = filled.findChild(Tools)
    buttons = tools.findChildren(QPushButton)
    for width in (1500, 1024, 1500):
        filled.resize(width, 800)
        qtbot.waitUntil(lambda: all(each.isVisible() and each.width() >= each.sizeHint().width() for each in buttons))
        label = next(each for each in tools.findChildren(QLabel) if each.text() == "Layout")
        qtbot.waitUntil(lambda wide=width > 1024, each=label: each.isVisible() == wide)


@pytest.mark.parametrize("name", ["timeline", "events"])
def test_both_tabs_are_read_whole_beside_the_tools_of_each(qtbot, filled, name):
    filled.panes.focus(name)
    settle(qtbot, filled)
    bar = filled.panes.tabs.tabBar()
    assert bar.tabText(1).split()[1].isdigit()
    qtbot.waitUntil(lambda: bar.tabRect(0).left() >= 0 and bar.tabRect(1).right() < bar.width())
