"""The timeline as a figure: bars above and below an axis, acts without a date on a scale of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.figures.canvas import Canvas
from desktop.figures.figure import LABEL, SMALL
from desktop.models.calendar import ticks
from desktop.models.theme import Palette
from desktop.models.time_span import main_bins, main_span
from desktop.records import Bins, Timeline

_HEIGHT, _LEFT, _BLOCK, _GUTTER = 58.0, 8.0, 18.0, 6.0
_HEAD = 5.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_KNOWN = {
    Bins.DAYS: "day",
    Bins.WEEKS: "week or better",
    Bins.MONTHS: "month or better",
    Bins.QUARTERS: "quarter or better",
    Bins.YEARS: "year or better",
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and counts lie, in mm."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int
    above: float
    below: float

    def x(self, ordinal: float) -> float:
        return self.left + (self.right - self.left) * (ordinal - self.first) / max(self.last - self.first, 1)

    def y(self, count: float) -> float:
        return self.top + (self.bottom - self.top) * (self.above - count) / (self.above + self.below)


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Draws acts over time."""

    timeline: Timeline

    def __call__(self, canvas: Canvas, palette: Palette, top: float) -> float:
        """Draw axes, bars, the block without dates and the key below a height; return where they end."""
        scale = self._scale(canvas, top + _HEAD)
        canvas.triangle(0, top + 0.4, 1.8, palette.cooperation, up=True)
        canvas.text(2.6, top + 2.4, "cooperation", LABEL, palette.cooperation)
        self._draw_grid(canvas, palette, scale)
        self._draw_bars(canvas, palette, scale)
        canvas.line(scale.left, scale.y(0), scale.right, scale.y(0), palette.text, 0.25)
        self._draw_undated(canvas, palette, scale, top)
        y = scale.bottom + 5.5
        canvas.triangle(0, y + 0.4, 1.8, palette.conflict, up=False)
        canvas.text(2.6, y + 2.4, "conflict", LABEL, palette.conflict)
        return self._draw_key(canvas, palette, y + 5.0)

    def _scale(self, canvas: Canvas, top: float) -> _Scale:
        timeline = self.timeline
        bins = main_bins(timeline)
        above = max((each.cooperative + each.spread_cooperative for each in bins), default=1.0)
        below = max((each.conflictive + each.spread_conflictive for each in bins), default=1.0)
        first, last = main_span(timeline) or (date.min, date.min)
        right = canvas.width - _BLOCK - _GUTTER
        room = max((last - first).days // 60, 1)
        return _Scale(
            _LEFT,
            right,
            top,
            top + _HEIGHT,
            max(first.toordinal() - room, 1),
            min(last.toordinal() + 1 + room, date.max.toordinal()),
            _round_up(above),
            _round_up(below),
        )

    def _draw_grid(self, canvas: Canvas, palette: Palette, scale: _Scale) -> None:
        step = next((each for each in _STEPS if (scale.above + scale.below) / each <= 9), _STEPS[-1])
        for count in range(-int(scale.below // step) * step, int(scale.above) + 1, step):
            canvas.line(scale.left, scale.y(count), scale.right, scale.y(count), palette.line, 0.12)
            canvas.text(_LEFT - 2, scale.y(count) + 0.9, str(abs(count)), LABEL, palette.secondary, align="right")
        first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
        for day, words in ticks(first, last, int((scale.right - scale.left) / 15)):
            x = scale.x(day.toordinal())
            canvas.line(x, scale.bottom, x, scale.bottom + 1.2, palette.secondary, 0.15)
            canvas.text(x + 0.8, scale.bottom + 3.6, words, LABEL, palette.secondary)

    def _draw_bars(self, canvas: Canvas, palette: Palette, scale: _Scale) -> None:
        for each in main_bins(self.timeline):
            left, right = scale.x(each.start.toordinal()), scale.x(each.end.toordinal() + 1)
            gap = min((right - left) * 0.06, 0.3)
            for side, dated, spread in (
                (1, each.cooperative, each.spread_cooperative),
                (-1, each.conflictive, each.spread_conflictive),
            ):
                colour = palette.sign(cooperative=side > 0)
                if spread:
                    low, high = sorted((scale.y(0), scale.y(side * spread)))
                    canvas.hatch(left, low, right - left, high - low, colour)
                if dated:
                    low, high = sorted((scale.y(side * spread), scale.y(side * (spread + dated))))
                    canvas.box(left + gap, low, max(right - left - 2 * gap, 0.3), high - low, colour)

    def _draw_undated(self, canvas: Canvas, palette: Palette, scale: _Scale, top: float) -> None:
        x = canvas.width - _BLOCK
        canvas.text(x + _BLOCK / 2, top + 2.4, "no date", LABEL, palette.text, align="centre")
        canvas.box(x, scale.top, _BLOCK, _HEIGHT, palette.panes)
        counts = {1: self.timeline.undated_cooperative, -1: self.timeline.undated_conflictive}
        axis = scale.y(0)
        most = max((counts[1] / max(axis - scale.top - 4, 1)), (counts[-1] / max(scale.bottom - axis - 4, 1)), 1e-9)
        for side, count in counts.items():
            height = count / most
            if count:
                low = axis - height if side > 0 else axis
                canvas.box(x + 4.5, low, 6, height, palette.sign(cooperative=side > 0))
                place = low + 2.2 if side > 0 else low + height - 0.4
                canvas.text(x + 11.3, place, str(count), LABEL, palette.text)
        canvas.line(x, axis, x + _BLOCK, axis, palette.text, 0.25)
        canvas.text(x + _BLOCK / 2, scale.bottom + 3.6, "other scale", SMALL, palette.secondary, align="centre")

    def _draw_key(self, canvas: Canvas, palette: Palette, y: float) -> float:
        known, spread = f"date known to the {_KNOWN[self.timeline.width]}", "known only to a longer span, spread over it"
        side_by_side = _LEFT + 74.5 + canvas.text_width(spread, LABEL) <= canvas.width
        x, low = (_LEFT + 62, y) if side_by_side else (_LEFT, y + 4.2)
        for place, colour in enumerate((palette.cooperation, palette.conflict)):
            canvas.box(_LEFT + place * 5.5, y, 5, 2.6, colour)
            canvas.hatch(x + place * 5.5, low, 5, 2.6, colour)
        canvas.text(_LEFT + 12.5, y + 2.2, known, LABEL, palette.text)
        canvas.text(x + 12.5, low + 2.2, spread, LABEL, palette.text)
        return low + 3.5


def _round_up(count: float) -> float:
    """Return the count at the end of the axis: the next whole number, and a little room above large ones."""
    step = next((each for each in _STEPS if count / each <= 5), _STEPS[-1])
    return max(-(-count // step) * step, 1.0)
