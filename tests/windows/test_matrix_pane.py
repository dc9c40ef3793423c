"""The matrix among the other panes: what a click, a key and a header do, and how many steps back they take."""

from __future__ import annotations

import pytest
from conftest import settle
from PySide6.QtCore import QPoint, Qt

from desktop.records import DEFAULT_STATUSES, Filter


@pytest.fixture
def table(filled):
    return filled.matrix.table


def middle_of(table, source, target) -> QPoint:
    place = table.model().index_of(source, target)
    table.scrollTo(place)
    return table.visualRect(place).center()


def test_a_double_click_narrows_once_and_opens_the_sentences(qtbot, filled, table):
    narrowed = []
    filled.workspace.filter_changed.connect(narrowed.append)
    spot = middle_of(table, "USA", "PRK")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle(qtbot, filled)
    assert filled.panes.shows("events")
    assert narrowed == [Filter(source="USA", target="PRK", statuses=DEFAULT_STATUSES)]


def test_enter_narrows_once_and_opens_the_sentences(qtbot, filled, table):
    narrowed = []
    filled.workspace.filter_changed.connect(narrowed.append)
    table.setCurrentIndex(table.model().index_of("USA", "PRK"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, filled)
    assert filled.panes.shows("events")
    assert len(narrowed) == 1


def test_a_head_narrows_to_its_row_or_column_and_the_matrix_stays_where_it_was(qtbot, filled, table):
    heads = (table.horizontalHeader(), table.verticalHeader())
    column = table.model().actors.index("PRK")
    across = QPoint(heads[0].sectionViewportPosition(column) + 5, 8)
    qtbot.mouseClick(heads[0].viewport(), Qt.MouseButton.LeftButton, pos=across)
    settle(qtbot, filled)
    assert (filled.workspace.chosen.source, filled.workspace.chosen.target) == (None, "PRK")
    assert table.verticalScrollBar().value() == 0
    down = QPoint(8, heads[1].sectionViewportPosition(table.model().actors.index("USA")) + 5)
    qtbot.mouseClick(heads[1].viewport(), Qt.MouseButton.LeftButton, pos=down)
    settle(qtbot, filled)
    assert (filled.workspace.chosen.source, filled.workspace.chosen.target) == ("USA", None)


def test_arrows_move_and_space_chooses(qtbot, filled, table):
    table.setCurrentIndex(table.model().index_of("USA", "PRK"))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    settle(qtbot, filled)
    below = table.model().actors[table.model().actors.index("USA") + 1]
    assert (filled.workspace.chosen.source, filled.workspace.chosen.target) == (below, "PRK")
