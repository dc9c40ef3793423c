"""What every figure has round its picture: title, subtitle, caption and source line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.figures.canvas import Canvas
from desktop.models.theme import Palette
from desktop.records import Bins

TITLE, SUBTITLE, LABEL, SMALL, CAPTION = 11.0, 8.5, 7.5, 6.5, 7.5
_BETWEEN = 6.0  # mm
Picture = Callable[[Canvas, Palette, float], float]


def stack(*pictures: Picture) -> Picture:
    """Return pictures below each other as one."""

    def draw(canvas: Canvas, palette: Palette, top: float) -> float:
        for picture in pictures:
            top = picture(canvas, palette, top) + _BETWEEN
        return top - _BETWEEN

    return draw


@dataclass(frozen=True, slots=True)
class Texts:
    """The words round a figure; the analyst may change each."""

    title: str
    subtitle: str
    caption: str
    source: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """Words and a picture; `picture` draws from a height downwards and returns where it ended, in mm.

    `bins` is the width of the bars where time is drawn, so that a table beside the figure has the same rows.
    """

    texts: Texts
    picture: Picture
    bins: Bins | None = None

    def draw(self, canvas: Canvas, palette: Palette) -> float:
        """Draw all of it, flush left; return its height in mm."""
        texts, width = self.texts, canvas.width
        y = canvas.paragraph(0, 0, width, texts.title, TITLE, palette.text, bold=True) + 0.6
        y = canvas.paragraph(0, y, width, texts.subtitle, SUBTITLE, palette.secondary) + 3.0
        y = self.picture(canvas, palette, y) + 3.0
        caption = f"Figure {texts.number}. {texts.caption}"
        y = canvas.paragraph(0, y, width, caption, CAPTION, palette.text) + 0.8
        return canvas.paragraph(0, y, width, texts.source, SMALL, palette.secondary) + 0.5
