"""Articles that stopped work left behind: read anew at the next opening, and told when it was stopped."""

from __future__ import annotations

import pytest
from world import finish

from desktop.library import Library
from desktop.processes import InlineReader
from desktop.records import Document, OwnName
from desktop.windows.catching_up import CatchingUp
from desktop.workers import Desk

NAMES = (OwnName("Bear of the East", "RUS"),)


@pytest.fixture
def desk(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    texts = [Document(name, f"{name}.txt", f"The Bear of the East accused Poland. {name}") for name in "abc"]
    finish(library.import_documents(texts, InlineReader()))
    work = library.set_own_names(NAMES, InlineReader())
    next(step for step in work if step.changes)
    work.close()
    desk = Desk(library, InlineReader())
    yield desk
    desk.close()


def test_what_was_left_is_told_and_read_anew_when_it_goes_on(qtbot, desk):
    keeper = CatchingUp(desk, desk)
    told = []
    keeper.told.connect(told.append)
    with qtbot.waitSignal(keeper.told):
        keeper.tell_left()
    assert desk.library.outdated() == (2, 3)
    with qtbot.waitSignal(desk.finished):
        keeper.go_on()
    assert desk.library.outdated() == ()
    assert told == [
        "2 articles are read anew when this library is opened next, or with Analyse all again.",
        "2 articles are read anew with the names that were changed last.",
    ]
