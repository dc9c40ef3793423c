"""Page parts and stories in the window: one key marks, one click teaches an outlet or judges, and all is undone."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton
from stories import edited, other_day, wire

from desktop.processes import InlineReader
from desktop.records import Document, Selection
from desktop.views.notice import Notice
from desktop.views.reader_story import StoryLines, TitleLink

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
DAY = date(2024, 3, 5)
MENU = "Read more on our app and never miss a story again"


def story(name, text, source="Daily", **fields):
    return Document(name, f"{name}.txt", text, name, source=source, published=DAY, given=frozenset({"text"}), **fields)


def fill(qtbot, window, *documents):
    window.desk.write(lambda library: library.import_documents(documents, InlineReader()))
    settle(qtbot, window)
    window.workspace.select(Selection(1))
    settle(qtbot, window)
    window.reader.focus_text()


def put_cursor(window, words):
    page, text = window.reader.page, window.reader.article.text
    cursor = QTextCursor(page.document())
    cursor.setPosition(text.index(words))
    page.setTextCursor(cursor)


def link(widget, words):
    return next(each for each in widget.findChildren(QPushButton) if each.text() == words and not each.isHidden())


def chrome_of(window, number=1):
    article = window.desk.library.article(number)
    return [span.of(article.text) for span in article.chrome]


@pytest.fixture
def read(qtbot, window):
    fill(
        qtbot,
        window,
        story("a", f"{wire('en')}{MENU}\n"),
        story("b", f"{other_day('en')}{MENU}\n"),
        story("c", f"{MENU}\n", source="Herald"),
    )
    return window


def test_a_key_marks_the_line_at_the_cursor_and_it_is_undone(qtbot, read):
    put_cursor(read, "never miss")
    qtbot.keyClick(read.reader.page, Qt.Key.Key_D)
    settle(qtbot, read)
    assert chrome_of(read) == [MENU]
    assert all(MENU not in segment.span.of(read.reader.article.text) for segment in read.reader.article.segments)
    read.analyse_again()
    settle(qtbot, read)
    assert chrome_of(read) == [MENU]
    put_cursor(read, "never miss")
    qtbot.keyClick(read.reader.page, Qt.Key.Key_B)
    settle(qtbot, read)
    assert chrome_of(read) == []
    read.undo_stack.undo()
    read.undo_stack.undo()
    settle(qtbot, read)
    assert read.reader.article.own_chrome == read.reader.article.own_content == ()


def test_the_offer_for_the_outlet_goes_with_the_mark_that_is_undone(qtbot, read):
    put_cursor(read, "never miss")
    qtbot.keyClick(read.reader.page, Qt.Key.Key_D)
    settle(qtbot, read)
    assert not read.findChild(Notice).isHidden()
    read.undo_stack.undo()
    settle(qtbot, read)
    assert chrome_of(read) == []
    assert read.findChild(Notice).isHidden()


def test_the_cursor_stays_in_the_line_that_is_marked_and_in_sight_below_the_offer(qtbot, window):
    fill(qtbot, window, story("a", f"{wire('en')}\n\n{other_day('en')}\n\n" * 3 + f"{MENU}\n"))
    window.reader.page.moveCursor(QTextCursor.MoveOperation.End)
    put_cursor(window, "never miss")
    qtbot.keyClick(window.reader.page, Qt.Key.Key_D)
    settle(qtbot, window)
    page, text = window.reader.page, window.reader.article.text
    assert text[page.cursor_place :].startswith("never miss")
    assert page.verticalScrollBar().maximum() > 0
    assert page.viewport().rect().contains(page.cursorRect())


def test_events_go_with_the_line_that_tells_them(qtbot, window):
    text = "Japan criticised China on Monday in a long statement.\nSeoul praised Tokyo on Tuesday.\n"
    fill(qtbot, window, story("a", text))
    before = len(window.reader.article.events)
    put_cursor(window, "Japan criticised")
    qtbot.keyClick(window.reader.page, Qt.Key.Key_D)
    settle(qtbot, window)
    assert len(window.reader.article.events) == before - 1
    window.undo_stack.undo()
    settle(qtbot, window)
    assert len(window.reader.article.events) == before


@pytest.mark.parametrize(("words", "earlier"), [("In every article", [MENU]), ("In new articles", [])])
def test_an_outlet_is_taught_when_the_analyst_says_so(qtbot, read, words, earlier):
    put_cursor(read, "never miss")
    qtbot.keyClick(read.reader.page, Qt.Key.Key_D)
    settle(qtbot, read)
    assert chrome_of(read, 2) == []
    link(read.findChild(Notice), words).click()
    settle(qtbot, read)
    assert chrome_of(read, 2) == earlier
    assert chrome_of(read, 3) == []
    fill(qtbot, read, story("d", f"{MENU}\nMoscow warned Kyiv in a long letter on Friday.\n"))
    assert chrome_of(read, 4) == [MENU]
    read.undo_stack.undo()
    settle(qtbot, read)
    assert chrome_of(read, 2) == []
    assert read.desk.library.learned_lines("Daily") == ()
    assert read.desk.library.check() == ()


def test_what_an_outlet_was_taught_makes_no_other_article_of_an_old_one(qtbot, read):
    put_cursor(read, "never miss")
    qtbot.keyClick(read.reader.page, Qt.Key.Key_D)
    settle(qtbot, read)
    link(read.findChild(Notice), "In every article").click()
    settle(qtbot, read)
    fill(qtbot, read, story("again", f"{other_day('en')}{MENU}\n"))
    assert len(read.articles.rows) == 3


def test_the_notice_goes_with_its_article(qtbot, read):
    put_cursor(read, "never miss")
    qtbot.keyClick(read.reader.page, Qt.Key.Key_D)
    settle(qtbot, read)
    assert read.findChild(Notice).isVisible()
    read.workspace.select(Selection(2))
    settle(qtbot, read)
    assert not read.findChild(Notice).isVisible()


def test_a_key_hides_the_page_parts(qtbot, read):
    box = next(each for each in read.reader.findChildren(type(read.reader._tools._boxes["chrome"])))
    assert box.isChecked()
    qtbot.keyClick(read.reader.page, Qt.Key.Key_H)
    assert not box.isChecked()


def test_the_menu_offers_what_the_keys_do_and_the_way_back(qtbot, read):
    put_cursor(read, "never miss")
    menu = QMenu()
    read.reader._parts.offer(menu, None)
    assert [each.text() for each in menu.actions() if each.text()] == ["This line is a page part\tD"]
    qtbot.keyClick(read.reader.page, Qt.Key.Key_D)
    settle(qtbot, read)
    put_cursor(read, "never miss")
    menu = QMenu()
    read.reader._parts.offer(menu, None)
    words = [each.text() for each in menu.actions() if each.text()]
    assert words == ["This line is part of the article\tB", "The same in Daily", "As the program finds it"]
    menu.actions()[-1].trigger()
    settle(qtbot, read)
    assert chrome_of(read) == []


# ---- stories


@pytest.fixture
def told(qtbot, window):
    fill(
        qtbot,
        window,
        story("a", wire("en")),
        story("b", edited("en"), "Herald"),
        story("c", wire("es"), "Diario"),
    )
    return window


def test_the_head_names_the_other_articles_and_opens_them(qtbot, told):
    lines = told.reader.findChild(StoryLines)
    assert lines.isVisible()
    assert link(lines, "In 2 articles…")
    lines.findChild(TitleLink).click()
    settle(qtbot, told)
    assert told.workspace.selection.article == 2
    assert sorted(row.told_in for row in told.articles.rows) == [1, 2, 2]


def test_an_article_is_taken_out_of_its_story_and_put_back(qtbot, told):
    link(told.reader.findChild(StoryLines), "In 2 articles…").click()
    (menu,) = told.reader.findChild(StoryLines).findChildren(QMenu, "relatives")
    menu.actions()[-1].trigger()
    menu.close()
    settle(qtbot, told)
    assert {row.told_in for row in told.articles.rows} == {1}
    told.undo_stack.undo()
    settle(qtbot, told)
    assert sorted(row.told_in for row in told.articles.rows) == [1, 2, 2]


def test_what_was_refused_can_be_compared_again(qtbot, told):
    link(told.reader.findChild(StoryLines), "Another").click()
    settle(qtbot, told)
    menu = QMenu()
    told.reader.findChild(StoryLines).offer(menu)
    assert [each.text() for each in menu.actions()] == ["Compare with “c” again"]
    menu.actions()[0].trigger()
    settle(qtbot, told)
    assert link(told.reader.findChild(StoryLines), "Another")


@pytest.mark.parametrize(("words", "articles"), [("The same", [3, 3, 3]), ("Another", [1, 2, 2])])
def test_a_version_in_another_language_is_accepted_or_refused_and_it_is_undone(qtbot, told, words, articles):
    lines = told.reader.findChild(StoryLines)
    link(lines, words).click()
    settle(qtbot, told)
    assert sorted(row.told_in for row in told.articles.rows) == articles
    assert not any(each.text() == words for each in lines.findChildren(QPushButton) if each.isVisible())
    told.undo_stack.undo()
    settle(qtbot, told)
    assert sorted(row.told_in for row in told.articles.rows) == [1, 2, 2]
    assert link(lines, words)


def test_the_head_learns_of_a_copy_that_comes_in_and_goes(qtbot, window):
    fill(qtbot, window, story("a", wire("en")))
    lines = window.reader.findChild(StoryLines)
    assert not lines.isVisible()
    window.desk.write(lambda library: library.import_documents([story("b", edited("en"), "Herald")], InlineReader()))
    settle(qtbot, window)
    assert link(lines, "In 2 articles…")
    window.reviewer.delete([2])
    settle(qtbot, window)
    assert not lines.isVisible()
