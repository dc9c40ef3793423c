from desktop.models.highlights import (
    Look,
    Shown,
    doubtful,
    events_at,
    find_marks,
    in_order,
    language_runs,
    language_shares,
    step_from,
)
from desktop.records import Article, EventRecord, EventRow, EventType, Facts, Review, Segment, Span, Status, Verdict

TEXT = "One met Two and hit Two. Three helped Two."
FIRST, SECOND = Span(0, 24), Span(25, 42)


def event(number, sentence, trigger, kind=EventType.CONSULT, review=None, confidence=0.9):
    machine = EventRecord(
        sentence,
        ("JPN",),
        ("CUB",),
        False,
        kind,
        Status.FACT,
        None,
        None,
        None,
        trigger,
        number,
        confidence,
        "rule",
        source_spans=(Span(0, 3),),
    )
    return EventRow(number, 1, number, machine, review or Review(), sentence.of(TEXT), "en", "T")


MET = event(1, FIRST, Span(4, 7))
HIT = event(2, FIRST, Span(16, 19), EventType.ASSAULT)
HELPED = event(3, SECOND, Span(31, 37))


def article(*events, segments=(), chrome=()):
    return Article(1, "f", None, TEXT, Facts(), Facts(), None, None, (), chrome, segments, (), (), events)


def looks(marks):
    return [(mark.look, mark.span.of(TEXT)) for mark in marks]


def test_only_the_current_event_tints_its_sentence_and_marks_its_actors():
    marks = find_marks(article(MET, HIT), {1, 2}, 2, Shown())
    assert looks(marks) == [
        (Look.SENTENCE, "One met Two and hit Two."),
        (Look.TRIGGER, "met"),
        (Look.CURRENT_TRIGGER, "hit"),
        (Look.ACTOR, "One"),
    ]


def test_events_outside_the_filter_and_rejected_ones_are_marked_faintly():
    rejected = event(3, SECOND, Span(31, 37), review=Review(Verdict.REJECTED))
    marks = find_marks(article(MET, HIT, rejected), {2, 3}, None, Shown())
    assert {words: look for look, words in looks(marks)} == {
        "met": Look.OFF_TRIGGER,
        "hit": Look.TRIGGER,
        "helped": Look.OFF_TRIGGER,
    }


def test_layers_can_be_left_out():
    assert find_marks(article(MET), {1}, 1, Shown(events=False)) == []


def test_words_searched_for_are_marked_without_regard_to_case():
    marks = find_marks(article(), set(), None, Shown(), "two THREE (")
    assert looks(marks) == [(Look.FOUND, "Two"), (Look.FOUND, "Two"), (Look.FOUND, "Three"), (Look.FOUND, "Two")]


def test_of_two_events_in_a_sentence_the_nearer_trigger_is_meant():
    told = article(MET, HIT, HELPED)
    assert [each.id for each in events_at(told, 5, {1, 2})] == [1, 2]
    assert [each.id for each in events_at(told, 22, {1, 2})] == [2, 1]
    assert events_at(told, 24, {1, 2}) == []


def test_steps_follow_the_text_and_go_round():
    steps = in_order([HELPED, HIT, MET], {1, 2, 3})
    assert [each.id for each in steps] == [1, 2, 3]
    assert step_from(steps, None, 1) is MET
    assert step_from(steps, HELPED, 1) is MET
    assert step_from(steps, MET, -1) is HELPED
    assert step_from([], MET, 1) is None


def test_from_an_event_outside_the_filter_the_next_step_is_the_next_in_the_text():
    steps = in_order([MET, HELPED], {1, 3})
    assert step_from(steps, HIT, 1) is HELPED
    assert step_from(steps, HIT, -1) is MET


def test_runs_of_one_language_are_joined_unless_a_page_part_lies_between():
    parts = [Segment(Span(a, b), language, 0.9, "m") for a, b, language in [(0, 3, "en"), (4, 7, "en"), (12, 15, "en")]]
    runs = language_runs(parts, [Span(8, 11)])
    assert [run.span for run in runs] == [Span(0, 7), Span(12, 15)]


def test_shares_count_letters_and_leave_out_what_has_no_language():
    parts = [
        Segment(Span(0, 30), "en", 0.9, "m"),
        Segment(Span(30, 40), "ko", 0.9, "m"),
        Segment(Span(40, 42), "und", 0, "m"),
    ]
    assert language_shares(parts) == [("en", 0.75), ("ko", 0.25)]


def test_doubt_ends_where_the_analyst_has_spoken():
    assert doubtful(event(1, FIRST, Span(4, 7), confidence=0.4))
    assert not doubtful(event(1, FIRST, Span(4, 7), review=Review(Verdict.ACCEPTED), confidence=0.4))
    assert not doubtful(event(1, FIRST, Span(4, 7), review=Review(status=Status.PLANNED), confidence=0.4))
