"""Figures are files fit for print: of the size asked for, readable without our fonts, with words and signs in them."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from desktop.errors import DesktopError
from desktop.figures.export import as_image, as_mime, as_pdf, as_png, as_svg, export_figure, height_of, write_figure
from desktop.figures.figure import Figure, Texts
from desktop.figures.matrix_figure import MatrixPicture
from desktop.figures.timeline_figure import TimelinePicture
from desktop.models.theme import load_palette
from desktop.records import Bin, Bins, Cell, Matrix, Timeline

TEXTS = Texts("Who acts on whom: 북한과 日本", "A subtitle", "A caption.", "Source: own selection.", 3)
ACTORS = ("PRK", "USA", "KOR")
MATRIX = Matrix(
    ACTORS,
    {("PRK", "USA"): Cell(13, -0.4, 6, 7), ("USA", "PRK"): Cell(4, 9.0, 4, 0), ("KOR", "PRK"): Cell(1, -9.0, 0, 1)},
    {"PRK": 13, "USA": 4, "KOR": 1},
    {"USA": 13, "PRK": 5},
    18,
)
TIMELINE = Timeline(
    (
        Bin(date(2017, 9, 1), date(2017, 9, 30), 0, 2),
        Bin(date(2018, 1, 1), date(2018, 1, 31), 1, 0, 0.5, 0.25),
        Bin(date(2018, 6, 1), date(2018, 6, 30), 3, 1),
    ),
    Bins.MONTHS,
    14,
    6,
    date(2017, 9, 1),
    date(2018, 6, 30),
    27,
)


@pytest.fixture(params=["matrix", "timeline"])
def figure(request, qapp) -> Figure:
    return Figure(TEXTS, MatrixPicture(MATRIX) if request.param == "matrix" else TimelinePicture(TIMELINE))


def test_a_pdf_page_has_the_width_asked_for_and_its_fonts_inside(figure):
    pdf = as_pdf(figure, 160)
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
    assert width / 72 * 25.4 == pytest.approx(160, abs=0.6)
    assert height / 72 * 25.4 == pytest.approx(height_of(figure, 160), abs=0.6)
    assert b"/FontFile" in pdf


def test_an_svg_needs_no_font(figure):
    svg = as_svg(figure, 160).decode()
    root = ET.fromstring(svg)
    texts = [node for node in root.iter() if node.tag.endswith("}text") and "".join(node.itertext()).strip()]
    assert not texts
    assert len([node for node in root.iter() if node.tag.endswith("}path")]) > 20
    assert "<image" not in svg
    assert root.get("width") == "160.02mm" or float(root.get("width").removesuffix("mm")) == pytest.approx(160, abs=0.6)


def test_a_png_knows_its_resolution(figure):
    image = QImage.fromData(as_png(figure, 160, 300))
    assert image.width() == pytest.approx(160 / 25.4 * 300, abs=2)
    assert image.dotsPerMeterX() == pytest.approx(300 / 0.0254, rel=0.01)


@pytest.mark.parametrize("width", [80, 120, 240])
def test_nothing_is_cut_at_the_right_edge(figure, width):
    image = as_image(figure, width, 96)
    white = load_palette("light").paper.rgb()
    edge = {image.pixel(image.width() - 1, y) for y in range(image.height())}
    assert edge == {white}


def test_cells_have_the_colour_of_their_mean(qapp):
    image = as_image(Figure(TEXTS, MatrixPicture(MATRIX)), 160, 200)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    palette = load_palette("light")
    assert {palette.cell(-0.4).name(), palette.cell(9.0).name(), palette.cell(-9.0).name()} <= colours


def test_the_clipboard_holds_three_forms(figure):
    data = as_mime(figure, 160)
    assert data.hasImage()
    assert bytes(data.data("application/pdf").data()).startswith(b"%PDF")
    assert b"<svg" in bytes(data.data("image/svg+xml").data())


def test_an_unknown_ending_is_refused_with_a_sentence(figure, tmp_path):
    with pytest.raises(DesktopError, match="PDF, SVG, PNG"):
        write_figure(figure, tmp_path / "figure.docx", 160)


def test_a_folder_that_is_missing_is_said(figure, tmp_path):
    with pytest.raises(DesktopError, match="cannot be written"):
        write_figure(figure, tmp_path / "nowhere" / "figure.pdf", 160)


def test_empty_figures_can_be_drawn(qapp):
    for picture in (MatrixPicture(Matrix()), TimelinePicture(Timeline())):
        assert height_of(Figure(TEXTS, picture), 160) > 20


@pytest.mark.parametrize("kind", ["chart-matrix", "chart-timeline"])
def test_a_library_is_drawn_with_caption_and_source(qtbot, kind, sample_library, tmp_path):
    from desktop.figures.export import make_figure
    from desktop.library import Library
    from desktop.records import DEFAULT_STATUSES, Filter, Measure

    copy = tmp_path / "library.chancery"
    copy.write_bytes(sample_library.read_bytes())
    library = Library.open(copy)
    chosen = Filter(statuses=DEFAULT_STATUSES)
    texts = make_figure(library, kind, chosen, Measure()).texts
    export_figure(library, kind, tmp_path / "figure.pdf", chosen, Measure(), 160)
    library.close()
    assert (tmp_path / "figure.pdf").stat().st_size > 5_000
    assert "counted once" in texts.caption
    assert "Arirang News" in texts.source
    assert "does not list incidents" in texts.source


def test_the_subtitle_of_a_matrix_tells_all_the_years_it_counts(qtbot, sample_library, tmp_path):
    from desktop.figures.export import make_figure
    from desktop.library import Library
    from desktop.records import Filter, Measure

    copy = tmp_path / "library.chancery"
    copy.write_bytes(sample_library.read_bytes())
    library = Library.open(copy)
    timeline = library.timeline(Filter(), Measure())
    subtitle = make_figure(library, "chart-matrix", Filter(), Measure()).texts.subtitle
    library.close()
    assert f"those with a date {timeline.first.year} – {timeline.last.year}" in subtitle
