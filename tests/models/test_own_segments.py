"""What the analyst does to segments, as plain values."""

from desktop.models.own_segments import (
    drop_within,
    join_run,
    next_run,
    own_piece,
    put_over,
    run_at,
    split_run,
    words_span,
)
from desktop.records import ANALYST, Segment, Span

TEXT = "One two. Uno dos. Three"
ONE, UNO, THREE = (
    Segment(Span(0, 9), "en", 0.9, "words"),
    Segment(Span(9, 18), "es", 0.9, "words"),
    Segment(Span(18, 23), "en", 0.9, "words"),
)
RUNS = [ONE, UNO, THREE]


def spans(segments):
    return [(part.span.start, part.span.end, part.language) for part in segments]


def test_a_new_piece_lies_over_older_ones():
    own = put_over([own_piece(Span(0, 20), "fr")], [own_piece(Span(5, 10), "es")])
    assert spans(own) == [(0, 5, "fr"), (5, 10, "es"), (10, 20, "fr")]
    assert spans(put_over(own, [own_piece(Span(0, 20), "de")])) == [(0, 20, "de")]


def test_taking_back_leaves_other_pieces_alone():
    own = [own_piece(Span(0, 5), "fr"), own_piece(Span(7, 9), "es")]
    assert spans(drop_within(own, Span(4, 7))) == [(7, 9, "es")]


def test_a_cut_stands_before_the_word_it_falls_in():
    assert spans(split_run(TEXT, ONE, 5)) == [(0, 4, "en"), (4, 9, "en")]
    assert all(part.method == ANALYST for part in split_run(TEXT, ONE, 4))


def test_a_cut_that_parts_nothing_is_none():
    assert split_run(TEXT, ONE, 1) == ()
    assert split_run(TEXT, ONE, 9) == ()
    assert split_run(TEXT, ONE, 8) == ()


def test_a_joint_takes_the_neighbour_s_language():
    assert join_run(RUNS, UNO, -1) == own_piece(Span(0, 18), "en")
    assert join_run(RUNS, ONE, 1) == own_piece(Span(0, 18), "es")
    assert join_run(RUNS, ONE, -1) is None
    apart = [ONE, Segment(Span(12, 18), "es", 0.9, "words")]
    assert join_run(apart, ONE, 1) is None


def test_the_next_run_of_a_language_goes_round_the_end():
    assert next_run(RUNS, "en", None) == ONE
    assert next_run(RUNS, "en", ONE) == THREE
    assert next_run(RUNS, "en", THREE) == ONE
    assert next_run(RUNS, "ko", None) is None


def test_a_place_between_two_runs_belongs_to_the_second():
    assert run_at(RUNS, 9) == UNO
    assert run_at(RUNS, 23) == THREE
    assert run_at(RUNS, 40) is None


def test_selected_words_are_taken_without_the_space_round_them():
    assert words_span(TEXT, Span(8, 18)) == Span(9, 17)
