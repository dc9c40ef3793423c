from dataclasses import replace
from datetime import date

import pytest
from article_desk import open_desk, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from desktop.models.fonts import sans
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import Workspace
from desktop.records import Facts, Filter, Selection
from desktop.views.article_card import two_lines
from desktop.views.articles import ArticlesView
from desktop.views.signs import tag_width

TALKS, AID = 1, 2


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def workspace(qtbot):
    return Workspace()


@pytest.fixture
def view(qtbot, desk, workspace):
    view = ArticlesView(workspace, desk, Theme(Appearance.LIGHT))
    qtbot.addWidget(view)
    view.resize(272, 500)
    view.show()
    settle(qtbot, desk)
    return view


def listed(view):
    return [row.id for row in view.rows]


def words_of(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_newest_article_stands_first_and_the_undated_last(view):
    assert listed(view) == [AID, TALKS]
    assert "2 articles, all match" in words_of(view)
    assert "1 article has no date" in words_of(view)


def test_arrows_move_and_select(qtbot, view, workspace):
    view.focus_list()
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Down)
    assert workspace.selection == Selection(AID)
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Down)
    assert workspace.selection == Selection(TALKS)


def test_enter_asks_for_the_reader(qtbot, view):
    view.focus_list()
    with qtbot.waitSignal(view.reader_requested):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)


def test_a_selection_made_elsewhere_is_shown(view, workspace):
    workspace.select(Selection(TALKS))
    assert view.chosen_articles() == [TALKS]
    workspace.select(Selection())
    assert view.chosen_articles() == []


def test_delete_asks_for_all_marked_articles(qtbot, view, workspace):
    workspace.select(Selection(AID))
    view.focus_list()
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.delete_requested) as asked:
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Delete)
    assert asked.args == [[AID, TALKS]]


def test_typing_narrows_after_a_pause_and_at_once_by_enter(qtbot, view, desk, workspace):
    view.focus_search()
    with qtbot.waitSignal(workspace.filter_changed):
        QTest.keyClicks(view.focusWidget(), "Tokyo")
    assert workspace.chosen.text == "Tokyo"
    settle(qtbot, desk)
    assert listed(view) == [TALKS]
    assert "1 of 2 articles" in words_of(view)
    QTest.keyClicks(view.focusWidget(), " Bay")
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    assert workspace.chosen.text == "Tokyo Bay"


def test_down_leads_from_the_search_field_into_the_list(qtbot, view):
    view.focus_search()
    field = view.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert view.focusWidget() is not field
    assert view.focusWidget().model().rowCount() == 2


def test_a_search_without_result_offers_the_way_back(qtbot, view, desk, workspace):
    workspace.narrow(replace(workspace.chosen, text="zebra"))
    settle(qtbot, desk)
    assert "No article holds “zebra”." in words_of(view)
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Clear filter")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert listed(view) == [AID, TALKS]
    view.focus_search()
    assert view.focusWidget().text() == ""


def test_a_text_filter_removed_elsewhere_leaves_the_search_field(qtbot, view, desk, workspace):
    workspace.narrow(replace(workspace.chosen, text="Tokyo"))
    view.focus_search()
    assert view.focusWidget().text() == "Tokyo"
    workspace.narrow(Filter())
    assert view.focusWidget().text() == ""


def test_set_dates_asks_for_the_articles_without_one(qtbot, view):
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Set dates…")
    with qtbot.waitSignal(view.facts_requested) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [[TALKS]]


def test_the_list_follows_what_is_written(qtbot, view, desk):
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda library: library.set_facts({TALKS: Facts(published=date(2022, 1, 1))}, desk.reader))
    settle(qtbot, desk)
    assert listed(view) == [TALKS, AID]
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda library: library.delete_articles([AID]))
    settle(qtbot, desk)
    assert listed(view) == [TALKS]
    assert "1 article" in words_of(view)


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_the_menu_offers_to_count_only_the_marked_article(qtbot, view, workspace):
    workspace.select(Selection(AID))
    view.focus_list()
    view.focusWidget().menu_wanted.emit(view.mapToGlobal(view.rect().center()))
    menu = view.findChild(QMenu)
    next(a for a in menu.actions() if a.text() == "Count only this article").trigger()
    menu.close()
    assert workspace.chosen.articles == frozenset({AID})


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("width", [232, 320])
def test_the_selected_card_has_an_edge_in_the_accent_colour(qtbot, desk, workspace, appearance, width):
    theme = Theme(appearance)
    view = ArticlesView(workspace, desk, theme)
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.show()
    settle(qtbot, desk)
    workspace.select(Selection(AID))
    view.focus_search()
    view.focus_list()
    QApplication.sendPostedEvents()
    cards = view.focusWidget()
    picture = cards.viewport().grab().toImage()
    assert QColor(picture.pixel(1, 40)) == theme.palette.accent
    assert QColor(picture.pixel(width - 6, 40)) == theme.palette.accent_tint
    assert cards.horizontalScrollBar().maximum() == 0


def test_a_long_title_keeps_two_lines_within_the_card(qapp):
    metrics = QFontMetrics(sans(13, bold=True))
    lines = two_lines("\U0001f4e3 A very long title about talks between many states " * 3, metrics, 200)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 202 for line in lines)
    assert two_lines("Short", metrics, 200) == ["Short"]


def test_a_click_on_a_language_tag_narrows_and_widens_again(qtbot, view, desk, workspace):
    card = view._list.visualRect(view._articles.index_of(TALKS))
    place = QPoint(card.left() + 14 + tag_width("en") + 5 + 6, card.top() + 78)
    QTest.mouseClick(view._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert workspace.chosen.languages == {"es"}
    assert workspace.selection == Selection()
    settle(qtbot, desk)
    assert listed(view) == [TALKS]
    card = view._list.visualRect(view._articles.index_of(TALKS))
    QTest.mouseClick(view._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), card.top() + 78))
    assert workspace.chosen.languages == frozenset()
