"""The matrix as a figure: rectangles, numbers and signs, never a scaled picture."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.extraction.mentions.actors import actor_name
from desktop.figures.canvas import Canvas
from desktop.figures.figure import LABEL, SMALL
from desktop.models.theme import STEPS, Palette
from desktop.records import Cell, Matrix

_CODE, _NAME, _HEAD = 9.0, 28.0, 4.5
_WIDEST, _NARROWEST, _ROW = 11.0, 4.8, 6.0
_BESIDE = 2.6  # of a cell beside its number: signs and edges
_LEVEL = 7.2  # of a cell from which codes stand level over the columns
_LEGEND_STEP = 8.0


@dataclass(frozen=True, slots=True)
class MatrixPicture:
    """Draws who acts on whom; actors without any act under the filter are left out when there is no room for them."""

    matrix: Matrix
    language: str = "en"

    def __call__(self, canvas: Canvas, palette: Palette, top: float) -> float:
        """Draw heads, cells, totals and legend below a height; return where they end."""
        if not self.matrix.actors:
            words = "No event to draw: nothing passes the filter."
            return canvas.paragraph(0, top, canvas.width, words, LABEL, palette.secondary)
        actors = self.shown_actors(canvas)
        canvas.left_out += len(self.matrix.actors) - len(actors)
        total = self._total_width(canvas)
        names = canvas.width - _CODE - _NAME - total >= len(actors) * self._narrowest(canvas)
        left = _CODE + (_NAME if names else 0)
        cell = min((canvas.width - left - total) / max(len(actors), 1), _WIDEST)
        grid = _Grid(canvas, palette, left, top + _HEAD + (3.0 if cell < _LEVEL else 0), cell, min(cell, _ROW), total)
        self._draw_heads(grid, actors, names=names)
        for row, source in enumerate(actors):
            for column, target in enumerate(actors):
                grid.draw_cell(row, column, self.matrix.cells.get((source, target)), blocked=source == target)
        self._draw_totals(grid, actors)
        bottom = self._draw_rest(grid, actors)
        return _draw_legend(canvas, palette, bottom + 3.0)

    def shown_actors(self, canvas: Canvas) -> tuple[str, ...]:
        """Return the actors that have a place: all, else those with acts, most active first."""
        room = int((canvas.width - _CODE - self._total_width(canvas)) / self._narrowest(canvas))
        if len(self.matrix.actors) <= room:
            return self.matrix.actors
        active = {actor for pair in self.matrix.cells for actor in pair}
        return tuple(actor for actor in self.matrix.actors if actor in active)[:room]

    def _narrowest(self, canvas: Canvas) -> float:
        longest = max((str(cell.count) for cell in self.matrix.cells.values()), key=len, default="")
        return max(_NARROWEST, canvas.text_width(longest, SMALL) + _BESIDE)

    def _total_width(self, canvas: Canvas) -> float:
        return max(canvas.text_width(str(self.matrix.total), LABEL, bold=True), canvas.text_width("all", LABEL)) + 2.0

    def _draw_rest(self, grid: _Grid, actors: tuple[str, ...]) -> float:
        """Say how many actors have no place; return where the words end."""
        bottom, missing = grid.bottom(len(actors)) + 5.0, len(self.matrix.actors) - len(actors)
        if not missing:
            return bottom
        words = f"The {len(actors)} most active of {len(self.matrix.actors)} actors; totals count all."
        return grid.canvas.paragraph(0, bottom, grid.canvas.width, words, SMALL, grid.palette.secondary)

    def _draw_heads(self, grid: _Grid, actors: tuple[str, ...], *, names: bool) -> None:
        canvas, palette = grid.canvas, grid.palette
        corner = "acts ↓ on →" if names else "↓ on →"
        canvas.text(0, grid.top - 1.5, corner, LABEL if names else SMALL, palette.secondary)
        for place, actor in enumerate(actors):
            if grid.cell < _LEVEL:
                canvas.text_upwards(grid.middle(place), grid.top - 1.0, actor, LABEL, palette.text)
            else:
                canvas.text(grid.middle(place), grid.top - 1.5, actor, LABEL, palette.text, align="centre")
            canvas.text(0, grid.baseline(place), actor, LABEL, palette.text)
            if names:
                name = canvas.shortened(actor_name(actor, self.language), _NAME - 2, LABEL)
                canvas.text(_CODE, grid.baseline(place), name, LABEL, palette.secondary)
        canvas.text(
            grid.right(len(actors)) + grid.total, grid.top - 1.5, "all", LABEL, palette.secondary, align="right"
        )

    def _draw_totals(self, grid: _Grid, actors: tuple[str, ...]) -> None:
        canvas, palette, matrix = grid.canvas, grid.palette, self.matrix
        edge, foot = grid.right(len(actors)) + grid.total, grid.baseline(len(actors)) + 0.6
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
    total: float

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
            points = LABEL if self.cell >= _LEVEL else SMALL
            middle = x + max(self.cell * 0.6, (self.cell + _BESIDE - 0.4) / 2)
            self.canvas.text(middle, self.baseline(row), str(cell.count), points, number, align="centre")
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
    before, after = (canvas.text_width(words, LABEL) + 4.6 for words in ("conflict", "cooperation"))
    indent = _CODE + _NAME
    if indent + before + len(colours) * _LEGEND_STEP + after > canvas.width:
        y = canvas.paragraph(0, y - 0.6, canvas.width, "Mean intensity", LABEL, palette.secondary) + 1.0
        indent = 0.0
    else:
        canvas.text(0, y + 2.4, "Mean intensity", LABEL, palette.secondary)
    step = min(_LEGEND_STEP, (canvas.width - indent - before - after) / len(colours))
    x = indent + before
    canvas.triangle(indent, y + 0.9, 1.8, palette.conflict, up=False)
    canvas.text(indent + 2.6, y + 2.4, "conflict", LABEL, palette.conflict)
    for place, colour in enumerate(colours):
        canvas.box(x + place * step, y, step, 3.2, colour)
    end = x + len(colours) * step
    canvas.frame(x, y, end - x, 3.2, palette.edge, 0.1)
    canvas.text(end + 2, y + 2.4, "cooperation", LABEL, palette.cooperation)
    canvas.triangle(end + after - 1.8, y + 0.9, 1.8, palette.cooperation, up=True)
    _draw_borders(canvas, palette, x, y, step)
    return y + 7.0


def _draw_borders(canvas: Canvas, palette: Palette, x: float, y: float, step: float) -> None:
    for place, border in enumerate([*(-each for each in reversed(STEPS)), *STEPS], start=1):
        words = f"{border:g}".replace("-", "−")
        canvas.text(x + place * step, y + 6.2, words, SMALL, palette.secondary, align="centre")
