"""Facts are set for one article or for many, by keyboard, and what is wrong is said."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from desktop.records import Article, DateMention, Facts, Span, TimexType
from desktop.windows.facts_dialog import FactsDialog, proposed_date

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
    def make(*articles):
        dialog = FactsDialog(articles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def button(dialog, words):
    box = dialog.findChild(QDialogButtonBox)
    return next(each for each in box.findChildren(QPushButton) if each.text() == words)


@pytest.mark.parametrize(
    ("given", "proposal"),
    [
        ({"file": "2021-07-26 talks.txt"}, (date(2021, 7, 26), "file name")),
        ({"file": "arirang_20240305.html"}, (date(2024, 3, 5), "file name")),
        ({"url": "https://example.org/2019/x-2019-02-28"}, (date(2019, 2, 28), "address")),
        ({"dates": (dated(DAY), dated(date(2017, 1, 1), date(2017, 12, 31)))}, (DAY, "latest full date in the text")),
        ({"file": "000_20249999.txt"}, None),
    ],
)  # fmt: skip
def test_a_day_is_proposed_from_file_name_address_or_text(given, proposal):
    assert proposed_date(article(**given)) == proposal


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


def test_many_articles_get_their_days_at_once(qtbot, open_dialog):
    dialog = open_dialog(article(1, "2021-07-26.txt"), article(2), article(3, "2020-01-31.txt"))
    button(dialog, "Take all proposals").click()
    qtbot.keyClicks(dialog._form._fields[2], "2024-03-05")
    with qtbot.waitSignal(dialog.facts_chosen) as chosen:
        button(dialog, "Set").click()
    days = {number: facts.published for number, facts in chosen.args[0].items()}
    assert days == {1: date(2021, 7, 26), 2: date(2024, 3, 5), 3: date(2020, 1, 31)}


def test_one_wrong_day_of_many_is_pointed_at(qtbot, open_dialog):
    dialog = open_dialog(article(1), article(2))
    qtbot.keyClicks(dialog._form._fields[2], "2024-02-30")
    button(dialog, "Set").click()
    assert "2024-02-30" in dialog._complaint.text()
    assert dialog.focusWidget() is dialog._form._fields[2]


def test_a_wrong_day_far_down_comes_into_sight_with_its_sentence(qtbot, open_dialog):
    dialog = open_dialog(*(article(number) for number in range(1, 41)))
    field = dialog._form._fields[40]
    field.setText("2024-02-30")
    button(dialog, "Set").click()
    assert dialog._complaint.text() == "“2024-02-30” is no day. Write it as YYYY-MM-DD."
    assert dialog._complaint.isVisible()
    assert dialog._complaint.height() >= dialog._complaint.fontMetrics().height()
    assert dialog._form.viewport().rect().contains(field.geometry().center())


def test_buttons_have_words_alone_and_proposals_are_not_cut(qtbot, open_dialog):
    dialog = open_dialog(article(1, dates=(dated(DAY),)), article(2))
    assert all(each.icon().isNull() for each in dialog.findChildren(QPushButton))
    proposal = dialog._form.cellWidget(0, 2)
    assert proposal.width() >= proposal.sizeHint().width()


def test_what_is_not_changed_is_not_written(qtbot, open_dialog):
    dialog = open_dialog(article(1, own=date(2020, 1, 1)), article(2))
    with qtbot.waitSignal(dialog.facts_chosen) as chosen:
        button(dialog, "Set").click()
    assert chosen.args[0] == {}


def test_a_day_set_by_the_window_is_undone_by_name(qtbot, filled):
    undated = next(row.id for row in filled.desk.library.article_rows() if row.facts.published is None)
    filled.reviewer.ask_facts([undated])
    qtbot.waitUntil(lambda: filled.findChild(FactsDialog) is not None)
    dialog = filled.findChild(FactsDialog)
    qtbot.keyClicks(dialog._form._day, "2021-07-26")
    button(dialog, "Set").click()
    settle(qtbot, filled)
    assert filled.desk.library.article(undated).facts.published == date(2021, 7, 26)
    assert filled.actions_by_name["undo"].text().replace("&", "") == "Undo facts of an article"
