"""How a document wraps its lines, and how they are joined again: hyphens, spaces, and scripts without spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.reading.glyphs import Run

OFTEN = 0.2
"""Share of the lines that must end in a drawn space for the others to end within a word."""

_HYPHENED = re.compile(r"[^\W\d_]-$")
_GLUED = re.compile(r"/$|\w[-–]$")
_HANGUL = "[\uac00-\ud7af\u1100-\u11ff]"
_NO_SPACES = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?。！？…:][\"'”’»)\]』」]*\d{0,2}$")

SYLLABLE = 0.7
"""Width of a syllable of Korean, as a share of a line's height."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What a document's lines tell: its words, and whether a line of Korean ends between two words.

    `drawn` says that spaces at line ends are drawn, so that a line without one ends within a word; `at_words` that
    lines end although a syllable more would have found room.
    """

    words: Counter[str]
    drawn: bool
    at_words: bool

    def join(self, lines: Sequence[str]) -> str:
        """Return lines as one text."""
        text = lines[0]
        for line in lines[1:]:
            text = self._joined(text, line.lstrip())
        return text.strip()

    def _joined(self, before: str, line: str) -> str:
        if not line:
            return before
        kept = before.rstrip()
        if _HYPHENED.search(kept) and line[0].isalpha():
            return (kept if self._keeps_hyphen(kept, line) else kept[:-1]) + line
        return kept + (" " if self._spaced(before, line) else "") + line

    def _keeps_hyphen(self, before: str, line: str) -> bool:
        """Say whether a hyphen at a line's end is the word's own: before a capital, or as elsewhere in the text."""
        first, last = _last_word(before[:-1]), _first_word(line)
        whole, parted = self.words[(first + last).casefold()], self.words[f"{first}-{last}".casefold()]
        return parted > whole if line[0].islower() else not whole

    def _spaced(self, before: str, line: str) -> bool:
        """Say whether a space stands between two lines."""
        if before.endswith(" "):
            return True
        end, start = before[-1:], line[:1]
        if re.match(_NO_SPACES, end) or re.match(_NO_SPACES, start):
            return bool(re.match(r"[A-Za-z]", end) and re.match(r"[A-Za-z]", start))
        if not (re.match(_HANGUL, end) and re.match(_HANGUL, start)):
            return not _GLUED.search(before)
        return self._parts_korean(_last_word(before), _first_word(line))

    def _parts_korean(self, end: str, start: str) -> bool:
        if self.drawn or self.at_words:
            return not self.drawn
        return not self.words[end + start] and bool(self.words[end]) and bool(self.words[start])


def ends_sentence(text: str) -> bool:
    """Say whether a line ends like a sentence."""
    return bool(_SENTENCE_END.search(text.rstrip()[-8:]))


def learn_wrapping(lines: Sequence[tuple[Run, float]]) -> Wrapping:
    """Return what a document's lines and the right edges of their columns tell."""
    words: Counter[str] = Counter()
    for run, _ in lines:
        words.update(word.casefold() for word in _WORD.findall(run.text)[1:-1])
    korean = [
        (run, right)
        for (run, right), (after, _) in pairwise(lines)
        if re.search(rf"{_HANGUL} ?$", run.text) and re.match(_HANGUL, after.text)
    ]
    drawn = sum(run.text.endswith(" ") for run, _ in korean)
    space = min((_gap(run) for run, _ in lines if run.text.strip().count(" ") > 1), default=0.0)
    roomy = sum(_room(run, right, space) > SYLLABLE * run.size for run, right in korean)
    return Wrapping(words, drawn > OFTEN * len(korean), roomy > OFTEN * len(korean))


def _gap(run: Run) -> float:
    """Return the width of a space on a line."""
    return max(0.0, run.right - run.left - run.ink) / run.text.strip().count(" ")


def _room(run: Run, right: float, space: float) -> float:
    """Return how much room a line would have left if its spaces were as narrow as any."""
    return right - run.left - run.ink - space * run.text.strip().count(" ")


def _last_word(text: str) -> str:
    found = _WORD.findall(text[-60:])
    return found[-1] if found else ""


def _first_word(text: str) -> str:
    found = _WORD.search(text[:60])
    return found.group() if found else ""
