"""Words of a Korean sentence between spaces, and the clause that the end of each closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop.extraction.events.inflection import fold
from desktop.extraction.events.lexicon import Words
from desktop.records import Span

EDGE = "\"'“”‘’()[]<>《》「」…·.,!?~"
_REMEMBERED = 20_000
_EOJEOL = re.compile(r"[^\s…]+…*|…+")
_CLOSING = "\"'”’)"
_OPENING = "\"'“‘"
_STOPS = (",", ".", "!", "?", "…")


class Close(StrEnum):
    """What the end of a verb makes of its clause."""

    NONE = "none"
    NOUN = "before a noun"
    CLAIM = "said, before a noun"
    SAME = "the subject goes on"
    OTHER = "another subject may follow"


@dataclass(frozen=True, slots=True)
class Eojeol:
    """A word without the signs around it; `ends` says that a sign parts it from the next.

    `opens` and `quoted` say that a quotation begins or ends with it.
    """

    span: Span
    word: str
    ends: bool
    opens: bool
    quoted: bool
    close: Close


def split_eojeols(text: str, sentence: Span, words: Words) -> list[Eojeol]:
    """Return the words of a sentence in order."""
    found = (m for m in _EOJEOL.finditer(text, sentence.start, sentence.end) if m.group().strip(EDGE))
    return [_eojeol(m, words) for m in found]


def _eojeol(match: re.Match[str], words: Words) -> Eojeol:
    raw = match.group()
    word = fold(raw.strip(EDGE))
    return Eojeol(
        Span(*match.span()),
        word,
        raw.rstrip(_CLOSING).endswith(_STOPS),
        raw[0] in _OPENING,
        raw[-1] in _CLOSING,
        close_of(word, words),
    )


@lru_cache(maxsize=_REMEMBERED)
def close_of(word: str, words: Words) -> Close:
    """Return how a word that ends like a verb closes its clause."""
    if word in words["no_verb"] or word in words["adjectives"]:
        return Close.NONE
    for name, close in (
        ("claim_ends", Close.CLAIM),
        ("noun_ends", Close.NOUN),
        ("other_ends", Close.OTHER),
        ("same_ends", Close.SAME),
    ):
        if ends_in(word, words, name):
            return close
    return Close.NONE


def ends_in(word: str, words: Words, name: str) -> bool:
    """Say whether a word of more than one syllable ends in one of a list."""
    return len(word) > 1 and word.endswith(words.row(name))


def word_at(eojeols: Sequence[Eojeol], i: int) -> str:
    """Return the word at a place, empty beyond the ends."""
    return eojeols[i].word if 0 <= i < len(eojeols) else ""
