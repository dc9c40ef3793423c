"""Reviewing by keys, in the table and in the editor, as an analyst does it for an hour."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.models.events_model import Column, Show
from desktop.records import EventType, Facts, Filter, Review, Selection, Status, Verdict

Key = Qt.Key


@pytest.fixture
def review(qtbot, filled):
    """The window in the layout for review, everything listed, the keyboard on the first happening."""
    filled.actions_by_name["layout_review"].trigger()
    filled.workspace.narrow(Filter())
    settle(qtbot, filled)
    filled.events.show_editor(shown=False)
    filled.events.tree.setFocus()
    go_to(filled, 0)
    settle(qtbot, filled)
    return filled


def go_to(window, row):
    window.events.tree.setCurrentIndex(window.events._events.index(row, 0))


def press(qtbot, window, *keys, widget=None):
    for key in keys:
        qtbot.keyClick(widget or window.events.tree, key)
        settle(qtbot, window)


def row_of(window, event):
    return window.desk.library.event_row(event)


def lone_rows(window, count):
    """Return rows of happenings told once."""
    model = window.events._events
    return [row for row in range(model.rowCount()) if not model.rowCount(model.index(row, 0))][:count]


def chosen_ids(window):
    return [event.id for event in window.events.tree.chosen()]


def choose_show(qtbot, window, show):
    button = window.events._choices.findChild(QPushButton, str(show))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def button_words(window, show):
    return window.events._choices.findChild(QPushButton, str(show)).text()


def test_several_rows_are_rejected_as_one_step(qtbot, review):
    go_to(review, 2)
    settle(qtbot, review)
    for _ in range(2):
        qtbot.keyClick(review.events.tree, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, review)
    events = chosen_ids(review)
    assert len(events) >= 3
    press(qtbot, review, Key.Key_R)
    assert {row_of(review, each).review.verdict for each in events} == {Verdict.REJECTED}
    assert review.undo_stack.count() == 1
    assert review.actions_by_name["undo"].text().replace("&", "") == f"Undo rejection of {len(events)} events"
    review.actions_by_name["undo"].trigger()
    settle(qtbot, review)
    assert {row_of(review, each).review.verdict for each in events} == {Verdict.OPEN}


def test_the_name_of_a_step_is_in_the_menu(qtbot, review):
    go_to(review, lone_rows(review, 1)[0])
    press(qtbot, review, Key.Key_R)
    assert review.actions_by_name["undo"].text().replace("&", "") == "Undo rejection of event"


def test_accepting_in_the_list_to_review_goes_on_to_the_next_row(qtbot, review):
    choose_show(qtbot, review, Show.OPEN)
    first, second, third = lone_rows(review, 3)
    model = review.events._events
    following = [model.index(row, 0).data(Qt.ItemDataRole.UserRole).id for row in (second, third)]
    go_to(review, first)
    settle(qtbot, review)
    waiting = model.rowCount()
    after = model.index(first + 1, 0).data(Qt.ItemDataRole.UserRole).id
    press(qtbot, review, Key.Key_A)
    assert model.rowCount() == waiting - 1
    assert review.events.tree.currentIndex().row() == first
    assert review.workspace.selection.event == after
    assert set(following) & {event.id for event in review.events.shown()}


def test_the_last_row_of_the_list_hands_on_to_the_one_before(qtbot, review):
    choose_show(qtbot, review, Show.OPEN)
    last = review.events._events.rowCount() - 1
    go_to(review, last)
    press(qtbot, review, Key.Key_R)
    assert review.events.tree.currentIndex().row() == last - 1


def test_the_buttons_count_what_they_show(qtbot, review):
    waiting = int(button_words(review, Show.OPEN).split()[-1])
    go_to(review, lone_rows(review, 1)[0])
    press(qtbot, review, Key.Key_A)
    assert button_words(review, Show.OPEN) == f"To review {waiting - 1}"
    press(qtbot, review, Key.Key_X)
    assert button_words(review, Show.CORRECTED) == "Corrected 1"


def test_n_goes_to_the_next_that_waits_and_round_the_end(qtbot, review):
    model = review.events._events
    press(qtbot, review, Key.Key_A)
    go_to(review, model.rowCount() - 1)
    press(qtbot, review, Key.Key_N)
    assert review.events.tree.currentIndex() == model.index_at(model.unseen()[0])
    place = model.place_of(review.events.tree.currentIndex())
    press(qtbot, review, Key.Key_N)
    assert model.place_of(review.events.tree.currentIndex()) > place


def test_n_says_when_nothing_is_left(qtbot, review):
    qtbot.keyClick(review.events.tree, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, review, Key.Key_A)
    with qtbot.waitSignal(review.events.told) as told:
        qtbot.keyClick(review.events.tree, Key.Key_N)
    assert "Nothing left" in told.args[0]
    assert review.undo_stack.count() == 1


def test_a_group_opens_and_closes_by_arrows_and_stays_open_after_a_review(qtbot, review):
    model, tree = review.events._events, review.events.tree
    row = next(row for row in range(model.rowCount()) if model.rowCount(model.index(row, 0)))
    go_to(review, row)
    press(qtbot, review, Key.Key_Right)
    assert tree.isExpanded(model.index(row, 0))
    happening = model.index(row, 0).data(Qt.ItemDataRole.UserRole).happening
    lone = lone_rows(review, 1)[0]
    choose_show(qtbot, review, Show.OPEN)
    assert tree.isExpanded(model.row_of(happening))
    go_to(review, lone)
    press(qtbot, review, Key.Key_A)
    assert tree.isExpanded(model.row_of(happening))
    tree.setCurrentIndex(model.row_of(happening))
    press(qtbot, review, Key.Key_Left)
    assert not tree.isExpanded(model.row_of(happening))


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_t_opens_the_types_and_their_letter_chooses(qtbot, review):
    go_to(review, lone_rows(review, 1)[0])
    settle(qtbot, review)
    event = chosen_ids(review)[0]
    qtbot.keyClick(review.events.tree, Key.Key_T)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Key.Key_J)
    settle(qtbot, review)
    assert row_of(review, event).type is EventType.REJECT


def test_x_swaps_and_the_status_bar_says_it_with_a_way_back(qtbot, review):
    go_to(review, next(r for r in lone_rows(review, 20) if not review.events._events.index(r, 0).data(256).mutual))
    settle(qtbot, review)
    event = review.events.tree.chosen()[0]
    press(qtbot, review, Key.Key_X)
    changed = row_of(review, event.id)
    assert (changed.source, changed.target) == (event.target, event.source)
    assert "sides swapped, matrix and timeline follow" in review.status._words.text()
    assert not review.status._undo.isHidden()
    qtbot.mouseClick(review.status._undo, Qt.MouseButton.LeftButton)
    settle(qtbot, review)
    assert row_of(review, event.id).review == Review()
    assert review.status._words.text().startswith("Undone")
    assert review.status._undo.isHidden()


def test_copying_takes_the_sentences_of_all_selected_rows(qtbot, review):
    go_to(review, 2)
    qtbot.keyClick(review.events.tree, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(review.events.tree, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    words = QGuiApplication.clipboard().text()
    for event in review.events.tree.chosen():
        assert " ".join(event.evidence.split()) in words
        assert event.article_title in words


def test_keys_faster_than_the_library_answers_mean_what_is_seen(qtbot, review):
    go_to(review, lone_rows(review, 1)[0])
    event = chosen_ids(review)[0]
    for key in (Key.Key_R, Key.Key_R, Key.Key_A):
        qtbot.keyClick(review.events.tree, key)
    settle(qtbot, review)
    assert row_of(review, event).review.verdict is Verdict.ACCEPTED
    for _ in range(2):
        review.undo_stack.undo()
    settle(qtbot, review)
    assert row_of(review, event).review.verdict is Verdict.REJECTED


def test_rejected_reports_of_a_happening_stay_rejected_when_the_rest_is_accepted(qtbot, review):
    model, tree = review.events._events, review.events.tree
    row = next(row for row in range(model.rowCount()) if model.rowCount(model.index(row, 0)))
    reports = [event.id for event in model.index(row, 0).data(257)]
    tree.setExpanded(model.index(row, 0), True)
    tree.setCurrentIndex(model.index(0, 0, model.index(row, 0)))
    press(qtbot, review, Key.Key_R)
    go_to(review, row)
    press(qtbot, review, Key.Key_A)
    verdicts = [row_of(review, each).review.verdict for each in reports]
    assert verdicts == [Verdict.REJECTED] + [Verdict.ACCEPTED] * (len(reports) - 1)
    assert tree.currentIndex() == model.index(row, 0)


# ---- the editor


@pytest.fixture
def editing(qtbot, review):
    """The editor open on a happening that is told once, with one actor on each side."""
    model = review.events._events
    rows = (row for row in lone_rows(review, 40))
    row = next(r for r in rows if not (e := model.index(r, 0).data(256)).mutual and len(e.source) == len(e.target) == 1)
    go_to(review, row)
    press(qtbot, review, Key.Key_E)
    return review


def edited(window):
    return window.desk.library.event_row(window.workspace.selection.event)


def type_into(qtbot, field, words):
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClicks(field, words)


def test_a_wrong_day_is_said_in_words_and_stays_to_be_mended(qtbot, editing):
    editor, before = editing.events.editor, edited(editing)
    type_into(qtbot, editor._date, "2024-13")
    press(qtbot, editing, Key.Key_Return, widget=editor._date)
    assert "“2024-13” is no day" in editor._complaint.text()
    assert editor.isVisible()
    assert editor._date.text() == "2024-13"
    assert edited(editing) == before
    type_into(qtbot, editor._date, "2024-02")
    press(qtbot, editing, Key.Key_Return, widget=editor._date)
    assert edited(editing).dates == (date(2024, 2, 1), date(2024, 2, 29))
    assert editor._complaint.text() == ""


def test_letters_typed_into_a_field_review_nothing(qtbot, editing):
    before = edited(editing).review
    type_into(qtbot, editing.events.editor._date, "arxtne")
    settle(qtbot, editing)
    assert edited(editing).review == before
    assert editing.undo_stack.count() == 0


def test_escape_closes_the_editor_first_and_drops_what_was_typed(qtbot, editing):
    editor, selection = editing.events.editor, editing.workspace.selection
    type_into(qtbot, editor._date, "2024-01-01")
    press(qtbot, editing, Key.Key_Escape, widget=editor._date)
    assert editor.isHidden()
    assert editing.workspace.selection == selection
    assert edited(editing).review == Review()
    assert editing.events.tree.hasFocus()


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_several_actors_are_completed_one_after_another(qtbot, editing):
    source = editing.events.editor._source
    type_into(qtbot, source, "South Korea, jap")
    assert source._offers.currentCompletion() == "JPN Japan"
    qtbot.keyClick(source._offers.popup(), Key.Key_Tab)
    settle(qtbot, editing)
    assert edited(editing).source == ("KOR", "JPN")


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_a_strange_actor_is_said_in_words(qtbot, editing):
    editor, before = editing.events.editor, edited(editing).source
    type_into(qtbot, editor._source, "Narnia")
    editor._source._offers.popup().hide()
    press(qtbot, editing, Key.Key_Return, widget=editor._source)
    assert "Narnia" in editor._complaint.text()
    assert edited(editing).source == before
    assert editor.isVisible()


def test_an_act_without_direction_is_a_matter_of_one_box(qtbot, editing):
    editing.events.editor._mutual.click()
    settle(qtbot, editing)
    assert edited(editing).mutual
    assert "↔" in editing.events.editor._title.text()


def test_taking_the_direction_away_and_back_loses_nothing(qtbot, editing):
    editor, before = editing.events.editor, edited(editing)
    both = (*before.source, *before.target)
    editor._mutual.click()
    settle(qtbot, editing)
    assert (edited(editing).source, edited(editing).target) == (both, both)
    editor._mutual.click()
    settle(qtbot, editing)
    assert edited(editing).review == Review(Verdict.ACCEPTED)


@pytest.fixture
def mutual(qtbot, review):
    """The editor open on an act that the machine took for one without direction."""
    event = next(each for each in review.events.shown() if each.machine.mutual)
    review.workspace.select(Selection(event.article, event.id))
    review.events.edit(event.id)
    settle(qtbot, review)
    return review


def test_an_act_that_gets_a_direction_goes_from_its_first_party_to_the_others(qtbot, mutual):
    editor, parties = mutual.events.editor, edited(mutual).source
    assert len(parties) >= 2
    editor._mutual.click()
    settle(qtbot, mutual)
    changed = edited(mutual)
    assert (changed.source, changed.target, changed.mutual) == (parties[:1], parties[1:], False)
    assert editor._target.isVisible()
    assert editor._title.text() == f"{parties[0]} → {'·'.join(parties[1:])}"
    editor._mutual.click()
    settle(qtbot, mutual)
    assert edited(mutual).review == Review(Verdict.ACCEPTED)


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_the_parties_of_an_act_without_direction_are_one_list(qtbot, mutual):
    editor, before = mutual.events.editor, edited(mutual)
    assert editor._target.isHidden()
    assert editor._names["source"].text() == "&Between"
    type_into(qtbot, editor._source, "Japan")
    editor._source._offers.popup().hide()
    press(qtbot, mutual, Key.Key_Return, widget=editor._source)
    assert "two parties" in editor._complaint.text()
    assert edited(mutual) == before
    type_into(qtbot, editor._source, "JPN, CUB,")
    editor._source._offers.popup().hide()
    press(qtbot, mutual, Key.Key_Return, widget=editor._source)
    changed = edited(mutual)
    assert (changed.source, changed.target, changed.mutual) == (("JPN", "CUB"), ("JPN", "CUB"), True)


def test_the_underlined_letter_chooses_in_the_grid(qtbot, editing):
    editor = editing.events.editor
    editor._status.findChildren(QPushButton)[0].setFocus()
    press(qtbot, editing, Key.Key_T, widget=editor._status.findChildren(QPushButton)[0])
    assert editor._types.hasFocus()
    press(qtbot, editing, Key.Key_L, widget=editor._types)
    assert edited(editing).type is EventType.ASSAULT
    assert editor._machine["type"]._struck
    qtbot.mouseClick(editor._back, Qt.MouseButton.LeftButton)
    settle(qtbot, editing)
    assert edited(editing).review == Review()


def test_changes_faster_than_the_library_answers_are_all_kept(qtbot, editing):
    editor = editing.events.editor
    editor._on_status_chosen(Status.POSSIBLE)
    editor._types.type_chosen.emit(EventType.PROTEST)
    settle(qtbot, editing)
    assert (edited(editing).status, edited(editing).type) == (Status.POSSIBLE, EventType.PROTEST)


def test_an_event_that_a_change_takes_out_of_the_list_stays_in_the_editor(qtbot, editing):
    editing.workspace.narrow(Filter(statuses=frozenset({Status.FACT, Status.PLANNED})))
    settle(qtbot, editing)
    event = editing.workspace.selection.event
    editing.events.editor._status.findChildren(QPushButton)[3].setFocus()
    editing.events.editor._status.findChildren(QPushButton)[3].click()
    settle(qtbot, editing)
    assert event not in {each.id for each in editing.events.shown()}
    assert editing.workspace.selection.event == event
    assert editing.events.editor.isEnabled()
    assert edited(editing).status is Status.DENIED


def test_enter_accepts_and_gives_the_keyboard_back(qtbot, editing):
    event = editing.workspace.selection.event
    press(qtbot, editing, Key.Key_Return, widget=editing.events.editor._source)
    assert row_of(editing, event).review.verdict is Verdict.ACCEPTED
    assert editing.events.tree.hasFocus()


def test_the_editor_fits_the_narrow_pane(qtbot, editing):
    editing.actions_by_name["layout_read"].trigger()
    editing.panes.show_pane("events", shown=True)
    settle(qtbot, editing)
    editing.events.edit(editing.workspace.selection.event)
    settle(qtbot, editing)
    editor = editing.events.editor
    assert editing.events.tree.isHidden()
    place = editor._date.mapTo(editor, editor._date.rect().bottomRight())
    assert editor.rect().contains(place)
    press(qtbot, editing, Key.Key_Return, widget=editor._source)
    assert editing.events.tree.isVisible()


# ---- what survives


def test_undo_of_a_review_whose_article_is_gone_says_so(qtbot, review):
    go_to(review, lone_rows(review, 1)[0])
    settle(qtbot, review)
    event = review.events.tree.chosen()[0]
    press(qtbot, review, Key.Key_R)
    with qtbot.waitSignal(review.desk.finished):
        review.desk.write(lambda library: library.delete_articles([event.article]))
    with qtbot.waitSignal(review.reviewer.undone) as undone:
        review.undo_stack.undo()
    assert "no longer in the library" in undone.args[0]


def test_a_day_set_for_the_article_resolves_its_days_and_keeps_corrections(qtbot, filled):
    rows = filled.desk.library.article_rows()
    undated = next(row.id for row in rows if row.facts.published is None)
    event = next(each for each in filled.desk.library.article(undated).events if each.machine.date_span is None)
    own = {event.id: Review(Verdict.ACCEPTED, type=EventType.AID, dates=(date(2020, 2, 3), date(2020, 2, 3)))}
    filled.reviewer.review(own)
    settle(qtbot, filled)
    filled.reviewer._set_facts({undated: Facts(published=date(2021, 7, 26))})
    settle(qtbot, filled)
    article = filled.desk.library.article(undated)
    assert article.facts.published == date(2021, 7, 26)
    assert row_of(filled, event.id).review == own[event.id]
    assert [mention for mention in article.dates if mention.date_start and mention.date_start.year == 2021]
    filled.undo_stack.undo()
    settle(qtbot, filled)
    assert filled.desk.library.article(undated).facts.published is None
    assert row_of(filled, event.id).review == own[event.id]


def test_columns_give_way_in_a_narrow_pane(qtbot, review):
    tree = review.events.tree
    assert not tree.isColumnHidden(Column.SURE)
    review.actions_by_name["layout_read"].trigger()
    review.panes.show_pane("events", shown=True)
    settle(qtbot, review)
    hidden = [column for column in Column if tree.isColumnHidden(column)]
    assert hidden == [Column.STATUS, Column.TOLD, Column.SURE]
    assert tree.columnWidth(Column.EVIDENCE) > 120


def test_selecting_in_the_reader_moves_the_table(qtbot, review):
    event = review.events.shown()[-1]
    review.workspace.select(Selection(event.article, event.id))
    settle(qtbot, review)
    assert event.id in chosen_ids(review)
