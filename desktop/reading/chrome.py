"""Which stretches of a page's plain text are furniture and not article.

Form carries the most: the article is the run of lines whose prose outweighs what lies between
(maximum subsequence segmentation after Pasternack and Roth, 'Extracting article text from the web', 2009).
Phrases and repetition settle single lines; a page with few lines keeps all that no phrase gives away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from desktop.reading.bylines import looks_like_byline
from desktop.reading.datelines import looks_like_stamp
from desktop.reading.headlines import HEAD, find_headline
from desktop.reading.lines import Line, split_lines
from desktop.reading.phrases import is_call, is_furniture, opens_block, phrases, share_bar
from desktop.records import Span

TAIL = 6
"""Lines after the prose up to which a tail is taken for credits and notes."""
CROWD = 30
"""Short lines above which a text is a whole page, where related stories follow what opens them."""
STORY = 600
"""Characters of prose from which on what opens related stories is believed to."""
COPIED = 12
"""Short lines from which a text may be a page that was copied whole."""
PROOFS = 3
"""Lines that no article holds by which such a text is believed to be one."""
RUN = 4
"""Short lines in a row, in the midst of prose, that make a list of links."""


def mark_chrome(text: str) -> tuple[Span, ...]:
    """Return the furniture of a page's text: sorted, disjoint spans without outer spaces."""
    lines = split_lines(text)
    if len(lines) < 2:
        return tuple(_within(lines))
    marked = _mark_lines(lines)
    spans = _join(lines, marked)
    kept = [line for line, furniture in zip(lines, marked, strict=True) if not furniture]
    return tuple(sorted([*spans, *_within(kept)]))


def looks_like_page(text: str) -> bool:
    """Say whether a text is a page copied whole: short lines for the most part, and phrases of menus and share bars."""
    lines = split_lines(text)
    short = sum(line.short for line in lines)
    if short < COPIED or short * 2 < len(lines):
        return False
    return sum(is_furniture(line) or opens_block(line) for line in lines) >= PROOFS


def _within(lines: Iterable[Line]) -> Iterator[Span]:
    """Yield share bars within lines: 'Facebook : Twitter : Homepage :'."""
    for line in lines:
        if phrases("social").isdisjoint(line.text.casefold().split()):
            continue
        for found in share_bar().finditer(line.text):
            if found.group().replace(" ", "").isalpha():
                continue
            start = line.span.start + found.start() + len(found.group()) - len(found.group().lstrip())
            end = line.span.start + found.start() + len(found.group().rstrip())
            yield Span(start, end)


def _join(lines: Sequence[Line], marked: Sequence[bool]) -> Iterator[Span]:
    """Yield one span for each run of marked lines."""
    for furniture, run in groupby(zip(marked, lines, strict=True), key=lambda pair: pair[0]):
        members = [line for _, line in run]
        if furniture:
            yield Span(members[0].span.start, members[-1].span.end)


def _mark_lines(lines: Sequence[Line]) -> list[bool]:
    repeated = _repeated(lines)
    furniture = [is_furniture(line) or opens_block(line) or line.key in repeated or is_call(line) for line in lines]
    crowded = sum(line.short for line in lines) > CROWD
    weights = [_weigh(line, listed, crowded=crowded) for line, listed in zip(lines, furniture, strict=True)]
    start, end = _body(weights)
    end = _end_before_teasers(lines, furniture, start, end)
    if start == end:
        return _unless_all(furniture)
    marked = _mark_head(lines, furniture, start)
    marked += _mark_body(lines[start:end], furniture[start:end])
    marked += _mark_tail(lines[end:], furniture[end:])
    return _unless_all(marked)


def _unless_all(marked: list[bool]) -> list[bool]:
    """Keep everything rather than nothing: a text that is all menu is still what the analyst gave."""
    return marked if not all(marked) else [False] * len(marked)


def _repeated(lines: Sequence[Line]) -> set[str]:
    """Return short lines that stand three times and more, as menus do."""
    counts = Counter(line.key for line in lines if line.short and line.width < 50)
    return {key for key, count in counts.items() if count > 2}


def _weigh(line: Line, furniture: bool, *, crowded: bool) -> float:
    """Return how much a line speaks for article (above 0) or for furniture (below)."""
    if opens_block(line):
        return -3.0 if crowded else -1.0
    if furniture:
        return -0.7
    if line.prose:
        return min(line.width, 400) / 60
    if line.ends:
        return 0.2
    return 0.0 if line.width >= 90 else -1.0


def _body(weights: Sequence[float]) -> tuple[int, int]:
    """Return the run of lines with the greatest sum, half-open; empty where no line weighs more than nothing."""
    best, found, total, start = 0.0, (0, 0), 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, found = total, (start, index + 1)
    return found


def _end_before_teasers(lines: Sequence[Line], furniture: Sequence[bool], start: int, end: int) -> int:
    """Return where the prose ends: before what opens related stories, if no two paragraphs follow it together."""
    width = 0
    for index in range(start, end):
        width += lines[index].width if lines[index].prose else 0
        if width > STORY and opens_block(lines[index]):
            rest = [
                line.prose for line, listed in zip(lines[index:end], furniture[index:end], strict=True) if not listed
            ]
            if not any(one and other for one, other in pairwise(rest)):
                return index
    return end


def _mark_head(lines: Sequence[Line], furniture: Sequence[bool], start: int) -> list[bool]:
    """Mark what stands before the prose: menus go; headline, subtitle, byline and date stay."""
    headline = find_headline(lines, start)
    if headline is None:
        first = 0 if start <= HEAD else start
    else:
        first = 0 if headline <= HEAD and not any(_is_menu(lines[:headline], furniture)) else headline
    crowded = start - first > HEAD
    return [
        index < first or furniture[index] or (crowded and index != headline and not _belongs(lines[index]))
        for index in range(start)
    ]


def _is_menu(lines: Sequence[Line], furniture: Sequence[bool]) -> Iterator[bool]:
    """Yield for each end of a run of short lines whether it is as long as a menu's."""
    run = 0
    for line, listed in zip(lines, furniture, strict=False):
        run = run + 1 if line.short and not listed else 0
        yield run > RUN


def _belongs(line: Line) -> bool:
    """Say whether a line beside the prose is part of the article: a byline, a date, a caption, a lead."""
    return line.prose or looks_like_stamp(line.text) or looks_like_byline(line.text)


def _mark_body(lines: Sequence[Line], furniture: Sequence[bool]) -> list[bool]:
    """Mark furniture between paragraphs: phrases, and lists of links."""
    marked = list(furniture)
    for short, run in groupby(range(len(lines)), key=lambda index: lines[index].short):
        members = list(run)
        if short and len(members) >= RUN:
            for index in members:
                marked[index] = marked[index] or not _belongs(lines[index])
    return marked


def _mark_tail(lines: Sequence[Line], furniture: Sequence[bool]) -> list[bool]:
    """Mark what stands after the prose: all from the first block of furniture on, a long tail but for credits."""
    opened = next((index for index, line in enumerate(lines) if opens_block(line)), len(lines))
    long = opened > TAIL
    return [
        index >= opened or furniture[index] or (long and not (index < TAIL and _belongs(line)))
        for index, line in enumerate(lines)
    ]
