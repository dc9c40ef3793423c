"""Own actors and names through the window: said in the dialog or in the text, taken back with one key."""

from __future__ import annotations

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.extraction.mentions.actors import actor_name
from desktop.records import OwnName
from desktop.windows.names_dialog import NamesDialog

NAMES = (OwnName("Kurdistan Regional Government", "KRG"), OwnName("Kremlin Cup", None))


@pytest.fixture
def dialog(qtbot):
    made = NamesDialog(NAMES)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def cells(dialog):
    table = dialog.table
    return [(table.item(row, 0).text(), table.item(row, 1).text()) for row in range(table.rowCount())]


def add(dialog, words, actor):
    dialog.words.setText(words)
    dialog.actor.setText(actor)
    dialog.add()


def test_the_dialog_lists_words_with_the_actor_they_name(dialog):
    assert cells(dialog) == [
        ("Kurdistan Regional Government", "KRG Kurdistan Regional Government"),
        ("Kremlin Cup", "nobody"),
    ]


@pytest.mark.parametrize(
    ("actor", "shown"),
    [
        ("RUS Russia", "RUS Russia"),
        ("russia", "RUS Russia"),
        ("rus", "RUS Russia"),
        ("Nobody", "nobody"),
        ("KRG", "KRG Kurdistan Regional Government"),
        ("xyz", "XYZ The Bear"),
    ],
)
def test_an_actor_is_told_by_code_or_name(dialog, actor, shown):
    add(dialog, "The Bear", actor)
    assert cells(dialog)[-1] == ("The Bear", shown)
    assert not dialog.words.text()


def test_a_new_code_says_so_before_it_is_added(dialog):
    dialog.words.setText("Free Army")
    dialog.actor.setText("fra")
    assert "is a new actor" not in dialog.hint.text()
    dialog.actor.setText("fry")
    assert "FRY is a new actor: “Free Army” will be its name." in dialog.hint.text()


def test_what_is_no_actor_is_said_and_nothing_is_added(dialog):
    add(dialog, "The Bear", "somewhere")
    assert "no actor" in dialog.hint.text()
    assert len(cells(dialog)) == 2


def test_delete_takes_the_selected_name_out_and_apply_hands_on_the_rest(qtbot, dialog):
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    dialog.words.setText("The Bear")
    dialog.actor.setText("RUS")
    with qtbot.waitSignal(dialog.rules_chosen) as chosen:
        dialog.apply()
    assert chosen.args == [(OwnName("Kremlin Cup", None), OwnName("The Bear", "RUS"))]


def test_names_go_to_a_file_and_come_back_over_those_that_are_there(dialog, tmp_path):
    dialog.write_out(tmp_path / "names.toml")
    dialog.table.selectAll()
    dialog.remove_selected()
    add(dialog, "Kremlin Cup", "RUS")
    dialog.take_in(tmp_path / "names.toml")
    assert sorted(cells(dialog))[1] == ("Kurdistan Regional Government", "KRG Kurdistan Regional Government")
    assert ("Kremlin Cup", "nobody") in cells(dialog)


def test_a_file_that_holds_no_names_is_refused_in_a_sentence(dialog, tmp_path):
    (tmp_path / "names.toml").write_text("[[[")
    dialog.take_in(tmp_path / "names.toml")
    assert "names.toml" in dialog.hint.text()
    assert len(cells(dialog)) == 2


def say(qtbot, window, *names):
    """Open the dialog as the menu does, add names, apply."""
    window.actions_by_name["set_names"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(NamesDialog)))
    dialog = window.findChildren(NamesDialog)[0]
    for words, actor in names:
        add(dialog, words, actor)
    dialog.apply()
    settle(qtbot, window)


def codes(window):
    return {
        mention.code
        for row in window.desk.library.article_rows()
        for mention in window.desk.library.article(row.id).mentions
    }


def test_a_new_actor_counts_at_once_and_undo_takes_it_back(qtbot, filled):
    before = codes(filled)
    say(qtbot, filled, ("Pyongyang", "DPR"))
    assert "DPR" in codes(filled)
    assert "DPR" in filled.matrix.table.model()._matrix.actors
    assert actor_name("DPR") == "Pyongyang"
    filled.undo_stack.undo()
    settle(qtbot, filled)
    assert codes(filled) == before
    assert actor_name("DPR") == "DPR"
    filled.undo_stack.redo()
    settle(qtbot, filled)
    assert "DPR" in codes(filled)


def test_selected_words_can_be_said_to_name_nobody(qtbot, filled):
    for words in ("Pyongyang", "Washington"):
        filled.reader.nobody_requested.emit(words)
    settle(qtbot, filled)
    assert filled.desk.library.own_names() == (OwnName("Pyongyang", None), OwnName("Washington", None))
    for row in filled.desk.library.article_rows():
        article = filled.desk.library.article(row.id)
        assert not {"Pyongyang", "Washington"} & {mention.span.of(article.text) for mention in article.mentions}


def test_the_readers_menu_offers_to_name_what_can_be_a_name(qtbot, filled):
    menu = QMenu()
    for words in ("", "?", "a whole sentence that goes on and on " * 4):
        filled.reader._offer_names(menu, words)
    assert menu.isEmpty()
    filled.reader._offer_names(menu, "Kumsusan Palace")
    offers = {action.text(): action for action in menu.actions() if action.text()}
    with qtbot.waitSignal(filled.reader.nobody_requested) as asked:
        offers["This names nobody"].trigger()
    assert asked.args == ["Kumsusan Palace"]
    offers["This names…"].trigger()
    qtbot.waitUntil(lambda: bool(filled.findChildren(NamesDialog)))
    dialog = filled.findChildren(NamesDialog)[0]
    assert dialog.words.text() == "Kumsusan Palace"
    dialog.reject()
    settle(qtbot, filled)
