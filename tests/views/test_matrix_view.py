"""The matrix in a real window: mouse, keys, room, colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from desktop.models.matrix_model import MatrixModel
from desktop.models.theme import STEPS, load_palette
from desktop.models.workspace import Workspace
from desktop.records import Cell, Matrix, Measure
from desktop.views.matrix import MatrixTable

CODES = "PRK USA KOR CHN JPN UNO MEX IRN CAN RUS DEU ITA FRA GBR ESP CUB IND BRA AUS NZL".split()
MEANS = [0.0, *(sign * (step + 0.1) for step in STEPS for sign in (1, -1))]


def matrix_of(actors: int, count: int = 12) -> Matrix:
    codes = tuple(CODES[:actors])
    cells = {(s, t): Cell(count, 1.0, count, 0) for s in codes for t in codes if s != t}
    totals = dict.fromkeys(codes, count * (actors - 1))
    return Matrix(codes, cells, totals, totals, sum(totals.values()))


@pytest.fixture
def make_table(qtbot, light_theme):
    def make(matrix: Matrix, width: int = 540, height: int = 300) -> MatrixTable:
        model = MatrixModel()
        table = MatrixTable(model, Workspace(), light_theme)
        qtbot.addWidget(table)
        table.kept = model
        table.setStyleSheet("QScrollBar:vertical { width: 11px; }")
        table.resize(width, height)
        with qtbot.waitExposed(table):
            table.show()
        model.show_matrix(matrix, Measure())
        return table

    return make


@pytest.fixture
def light_theme(qapp):
    from desktop.models.theme import Appearance, Theme

    return Theme(Appearance.LIGHT)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mean", MEANS)
def test_the_number_in_every_cell_can_be_read(qapp, theme, mean):
    palette = load_palette(theme)
    assert contrast(palette.cell_number(mean), palette.cell(mean)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mean", MEANS)
def test_the_sign_with_the_mean_stands_out_from_every_cell(qapp, theme, mean):
    palette = load_palette(theme)
    assert contrast(palette.cell_mark(mean, cooperative=mean >= 0), palette.cell(mean)) >= 3.0


@pytest.mark.parametrize(("actors", "named"), [(2, True), (12, True), (17, False)])
def test_the_matrix_needs_no_sideways_scrolling_where_it_can_be_avoided(make_table, actors, named):
    table = make_table(matrix_of(actors))
    assert not table.horizontalScrollBar().maximum()
    assert (table.verticalHeader().width() > 60) is named


def test_more_actors_than_there_is_room_for_are_scrolled(make_table):
    table = make_table(matrix_of(20))
    assert table.horizontalScrollBar().maximum() > 0
    assert table.columnWidth(0) >= 26


def test_cells_grow_with_their_numbers(make_table):
    few, many = make_table(matrix_of(5)), make_table(matrix_of(5, 123_456))
    assert many.columnWidth(0) > few.columnWidth(0)
    assert many.columnWidth(0) > many.fontMetrics().horizontalAdvance("123456")


def test_the_table_is_copied_for_a_spreadsheet_and_for_a_report(qtbot, make_table):
    table = make_table(matrix_of(2))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[1] == "PRK\t\t12\t12"
    assert "<td>12</td>" in data.html()


def test_the_corner_says_how_the_matrix_is_read(make_table):
    wide, narrow = make_table(matrix_of(3)), make_table(matrix_of(17))
    for table in (wide, narrow):
        words = table._corner
        assert words.sizeHint().width() <= words.width()
    assert wide._corner.text().startswith("acts")
