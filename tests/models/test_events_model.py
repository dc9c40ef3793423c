"""The tree of happenings and reports, and the words of its cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.days import days_words, parse_days, short_words
from desktop.models.events_model import EVENT, EVENTS, STATE, WHOLE, Column, EventsModel, State, struck_words
from desktop.models.reviews import corrected, judged, step_words, swapped, tell
from desktop.records import EventRecord, EventRow, EventType, Review, Span, Status, Verdict

EVIDENCE = "Japan met Cuba on Monday."


def event(number, happening=1, review=None, language="en", **machine):
    values = {
        "sentence": Span(0, 25), "source": ("JPN",), "target": ("CUB",), "mutual": False, "type": EventType.CONSULT,
        "status": Status.FACT, "date_start": None, "date_end": None, "date_span": None,
        "trigger": Span(6, 9), "event": 1, "confidence": 0.88, "rule": "verb_frame",
    }  # fmt: skip
    return EventRow(
        id=number,
        article=1,
        happening=happening,
        machine=EventRecord(**(values | machine)),
        review=review or Review(),
        evidence=EVIDENCE,
        language=language,
        article_title="Talks",
    )


@pytest.fixture
def model(qtmodeltester):
    made = EventsModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


def words(model, row, column, parent=None):
    return model.index(row, column, parent or QModelIndex()).data()


def test_a_happening_told_twice_opens_and_names_the_languages(model):
    model.show_events([event(1), event(2, language="ko"), event(3, happening=2)])
    top = model.index(0, 0)
    assert (model.rowCount(), model.rowCount(top), model.rowCount(model.index(1, 0))) == (2, 2, 0)
    assert [words(model, row, Column.PAIR, top) for row in (0, 1)] == ["in English", "in Korean"]
    assert words(model, 0, Column.TOLD) == "2"
    assert words(model, 0, Column.TYPE, top) == ""


def test_the_times_a_happening_is_told_say_in_how_many_articles(model):
    model.show_events([event(1), replace(event(2), article=2), event(3, happening=2)])
    tips = [model.index(row, Column.TOLD).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 1)]
    assert tips == ["told 2 × in 2 articles, counted once", "told once"]
    assert model.index(0, Column.TOLD).data(Qt.ItemDataRole.AccessibleTextRole) == tips[0]


def test_the_row_of_a_happening_shows_all_its_types_and_leaves_out_rejected_reports(model):
    reports = [event(1, review=Review(Verdict.REJECTED)), event(2, type=EventType.AGREE), event(3)]
    model.show_events(reports)
    assert words(model, 0, Column.TYPE) == "AGREE and CONSULT"
    assert model.index(0, 0).data(EVENT).id == 2
    assert [each.id for each in model.index(0, 0).data(EVENTS)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("reviews", "state"),
    [
        ([Review(), Review(Verdict.ACCEPTED)], State.OPEN),
        ([Review(Verdict.REJECTED), Review(Verdict.ACCEPTED)], State.ACCEPTED),
        ([Review(Verdict.REJECTED), Review(Verdict.REJECTED)], State.REJECTED),
        ([Review(Verdict.ACCEPTED, type=EventType.AID), Review(Verdict.ACCEPTED)], State.CORRECTED),
    ],
)
def test_a_happening_is_to_review_as_long_as_one_report_is(model, reviews, state):
    model.show_events([event(number, review=review) for number, review in enumerate(reviews, start=1)])
    assert State(model.index(0, 0).data(STATE)) is state


def test_the_same_events_with_other_values_do_not_reset_the_model(qtbot, model):
    model.show_events([event(1), event(2, happening=2)])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.show_events([event(1), event(2, happening=2, review=Review(Verdict.ACCEPTED))])
    assert changed.args[0].row() == 1


def test_what_waits_for_review_is_whole_happenings_or_single_reports(model):
    seen = Review(Verdict.ACCEPTED)
    model.show_events([event(1), event(2), event(3, 2, seen), event(4, 2), event(5, 3, seen)])
    assert model.unseen() == [(0, WHOLE), (1, 1)]
    assert model.index_at((1, 1)).data(EVENT).id == 4
    assert model.place_of(model.index_of(4)) == (1, 1)
    assert model.place_of(QModelIndex()) == (-1, WHOLE)


def test_the_words_of_the_text_stand_where_no_day_is_known(model):
    model.show_events([event(1, date_span=Span(15, 24))])
    assert words(model, 0, Column.DATE) == "“on Monday”"


def test_a_screen_reader_hears_the_state_the_words_and_what_the_machine_said(model):
    own = event(1, review=Review(Verdict.ACCEPTED, type=EventType.AID))
    model.show_events([own])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, Column.STATE).data(role) == "corrected"
    assert model.index(0, Column.TYPE).data(role) == "AID, machine said CONSULT"
    assert model.headerData(0, Qt.Orientation.Horizontal, role) == "State"


@pytest.mark.parametrize(
    ("values", "column", "struck"),
    [
        ({"type": EventType.AID}, Column.TYPE, "CONSULT"),
        ({"source": ("USA",)}, Column.PAIR, "JPN → CUB"),
        ({"mutual": True}, Column.PAIR, "JPN → CUB"),
        ({"status": Status.DENIED}, Column.STATUS, "fact"),
        ({"dates": (date(2020, 1, 1), date(2020, 1, 1))}, Column.DATE, "no date"),
        ({"type": EventType.CONSULT}, Column.TYPE, ""),
    ],
)
def test_the_machines_value_is_struck_where_the_analyst_has_another(values, column, struck):
    row = event(1)
    assert struck_words(replace(row, review=corrected(row, **values)), column) == struck


def test_a_verdict_given_again_is_taken_back_only_if_all_have_it():
    open_one, accepted = event(1), event(2, review=Review(Verdict.ACCEPTED))
    assert {r.verdict for r in judged([open_one, accepted], Verdict.ACCEPTED).values()} == {Verdict.ACCEPTED}
    assert judged([accepted], Verdict.ACCEPTED)[2].verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("before", "make", "sentence"),
    [
        (event(1), lambda e: corrected(e, type=EventType.AID), "JPN → CUB: CONSULT changed to AID"),
        (event(1), swapped, "JPN → CUB: sides swapped"),
        (event(1), lambda e: corrected(e, status=Status.PLANNED), "JPN → CUB: fact changed to planned"),
        (event(1), lambda _: Review(Verdict.REJECTED), "JPN → CUB: CONSULT rejected"),
    ],
)
def test_the_sentence_says_what_was_done_and_that_the_figures_follow(before, make, sentence):
    assert tell([before], {1: make(before)}) == f"{sentence}, matrix and timeline follow"


def test_an_acceptance_changes_no_figure_and_says_so():
    assert tell([event(1)], {1: Review(Verdict.ACCEPTED)}) == "JPN → CUB: CONSULT accepted"
    assert "no longer in the library" in tell([], {1: Review()})


def test_many_events_are_told_as_one_step():
    rows = [event(1), event(2, type=EventType.AID), event(3, target=("USA",))]
    reviews = {row.id: corrected(row, type=EventType.REJECT) for row in rows}
    assert tell(rows, reviews) == "3 events: changed to REJECT, matrix and timeline follow"
    assert step_words(reviews) == "correction of 3 events"
    assert step_words({1: Review(Verdict.REJECTED, type=EventType.AID)}) == "rejection of event"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2024-02-26 – 28", "2024-02-26", "2024-02-28"),
        ("2024-02-26 – 03-04", "2024-02-26", "2024-03-04"),
        ("2019 - 2020-03", "2019-01-01", "2020-03-31"),
        ("2024-02-26 to 2024-02-28", "2024-02-26", "2024-02-28"),
    ],
)
def test_days_are_read_as_analysts_write_them(written, first, last):
    assert parse_days(written) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("written", ["2024-13", "yesterday", "2024-03-05 – 2024-03-01", "2024-02-30", "5.3.24"])
def test_what_is_no_day_is_none(written):
    assert parse_days(written) is None


def test_no_words_are_no_date_and_days_come_back_as_written():
    assert parse_days(" ") == parse_days("no date") == (None, None)
    days = (date(2024, 2, 26), date(2024, 2, 28))
    assert parse_days(days_words(days)) == days
    assert short_words("2024-02-26 – 2024-02-28") == "2024-02-26 – 28"
    assert short_words("2017 – 2019") == "2017 – 2019"
