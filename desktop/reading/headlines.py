"""The headline of a page's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.reading.lines import Line, fold

SEPARATORS = re.compile(r"\s+[-–—|·•›»«:]+\s+|\s*\|\s*|\s+::\s+")
"""What stands between a headline and the site's name in a page's title."""


def find_headline(lines: Sequence[Line], end: int) -> int | None:
    """Return the index of the line before `end` that says again what the page's title, its first line, says."""
    if not lines:
        return None
    parts = title_parts(lines[0].text)
    for index in range(min(end, len(lines) - 1), 0, -1):
        if _same(lines[index], lines[0], parts):
            return index
    return None


def title_parts(title: str) -> frozenset[str]:
    """Return a page's title and its pieces between separators, folded; pieces of three words or more."""
    pieces = [title, *SEPARATORS.split(title)]
    pieces += [title[: found.start()] for found in SEPARATORS.finditer(title)]
    return frozenset(fold(piece) for piece in pieces if len(piece) >= 12)


def _same(line: Line, first: Line, parts: frozenset[str]) -> bool:
    if line.width < 12 or line.key == "":
        return False
    return line.key in parts or (line.width >= 30 and (line.key in first.key or first.key in line.key))
