"""The analyst's marks of page parts: the last word on a stretch counts."""

from __future__ import annotations

from desktop.models.own_chrome import drop_within, is_chrome, mark_over, stretch_at
from desktop.records import Span

TEXT = "Menu\n\n  Seoul met Tokyo.  \nShare this"
NOTHING = ((), ())


def test_a_mark_lies_over_earlier_ones():
    marks = mark_over(NOTHING, Span(0, 20), chrome=True)
    assert marks == ((Span(0, 20),), ())
    assert mark_over(marks, Span(5, 8), chrome=False) == ((Span(0, 5), Span(8, 20)), (Span(5, 8),))
    assert mark_over(mark_over(marks, Span(5, 8), chrome=False), Span(0, 20), chrome=True) == marks


def test_marks_that_touch_a_stretch_are_taken_back_whole():
    marks = mark_over(mark_over(NOTHING, Span(0, 5), chrome=True), Span(8, 12), chrome=False)
    assert drop_within(marks, Span(4, 6)) == ((), (Span(8, 12),))
    assert drop_within(marks, Span(0, 20)) == NOTHING


def test_the_selected_words_are_meant_else_the_line_of_the_cursor():
    assert stretch_at(TEXT, Span(6, 14), 0).of(TEXT) == "Seoul"
    for place in (6, 15, TEXT.index("Tokyo")):
        assert stretch_at(TEXT, None, place).of(TEXT) == "Seoul met Tokyo."
    assert stretch_at(TEXT, None, len(TEXT)).of(TEXT) == "Share this"


def test_an_empty_line_and_blanks_are_no_stretch():
    assert stretch_at(TEXT, None, 5) is None
    assert stretch_at(TEXT, Span(5, 8), 0) is None


def test_the_greater_part_says_what_a_stretch_is():
    assert is_chrome((Span(0, 6),), Span(0, 10))
    assert not is_chrome((Span(0, 4),), Span(0, 10))
