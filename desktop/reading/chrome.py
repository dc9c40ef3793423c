"""Which stretches of a page's plain text are furniture and not article.

Form carries the most: the article is the run of lines whose prose outweighs what lies between
(maximum subsequence segmentation after Pasternack and Roth, 'Extracting article text from the web', 2009).
Phrases and repetition settle single lines; a page with few lines keeps all that no phrase gives away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from desktop.reading.bylines import before_credit, looks_like_byline
from desktop.reading.datelines import looks_like_stamp
from desktop.reading.headlines import HEAD, find_headline
from desktop.reading.lines import Line, ends_sentence, fold, is_enumeration, is_solid, split_lines
from desktop.reading.phrases import announces_list, is_call, is_furniture, is_rubric, opens_block, phrases, share_bar
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
LONG = 240
"""Width from which a paragraph is no teaser's."""
LONGEST_LINK = 120
"""Width up to which a headline may be a link to another story."""
LABEL = 8
"""Characters that make words of their own before a bar."""
CAPTION = 40
"""Width from which a line with a picture's credit is its caption, not the credit alone."""
LITTLE = 3
"""Lines of furniture in a row that speak no more against a story than fewer do: a share bar, an offer."""
LIST = 7
"""Lines in a row, none a paragraph, that make a list however long they are."""
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
    crowded = sum(line.short for line in lines) > CROWD
    again = [one or other for one, other in zip(_repeated(lines), _told_twice(lines, crowded=crowded), strict=True)]
    furniture = [
        is_furniture(line) or opens_block(line) or is_call(line) or twice or (crowded and is_rubric(line))
        for line, twice in zip(lines, again, strict=True)
    ]
    told = _announced(lines, furniture)
    if crowded:
        furniture = [listed or _is_caption(line) for line, listed in zip(lines, furniture, strict=True)]
    start, end = _body(_weights(lines, furniture, told, crowded=crowded))
    end = _end_before_teasers(lines, furniture, start, end)
    if start == end:
        return _unless_all(furniture)
    marked = _mark_head(lines, furniture, start)
    marked += _mark_body(lines[start:end], furniture[start:end], told[start:end])
    marked += _mark_tail(lines[end:], furniture[end:], crowded=crowded)
    return _unless_all(marked)


def _unless_all(marked: list[bool]) -> list[bool]:
    """Keep everything rather than nothing: a text that is all menu is still what the analyst gave."""
    return marked if not all(marked) else [False] * len(marked)


def _repeated(lines: Sequence[Line]) -> list[bool]:
    """Tell short lines that stand three times and more, as menus do, and links that begin with the same words."""
    counts = Counter(line.key for line in lines if line.short and line.width < 50)
    invitations = Counter(_invitation(line) for line in lines)
    return [counts[line.key] > 2 or (bool(_invitation(line)) and invitations[_invitation(line)] > 1) for line in lines]


def _invitation(line: Line) -> str:
    """Return the words before the bar of a link to another story: 'READ ALSO | Envoy returns home'."""
    words, bar, rest = line.text.partition(" | ")
    return fold(words) if bar and line.short and len(words) >= LABEL and len(rest) >= 2 * LABEL else ""


def _told_twice(lines: Sequence[Line], *, crowded: bool) -> list[bool]:
    """Tell lines that say a caption or a paragraph again: at once, or anywhere on a whole page; the paragraph stays."""
    said: dict[str, int] = {}
    again = [False] * len(lines)
    for index, line in enumerate(lines):
        first = said.setdefault(line.key, index)
        if first == index or line.width < 3 * LABEL or line.short or not (crowded or index - first == 1):
            continue
        caption = first if line.prose and not lines[first].prose else index
        again[caption] = True
        said[line.key] = first if caption == index else index
    return again


def _is_caption(line: Line) -> bool:
    """Tell a picture's caption that is no sentence: words, then who took the picture."""
    if line.prose or line.width < CAPTION:
        return False
    words = before_credit(line.text)
    return words is not None and not ends_sentence(words)


def _announced(lines: Sequence[Line], furniture: Sequence[bool]) -> list[bool]:
    """Tell the story's own lists: what follows a line that announces one, up to the next paragraph or furniture."""
    told = [False] * len(lines)
    left = 0
    for index, line in enumerate(lines):
        left = max(0, left - 1) if not (is_solid(line) or furniture[index]) else 0
        told[index] = left > 0
        if announces_list(line) and not furniture[index]:
            left = CROWD // 2
    return told


