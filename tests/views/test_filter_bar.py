"""The filter bar: chips share the width, keys take them away, and parts are added by typing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.library import Library
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import Workspace
from desktop.processes import InlineReader
from desktop.records import EventType, Filter, Status
from desktop.views.filter_bar import FilterBar
from desktop.views.filter_chip import LEAST, share
from desktop.workers import Desk

FULL = Filter(
    source="USA",
    target="PRK",
    days=(date(2017, 1, 1), date(2019, 12, 31)),
    statuses=frozenset(Status),
    types=frozenset(EventType),
    languages=frozenset({"en", "es"}),
    text="a long search for many words at once",
)
POPUPS = pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)


@pytest.fixture
def bar(qtbot: QtBot, sample_library: Path, tmp_path: Path) -> Iterator[FilterBar]:
    make_application()
    path = tmp_path / "library.chancery"
    path.write_bytes(sample_library.read_bytes())
    desk = Desk(Library.open(path), InlineReader())
    made = FilterBar(Workspace(), desk, Theme(Appearance.LIGHT))
    qtbot.addWidget(made)
    made.resize(1280, 36)
    with qtbot.waitExposed(made):
        made.show()
    settle(qtbot, made)
    yield made
    desk.close()


def settle(qtbot, bar):
    for _ in range(2):
        answered = []
        bar._desk.read("settled", lambda _library: True, answered.append)
        qtbot.waitUntil(lambda each=answered: bool(each))


def narrow(qtbot, bar, chosen):
    bar._workspace.narrow(chosen)
    settle(qtbot, bar)


def shown(bar):
    return [chip for chip in bar._chips if not chip.isHidden()]


def test_six_chips_fit_the_width_of_1280(qtbot, bar):
    narrow(qtbot, bar, FULL)
    assert len(shown(bar)) == len(bar._chips) == 6
    edges = [(chip.geometry().left(), chip.geometry().right()) for chip in bar._chips]
    assert all(first[1] < second[0] for first, second in pairwise(edges))
    assert bar._matching.geometry().right() < bar.width()
    assert edges[-1][1] < bar._add.geometry().left()


@POPUPS
def test_chips_without_room_are_taken_away_by_menu(qtbot, bar):
    narrow(qtbot, bar, FULL)
    bar.resize(720, 36)
    hidden = [chip for chip in bar._chips if chip.isHidden()]
    assert hidden
    assert bar._more.text() == f"{len(hidden)} more"
    qtbot.mouseClick(bar._more, Qt.MouseButton.LeftButton)
    menu = bar.findChildren(QMenu)[-1]
    menu.actions()[0].trigger()
    menu.close()
    assert bar._workspace.chosen == hidden[0].part.without


@pytest.mark.parametrize(
    ("wanted", "room", "widths"),
    [
        ([100, 120], 400, [100, 120]),
        ([100, 300], 308, [100, 200]),
        ([300, 300, 300], 2 * LEAST + 8, [LEAST, LEAST]),
        ([300], 10, []),
        ([], 100, []),
    ],
)
def test_the_widest_chips_give_way_first(wanted, room, widths):
    assert share(wanted, room, 8) == widths


def test_keys_walk_among_chips_and_take_them_away(qtbot, bar):
    narrow(qtbot, bar, Filter(source="USA", statuses=frozenset({Status.FACT})))
    bar.activateWindow()
    bar.focus_first()
    qtbot.keyClick(bar._chips[0], Qt.Key.Key_Right)
    assert bar.focusWidget() is bar._chips[1]
    qtbot.keyClick(bar._chips[1], Qt.Key.Key_Delete)
    settle(qtbot, bar)
    assert bar._workspace.chosen == Filter(source="USA")
    assert bar.focusWidget() is bar._chips[0]
    qtbot.keyClick(bar._chips[0], Qt.Key.Key_Return)
    assert bar._workspace.chosen.empty
    assert bar.focusWidget() is bar._add
    assert bar._words.text() == "Everything counts"


@POPUPS
def test_a_side_is_typed_by_name(qtbot, bar):
    bar._ask_target()
    qtbot.keyClicks(bar._field, "North Korea")
    bar._field._offers.popup().hide()
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert bar._workspace.chosen.target == "PRK"
    assert bar._field is None


@POPUPS
def test_days_are_typed_and_a_wrong_one_stays(qtbot, bar):
    bar._ask_days()
    qtbot.keyClicks(bar._field, "soon")
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert bar._workspace.chosen.days is None
    assert bar._field is not None
    bar._field.clear()
    qtbot.keyClicks(bar._field, "2017 - 2019")
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert bar._workspace.chosen.days == (date(2017, 1, 1), date(2019, 12, 31))


@POPUPS
def test_escape_drops_what_is_typed(qtbot, bar):
    before = bar._workspace.chosen
    bar._ask_source()
    qtbot.keyClicks(bar._field, "zzz")
    qtbot.keyClick(bar._field, Qt.Key.Key_Escape)
    assert bar._field is None
    assert bar._workspace.chosen == before


def test_articles_that_need_a_date_are_one_choice(qtbot, bar):
    bar._ask_undated_articles()
    settle(qtbot, bar)
    rows = bar._desk.library.article_rows()
    assert bar._workspace.chosen.articles == {row.id for row in rows if row.facts.published is None}


def test_a_change_of_data_leaves_the_keyboard_on_its_chip(qtbot, bar):
    narrow(qtbot, bar, Filter(source="USA"))
    bar.activateWindow()
    bar.focus_first()
    chip = bar._chips[0]
    with qtbot.waitSignal(bar._desk.finished):
        bar._desk.write(lambda library: library.delete_articles([1]))
    settle(qtbot, bar)
    assert bar._chips[0] is chip
    assert bar.focusWidget() is chip
