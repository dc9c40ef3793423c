import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.learned import apply_learned, learn_lines, line_key, mark_learned
from desktop.records import Document, LearnedLine, Span, subtract, unite

FIRST = """Harbour Post · 12 minutes to read
Ministers meet
They met in Madrid.
Our readers keep us going
17 people read on"""
SECOND = """Harbour Post · 3 minutes to read
Envoy returns
She was in Seoul.
Our readers keep us going
4 people read on"""


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def test_lines_marked_in_one_article_are_chrome_in_the_outlets_next_whatever_their_numbers():
    marked = [span_of(FIRST, "Harbour Post · 12 minutes to read"), span_of(FIRST, "us going\n17 people read on")]
    learned = learn_lines(FIRST, marked, "Harbour Post", chrome=True)
    found = mark_learned(Document("b", None, SECOND, source="Harbour Post"), learned)
    assert [span.of(SECOND) for span in found.chrome] == [
        "Harbour Post · 3 minutes to read",
        "4 people read on",
    ]


def test_a_line_taught_as_content_is_taken_out_of_the_machines_chrome():
    learned = [LearnedLine("Harbour Post", line_key("Our readers keep us going"), chrome=False)]
    chrome = [span_of(SECOND, "Our readers keep us going\n4 people read on")]
    assert [span.of(SECOND) for span in apply_learned(SECOND, chrome, learned)] == ["4 people read on"]


def test_what_was_taught_of_another_outlet_changes_nothing():
    learned = learn_lines(FIRST, [Span(0, len(FIRST))], "Harbour Post", chrome=True)
    article = Document("b", None, SECOND, source="Morning Gazette")
    assert mark_learned(article, learned) is article


def test_the_last_word_on_a_line_counts():
    key = line_key("Envoy returns")
    learned = [LearnedLine("", key, chrome=True), LearnedLine("", key, chrome=False)]
    assert apply_learned(SECOND, (), learned) == ()


def test_the_analysts_own_marks_stand_over_the_machines():
    article = Document("a", None, "x" * 40, chrome=(Span(0, 10), Span(20, 30)), own_chrome=(Span(8, 12),))
    assert article.furniture == (Span(0, 12), Span(20, 30))
    article = Document("a", None, "x" * 40, chrome=(Span(0, 10), Span(20, 30)), own_content=(Span(5, 25),))
    assert article.furniture == (Span(0, 5), Span(25, 30))


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda two: Span(two[0], sum(two))), max_size=8)


@given(SPANS, SPANS)
def test_spans_are_united_and_subtracted_letter_by_letter(spans, others):
    def places(some):
        return {place for span in some for place in range(span.start, span.end)}

    assert places(unite(spans)) == places(spans)
    assert places(subtract(spans, others)) == places(spans) - places(others)
    assert list(subtract(spans, others)) == sorted(subtract(spans, others))


@pytest.mark.parametrize("line", ["★", "…", "§ 4", "A b"])
def test_every_line_has_a_key(line):
    assert line_key(line)
