"""The legend, the margin and the menu of languages in the reader."""

from dataclasses import replace

import pytest
from article_desk import TALKS, open_desk, settle, span_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from desktop.models.highlights import Look
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import Workspace
from desktop.records import Selection
from desktop.views.reader import ReaderView
from desktop.views.reader_blanks import RulesNotice
from desktop.views.reader_head import LanguageTag
from desktop.views.reader_margins import LanguageMargin

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
SPANISH = "Japón invitó a Cuba."


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def view(qtbot, desk):
    workspace = Workspace()
    view = ReaderView(workspace, desk, Theme(Appearance.LIGHT))
    view.asked = []
    view.segments_requested.connect(lambda *asked: view.asked.append(asked))
    qtbot.addWidget(view)
    view.resize(640, 640)
    view.show()
    settle(qtbot, desk)
    workspace.select(Selection(1))
    settle(qtbot, desk)
    view.focus_text()
    return view


def test_an_article_in_a_language_without_event_rules_says_so(qtbot, view):
    notice = view.findChild(RulesNotice)
    assert notice.isHidden()
    article = view.article
    spoken = tuple(
        replace(each, language="fr" if each.language == "en" else each.language) for each in article.segments
    )
    view._show(replace(article, segments=spoken), frozenset())
    assert notice.isVisible()
    assert notice.text() == "No event rules for French yet: events told in it are not found."
    view._show(article, frozenset())
    assert notice.isHidden()


def tag(view, language):
    return next(each for each in view.findChildren(LanguageTag) if each.language == language and each.isVisible())


def margin(view):
    return view.findChild(LanguageMargin)


def marked(view):
    return [mark.span for _units, mark in view.page._marks if mark.look is Look.LANGUAGE]


def beside(view, language):
    """Return the middle of the first bar of a language in the margin."""
    top, bottom, _run = next(bar for bar in margin(view).bars if bar[2] and bar[2].language == language)
    return QPoint(margin(view).width() - 12, round((top + bottom) / 2) - margin(view).top)


def put_cursor(view, words, *, select=False):
    units = view.page._positions.to_units(span_of(TALKS, words))
    cursor = view.page.textCursor()
    cursor.setPosition(units.start)
    if select:
        cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
    view.page.setTextCursor(cursor)


def choose(menu, words):
    next(action for action in menu.actions() if action.text() == words).trigger()


def outcome(view, own=()):
    article, change, _words = view.asked[-1]
    assert article == 1
    return [(part.span.of(TALKS), part.language) for part in change(own)]


def test_a_tag_goes_from_stretch_to_stretch_of_its_language(qtbot, view):
    spanish = span_of(TALKS, SPANISH)
    QTest.mouseClick(tag(view, "es"), Qt.MouseButton.LeftButton)
    assert marked(view) == [spanish]
    QTest.mouseClick(tag(view, "en"), Qt.MouseButton.LeftButton)
    (first,) = marked(view)
    assert first.start > spanish.end
    QTest.mouseClick(tag(view, "en"), Qt.MouseButton.LeftButton)
    assert marked(view)[0].start < spanish.start


def test_escape_and_a_click_in_the_text_take_the_mark_away(view):
    QTest.mouseClick(tag(view, "es"), Qt.MouseButton.LeftButton)
    QTest.keyClick(view.page, Qt.Key.Key_Escape)
    assert marked(view) == []
    QTest.mouseClick(tag(view, "es"), Qt.MouseButton.LeftButton)
    box = view.page.boxes(view.page._positions.to_units(span_of(TALKS, "invited")))[0]
    word = box.center().toPoint() - QPoint(0, view.page.verticalScrollBar().value())
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=word)
    assert marked(view) == []


def test_the_legend_tells_shares_where_there_is_room(qtbot, view):
    wide = tag(view, "en").width()
    view.resize(380, 640)
    qtbot.waitUntil(lambda: tag(view, "en").width() < wide)
    assert "English, 99%" in tag(view, "en").toolTip()


def test_a_click_on_a_bar_marks_its_stretch(view):
    QTest.mouseClick(margin(view), Qt.MouseButton.LeftButton, pos=beside(view, "es"))
    assert marked(view) == [span_of(TALKS, SPANISH)]


def test_resting_on_a_bar_tells_why(qtbot, view):
    place = beside(view, "es")
    rest = QHelpEvent(QHelpEvent.Type.ToolTip, place, margin(view).mapToGlobal(place))
    QApplication.sendEvent(margin(view), rest)
    qtbot.waitUntil(lambda: "Spanish" in QToolTip.text(), timeout=20_000)
    QToolTip.hideText()


def test_the_language_of_a_stretch_is_set_from_the_menu(view):
    put_cursor(view, "invitó")
    QTest.keyClick(view.page, Qt.Key.Key_L)
    menu = view.findChild(QMenu, "languages")
    choose(menu, "Portuguese")
    menu.close()
    assert outcome(view) == [(SPANISH, "pt")]


def test_selected_words_get_a_language_of_their_own(view):
    put_cursor(view, "talks on Monday", select=True)
    QTest.keyClick(view.page, Qt.Key.Key_L)
    menu = view.findChild(QMenu, "languages")
    assert menu.title() == "Language of the selected words"
    choose(menu, "German")
    menu.close()
    assert outcome(view) == [("talks on Monday", "de")]


def test_a_stretch_is_cut_at_the_cursor(view):
    put_cursor(view, "a Cuba.")
    QTest.keyClick(view.page, Qt.Key.Key_S)
    assert outcome(view) == [("Japón invitó ", "es"), ("a Cuba.", "es")]


def test_letters_do_nothing_where_nothing_can_be_joined(view):
    put_cursor(view, "invitó")
    QTest.keyClick(view.page, Qt.Key.Key_J)
    assert view.asked == []


def test_the_menu_of_the_text_offers_languages(view):
    put_cursor(view, "invitó")
    view.page.menu_wanted.emit(view.page.place_of_cursor())
    (menu,) = [each for each in view.findChildren(QMenu) if each.isVisible()]
    words = [action.text() for action in menu.actions()]
    assert "Language of this segment" in words
    menu.close()
