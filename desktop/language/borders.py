"""Borders: what a change of language costs by what stands between two words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop.language.parameters import weights
from desktop.language.scripts import HAN, KANA
from desktop.language.words import BREAK, JOINED, Word

SENTENCE_END = re.compile(r"[.!?…։؟۔।][\"”’»›)\]]*\s|[。！？]|[.!?…]\Z")
_OPENING = re.compile(r"[\"“”«»„‹›<>()\[\]|/{}「」『』【】《》（）:;：；—–•·]| - |\s['‘]|['’]\s")
_APOSTROPHES = frozenset("'’‘ʼ-‑")


@lru_cache(maxsize=4096)
def switch_cost(before: str) -> float:
    """Return the cost of a switch at what stands before a word."""
    costs: dict[str, float] = weights("switch")
    return costs[_border(before)]


@lru_cache(maxsize=4096)
def begins_sentence(before: str) -> bool:
    """Say whether a word with this before it is likely to be the first of a sentence."""
    return before == BREAK or "\n" in before or SENTENCE_END.search(f"{before} ") is not None


def switch_costs(words: Sequence[Word], inside: Sequence[int]) -> list[float]:
    """Return the cost of a switch before each word; `inside` numbers the pair of quotes or brackets each stands in."""
    costs: dict[str, float] = weights("switch")
    result = []
    script, pair = "", 0
    for word, its_pair in zip(words, inside, strict=True):
        cost = switch_cost(word.before)
        if its_pair != pair:
            cost = min(cost, costs["pair"])
        if word.script != script and word.before != JOINED and {word.script, script} != {HAN, KANA}:
            cost = min(cost, costs["script"])
        result.append(cost)
        script, pair = word.script, its_pair
    return result


def pair_numbers(text: str, words: Sequence[Word]) -> list[int]:
    """Return for each word the number of the pair of quotes or brackets it stands in; 0 for none."""
    pairs = [match.span(match.lastindex or 0) for match in _pairs().finditer(text)]
    numbers = []
    place = 0
    for word in words:
        while place < len(pairs) and pairs[place][1] <= word.start:
            place += 1
        numbers.append(place + 1 if place < len(pairs) and pairs[place][0] <= word.start else 0)
    return numbers


def _border(before: str) -> str:
    if before in _APOSTROPHES or before == JOINED:
        return "joined"
    for name, found in (("gap", before == BREAK), ("line", "\n" in before), ("hashtag", "#" in before)):
        if found:
            return name
    if SENTENCE_END.search(f"{before} "):
        return "sentence"
    if _OPENING.search(before):
        return "opening"
    return "comma" if re.search(r"[,،、，]", before) else "plain"


@lru_cache(maxsize=1)
def _pairs() -> re.Pattern[str]:
    """Return a pattern for pairs within one line; a curly apostrophe within a word opens and closes nothing."""
    most = weights("switch")["pair_letters"]
    marks = ["“”", "«»", "»«", "„“", "„”", "””", '""', "()", "[]", "「」", "『』", "《》", "（）", "【】"]
    parts = [rf"{re.escape(m[0])}([^{re.escape(m)}\n]{{1,{most}}}){re.escape(m[1])}" for m in marks]
    parts += [rf"(?<!\w)‘([^‘\n]{{1,{most}}})’(?!\w)", rf"(?<!\w)'([^'\n]{{1,{most}}})'(?!\w)"]
    parts.append(rf"(?<= [—–] )([^—–\n]{{1,{most}}})(?= [—–] )")
    return re.compile("|".join(parts))
