"""The order in which a printed page is read: headlines across it, columns of text below them, rows of tables.

A page is cut where text leaves a gutter free. Lines that cross the gutter part it into bands, read from the top;
in each band the columns are read one after the other. Columns hold prose: cells of a table are read by rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktop.reading.glyphs import Run, is_rightward

CANDIDATES = 8
"""Left edges shared by most runs that are tried as the edge of a column."""
ROWS = 2
"""Lines that must stand side by side to make columns."""
PROSE = 12
"""Letters of a usual line of a column; the cells of most tables hold fewer."""

LONGEST_INITIAL = 2
"""Signs of an initial: a letter, or a quotation mark and a letter."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of text below each other, from the top, between two edges."""

    lines: tuple[Run, ...]
    left: float
    right: float


def read_columns(runs: Sequence[Run]) -> list[Column]:
    """Return the columns of a page in the order in which they are read."""
    return [_column(group) for group in _cut(_with_initials(runs)) if group]


def rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Return runs row by row from the top, each row from its left."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        if found and abs(found[-1][0].base - run.base) < 0.25 * min(found[-1][0].size, run.size):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda run: run.left) for row in found]


def join_row(row: Sequence[Run]) -> Run:
    """Return a row as one line, read from the right where its script is; wide gaps part the cells of a table."""
    ordered = list(row) if is_rightward("".join(run.text for run in row)) else list(reversed(row))
    text = ordered[0].text
    for before, run in pairwise(ordered):
        gap = max(run.left - before.right, before.left - run.right)
        text = text.rstrip() + ("\t" if gap > 1.5 * run.size else " " if gap > 0.1 * run.size else "") + run.text
    widest = max(row, key=lambda run: len(run.text))
    left, right = min(run.left for run in row), max(run.right for run in row)
    return Run(text, left, right, widest.base, widest.size, ink=sum(run.ink for run in row))


def _with_initials(runs: Sequence[Run]) -> list[Run]:
    """Return runs with the large letters that open an article joined to the lines they open."""
    usual = median(run.size for run in runs) if runs else 0.0
    joined = list(runs)
    for initial in [run for run in runs if len(run.text.strip()) <= LONGEST_INITIAL and run.size > 1.8 * usual]:
        opened = next((run for run in joined if _opens(initial, run)), None)
        if opened is not None and any(map(str.isupper, initial.text)):
            joined.remove(initial)
            text = initial.text.rstrip() + opened.text
            joined[joined.index(opened)] = replace(opened, text=text, left=initial.left)
    return joined


def _opens(initial: Run, run: Run) -> bool:
    """Say whether a line begins beside an initial's upper edge."""
    beside = -0.2 * run.size < run.left - initial.right < 1.2 * run.size
    return beside and run.size < initial.size / 1.5 and run.bottom < initial.top < run.top + 1.5 * run.size


def _column(runs: Sequence[Run]) -> Column:
    lines = tuple(join_row(row) for row in rows(runs))
    return Column(lines, min(line.left for line in lines), max(line.right for line in lines))


# ---- gutters


@dataclass(frozen=True, slots=True)
class _Band:
    """Runs between two heights: those left and right of a gutter, or, as `wide`, those that it does not part."""

    left: list[Run]
    right: list[Run]
    wide: list[Run]


def _cut(runs: list[Run]) -> Iterator[list[Run]]:
    """Yield groups of runs in reading order; every cut leaves smaller groups, so that it ends."""
    waiting = [runs]
    while waiting:
        group = waiting.pop()
        bands = _best_bands(group)
        if not bands:
            yield group
            continue
        rightward = is_rightward("".join(run.text for run in group))
        for band in reversed(bands):
            sides = [band.left, band.right] if rightward else [band.right, band.left]
            waiting += [band.wide] if band.wide else reversed(sides)


def _best_bands(runs: list[Run]) -> list[_Band]:
    """Return the bands of the gutter that parts most text into columns; none where there is no gutter."""
    ordered = sorted(runs, key=lambda run: -run.base)
    best: list[_Band] = []
    most = 0
    for edge in _edges(runs):
        bands = _bands(ordered, edge)
        parted = sum(len(band.left) + len(band.right) for band in bands)
        if parted > most:
            best, most = bands, parted
    return best


def _edges(runs: Sequence[Run]) -> list[float]:
    """Return places just left of edges that many runs share, but for the leftmost."""
    first = min((run.left for run in runs), default=0.0)
    shared = Counter(round(run.left / 3) * 3 for run in runs if run.left > first + 2 * run.size)
    return [edge - 3.0 for edge, count in shared.most_common(CANDIDATES) if count >= ROWS]


def _bands(ordered: Sequence[Run], gutter: float) -> list[_Band]:
    """Part runs, from the top, into bands of columns and what lies between them."""
    bands: list[_Band] = []
    left: list[Run] = []
    right: list[Run] = []
    for run in ordered:
        if run.right <= gutter + 1:
            left.append(run)
        elif run.left >= gutter - 1:
            right.append(run)
        else:
            _close_band(bands, left, right)
            left, right = [], []
            _widen(bands, [run])
    _close_band(bands, left, right)
    return bands if any(not band.wide for band in bands) else []


def _close_band(bands: list[_Band], left: list[Run], right: list[Run]) -> None:
    if _are_columns(left, right):
        bands.append(_Band(left, right, []))
    elif left or right:
        _widen(bands, [*left, *right])


def _widen(bands: list[_Band], runs: list[Run]) -> None:
    if bands and bands[-1].wide:
        bands[-1].wide.extend(runs)
    else:
        bands.append(_Band([], [], runs))


def _are_columns(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Say whether two sides are columns of prose: lines side by side, long, and most of them as wide as their side."""
    if min(_beside(left, right), _beside(right, left)) < ROWS:
        return False
    return all(median(map(_letters, side)) >= PROSE and _fill(side) > 0.5 for side in (left, right))


def _beside(side: Sequence[Run], other: Sequence[Run]) -> int:
    """Return how many lines of a side stand at the height of the other's lines."""
    if not other:
        return 0
    top, bottom = max(run.top for run in other), min(run.bottom for run in other)
    return sum(bottom <= run.base <= top for run in side)


def _letters(run: Run) -> float:
    """Return the letters of a run; signs of Chinese, Japanese and Korean count twice."""
    return sum(2 if sign >= "\u1100" else 1 for sign in run.text)


def _fill(side: Sequence[Run]) -> float:
    """Return which share of its column's width a usual line takes, in the first column of a side."""
    edge = min(run.left for run in side)
    first = [run for run in side if run.left < edge + 2 * run.size]
    width = max(run.right for run in first) - edge
    return median(run.right - run.left for run in first) / max(1.0, width)
