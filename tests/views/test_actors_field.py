"""The field for actors offers the analyst's own ones as soon as they are named."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCompleter

from desktop.extraction.mentions.actors import take_up
from desktop.records import OwnName
from desktop.views.actors_field import ActorsField, parse_actors


@pytest.fixture
def field(qtbot):
    made = ActorsField("Source")
    qtbot.addWidget(made)
    yield made
    take_up(())


def offers(field, typed):
    completer = field.findChild(QCompleter)
    completer.setCompletionPrefix(typed)
    found = completer.completionModel()
    return [found.index(row, 0).data() for row in range(found.rowCount())]


def test_an_actor_named_after_the_field_was_made_is_offered_and_understood(field):
    assert parse_actors("KRG") == ((), "KRG")
    take_up((OwnName("Kurdistan Regional Government", "KRG"),))
    field.show_codes(("RUS",))
    assert offers(field, "kurdistan") == ["KRG Kurdistan Regional Government"]
    assert parse_actors("kurdistan regional government, KRG, Japan") == (("KRG", "JPN"), "")


def test_an_actor_that_was_taken_back_is_offered_no_more(field):
    take_up((OwnName("Kurdistan Regional Government", "KRG"),))
    field.show_codes(("KRG",))
    take_up(())
    field.show_codes(("RUS",))
    assert offers(field, "kurdistan") == []
