"""Libraries are made, opened, copied and left as they stood."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import settle

from desktop.library import Library
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import START, Step
from desktop.processes import InlineReader
from desktop.records import Count, EventType, Filter, Measure, Scale, Selection, Status
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
    assert _with_suffix("/tmp/mine").name == "mine.chancery"
    assert _with_suffix("/tmp/mine.db").name == "mine.db"
