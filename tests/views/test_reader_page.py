from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from desktop.models.highlights import Shown, find_marks
from desktop.models.theme import Appearance, Theme
from desktop.records import (
    Article,
    DateMention,
    EventRecord,
    EventRow,
    EventType,
    Facts,
    Kind,
    Mention,
    Review,
    Segment,
    Span,
    Status,
    TimexType,
    Verdict,
)
from desktop.views.reader_margins import LanguageMargin
from desktop.views.reader_notes import NotesMargin
from desktop.views.reader_page import ArticlePage

TEXTS = st.text(st.sampled_from("ab 가あع\U0001f4e3\n\n\u2028\u00a0é"), max_size=120)


@pytest.fixture(scope="module")
def panes(qapp):
    page = ArticlePage(Theme(Appearance.LIGHT))
    page.resize(600, 300)
    return page, LanguageMargin(page, Theme(Appearance.LIGHT)), NotesMargin(page, Theme(Appearance.LIGHT))


@st.composite
def articles(draw):
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), places, places)
    some = st.lists(spans, max_size=4).map(tuple)
    events = tuple(
        EventRow(
            number, 1, number,
            EventRecord(
                draw(spans), ("USA",), ("PRK",), draw(st.booleans()), draw(st.sampled_from(EventType)),
                draw(st.sampled_from(Status)), None, date(2020, 1, 1), None, draw(spans), number, draw(st.floats(0, 1)),
                "r", draw(some), draw(some),
            ),
            Review(draw(st.sampled_from(Verdict)), type=draw(st.none() | st.sampled_from(EventType))),
            "", "en", "T",
        )
        for number in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    segments = tuple(Segment(span, draw(st.sampled_from(["en", "ko", "und"])), 1.0, "m") for span in sorted(draw(some)))
    mentions = tuple(Mention(span, "USA", Kind.NAME, "r") for span in draw(some))
    dates = tuple(DateMention(span, TimexType.DATE, None) for span in draw(some))
    title = draw(st.none() | TEXTS)
    return Article(
        1, "f", None, text, Facts(title), Facts(), None, None, (), draw(some), segments, mentions, dates, events
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=articles(), chrome=st.booleans(), width=st.sampled_from([360, 600, 900]), current=st.integers(0, 4))
def test_any_article_can_be_laid_out_and_painted(panes, article, chrome, width, current):
    page, languages, notes = panes
    page.resize(width, 300)
    page.show_article(article, chrome=chrome)
    page.show_marks(find_marks(article, {0, 1}, current, Shown(), "a 가"))
    languages.show_article(article)
    notes.show_events(sorted(article.events, key=lambda event: event.machine.sentence), {0, 1}, current)
    for widget in (languages, notes):
        widget.resize(160, 300)
    heights = [note.top for note in notes.notes]
    assert heights == sorted(heights)
    assert all(top <= bottom for top, bottom, _run in languages.bars)
    for widget in (page.viewport(), languages, notes):
        assert widget.grab().toImage().format() != QImage.Format.Format_Invalid
    for place in (0, len(article.text) // 2):
        page.scroll_to(Span(place, min(place + 1, len(article.text))), 0.3)
    page.rebuild()
    assert page.document().characterCount() - 1 == len(article.text.encode("utf-16-le")) // 2
