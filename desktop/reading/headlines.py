"""The headline of a page's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.reading.bylines import looks_like_byline
from desktop.reading.datelines import looks_like_stamp
from desktop.reading.lines import Line, fold
from desktop.reading.phrases import is_furniture, opens_block

SEPARATORS = re.compile(r"\s+[-–—|·•›»«:]+\s+|\s*\|\s*|\s+::\s+")
"""What stands between a headline and the site's name in a page's title."""

ALIKE = 0.4
"""Share of three-letter pieces from which a line says what the page's title says, if in other words."""
HEAD = 10
"""Lines before the prose up to which a head is taken for headline, subtitle and byline, not for menus."""
NEAR = 15
"""Lines before the prose among which the headline stands below a menu."""


def find_headline(lines: Sequence[Line], end: int) -> int | None:
    """Return the index of the headline before the prose at `end`, where something tells it.

    It says again what the page's title, its first line, says; or it is the last line below a menu that reads like one.
    """
    if not lines:
        return None
    parts = title_parts(lines[0].text)
    above = range(min(end, len(lines) - 1), 0, -1)
    same = next((index for index in above if _same(lines[index], lines[0], parts)), None)
    return (
        same
        if same is not None
        else _alike(lines, above)
        if end <= HEAD
        else _alike(lines, above) or _nearest(lines, end)
    )


def title_parts(title: str) -> frozenset[str]:
    """Return a page's title and its pieces between separators, folded."""
    pieces = [title, *SEPARATORS.split(title)]
    pieces += [title[: found.start()] for found in SEPARATORS.finditer(title)]
    return frozenset(fold(piece) for piece in pieces if len(piece) >= 12)


def reads_like_headline(line: Line) -> bool:
    """Say whether a line may be a headline by its form and its words."""
    if not 8 <= line.width <= 220 or (line.ends and line.text[-1] in ".。" and line.width > 80):
        return False
    if is_furniture(line) or opens_block(line) or looks_like_stamp(line.text) or looks_like_byline(line.text):
        return False
    return len(line.key.split()) > 2 or line.width > 24


def _same(line: Line, first: Line, parts: frozenset[str]) -> bool:
    if line.width < 12 or line.key == "":
        return False
    return line.key in parts or (line.width >= 30 and (line.key in first.key or first.key in line.key))


def _alike(lines: Sequence[Line], above: range) -> int | None:
    """Return the line that shares the most with the page's title, where it shares enough."""
    title = _pieces(SEPARATORS.split(lines[0].text)[0])
    shares = {index: _likeness(_pieces(lines[index].key), title) for index in above if 20 <= lines[index].width <= 220}
    best = max(shares, key=lambda index: shares[index], default=None)
    return best if best is not None and shares[best] >= ALIKE else None


def _pieces(text: str) -> frozenset[str]:
    letters = "".join(sign for sign in text.casefold() if sign.isalnum())
    return frozenset(letters[index : index + 3] for index in range(len(letters) - 2))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _nearest(lines: Sequence[Line], end: int) -> int | None:
    """Return the last line close above the prose that reads like a headline and not like a caption."""
    near = range(end - 1, max(0, end - NEAR), -1)
    return next(
        (
            index
            for index in near
            if lines[index].width >= 30 and not lines[index].ends and reads_like_headline(lines[index])
        ),
        None,
    )
