"""The signs of a PDF page as PDFium finds them, gathered to runs of text that stand side by side on one line.

Coordinates are in points along the direction in which most of the page's text runs, y upwards: a page that is
turned, or printed sideways, reads like any other.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from desktop.reading.tables import load_table

MOST_SIGNS = 400_000
"""Signs of one page; a page of a newspaper has some 20,000."""

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TOUCHING = 1.2  # em between two signs of one run; loosely set lines have gaps of one
_WORDS = 0.12  # of their height, from which gap on signs belong to two words
_DRAWN = 0.04  # the same where a space is drawn between them, which may be one that is taken back
_FEW = 5  # gaps of a run too short to show how its letters are set
_HYPHENS = (0x02, 0xAD, 0x2010)  # PDFium's mark of a hyphen at a line's end, and the signs for it
_LEVEL = 0.01  # radians up to which a line is level
_RAISED = 0.5  # em by which a sign of one run may stand above or below the sign before it


@dataclass(frozen=True, slots=True)
class Run:
    """Text on one line: its edges, the line it stands on, and its height.

    The text ends in a space where the file draws one: it tells that the line ends between two words. `ink` is the
    width of its signs without the gaps between words.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    turn: int = 0
    ink: float = 0.0

    @property
    def top(self) -> float:
        """Return the upper edge, as high as letters are."""
        return self.base + self.size * 0.8

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.base - self.size * 0.2


_Sign = tuple[str, float, float, float, float, int]
"""A sign, its left and right edge, the line it stands on, its height and the direction it is written in."""


class _Growing:
    """A run while signs are added to it; its height is that of most of its signs."""

    __slots__ = ("base", "drawn", "gaps", "heights", "ink", "left", "right", "size", "text", "turn")

    def __init__(self, sign: _Sign) -> None:
        text, self.left, self.right, self.base, self.size, self.turn = sign
        self.text = [text]
        self.ink = self.right - self.left
        self.gaps: list[tuple[float, bool]] = []
        self.heights = {(self.size, self.base): 1}
        self.drawn = False

    def takes(self, sign: _Sign) -> bool:
        """Say whether a sign stands beside the end: behind it, or before it in scripts that run leftwards."""
        _, left, right, base, size, turn = sign
        em = max(self.size, size)
        if turn != self.turn or abs(base - self.base) > _RAISED * em or em > 1.8 * min(self.size, size):
            return False
        return -0.6 * em < left - self.right < _TOUCHING * em or -0.3 * em < self.left - right < _TOUCHING * em

    def add(self, sign: _Sign) -> None:
        text, left, right, base, size, _ = sign
        self.gaps.append((max(left - self.right, self.left - right) / size, self.drawn))
        self.text.append(text)
        self.drawn = False
        self.ink += right - left
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.heights[size, base] = self.heights.get((size, base), 0) + 1
        if size > self.size * 1.05:
            self.base, self.size = base, size

    def run(self, *, drawn: bool) -> Run:
        size, base = max(self.heights, key=lambda height: self.heights[height])
        text = "".join(_spaced(self.text, self.gaps, drawn=drawn)) + " " * self.drawn
        return Run(text, self.left, self.right, base, size, self.turn, self.ink)


def _spaced(signs: list[str], gaps: list[tuple[float, bool]], *, drawn: bool) -> Iterator[str]:
    """Yield signs and the spaces between words; with `drawn`, all that the file draws.

    Files leave out spaces, and draw some that they take back by moving what follows.
    """
    wide = _WORDS
    if sum(gap > wide for gap, _ in gaps) > len(gaps) / 2 and len(gaps) > _FEW:
        wide = 1.8 * median(gap for gap, _ in gaps)  # letters set apart, as headlines may be
    yield signs[0]
    for sign, (gap, is_drawn) in zip(signs[1:], gaps, strict=True):
        if gap > wide or (is_drawn and (drawn or gap > _DRAWN)):
            yield " "
        yield sign


def is_rightward(text: str) -> bool:
    """Say whether a text is written from left to right: all but Hebrew, Arabic and their kin."""
    return 2 * len(_LEFTWARD.findall(text)) <= sum(map(str.isalpha, text))


def read_runs(text_page: Any) -> tuple[list[Run], list[Run]]:
    """Return the runs in the page's own direction, in the order in which the file draws them, and all others."""
    found = list(_gather(text_page))
    drawn = [gap for run in found for gap, is_drawn in run.gaps if is_drawn]
    # where most drawn spaces take no room, the widths of signs are wrong and gaps tell nothing
    runs = [run.run(drawn=bool(drawn) and median(drawn) < _DRAWN) for run in found]
    weights: Counter[int] = Counter()
    for run in runs:
        weights[run.turn] += len(run.text)
    main = weights.most_common(1)[0][0] if weights else 0
    return [run for run in runs if run.turn == main], [run for run in runs if run.turn != main]


def _gather(text_page: Any) -> Iterator[_Growing]:
    run: _Growing | None = None
    for sign in _signs(text_page):
        if sign is None:
            if run is not None:
                run.drawn = True
        elif run is not None and run.takes(sign):
            run.add(sign)
        else:
            if run is not None:
                yield run
            run = _Growing(sign)
    if run is not None:
        yield run


def _signs(text_page: Any) -> Iterator[_Sign | None]:
    """Yield the signs of a page, None for a space that the file draws; what PDFium supposes of spaces is left out."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # 0.1 s, and one process alone needs it

    page, box = text_page.raw, pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    angle, last = 0.0, math.inf
    for index in range(min(text_page.count_chars(), MOST_SIGNS)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code <= 0x20 or code == 0xA0:
            if code in (0x20, 0xA0) and not pdfium.FPDFText_IsGenerated(page, index):
                yield None
            if code != 0x02:
                continue
        if 0xD800 <= code < 0xE000 or not pdfium.FPDFText_GetLooseCharBox(page, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        if angle or y.value != last:  # signs on one level line are written alike
            angle, last = pdfium.FPDFText_GetCharAngle(page, index), y.value
            angle = 0.0 if abs(angle) < _LEVEL else angle
        if not angle:
            yield _text_of(code), box.left, box.right, y.value, box.top - box.bottom, 0
        else:
            yield _turned(_text_of(code), box, (x.value, y.value), angle)


def _text_of(code: int) -> str:
    """Return the letters that a sign stands for: fonts name ligatures, and radicals in place of whole characters."""
    if code in _HYPHENS:
        return "-"
    if 0xFB00 <= code <= 0xFB06 or 0x2F00 <= code <= 0x2FD5:
        return unicodedata.normalize("NFKC", chr(code))
    if 0x2E80 <= code <= 0x2EF3:
        radicals: dict[str, str] = load_table("print")["radicals"]
        return radicals.get(chr(code), chr(code))
    return chr(code)


def _turned(text: str, box: Any, origin: tuple[float, float], angle: float) -> _Sign:
    """Return a sign in the coordinates of the direction it is written in."""
    cos, sin = math.cos(angle), math.sin(angle)
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    along = [x * cos + y * sin for x, y in corners]
    across = [y * cos - x * sin for x, y in corners]
    base = origin[1] * cos - origin[0] * sin
    return text, min(along), max(along), base, max(across) - min(across), round(math.degrees(angle)) % 360
