"""Own words of events through the window: said in the dialog, counted at once, taken back with one key."""

from __future__ import annotations

import pytest
from conftest import settle
from PySide6.QtCore import Qt

from desktop.extraction.events.own_frames import ANYWHERE, make_frame
from desktop.models.frames_model import Column
from desktop.models.theme import Appearance, Theme
from desktop.records import EventType, OwnFrame
from desktop.windows.frames_dialog import FramesDialog

FRAMES = (make_frame("en", "zonk", EventType.REJECT), make_frame("ko", "손절하다", EventType.SANCTION))


@pytest.fixture
def dialog(qtbot):
    made = FramesDialog(FRAMES, Theme(Appearance.LIGHT))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def row(dialog, number):
    return [dialog.table.model().index(number, column).data() for column in Column]


def add(dialog, words, kind, slot=None):
    dialog.words.setText(words)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.slot.setCurrentIndex(dialog.slot.findData(slot))
    dialog.add()


def test_own_words_stand_above_the_programs(dialog):
    assert row(dialog, 0)[:3] == ["zonk", "REJECT", "object, anywhere"]
    assert row(dialog, 1)[1] == "AGREE"
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    assert row(dialog, 0)[:2] == ["손절", "SANCTION"]


def test_a_search_finds_words_and_types(dialog):
    dialog.search.setText("zonk")
    assert dialog.table.model().rowCount() == 1
    dialog.search.setText("sanction")
    types = {row(dialog, n)[1] for n in range(dialog.table.model().rowCount())}
    assert "SANCTION" in types
    dialog.search.setText("no such words")
    assert dialog.table.model().rowCount() == 0


def test_what_is_added_is_handed_on_with_the_other_languages(qtbot, dialog):
    add(dialog, "pull the plug", EventType.SANCTION, "on")
    dialog.words.setText("cosy up")
    with qtbot.waitSignal(dialog.rules_chosen) as chosen:
        dialog.apply()
    pulled = OwnFrame("en", "pull the plug", EventType.SANCTION, False, ("on",))
    assert chosen.args[0][:3] == (*FRAMES, pulled)
    assert chosen.args[0][3].words == "cosy up"


def test_delete_takes_own_words_out_and_leaves_the_programs(qtbot, dialog):
    count = dialog.table.model().rowCount()
    dialog.table.selectAll()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.table.model().rowCount() == count - 1
    assert dialog.rules() == FRAMES[1:]


def test_words_that_cannot_be_looked_for_are_refused(dialog):
    add(dialog, "!", EventType.ACCUSE)
    assert "cannot be looked for" in dialog.hint.text()
    assert dialog.rules() == FRAMES


def test_words_go_to_a_file_and_come_back(dialog, tmp_path):
    dialog.write_out(tmp_path / "events.toml")
    dialog.table.selectAll()
    dialog.remove_selected()
    dialog.take_in(tmp_path / "events.toml")
    assert set(dialog.rules()) == set(FRAMES)
    (tmp_path / "broken.toml").write_text("[[[")
    dialog.take_in(tmp_path / "broken.toml")
    assert "broken.toml" in dialog.hint.text()


def test_added_words_count_at_once_and_undo_takes_them_back(qtbot, filled):
    library = filled.desk.library
    before = [(event.machine.rule, event.evidence) for event in library.event_rows()]
    silenced = max(
        {event.machine.rule for event in library.event_rows()}, key=lambda rule: sum(r == rule for r, _ in before)
    )
    language, words = silenced.split(".")[0], silenced.partition(":")[2]
    filled.actions_by_name["set_frames"].trigger()
    qtbot.waitUntil(lambda: bool(filled.findChildren(FramesDialog)))
    dialog = filled.findChildren(FramesDialog)[0]
    dialog.language.setCurrentIndex(dialog.language.findData(language))
    for noun in (False, True):
        dialog.part.setCurrentIndex(dialog.part.findData(noun))
        add(dialog, words, None)
    dialog.apply()
    settle(qtbot, filled)
    assert {(frame.words, frame.type, frame.target) for frame in library.own_frames()} == {(words, None, ANYWHERE)}
    assert silenced not in {event.machine.rule for event in library.event_rows()}
    filled.undo_stack.undo()
    settle(qtbot, filled)
    assert library.own_frames() == ()
    assert sorted((event.machine.rule, event.evidence) for event in library.event_rows()) == sorted(before)
