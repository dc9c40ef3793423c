"""Facts of an article are set by keyboard, with days to choose from, and what is wrong is said."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from desktop.records import Article, DateMention, Facts, Span, TimexType
from desktop.windows.facts_dialog import FactsDialog

DAY = date(2018, 1, 2)


def article(number=1, file="story.txt", dates=(), url=None, published=None, own=None):
    return Article(
        id=number,
        file=file,
        path=None,
        text="Japan met Cuba.",
        machine=Facts(title=f"Story {number}", published=published),
        analyst=Facts(author="A. Writer", published=own),
        url=url,
        encoding=None,
        warnings=(),
        chrome=(),
        segments=(),
        mentions=(),
        dates=dates,
        events=(),
    )


def dated(first, last=None):
    return DateMention(Span(0, 5), TimexType.DATE, None, first, last or first)


@pytest.fixture
def open_dialog(qtbot):
    def make(article):
        dialog = FactsDialog(article)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def button(dialog, words):
    box = dialog.findChild(QDialogButtonBox)
    return next(each for each in box.findChildren(QPushButton) if each.text() == words)


def links(dialog):
    return [each.text() for each in dialog.findChildren(QPushButton) if each.property("link")]


def test_days_are_proposed_with_the_place_they_were_found_in(qtbot, open_dialog):
    dialog = open_dialog(article(file="2021-07-26 talks.txt", dates=(dated(DAY),)))
    assert links(dialog) == [
        "2021-07-26?  file name: “2021-07-26”",
        "2018-01-02?  latest full date in the text: “Japan”",
    ]
    next(each for each in dialog.findChildren(QPushButton) if each.text().startswith("2018")).click()
    assert dialog._form._day.text() == "2018-01-02"


def test_nothing_is_proposed_where_the_day_is_known(qtbot, open_dialog):
    assert links(open_dialog(article(file="2021-07-26 talks.txt", published=DAY))) == []


def test_the_keyboard_is_on_the_day_and_enter_sets_it(qtbot, open_dialog):
    dialog = open_dialog(article())
    field = dialog._form._day
    assert dialog.focusWidget() is field
    qtbot.keyClicks(field, "2024-03-05")
    with qtbot.waitSignal(dialog.facts_chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args[0] == {1: Facts(author="A. Writer", published=date(2024, 3, 5))}


def test_what_is_no_day_is_said_and_the_dialog_stays(qtbot, open_dialog):
    dialog = open_dialog(article())
    qtbot.keyClicks(dialog._form._day, "5 March")
    with qtbot.assertNotEmitted(dialog.facts_chosen):
        button(dialog, "Set").click()
    assert "“5 March” is no day" in dialog._complaint.text()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog._form._day
