"""Lines of a print to paragraphs: where one begins, how its lines are joined, which are headings and which notes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktop.reading.flow import TITLE, Block
from desktop.reading.glyphs import Run, is_rightward
from desktop.reading.tables import load_table
from desktop.reading.typesetting import Column
from desktop.reading.wrapping import Wrapping, ends_sentence, learn_wrapping

LARGER = 1.15
"""How many times the size of the body's letters a heading has."""
SMALLER = 0.9
"""Share of the size of the body's letters below which the end of a column is a note."""
LONGEST_HEADING = 300
"""Letters of a heading; a lead set large has more."""
ALIKE = 1.12
"""How much two sizes may differ within a paragraph."""

_INDENT = 0.45  # of a line's height
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s|^\(?[a-z]\)\s")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in its place: the edges of its column, and which column of which page that is."""

    run: Run
    left: float
    right: float
    column: int
    page: int


def set_paragraphs(pages: Sequence[Sequence[Column]]) -> list[Block]:
    """Return the paragraphs of a document in order, notes at the feet of columns behind all others."""
    lines = list(_lines(pages))
    if not lines:
        return []
    body = _body_size([line.run for line in lines])
    text, notes = _part_notes(lines, body)
    wrapping = learn_wrapping([(line.run, line.right) for line in lines])
    groups = [*_group(text, _leadings(text)), *_group(notes, _leadings(notes))]
    title = _title_size(groups, body)
    return [_block(group, wrapping, body, title) for group in groups]


def _lines(pages: Sequence[Sequence[Column]]) -> Iterator[_Line]:
    number = 0
    for page, columns in enumerate(pages):
        for column in map(_mirrored, columns):
            number += 1
            for run in column.lines:
                yield _Line(run, _usual_left(column), column.right, number, page)


def _mirrored(column: Column) -> Column:
    """Return a column of a script that runs leftwards as in a mirror: its lines begin where others end."""
    if is_rightward("".join(line.text for line in column.lines)):
        return column
    lines = tuple(replace(line, left=-line.right, right=-line.left) for line in column.lines)
    return Column(lines, -column.right, -column.left)


def _usual_left(column: Column) -> float:
    """Return where most lines of a column begin, so that a hanging sign does not make all others indented."""
    edges = Counter(round(line.left) for line in column.lines)
    shared = [edge for edge, count in edges.items() if count > max(1, len(column.lines) // 4)]
    return max(column.left, float(min(shared))) if shared else column.left


def _body_size(runs: Sequence[Run]) -> float:
    """Return the size in which most letters are set."""
    letters: Counter[float] = Counter()
    for run in runs:
        letters[round(run.size, 1)] += len(run.text)
    return letters.most_common(1)[0][0]


def _part_notes(lines: Sequence[_Line], body: float) -> tuple[list[_Line], list[_Line]]:
    """Take the small print at the foot of a column out of the text, which goes on in the next column."""
    columns: defaultdict[int, list[_Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    text: list[_Line] = []
    notes: list[_Line] = []
    for column in columns.values():
        end = len(column)
        while end and column[end - 1].run.size < SMALLER * body:
            end -= 1
        end = end or len(column)  # a column in small print alone is a box of its own
        text += column[:end]
        notes += column[end:]
    return text, notes


# ---- where a paragraph begins


def _leadings(lines: Sequence[_Line]) -> dict[float, float]:
    """Return the usual distance of lines for each size."""
    gaps: defaultdict[float, list[float]] = defaultdict(list)
    for before, line in pairwise(lines):
        gap = before.run.base - line.run.base
        if before.column == line.column and _alike(before.run, line.run) and 0 < gap < 3 * line.run.size:
            gaps[round(line.run.size)].append(gap)
    # most lines of a paragraph follow each other at one distance; more is between two
    return {size: sorted(found)[len(found) // 3] for size, found in gaps.items()}


def _group(lines: Sequence[_Line], leadings: dict[float, float]) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is None or _begins(before, line, leadings, groups[-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _begins(before: _Line, line: _Line, leadings: dict[float, float], group: Sequence[_Line]) -> bool:
    if not _alike(before.run, line.run) or _is_entry(line.run.text):
        return True
    if before.column != line.column:
        return not _goes_on(before, line, group)
    leading = leadings.get(round(line.run.size), 1.2 * line.run.size)
    gap = before.run.base - line.run.base
    if not 0 <= gap <= 1.3 * leading or "\t" in line.run.text:
        return True
    if line.run.text[0].islower() or _hangs(line, group):
        return False
    return _is_indented(before, line) or _ends(before, line)


def _alike(one: Run, other: Run) -> bool:
    return max(one.size, other.size) <= ALIKE * min(one.size, other.size)


def _is_entry(text: str) -> bool:
    """Say whether a line begins an entry of a list."""
    bullets: list[str] = load_table("print")["bullets"]
    return text[0] in bullets or bool(_NUMBERED.match(text))


def _hangs(line: _Line, group: Sequence[_Line]) -> bool:
    """Say whether a line is set in because it goes on with an entry of a list."""
    return _is_entry(group[0].run.text) and line.run.left > group[0].run.left + 0.2 * line.run.size


def _is_indented(before: _Line, line: _Line) -> bool:
    """Say whether a line is set in where the line before is not, other than lines set to the middle."""
    size = line.run.size
    if abs(before.run.left + before.run.right - line.run.left - line.run.right) < size:
        return False
    if before.run.right > before.right - size and not ends_sentence(before.run.text):
        return False
    return line.run.left > max(line.left, before.run.left) + _INDENT * size


def _ends(before: _Line, line: _Line) -> bool:
    """Say whether the line before ended by will: the next word would have found room on it."""
    room = before.right - before.run.right
    word = line.run.text.split(maxsplit=1)[0]
    wide = (line.run.right - line.run.left) * len(word) / max(1, len(line.run.text))
    return room > 0.1 * (before.right - before.left) and room > 1.5 * wide + 0.3 * line.run.size


def _goes_on(before: _Line, line: _Line, group: Sequence[_Line]) -> bool:
    """Say whether a paragraph goes on at the top of the next column or page."""
    text, size = before.run.text.rstrip(), line.run.size
    if ends_sentence(text) or line.run.left > line.left + _INDENT * size:
        return False
    full = before.run.right > before.right - 2 * size
    first = line.run.text.lstrip("\"'“‘«(")[:1]
    return text.endswith("-") or first.islower() or (full and len(group) > 1)


# ---- blocks


def _title_size(groups: Sequence[Sequence[_Line]], body: float) -> float:
    """Return the size of the largest heading of the first page, as far as it can be a headline; 0 where there is none.

    A paper's name is larger than its headlines, but has few words.
    """
    sizes = [
        group[0].run.size
        for group in groups
        if group[0].page == 0 and group[0].run.size > LARGER * body and _can_be_headline(group)
    ]
    return max(sizes, default=0.0)


def _can_be_headline(group: Sequence[_Line]) -> bool:
    text = " ".join(line.run.text for line in group)
    letters = sum(2 if sign >= "\u1100" else 1 for sign in text if sign.isalpha())
    return (len(text.split()) > 3 or letters >= 20) and len(text) <= LONGEST_HEADING


def _block(group: Sequence[_Line], wrapping: Wrapping, body: float, title: float) -> Block:
    text = wrapping.join([line.run.text for line in group])
    size = median(line.run.size for line in group)
    if size <= LARGER * body or len(text) > LONGEST_HEADING:
        return Block(text)
    return Block(text, TITLE if title and group[0].page == 0 and size >= 0.98 * title else TITLE + 1)
