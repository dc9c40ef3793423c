"""The analyst's segments in the window: set, kept through a new analysis, undone; and the filter by language."""

import pytest
from conftest import settle
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.models.own_segments import own_piece, put_over
from desktop.records import ANALYST, MIXED, Selection


def first_mixed(window):
    return next(row.id for row in window.articles.rows if len(row.languages) > 1)


def set_language(qtbot, window, article, segment, code):
    window.reader.segments_requested.emit(
        article, lambda own: put_over(own, [own_piece(segment.span, code)]), "language"
    )
    settle(qtbot, window)


def test_a_language_that_was_set_is_kept_and_undone(qtbot, filled):
    article = first_mixed(filled)
    filled.workspace.select(Selection(article))
    settle(qtbot, filled)
    before = filled.reader.article.segments
    foreign = min(before, key=lambda part: len(part.span))
    set_language(qtbot, filled, article, foreign, "gl")
    own = own_piece(foreign.span, "gl")
    assert own in filled.reader.article.segments
    filled.analyse_again()
    settle(qtbot, filled)
    assert own in filled.reader.article.segments
    assert "gl" in filled.desk.library.languages()
    filled.undo_stack.undo()
    settle(qtbot, filled)
    # how sure it is may change: the outlet's other articles are asked by now
    assert [(part.span, part.language, part.method) for part in filled.reader.article.segments] == [
        (part.span, part.language, part.method) for part in before
    ]
    filled.undo_stack.redo()
    settle(qtbot, filled)
    assert [part for part in filled.reader.article.segments if part.method == ANALYST] == [own]


def test_two_changes_faster_than_the_lane_are_both_kept_and_undone_in_turn(qtbot, filled):
    article = first_mixed(filled)
    first, second = filled.desk.library.article(article).segments[:2]
    for part, code in ((first, "gl"), (second, "eu")):
        filled.reader.segments_requested.emit(
            article, lambda own, part=part, code=code: put_over(own, [own_piece(part.span, code)]), "language"
        )
    settle(qtbot, filled)
    assert [part.language for part in filled.desk.library.own_segments(article)] == ["gl", "eu"]
    filled.undo_stack.undo()
    settle(qtbot, filled)
    assert [part.language for part in filled.desk.library.own_segments(article)] == ["gl"]


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_the_bar_offers_the_languages_that_are_there(qtbot, filled):
    filled.filter_bar._offer()
    menus = [menu for menu in filled.filter_bar.findChildren(QMenu) if menu.title() == "Language"]
    offered = [action.text() for action in menus[0].actions() if not action.isSeparator()]
    assert offered == ["English", "Spanish", "Korean", "Two languages or more"]
    last: QAction = menus[0].actions()[-1]
    last.trigger()
    for menu in filled.filter_bar.findChildren(QMenu):
        menu.close()
    settle(qtbot, filled)
    assert filled.workspace.chosen.languages == {MIXED}
    assert filled.articles.rows
    assert all(len(row.languages) > 1 for row in filled.articles.rows)
