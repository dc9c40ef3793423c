"""The dates of many articles are confirmed row by row; nothing is set that was not ticked."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from desktop.models.date_proposals import ARTICLE, DAY, ORIGIN, DateProposals
from desktop.records import Dateless, Facts, Place, Proposal
from desktop.windows.dates_dialog import DatesDialog

JULY, MARCH, MAY = date(2021, 7, 26), date(2024, 3, 5), date(2024, 5, 3)
NAMED = Proposal(JULY, Place.FILE, "2021-07-26")
TOLD = Proposal(MARCH, Place.TEXT, "5 March 2024")
EITHER = (Proposal(MARCH, Place.UNCLEAR, ""), Proposal(MAY, Place.UNCLEAR, ""))


def row(number, *proposals, **fields):
    return Dateless(number, f"Story {number}", f"{number}.txt", Facts(author="A. Writer"), proposals, **fields)


ROWS = (row(1, NAMED, TOLD), row(2), row(3, *EITHER), row(4, TOLD), row(5, published=JULY))


@pytest.fixture
def rows():
    model = DateProposals(ROWS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()


@pytest.fixture
def dialog(qtbot):
    dialog = DatesDialog(ROWS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def column(rows, number):
    return [rows.index(place, number).data() for place in range(rows.rowCount())]


def test_each_row_says_what_is_proposed_and_which_words_say_so(rows):
    assert column(rows, DAY) == ["2021-07-26", "", "2024-03-05", "2024-03-05", "2021-07-26"]
    assert column(rows, ORIGIN) == [
        "file name: “2021-07-26” · others…",
        "nothing in text, address or file name: write a day",
        "unclear date on the page: may be 2024-05-03, too · others…",
        "latest full date in the text: “5 March 2024”",
        "as it stands",
    ]


def test_nothing_is_set_unasked(rows):
    assert rows.chosen == {}
    assert rows.proposed == 2


def test_all_are_ticked_but_those_that_can_be_read_in_two_ways(rows):
    rows.tick_all()
    assert {number: facts.published for number, facts in rows.chosen.items()} == {1: JULY, 4: MARCH}
    assert rows.chosen[1].author == "A. Writer"


def test_a_day_that_is_written_is_meant_and_an_empty_one_is_not(rows):
    assert rows.setData(rows.index(1, DAY), "2024-05-03")
    assert rows.chosen == {2: Facts(author="A. Writer", published=MAY)}
    assert column(rows, ORIGIN)[1] == "set by you"
    assert not rows.setData(rows.index(1, DAY), "2024-02-30")
    assert rows.setData(rows.index(1, DAY), "")
    assert rows.chosen == {}
    assert not rows.flags(rows.index(1, ARTICLE)) & Qt.ItemFlag.ItemIsUserCheckable


def press(qtbot, dialog, key, place, column=DAY):
    dialog.table.setCurrentIndex(dialog.rows.index(place, column))
    qtbot.keyClick(dialog.table, key)


def field_of(dialog):
    return dialog.table.viewport().findChild(QLineEdit)


def test_space_ticks_and_the_button_counts(qtbot, dialog):
    assert not dialog.apply.isEnabled()
    press(qtbot, dialog, Qt.Key.Key_Space, 3)
    assert dialog.apply.text() == "Set 1 date"
    dialog.tick_all.click()
    assert dialog.apply.text() == "Set 2 dates"
    with qtbot.waitSignal(dialog.facts_chosen) as chosen:
        dialog.apply.click()
    assert set(chosen.args[0]) == {1, 4}


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_both_readings_can_be_chosen(qtbot, dialog):
    dialog.table.setCurrentIndex(dialog.rows.index(2, DAY))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = dialog.table.findChild(QMenu, "days")
    assert [each.text() for each in menu.actions()] == [
        "2024-03-05   unclear date on the page",
        "2024-05-03   unclear date on the page",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert dialog.rows.chosen == {3: Facts(author="A. Writer", published=MAY)}


def test_a_digit_begins_a_day_and_what_is_none_is_said(qtbot, dialog):
    press(qtbot, dialog, Qt.Key.Key_2, 1)
    qtbot.keyClicks(field_of(dialog), "024-02-30")
    qtbot.keyClick(field_of(dialog), Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.complaint.isVisible)
    assert dialog.complaint.text() == "“2024-02-30” is no day. Write it as YYYY-MM-DD."
    assert dialog.rows.chosen == {}


def test_the_dates_of_many_are_set_and_undone_as_one_step(qtbot, window):
    from stories import other_day, wire

    from desktop.processes import InlineReader
    from desktop.records import Document

    library = window.desk.library
    texts = (("2024-03-05 talks.txt", wire("en")), ("20240308_vote.txt", other_day("en")))
    documents = [Document(name, name, text) for name, text in texts]
    window.desk.write(lambda library: library.import_documents(documents, InlineReader()))
    settle(qtbot, window)
    window.reviewer.ask_missing_dates()
    settle(qtbot, window)
    dialog = window.findChild(DatesDialog)
    dialog.tick_all.click()
    dialog.apply.click()
    settle(qtbot, window)
    assert {row.facts.published for row in library.article_rows()} == {MARCH, date(2024, 3, 8)}
    window.undo_stack.undo()
    settle(qtbot, window)
    assert {row.facts.published for row in library.article_rows()} == {None}
    assert QApplication.activeModalWidget() is None
