from dataclasses import replace
from datetime import date

import pytest

from desktop.models.event_words import (
    Tone,
    confidence_words,
    date_words,
    describe,
    one_line,
    pair_words,
    quoted,
    rule_words,
    score_words,
    state_words,
    told_words,
)
from desktop.records import (
    Article,
    EventRecord,
    EventRow,
    EventType,
    Facts,
    Kind,
    Mention,
    Review,
    Scale,
    Span,
    Status,
    Verdict,
)

TEXT = "Japan met Cuba on Monday."


def event(review=None, **machine):
    values = {
        "sentence": Span(0, 25), "source": ("JPN",), "target": ("CUB",), "mutual": False, "type": EventType.CONSULT,
        "status": Status.FACT, "date_start": None, "date_end": None, "date_span": Span(15, 24),
        "trigger": Span(6, 9), "event": 1, "confidence": 0.88, "rule": "verb_frame", "source_spans": (Span(0, 5),),
    }  # fmt: skip
    return EventRow(1, 1, 1, EventRecord(**{**values, **machine}), review or Review(), TEXT, "en", "T")


def article(published=None):
    mentions = (Mention(Span(0, 5), "JPN", Kind.NAME, "name"),)
    return Article(1, "f", None, TEXT, Facts(published=published), Facts(), None, None, (), (), (), mentions, (), ())


def lines(told, page=None):
    return {name: "".join(words.text for words in parts) for name, parts in describe(told, page or article())}


def test_the_card_says_which_words_gave_each_value():
    assert lines(event()) == {
        "Trigger": "“met” · rule: verb frame",
        "Source": "“Japan” · name → JPN",
        "Target": "not named here → CUB",
        "Status": "fact",
        "Date": "“on Monday” not resolved · no date in page Set…",
        "Confidence": "high, 0.88 · machine, not yet reviewed",
    }


def test_one_line_tells_the_event_and_why():
    monday = {"date_start": date(2021, 6, 21), "date_end": date(2021, 6, 21)}
    assert one_line(event(**monday, rule="en.meet:hold talks")) == (
        "CONSULT: “met” · JPN → CUB · fact · “on Monday” → 2021-06-21 · frame meet, EN · 0.88 sure"
    )
    own = Review(Verdict.ACCEPTED, type=EventType.AGREE, dates=(None, None))
    assert one_line(event(own)) == "AGREE: “met” · JPN → CUB · fact · no date · rule: verb frame · 0.88 sure"


def test_a_rule_is_given_with_its_words_frame_and_language():
    assert rule_words("en.concede-say:open doors") == "rule: open doors (concede say, EN)"
    assert rule_words("") == ""


def test_a_dated_page_offers_no_date_to_set():
    assert lines(event(), article(date(2020, 1, 1)))["Date"] == "“on Monday” not resolved"


def test_a_resolved_date_is_given_in_days():
    told = event(date_start=date(2020, 1, 6), date_end=date(2020, 1, 6))
    assert lines(told)["Date"] == "“on Monday” 2020-01-06"


def test_a_correction_stands_before_the_struck_value_of_the_machine():
    review = Review(source=("KOR",), status=Status.PLANNED, dates=(date(2020, 1, 6), None))
    parts = dict(describe(event(review), article()))
    for name, own, machine in (
        ("Source", "KOR", "JPN"),
        ("Status", "planned", "fact"),
        ("Date", "2020-01-06", "no date"),
    ):
        words = [piece for piece in parts[name] if piece.text.strip()]
        assert [(piece.text, piece.tone) for piece in words] == [(own, Tone.PLAIN), (machine, Tone.STRUCK)]


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (Review(), "machine, not yet reviewed"),
        (Review(Verdict.ACCEPTED), "accepted by you"),
        (Review(Verdict.ACCEPTED, type=EventType.AID), "corrected by you"),
        (Review(Verdict.REJECTED, type=EventType.AID), "rejected by you, does not count"),
    ],
)
def test_the_state_of_the_review_in_words(review, words):
    assert state_words(event(review)) == words


def test_small_words():
    assert pair_words(event()) == "JPN → CUB"
    assert score_words(EventType.SANCTION, Scale.PLOVER) == "−6 PLOVER"
    assert score_words(EventType.AGREE, Scale.GOLDSTEIN) == "+4 Goldstein"
    assert score_words(EventType.REQUEST, Scale.PLOVER) == "0 PLOVER"
    assert told_words(1) == "told once"
    assert told_words(4) == "told 4 ×, counted once"
    assert date_words((None, date(2020, 1, 6))) == "2020-01-06"
    assert date_words((None, None)) == "no date"
    assert [confidence_words(x) for x in (0.9, 0.6, 0.2)] == ["high, 0.90", "fair, 0.60", "low, 0.20"]
    assert quoted("a\n b") == "“a b”"
    assert "…" in quoted("word " * 30)


def test_a_planned_act_says_so():
    assert lines(replace(event(), review=Review(), machine=event(status=Status.PLANNED).machine))["Status"] == (
        "planned · not told as done"
    )
