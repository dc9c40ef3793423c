"""The timeline as a figure: bars above and below an axis, acts without a date on a scale of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.figures.canvas import LEADING, POINT, Canvas
from desktop.figures.figure import LABEL, SMALL
from desktop.figures.notable import Label
from desktop.figures.placing import Box, find_place, joined
from desktop.models.calendar import ticks
from desktop.models.theme import Palette
from desktop.models.time_span import main_bins, main_span
from desktop.records import Bin, Bins, Timeline

_HEIGHT, _LEFT, _BLOCK, _GUTTER = 58.0, 8.0, 18.0, 6.0
_HEAD, _BAR = 5.0, 6.0
_TICK_ROOM = 11.0
_LEAST_BARS = 6  # that find room in a chart, so that a single one does not fill it
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

    def boxes(self, counted: Bin, *, up: bool) -> tuple[Box, Box]:
        """Return where the shares of longer spans stand, and on them the acts with a date."""
        left, right = (
            min(max(self.x(ordinal), self.left), self.right)
            for ordinal in (counted.start.toordinal(), counted.end.toordinal() + 1)
        )
        gap = min((right - left) * 0.06, 0.3)
        spread, dated = (
            (counted.spread_cooperative, counted.cooperative)
            if up
            else (counted.spread_conflictive, counted.conflictive)
        )
        foot, middle, head = (self.y(y if up else -y) for y in (0.0, spread, spread + dated))
        inner = Box(left + gap, min(middle, head), max(right - gap, left + gap + 0.3), max(middle, head))
        return Box(left, min(foot, middle), right, max(foot, middle)), inner


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Draws acts over time."""

    timeline: Timeline
    labels: tuple[Label, ...] = ()
    days: tuple[date, date] | None = None

    def __call__(self, canvas: Canvas, palette: Palette, top: float) -> float:
        """Draw axes, bars, the block without dates and the key below a height; return where they end."""
        scale = self._scale(canvas, top + _HEAD)
        canvas.triangle(_LEFT, top + 0.4, 1.8, palette.cooperation, up=True)
        canvas.text(_LEFT + 2.8, top + 2.4, "cooperation", LABEL, palette.cooperation)
        self._draw_grid(canvas, palette, scale)
        self._draw_bars(canvas, palette, scale)
        canvas.line(scale.left, scale.y(0), scale.right, scale.y(0), palette.text, 0.25)
        self._draw_labels(canvas, palette, scale)
        self._draw_undated(canvas, palette, scale, top)
        y = scale.bottom + 5.5
        canvas.triangle(_LEFT, y + 0.4, 1.8, palette.conflict, up=False)
        canvas.text(_LEFT + 2.8, y + 2.4, "conflict", LABEL, palette.conflict)
        return self._draw_key(canvas, palette, y + 5.0)

    def _scale(self, canvas: Canvas, top: float) -> _Scale:
        timeline = self.timeline
        bins = self._bins()
        above = max((each.cooperative + each.spread_cooperative for each in bins), default=1.0)
        below = max((each.conflictive + each.spread_conflictive for each in bins), default=1.0)
        first, last = self.days or main_span(timeline) or (date.min, date.min)
        right = canvas.width - _BLOCK - _GUTTER
        longest = max(((each.end - each.start).days + 1 for each in bins), default=1)
        room = max((last - first).days // 60, (_LEAST_BARS * longest - (last - first).days) // 2, 1)
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

    def _bins(self) -> tuple[Bin, ...]:
        if self.days is None:
            return main_bins(self.timeline)
        first, last = self.days
        return tuple(each for each in self.timeline.bins if first <= each.end and each.start <= last)

    def _draw_grid(self, canvas: Canvas, palette: Palette, scale: _Scale) -> None:
        step = next((each for each in _STEPS if (scale.above + scale.below) / each <= 9), _STEPS[-1])
        for count in range(-int(scale.below // step) * step, int(scale.above) + 1, step):
            canvas.line(scale.left, scale.y(count), scale.right, scale.y(count), palette.line, 0.12)
            canvas.text(_LEFT - 2, scale.y(count) + 0.9, str(abs(count)), LABEL, palette.secondary, align="right")
        if not self._bins():
            middle = (scale.left + scale.right) / 2
            words = "No event has a date" if self.timeline.total else "No event to draw"
            canvas.text(middle, scale.y(0) - 2, words, LABEL, palette.secondary, align="centre")
            return
        first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
        for day, words in ticks(first, last, int((scale.right - scale.left) / _TICK_ROOM)):
            x = scale.x(day.toordinal())
            canvas.line(x, scale.bottom, x, scale.bottom + 1.2, palette.secondary, 0.15)
            canvas.text(x + 0.8, scale.bottom + 3.6, words, LABEL, palette.secondary)

    def _draw_bars(self, canvas: Canvas, palette: Palette, scale: _Scale) -> None:
        for up in (True, False):
            boxes = [scale.boxes(each, up=up) for each in self._bins()]
            colour, tint = palette.sign(cooperative=up), palette.sign_tint(cooperative=up)
            for spread in joined([each for each, _ in boxes if each.height]):
                canvas.box(spread.left, spread.top, spread.width, spread.height, tint)
                canvas.hatch(spread.left, spread.top, spread.width, spread.height, colour)
            for _, dated in boxes:
                if dated.height:
                    canvas.box(dated.left, dated.top, dated.width, dated.height, colour)

    def _draw_labels(self, canvas: Canvas, palette: Palette, scale: _Scale) -> None:
        """Write what the highest bars stand for where there is room; on paper, so that no line runs through words."""
        bars = [box for each in self._bins() for up in (True, False) for box in scale.boxes(each, up=up) if box.height]
        axis = Box(scale.left, scale.y(0) - 0.3, scale.right, scale.y(0) + 0.3)
        area = Box(scale.left, scale.top - 0.5, scale.right, scale.bottom + 0.5)
        taken = [*bars, axis]
        step = LABEL * POINT * LEADING
        for label in self.labels:
            shapes = _shapes(canvas, label.words)
            sizes = [(max(canvas.text_width(line, LABEL) for line in lines), len(lines) * step) for lines in shapes]
            bar = scale.boxes(label.bin, up=label.cooperative)[1]
            found = find_place(bar, sizes, area, taken, up=label.cooperative, gap=1.2)
            if found is None:
                continue
            number, place = found
            taken.append(place)
            canvas.box(place.left - 0.3, place.top, place.width + 0.6, place.height, palette.paper)
            left_of_bar = place.right <= bar.left
            for row, line in enumerate(shapes[number]):
                x, align = (place.right, "right") if left_of_bar else (place.left, "left")
                canvas.text(x, place.top + row * step + LABEL * POINT * 1.02, line, LABEL, palette.text, align=align)

    def _draw_undated(self, canvas: Canvas, palette: Palette, scale: _Scale, top: float) -> None:
        x = canvas.width - _BLOCK
        canvas.text(x + _BLOCK / 2, top + 2.4, "no date", LABEL, palette.text, align="centre")
        canvas.box(x, scale.top, _BLOCK, _HEIGHT, palette.panes)
        counts = {1: self.timeline.undated_cooperative, -1: self.timeline.undated_conflictive}
        axis = scale.y(0)
        most = max((counts[1] / max(axis - scale.top - 4, 1)), (counts[-1] / max(scale.bottom - axis - 4, 1)), 1e-9)
        longest = max(canvas.text_width(str(count), LABEL) for count in counts.values())
        left = x + max((_BLOCK - _BAR - 0.8 - longest) / 2, 0.5)
        for side, count in counts.items():
            height = count / most
            if count:
                low = axis - height if side > 0 else axis
                canvas.box(left, low, _BAR, height, palette.sign(cooperative=side > 0))
                place = min(low + 2.2, axis - 0.8) if side > 0 else max(low + height - 0.4, axis + 2.8)
                canvas.text(left + _BAR + 0.8, place, str(count), LABEL, palette.text)
        canvas.line(x, axis, x + _BLOCK, axis, palette.text, 0.25)
        canvas.text(x + _BLOCK / 2, scale.bottom + 3.6, "other scale", SMALL, palette.secondary, align="centre")

    def _draw_key(self, canvas: Canvas, palette: Palette, y: float) -> float:
        known, spread = (
            f"date known to the {_KNOWN[self.timeline.width]}",
            "known only to a longer span, spread over it",
        )
        side_by_side = _LEFT + 74.5 + canvas.text_width(spread, LABEL) <= canvas.width
        x, low = (_LEFT + 62, y) if side_by_side else (_LEFT, y + 4.2)
        for place, colour in enumerate((palette.cooperation, palette.conflict)):
            canvas.box(_LEFT + place * 5.5, y, 5, 2.6, colour)
            canvas.hatch(x + place * 5.5, low, 5, 2.6, colour)
        canvas.text(_LEFT + 12.5, y + 2.2, known, LABEL, palette.text)
        canvas.text(x + 12.5, low + 2.2, spread, LABEL, palette.text)
        return low + 3.5


def _shapes(canvas: Canvas, words: str) -> list[list[str]]:
    """Return a label in one line, in two of about the same length, and in three."""
    whole = canvas.text_width(words, LABEL)
    return [canvas.lines(words, max(whole * share, 16.0), LABEL) for share in (1.01, 0.62, 0.45)]


def _round_up(count: float) -> float:
    """Return the count at the end of the axis: the next whole number, and a little room above large ones."""
    step = next((each for each in _STEPS if count / each <= 5), _STEPS[-1])
    return max(-(-count // step) * step, 1.0)
