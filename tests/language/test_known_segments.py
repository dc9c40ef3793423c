"""Segments that the analyst set stand as they are; an outlet's languages help where the words do not tell."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.language.segments import segment
from desktop.records import ANALYST, Segment, Span

TEXT = (
    "The ministers met in Geneva on Monday. “Lo haremos juntos”, said one of them, and the talks went on. "
    "Nobody else spoke to the press that day."
)
LANGUAGES = st.sampled_from(["en", "es", "ko", "gl", "und"])


def own(text, words, language):
    start = text.index(words)
    return Segment(Span(start, start + len(words)), language, 1.0, ANALYST)


def shape(text, **known):
    return [(part.span.of(text).strip(), part.language) for part in segment(text, **known)]


def test_a_segment_of_the_analyst_stands_and_the_rest_stays_in_its_language():
    fixed = own(TEXT, "said one of them", "de")
    parts = segment(TEXT, fixed=[fixed])
    assert fixed in parts
    before = TEXT.index("said")
    assert {part.language for part in parts if part.span.start >= fixed.span.end} == {"en"}
    assert all(part.method != ANALYST for part in parts if part.span.end <= before)


def test_words_of_the_analyst_s_segment_do_not_pull_their_neighbours():
    fixed = own(TEXT, "Lo haremos juntos", "en")
    assert [language for _, language in shape(TEXT, fixed=[fixed])] == ["en", "en", "en"]


def test_a_language_the_engine_does_not_know_may_be_set():
    assert ("Lo haremos juntos", "gl") in shape(TEXT, fixed=[own(TEXT, "Lo haremos juntos", "gl")])


def test_a_whole_text_may_be_set():
    assert shape(TEXT, fixed=[own(TEXT, TEXT, "fr")]) == [(TEXT, "fr")]


def test_a_stretch_without_letters_beside_the_analyst_s_takes_her_language():
    text = "1234 — Hola"
    assert shape(text, fixed=[own(text, "Hola", "pt")]) == [("1234 —", "pt"), ("Hola", "pt")]


def test_a_cut_of_the_analyst_keeps_both_sides_apart():
    cut = TEXT.index("Nobody")
    halves = [
        Segment(Span(0, cut), "en", 1.0, ANALYST),
        Segment(Span(cut, len(TEXT)), "en", 1.0, ANALYST),
    ]
    assert list(segment(TEXT, fixed=halves)) == halves


def test_an_analyst_s_segment_gives_way_to_page_parts():
    content = [Span(0, 38), Span(60, len(TEXT))]
    parts = segment(TEXT, content, fixed=[Segment(Span(20, 80), "es", 1.0, ANALYST)])
    assert [part.span for part in parts if part.method == ANALYST] == [Span(20, 38), Span(60, 80)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), LANGUAGES), max_size=5))
def test_segments_tile_the_content_whatever_the_analyst_set(places):
    fixed = [Segment(Span(min(a, b), max(a, b)), name, 1.0, ANALYST) for a, b, name in places]
    content = [Span(0, 50), Span(60, len(TEXT))]
    parts = segment(TEXT, content, fixed=fixed)
    covered = [place for part in parts for place in range(part.span.start, part.span.end)]
    assert covered == [*range(50), *range(60, len(TEXT))]
    again = segment(TEXT, content, fixed=[part for part in parts if part.method == ANALYST])
    assert again == parts


def test_an_outlet_s_language_decides_what_few_words_leave_open():
    text = "Han kommer hjem i dag og skal tale om klima"
    assert shape(text, prior={"da": 1.0}) == [(text, "da")]
    assert shape(text, prior={"no": 1.0}) == [(text, "no")]


def test_an_outlet_s_language_does_not_outweigh_the_words():
    text = "The ministers met in Geneva and agreed to resume talks next week."
    assert shape(text, prior={"ko": 0.9, "es": 0.1}) == [(text, "en")]
