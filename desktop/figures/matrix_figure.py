"""The matrix as a figure: rectangles, numbers and signs, never a scaled picture."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.extraction.mentions.actors import actor_name
from desktop.figures.canvas import Canvas
from desktop.figures.figure import LABEL, SMALL
from desktop.models.theme import STEPS, Palette
from desktop.records import Cell, Matrix

_CODE, _NAME, _TOTAL = 9.0, 28.0, 9.0
_WIDEST, _NARROWEST = 11.0, 5.2
_LEGEND_STEP = 8.0


@dataclass(frozen=True, slots=True)
class MatrixPicture:
    """Draws who acts on whom; actors without any act under the filter are left out when there is no room for them."""

    matrix: Matrix
    language: str = "en"

    def __call__(self, canvas: Canvas, palette: Palette, top: float) -> float:
        """Draw heads, cells, totals and legend below a height; return where they end."""
        actors = self.shown_actors(canvas.width)
        names = canvas.width - _CODE - _NAME - _TOTAL >= len(actors) * _NARROWEST
        left = _CODE + (_NAME if names else 0)
        cell = min((canvas.width - left - _TOTAL) / max(len(actors), 1), _WIDEST)
        height = min(cell, 6.0)
        grid = _Grid(canvas, palette, left, top + 4.5, cell, height)
        self._draw_heads(grid, actors, names=names)
        for row, source in enumerate(actors):
            for column, target in enumerate(actors):
                grid.draw_cell(row, column, self.matrix.cells.get((source, target)), blocked=source == target)
        self._draw_totals(grid, actors)
        return _draw_legend(canvas, palette, grid.bottom(len(actors)) + 7.0)

    def shown_actors(self, width: float) -> tuple[str, ...]:
        """Return the actors that have a place at a width: all, else those with acts, most active first."""
        room = int((width - _CODE - _TOTAL) / _NARROWEST)
        if len(self.matrix.actors) <= room:
            return self.matrix.actors
        active = {actor for pair in self.matrix.cells for actor in pair}
        return tuple(actor for actor in self.matrix.actors if actor in active)[:room]

    def _draw_heads(self, grid: _Grid, actors: tuple[str, ...], *, names: bool) -> None:
        canvas, palette = grid.canvas, grid.palette
        canvas.text(0, grid.top - 1.5, "acts ↓ on →", LABEL, palette.secondary)
        for place, actor in enumerate(actors):
            canvas.text(grid.middle(place), grid.top - 1.5, actor, LABEL, palette.text, align="centre")
            canvas.text(0, grid.baseline(place), actor, LABEL, palette.text)
            if names:
                name = canvas.shortened(actor_name(actor, self.language), _NAME - 2, LABEL)
                canvas.text(_CODE, grid.baseline(place), name, LABEL, palette.secondary)
        canvas.text(grid.right(len(actors)) + _TOTAL, grid.top - 1.5, "all", LABEL, palette.secondary, align="right")

    def _draw_totals(self, grid: _Grid, actors: tuple[str, ...]) -> None:
        canvas, palette, matrix = grid.canvas, grid.palette, self.matrix
        edge, foot = grid.right(len(actors)) + _TOTAL, grid.baseline(len(actors)) + 0.6
        canvas.text(0, foot, "all", LABEL, palette.secondary)
        for place, actor in enumerate(actors):
            acts, suffers = matrix.row_totals.get(actor), matrix.column_totals.get(actor)
            canvas.text(edge, grid.baseline(place), str(acts or ""), LABEL, palette.secondary, align="right")
            canvas.text(grid.middle(place), foot, str(suffers or ""), LABEL, palette.secondary, align="centre")
        canvas.text(edge, foot, str(matrix.total), LABEL, palette.text, bold=True, align="right")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where rows and columns lie."""

    canvas: Canvas
    palette: Palette
    left: float
    top: float
    cell: float
    height: float

    def middle(self, column: int) -> float:
        return self.left + (column + 0.5) * self.cell

    def right(self, columns: int) -> float:
        return self.left + columns * self.cell

    def bottom(self, rows: int) -> float:
        return self.top + rows * self.height

    def baseline(self, row: int) -> float:
        return self.top + (row + 0.5) * self.height + 0.95

    def draw_cell(self, row: int, column: int, cell: Cell | None, *, blocked: bool) -> None:
        x, y, palette = self.left + column * self.cell, self.top + row * self.height, self.palette
        if blocked or cell:
            fill = palette.blocked if cell is None else palette.cell(cell.mean)
            self.canvas.box(x, y, self.cell, self.height, fill)
        self.canvas.frame(x, y, self.cell, self.height, palette.line, 0.1)
        if cell is not None:
            number = palette.cell_number(cell.mean)
            points = LABEL if self.cell > 6 else SMALL
            self.canvas.text(x + self.cell * 0.6, self.baseline(row), str(cell.count), points, number, align="centre")
            self._draw_signs(x, y, cell)

    def _draw_signs(self, x: float, y: float, cell: Cell) -> None:
        for up, count in ((True, cell.cooperative), (False, cell.conflictive)):
            if count:
                against = cell.mean != 0 and (cell.mean > 0) != up
                size = 1.1 if against else 1.6
                colour = self.palette.cell_mark(cell.mean, cooperative=up)
                place = y + 0.7 if up else y + self.height - 0.7 - size * 0.85
                self.canvas.triangle(x + 0.7, place, size, colour, up=up)


def _draw_legend(canvas: Canvas, palette: Palette, y: float) -> float:
    colours = [*reversed(palette.conflict_steps), palette.near_zero, *palette.cooperation_steps]
    canvas.text(0, y + 2.4, "Mean intensity", LABEL, palette.secondary)
    x = max(_CODE + _NAME + 14, 0)
    x = min(x, canvas.width - len(colours) * _LEGEND_STEP - 22)
    canvas.text(x - 2, y + 2.4, "conflict", LABEL, palette.conflict, align="right")
    canvas.triangle(x - 2 - canvas.text_width("conflict", LABEL) - 2.6, y + 1, 1.8, palette.conflict, up=False)
    for place, colour in enumerate(colours):
        canvas.box(x + place * _LEGEND_STEP, y, _LEGEND_STEP, 3.2, colour)
    canvas.frame(x, y, len(colours) * _LEGEND_STEP, 3.2, palette.edge, 0.1)
    end = x + len(colours) * _LEGEND_STEP + 2
    canvas.text(end, y + 2.4, "cooperation", LABEL, palette.cooperation)
    canvas.triangle(end + canvas.text_width("cooperation", LABEL) + 1, y + 0.9, 1.8, palette.cooperation, up=True)
    borders = [*(-step for step in reversed(STEPS)), *STEPS]
    for place, border in enumerate(borders, start=1):
        words = f"{border:g}".replace("-", "−")
        canvas.text(x + place * _LEGEND_STEP, y + 6.2, words, SMALL, palette.secondary, align="centre")
    return y + 7.0
