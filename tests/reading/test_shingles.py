"""Near-copies are told from other stories, in scripts with and without spaces."""

from __future__ import annotations

import re

import pytest
from stories import STORIES, background, edited, excerpt, other_day, updated, wire

from desktop.reading.shingles import WINDOW, Story, find_numbers
from desktop.records import Document, Kinship, Span

LANGUAGES = sorted(STORIES)


def document(text, **fields):
    return Document("a", None, text, **fields)


def compare(one, other):
    return Story(document(one)).compare(document(other))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [edited, updated])
def test_a_wire_story_in_another_outlet_and_an_update_are_copies(language, change):
    found = compare(wire(language), change(language))
    assert found
    assert found.kind is Kinship.COPY
    assert found.share > 0.7


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_a_longer_text_is_an_excerpt_whichever_comes_first(language):
    long = wire(language) + other_day(language)
    for one, other in ((long, excerpt(language)), (excerpt(language), long)):
        found = compare(one, other)
        assert found
        assert (found.kind, found.share > 0.8) == (Kinship.EXCERPT, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [other_day, background])
def test_another_story_of_the_same_matter_is_none_also_with_a_paragraph_of_the_first(language, change):
    assert compare(wire(language), change(language)) is None


def test_a_daily_report_in_the_same_words_is_no_copy_of_yesterday_s():
    day = "The ministry said {} aircraft and {} ships of the neighbour were seen between 6 a.m. on Monday and Tuesday. "
    day += "Of those {} aircraft crossed the median line and entered the zone of air defence in the south-west. "
    day += "The armed forces watched and sent aircraft, ships and missile systems on the coast in answer, it said. "
    monday, tuesday = day.format(21, 16, 13), day.format(38, 27, 25)
    assert compare(monday, tuesday) is None
    assert compare(monday, day.format(21, 16, 14))


def test_a_few_common_words_make_no_copy():
    assert compare("The talks failed on Friday.", "The talks failed on Friday.") is None


def test_a_digest_is_no_copy_of_its_shortest_piece():
    digest = "\n".join(text for language in LANGUAGES for text in STORIES[language])
    assert compare(digest, excerpt("en")) is None


def test_chrome_and_the_analyst_s_marks_do_not_count():
    menu = "Home World Business Culture Sport Opinion Video Podcasts Newsletters Archive Shop Jobs " * 6
    page = document(menu + wire("en"), chrome=(Span(0, len(menu)),))
    other = document(menu + other_day("en"), own_chrome=(Span(0, len(menu)),))
    assert Story(page).compare(other) is None
    assert Story(page).compare(document(wire("en"))).share == 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_common_passage_leaves_common_marks(language):
    one, other = (Story(document(text)).sketch for text in (wire(language), edited(language)))
    assert set(one.marks) & set(other.marks)
    assert len(one.marks) < 4 * one.size / WINDOW


def test_marks_are_the_same_on_every_day_and_fit_a_column():
    sketch = Story(document(wire("en"))).sketch
    assert sketch.marks[0] == 652454222339048136
    assert max(sketch.marks) < 2**63


def test_a_text_without_words_has_no_marks_in_common_with_another():
    assert Story(document("!?")).sketch.size == 0


def test_figures_are_alike_in_all_languages():
    for words in ("1,200 tonnes", "1.200 toneladas", "1 200 t", "1’200".replace("’", "'"), "1200톤"):
        assert list(find_numbers(words)) == ["1200"], words
    assert list(find_numbers("3.5 percent, 3,5 por ciento")) == ["3.5", "3.5"]
    assert list(find_numbers("In 2016, 7 of 90 on 5 March 2024")) == ["90"]
    assert len(re.findall(r"\d", " ".join(find_numbers("1,234,567 and 12.345.678")))) == 15


def test_the_figures_of_a_translation_are_those_of_the_original():
    told = {language: Story(document(wire(language))).numbers for language in LANGUAGES}
    assert set(told.values()) == {frozenset({"90", "140", "206", "68204"})}
