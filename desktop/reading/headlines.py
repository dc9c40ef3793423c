"""The headline of a page's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.reading.bylines import looks_like_byline
from desktop.reading.datelines import find_loose_stamps, looks_like_stamp
from desktop.reading.lines import Line, fold
from desktop.reading.phrases import is_furniture, opens_block

SEPARATORS = re.compile(r"\s+[-–—|·•›»«:]+\s+|\s*\|\s*|\s+::\s+")
"""What stands between a headline and the site's name in a page's title."""

ALIKE = 0.4
"""Share of three-letter pieces from which a line says what the page's title says, if in other words."""
HEAD = 10
"""Lines before the prose up to which a head is taken for headline, subtitle and byline, not for menus."""
NEAR = 40
"""Lines before the prose among which the headline stands below a menu."""
FAR = 120
"""Lines before the prose among which one may say in other words what the page's title says."""
ENOUGH = 1.2
"""Weight from which a line is taken for the headline where nothing repeats it."""
LEAST = 0.4
"""Share of a headline's words that the story holds too."""
STORY = 12
"""Lines of the story whose words a headline is compared with."""

_PIECE = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+|[^\\W\\d_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{4,}|\\d+"
)
_JOINED = "\u0e00"
"""From here on words stand without spaces: they are compared by pairs of letters."""


def find_headline(lines: Sequence[Line], end: int) -> int | None:
    """Return the index of the headline before the prose at `end`, where something tells it.

    It says again what the page's title, its first line, says; or it is the line above the prose that reads most like
    one: it shares the story's words, stands near, and has a byline, a date or a lead below it.
    """
    if not lines:
        return None
    above = range(1, min(end, len(lines) - 1) + 1)
    same, alike = _same_as_title(lines, above), _alike(lines, above[-FAR:])
    if same is not None and alike is not None and _covers_more(lines, alike, same):
        return alike
    return next((index for index in (same, alike) if index is not None), None) or _most_like_one(lines, end)


def title_parts(title: str) -> frozenset[str]:
    """Return a page's title and its pieces between separators, folded; a rubric's or a site's name is too short."""
    pieces = [title, *SEPARATORS.split(title)]
    pieces += [title[: found.start()] for found in SEPARATORS.finditer(title)]
    longest = max(map(len, SEPARATORS.split(title)))
    return frozenset(fold(piece) for piece in pieces if len(piece) >= 12 and len(piece) * 2 > longest)


def reads_like_headline(line: Line) -> bool:
    """Say whether a line may be a headline by its form and its words."""
    if not 8 <= line.width <= 220 or (line.ends and line.text[-1] in ".。" and line.width > 80):
        return False
    if is_furniture(line) or opens_block(line) or looks_like_stamp(line.text) or looks_like_byline(line.text):
        return False
    return len(line.key.split()) > 2 or line.width > 24


def _same_as_title(lines: Sequence[Line], above: range) -> int | None:
    """Return the line that repeats the page's title, the last above the prose.

    One further up counts where a byline, a date or a lead stands below it: a player or a share bar may name the title
    once more. A rubric that the page's title names too is shorter than the headline.
    """
    parts = title_parts(lines[0].text)
    same = [index for index in above if _same(lines[index], lines[0], parts)]
    widest = max((lines[index].width for index in same), default=0)
    same = [index for index in same if lines[index].width * 2 > widest]
    near = [index for index in same if same[-1] - index <= 2 * HEAD and _leads(lines[index + 1 : index + 4])]
    return next(iter(near or same[-1:]), None)


def _leads(below: Sequence[Line]) -> bool:
    """Say whether an article seems to go on below: a lead at once, or a byline or a date."""
    return (bool(below) and below[0].prose) or _is_told(below)


def _is_told(below: Sequence[Line]) -> bool:
    """Say whether a byline or a date stands in some lines."""
    return any(looks_like_stamp(one.text) or looks_like_byline(one.text) for one in below)


def _same(line: Line, first: Line, parts: frozenset[str]) -> bool:
    if line.width < 12 or line.key == "":
        return False
    return line.key in parts or (line.width >= 30 and (line.key in first.key or first.key in line.key))


def _alike(lines: Sequence[Line], above: range) -> int | None:
    """Return the line that shares the most with the page's title, where it shares enough."""
    pieces = SEPARATORS.split(lines[0].text)
    title = _trigrams(next(piece for piece in pieces if len(piece) * 2 >= max(map(len, pieces))))
    shares = {
        index: _likeness(_trigrams(lines[index].key), title) for index in above if 20 <= lines[index].width <= 220
    }
    best = max(shares, key=lambda index: (shares[index], index), default=None)
    return best if best is not None and shares[best] >= ALIKE else None


def _covers_more(lines: Sequence[Line], one: int, other: int) -> bool:
    """Say whether one line holds far more of the page's title than another, as a headline does below its rubric."""
    title = _trigrams(lines[0].text)
    return len(_trigrams(lines[one].text) & title) > 1.5 * len(_trigrams(lines[other].text) & title)


def _trigrams(text: str) -> frozenset[str]:
    letters = "".join(sign for sign in text.casefold() if sign.isalnum())
    return frozenset(letters[index : index + 3] for index in range(len(letters) - 2))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


# ---- a headline that nothing repeats


def _most_like_one(lines: Sequence[Line], end: int) -> int | None:
    """Return the line above the prose that weighs most as a headline, if it weighs enough."""
    near = [index for index in range(max(0, end - NEAR), end) if reads_like_headline(lines[index])]
    if not near:
        return None
    story = word_pieces(" ".join(line.text for line in lines[end : end + STORY] if line.prose))
    weights = {index: _weight(lines, index, end, story) for index in near}
    best = max(weights, key=lambda index: weights[index], default=None)
    return best if best is not None and weights[best] >= ENOUGH else None


def _weight(lines: Sequence[Line], index: int, end: int, story: frozenset[str]) -> float:
    line = lines[index]
    shared = share_of_words(line, story)
    if shared < LEAST:
        return 0.0
    below, above = lines[index + 1 : min(index + 6, end + 1)], lines[max(0, index - 2) : index]
    told = _is_told(below) or any(find_loose_stamps(one.text) for one in below)
    return (
        2 * min(shared, 0.75)
        + (0.3 if told else 0.0)
        + (0.3 if _is_told(below[:2]) or any(one.prose for one in below[:1]) else 0.0)
        + (0.3 if 30 <= line.width <= 160 else 0.0)
        - (0.3 if line.ends and line.text[-1] not in "?!？！" else 0.0)
        - (0.6 if _is_told(above) else 0.0)
        - 0.02 * (end - index)
    )


def share_of_words(line: Line, story: frozenset[str]) -> float:
    """Return which share of a line's words the story holds too."""
    own = word_pieces(line.text)
    return len(own & story) / len(own) if own else 0.0


def word_pieces(text: str) -> frozenset[str]:
    """Return what words are compared by: the first five letters of longer words, pairs of letters without spaces."""
    pieces: set[str] = set()
    for word in _PIECE.findall(text.casefold()):
        if word[0] < _JOINED or "\uac00" <= word[0] <= "\ud7af":
            pieces.add(word[:5])
        else:
            pieces.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return frozenset(pieces)
