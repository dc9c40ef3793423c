"""Libraries are made, opened, copied and left as they stood."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from conftest import settle
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop.library import Library
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import START, Step
from desktop.processes import InlineReader
from desktop.records import Changes, Count, EventType, Filter, Measure, Scale, Selection, Status
from desktop.windows import memory
from desktop.windows.libraries import _with_suffix
from desktop.windows.main_window import MainWindow
from desktop.windows.settings import Settings
from desktop.workers import Desk


def test_another_library_replaces_the_first_and_is_remembered(qtbot, filled, tmp_path, settings):
    other = tmp_path / "other.chancery"
    with qtbot.waitSignal(filled.desk.replaced):
        filled.libraries.use(other)
    settle(qtbot, filled)
    assert filled.desk.library.counts().articles == 0
    assert filled.pages.currentWidget() is filled.empty
    assert settings.recent[0] == other
    assert not filled.undo_stack.canUndo()


def test_a_library_that_is_dropped_is_opened(qtbot, filled, tmp_path):
    other = tmp_path / "other.chancery"
    Library.create(other).close()
    with qtbot.waitSignal(filled.desk.replaced):
        filled.take_files([other])
    settle(qtbot, filled)
    assert filled.desk.library.path == other


def test_a_file_that_is_no_library_is_refused_with_a_sentence(qtbot, filled, tmp_path):
    stranger = tmp_path / "notes.chancery"
    stranger.write_text("not a database")
    filled.libraries.failed.disconnect(filled.troubles.show_error)
    with qtbot.waitSignal(filled.libraries.failed) as failed:
        filled.libraries.use(stranger)
    assert "notes.chancery is not a Chancery library" in str(failed.args[0])
    assert filled.desk.library.counts().articles == 5


def test_a_copy_is_whole(qtbot, filled, tmp_path):
    copy = tmp_path / "copy.chancery"
    filled.desk.library.save_copy(copy)
    opened = Library.open(copy)
    assert opened.counts() == filled.desk.library.counts()
    opened.close()


def test_a_library_opens_as_it_was_left(qtbot, filled, library_path, settings):
    event = filled.events.shown()[3]
    chosen = Filter(
        source=event.dyads[0][0], target=event.dyads[0][1], statuses=frozenset({Status.FACT, Status.PLANNED})
    )
    filled.workspace.narrow(chosen)
    filled.workspace.select(Selection(event.article, event.id))
    settle(qtbot, filled)
    filled.close()
    filled.desk.close()
    again = MainWindow(Desk(Library.open(library_path), InlineReader()), Theme(Appearance.LIGHT), settings)
    qtbot.addWidget(again)
    again.show()
    settle(qtbot, again)
    assert again.workspace.chosen == chosen
    assert again.workspace.selection == Selection(event.article, event.id)
    again.close()
    again.desk.close()


def test_the_shape_of_the_window_is_remembered(qtbot, filled, library_path, settings, tmp_path):
    filled.actions_by_name["layout_review"].trigger()
    filled.close()
    filled.desk.close()
    kept = Settings(tmp_path / "settings.ini")
    again = MainWindow(Desk(Library.open(library_path), InlineReader()), Theme(Appearance.LIGHT), kept)
    qtbot.addWidget(again)
    again.show()
    settle(qtbot, again)
    assert again.panes.layout.value == "review"
    again.close()
    again.desk.close()


@pytest.mark.parametrize(
    ("step", "measure"),
    [
        (START, Measure()),
        (
            Step(
                Selection(3, 7),
                Filter(
                    "USA",
                    None,
                    (date(2017, 1, 1), date(2019, 12, 31)),
                    False,
                    False,
                    frozenset({Status.FACT}),
                    frozenset({EventType.AID}),
                    frozenset({1, 2}),
                    frozenset({"ko"}),
                    "조정관",
                ),
            ),
            Measure(Count.REPORTS, Scale.GOLDSTEIN),
        ),
    ],
)
def test_what_is_kept_of_a_view_comes_back_as_it_was(step, measure):
    assert memory.unpack(memory.pack(step, measure)) == (step, measure)


@pytest.mark.parametrize("kept", ["", "{}", "[1]", "no json", '{"article": 1}'])
def test_what_cannot_be_read_of_a_view_is_the_start(kept):
    assert memory.unpack(kept) == (START, Measure())


def test_a_library_without_ending_gets_one():
    assert _with_suffix("/somewhere/mine").name == "mine.chancery"
    assert _with_suffix("/somewhere/mine.db").name == "mine.db"


def answer(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_a_new_library_over_a_file_keeps_what_stood_there(qtbot, filled, tmp_path, monkeypatch):
    old = tmp_path / "work.chancery"
    filled.desk.library.save_copy(old)
    answer(monkeypatch, old)
    with qtbot.waitSignal(filled.desk.replaced), qtbot.waitSignal(filled.libraries.told) as told:
        filled.libraries.new()
    assert filled.desk.library.counts().articles == 0
    assert "work.chancery.bak" in told.args[0]
    kept = Library.open(tmp_path / "work.chancery.bak")
    assert kept.counts().articles == 5
    kept.close()
    settle(qtbot, filled)


def test_a_name_without_ending_never_replaces_a_library_unasked(qtbot, filled, tmp_path, monkeypatch):
    filled.desk.library.save_copy(tmp_path / "work.chancery")
    answer(monkeypatch, tmp_path / "work")
    with qtbot.waitSignal(filled.libraries.told) as told, qtbot.assertNotEmitted(filled.desk.replaced):
        filled.libraries.new()
    assert told.args[0] == "work.chancery is there already. Open it, or choose another name."


def test_the_open_library_is_not_made_anew(qtbot, filled, library_path, monkeypatch):
    answer(monkeypatch, library_path)
    with qtbot.waitSignal(filled.libraries.told) as told:
        filled.libraries.new()
    assert "is the library that is open" in told.args[0]
    assert filled.desk.library.counts().articles == 5


def test_a_library_is_not_left_in_the_midst_of_work(qtbot, filled, tmp_path):
    gate = threading.Event()
    filled.desk.write(lambda _library: gate.wait(10) and Changes())
    with qtbot.waitSignal(filled.libraries.told) as told, qtbot.assertNotEmitted(filled.desk.replaced):
        filled.libraries.use(tmp_path / "other.chancery")
    gate.set()
    assert "Work is going on" in told.args[0]
    settle(qtbot, filled)


def test_recent_libraries_of_one_name_are_told_apart(filled, settings, tmp_path):
    for folder in ("north", "south"):
        path = tmp_path / folder / "work.chancery"
        path.parent.mkdir()
        Library.create(path).close()
        settings.remember_library(path)
    menu = QMenu(filled)
    filled.libraries.fill_recent(menu)
    words = [action.text() for action in menu.actions()]
    assert {"work in north", "work in south"} <= set(words)
    menu.deleteLater()
