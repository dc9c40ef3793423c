"""What a timeline names beside its bars, where the names stand, and which bins it takes."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from desktop.figures.canvas import Canvas
from desktop.figures.export import BOTH, KINDS, as_image, count_timeline, make_figure, measure_figure
from desktop.figures.figure import Figure, Texts
from desktop.figures.matrix_figure import MatrixPicture
from desktop.figures.notable import MOST, Label, find_labels
from desktop.figures.placing import Box, find_place, joined
from desktop.figures.timeline_figure import TimelinePicture
from desktop.library import Library
from desktop.models.theme import load_palette
from desktop.records import DEFAULT_STATUSES, Bin, Bins, Cell, Filter, Matrix, Measure, Timeline

TEXTS = Texts("", "", "", "")
USUAL = Filter(statuses=DEFAULT_STATUSES)
SIZES = st.floats(0.5, 60)
AREA = Box(0, 0, 130, 60)


@pytest.fixture
def library(sample_library, tmp_path):
    copy = tmp_path / "library.chancery"
    copy.write_bytes(sample_library.read_bytes())
    opened = Library.open(copy)
    yield opened
    opened.close()


@pytest.fixture
def canvas(qapp):
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield Canvas(painter, 160)
    painter.end()


def test_labels_name_the_pair_and_the_type_of_what_happened(library):
    timeline = count_timeline(library, USUAL, Measure())
    labels = find_labels(library, timeline, USUAL)
    assert 0 < len(labels) <= MOST
    for label in labels:
        day = label.bin.start
        narrowed = replace(USUAL, days=(day, label.bin.end), undated=False)
        types = {row.type.value for row in library.event_rows(narrowed) if row.type.cooperative == label.cooperative}
        assert any(name in label.words for name in types)
        assert str(day.year) in label.words


@given(st.floats(0, 110), st.floats(1, 20), st.floats(1, 29), SIZES, SIZES, st.booleans(), st.data())
def test_a_place_lies_within_the_area_and_meets_nothing(left, width, height, wide, high, up, data):
    bar = Box(left, 30 - height, left + width, 30) if up else Box(left, 30, left + width, 30 + height)
    corners = data.draw(st.lists(st.tuples(st.floats(0, 120), st.floats(0, 55)), max_size=4))
    taken = [bar, *(Box(x, y, x + 10, y + 5) for x, y in corners)]
    found = find_place(bar, [(wide, high), (wide / 2, high * 2)], AREA, taken, up=up, gap=1.2)
    if found is not None:
        assert AREA.holds(found[1])
        assert not any(found[1].meets(other) for other in taken)


def test_equal_neighbours_are_drawn_as_one_box():
    assert joined([Box(0, 1, 2, 3), Box(2, 1, 4, 3), Box(4, 2, 6, 3), Box(7, 2, 8, 3)]) == [
        Box(0, 1, 4, 3),
        Box(4, 2, 6, 3),
        Box(7, 2, 8, 3),
    ]


def test_a_label_without_room_is_left_out(qapp):
    bins = tuple(Bin(date(2010 + i, 1, 1), date(2010 + i, 12, 31), 5, 5) for i in range(14))
    plain = Timeline(bins, Bins.YEARS, 0, 0, bins[0].start, bins[-1].end, 140)
    crowded = Label(bins[7], True, "2017: " + "A long name of many words " * 12)
    images = [as_image(Figure(TEXTS, TimelinePicture(plain, labels)), 160, 96) for labels in ((), (crowded,))]
    assert images[0] == images[1]
    few = Timeline(bins[:2], Bins.YEARS, 0, 0, bins[0].start, bins[1].end, 20)
    labels = (Label(bins[1], True, "2011: USA ↔ PRK CONSULT"),)
    assert as_image(Figure(TEXTS, TimelinePicture(few)), 160, 96) != as_image(
        Figure(TEXTS, TimelinePicture(few, labels)), 160, 96
    )


def test_bins_are_as_fine_as_the_years_drawn_and_the_dates_allow(library):
    timeline = count_timeline(library, USUAL, Measure())
    assert any(each.cooperative or each.conflictive for each in timeline.bins)
    assert timeline.width in (Bins.MONTHS, Bins.QUARTERS)
    assert count_timeline(library, USUAL, Measure(), Bins.WEEKS).width is Bins.WEEKS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [80.0, 160.0])
def test_every_figure_of_the_samples_is_readable(qapp, library, kind, width):
    measured = measure_figure(make_figure(library, kind, USUAL, Measure()), width)
    assert measured.smallest >= 6.5
    assert measured.left_out == 0


def test_both_figures_say_once_what_holds_for_both(library):
    texts = make_figure(library, BOTH, USUAL, Measure()).texts
    assert texts.caption.count("counted once.") == 1
    assert "Cooperation above" in texts.caption
    assert "Colour: mean" in texts.caption


def test_actors_without_room_are_counted_and_told(qapp):
    codes = tuple(f"A{a}{b}" for a, b in itertools.product("BCDEFGH", "IJKLMNOP"))
    cells = {(a, b): Cell(1, 1.0, 1, 0) for a, b in itertools.permutations(codes, 2)}
    figure = Figure(TEXTS, MatrixPicture(Matrix(codes, cells, {}, {}, len(cells))))
    narrow, wide = (measure_figure(figure, width).left_out for width in (80, 160))
    assert len(codes) > narrow > wide > 0


def test_a_long_word_is_broken_rather_than_cut(canvas):
    lines = canvas.lines("조선중앙통신사평양지국" * 8, 60, 7.5)
    assert len(lines) > 1
    assert "".join(lines) == "조선중앙통신사평양지국" * 8
    assert all(canvas.text_width(line, 7.5) <= 60 for line in lines)


def test_a_line_of_arabic_keeps_the_direction_of_its_paragraph(canvas):
    lines = canvas.lines("Source: صحيفة الشرق الأوسط الدولية; El País", 25, 7.5)
    assert len(lines) > 1
    assert all(line[0] == "\u200e" or line[0].isascii() for line in lines)


def test_no_hatching_leaves_its_box_even_where_a_format_knows_no_clip(qapp):
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(load_palette("light").paper)
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    Canvas(painter, 30).hatch(10, 10, 5, 3, load_palette("light").conflict)
    painter.end()
    inked = [(x, y) for x in range(300) for y in range(300) if image.pixelColor(x, y).lightness() < 250]
    assert inked
    assert all(99 <= x <= 150 and 99 <= y <= 130 for x, y in inked)