def _weights(lines: Sequence[Line], furniture: Sequence[bool], told: Sequence[bool], *, crowded: bool) -> list[float]:
    """Return how much each line speaks for article (above 0) or for furniture (below).

    A few links within the story speak less against it than the long lists that follow it.
    """
    weights = [_weigh(line, listed) for line, listed in zip(lines, furniture, strict=True)]
    for listed, run in groupby(range(len(lines)), key=lambda index: furniture[index]):
        members = list(run)
        if listed and LITTLE < len(members) < LIST:
            for index in members:
                weights[index] = LITTLE * weights[index] / len(members)
    for index, line in enumerate(lines):
        if opens_block(line):
            links = _teasers(lines, index + 1)
            few = len(links) < RUN
            weights[index] = (-3.0 if crowded else -1.0) if not few else -0.7
            for link in links if few else ():
                weights[link] = max(weights[link], -0.5)
    for index in _listed(lines):
        weights[index] = min(weights[index], -0.5)
    return [max(weight, 0.1) if own else weight for weight, own in zip(weights, told, strict=True)]


def _listed(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of long lists: many in a row of which none reads like a paragraph."""
    for solid, run in groupby(
        range(len(lines)), key=lambda index: is_solid(lines[index]) or is_enumeration(lines[index])
    ):
        members = list(run)
        if not solid and len(members) >= LIST:
            yield from members


def _weigh(line: Line, furniture: bool) -> float:
    if furniture:
        return -0.7
    if is_solid(line):
        return min(line.width, 400) / 60
    if is_enumeration(line):
        return 0.3
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
    """Return where the prose ends: before what opens related stories, if no two paragraphs and no long one follow."""
    width = 0
    for index in range(start, end):
        width += lines[index].width if lines[index].prose else 0
        if width > STORY and opens_block(lines[index]) and not _goes_on(lines[index:end], furniture[index:end]):
            return index
    return end


def _goes_on(lines: Sequence[Line], furniture: Sequence[bool]) -> bool:
    """Say whether a story goes on: two paragraphs follow each other, or one is longer than a teaser."""
    rest = [line for line, listed in zip(lines, furniture, strict=True) if not listed]
    return any(line.prose and line.width >= LONG for line in rest) or any(
        one.prose and other.prose for one, other in pairwise(rest)
    )


def _mark_head(lines: Sequence[Line], furniture: Sequence[bool], start: int) -> list[bool]:
    """Mark what stands before the prose: menus go; headline, subtitle, byline and date stay."""
    headline = find_headline(lines, start)
    if headline is None:
        first = 0 if start <= HEAD else start
    else:
        first = 0 if headline <= HEAD and not any(_is_menu(lines[:headline], furniture)) else headline
    crowded = start - first > HEAD
    said = lines[headline].key if headline is not None else ""
    return [
        index < first
        or furniture[index]
        or (index > (headline or 0) and lines[index].key == said)
        or (crowded and index != headline and not _belongs(lines[index]))
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


def _mark_body(lines: Sequence[Line], furniture: Sequence[bool], told: Sequence[bool]) -> list[bool]:
    """Mark furniture between paragraphs: phrases, lists of links, and the links below what opens related stories."""
    marked = list(furniture)
    for short, run in groupby(range(len(lines)), key=lambda index: lines[index].short):
        members = list(run)
        if short and len(members) >= RUN:
            for index in members:
                marked[index] = marked[index] or not (told[index] or _belongs(lines[index]))
    for index in _listed(lines):
        marked[index] = marked[index] or not (told[index] or (_belongs(lines[index]) and not lines[index].prose))
    for index, line in enumerate(lines):
        if opens_block(line):
            for teaser in _teasers(lines, index + 1):
                marked[teaser] = True
    return marked


def _teasers(lines: Sequence[Line], first: int) -> range:
    """Return the links from a line on; of two, the second is the next paragraphs' heading."""
    last = first
    while last < len(lines) and last - first <= CROWD // 2 and _may_be_link(lines[last]):
        last += 1
    heading = last - first == 2 and not looks_like_byline(lines[last - 1].text)
    return range(first, last - 1 if heading else last)


def _may_be_link(line: Line) -> bool:
    return line.short or (line.width < LONGEST_LINK and (not line.ends or line.text[-1] in "?!？！…"))


def _mark_tail(lines: Sequence[Line], furniture: Sequence[bool], *, crowded: bool) -> list[bool]:
    """Mark what stands after the prose: all from a block's opening on, of a page or a long tail all but credits."""
    opened = next((index for index, line in enumerate(lines) if opens_block(line)), len(lines))
    long = crowded or opened > TAIL
    return [
        index >= opened or furniture[index] or (long and not (index < TAIL and _belongs(line)))
        for index, line in enumerate(lines)
    ]
