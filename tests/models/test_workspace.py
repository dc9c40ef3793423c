"""Selection, filter and the steps back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.workspace import START, Step, Workspace
from desktop.records import Count, Filter, Measure, Selection


@pytest.fixture
def workspace(qapp) -> Workspace:
    return Workspace()


def test_an_equal_value_is_told_to_nobody(qtbot, workspace):
    with qtbot.assertNotEmitted(workspace.filter_changed), qtbot.assertNotEmitted(workspace.selection_changed):
        workspace.narrow(workspace.chosen)
        workspace.select(workspace.selection)
        workspace.count_by(workspace.measure)
    assert not workspace.can_go_back


def test_a_filter_is_told_once_and_the_selection_is_not(qtbot, workspace):
    with qtbot.waitSignal(workspace.filter_changed) as told, qtbot.assertNotEmitted(workspace.selection_changed):
        workspace.narrow(Filter(source="USA"))
    assert told.args == [Filter(source="USA")]


def test_steps_go_back_and_forward_again(workspace):
    workspace.select(Selection(1))
    workspace.narrow(Filter(source="USA"))
    assert workspace.back()
    assert (workspace.selection, workspace.chosen) == (Selection(1), START.chosen)
    assert workspace.back()
    assert not workspace.back()
    assert workspace.forward()
    assert workspace.forward()
    assert (workspace.selection, workspace.chosen) == (Selection(1), Filter(source="USA"))
    assert not workspace.forward()


def test_a_new_step_forgets_those_that_were_taken_back(workspace):
    workspace.select(Selection(1))
    workspace.back()
    workspace.select(Selection(2))
    assert not workspace.can_go_forward


def test_another_way_of_counting_is_a_change_of_what_counts(qtbot, workspace):
    with qtbot.waitSignal(workspace.filter_changed):
        workspace.count_by(Measure(count=Count.REPORTS))
    assert not workspace.can_go_back


def test_a_search_is_one_step_however_it_is_typed(workspace):
    workspace.select(Selection(1))
    for text in ("t", "ta", "talks", ""):
        workspace.narrow(replace(workspace.chosen, text=text))
    workspace.narrow(replace(workspace.chosen, text="talks"))
    workspace.narrow(replace(workspace.chosen, text="talks between"))
    workspace.narrow(replace(workspace.chosen, source="USA"))
    workspace.back()
    assert workspace.chosen == replace(START.chosen, text="talks between")
    workspace.back()
    assert (workspace.selection, workspace.chosen) == (Selection(1), START.chosen)
    workspace.back()
    assert not workspace.can_go_back


def test_what_the_program_opens_by_itself_is_no_step(qtbot, workspace):
    with qtbot.waitSignal(workspace.selection_changed):
        workspace.open_at(Selection(1))
    assert workspace.selection == Selection(1)
    assert not workspace.can_go_back


def test_starting_somewhere_leaves_no_past(workspace):
    workspace.select(Selection(1))
    workspace.start_at(Step(Selection(4), Filter(text="x")), Measure())
    assert workspace.selection == Selection(4)
    assert not workspace.can_go_back
