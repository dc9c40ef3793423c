"""Evidence: the scores of all words of a text, weighed by their case and their place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate

import numpy as np

from desktop.language.borders import begins_sentence, pair_numbers, switch_costs
from desktop.language.parameters import weights
from desktop.language.scores import EXCLUDED, is_listed, score_words, table
from desktop.language.scripts import HAN, KANA, LATIN, languages_of
from desktop.language.tables import Vector
from desktop.language.words import BREAK, Word

_ENOUGH = 64  # letters of a word that are scored: scripts without spaces make words of any length
_CASED = frozenset({LATIN, "Cyrl"})
_SECOND_LEVEL = (0x98, 0x9F)  # its first character in Shift JIS
_PARTICLES = frozenset("al bin da das de del della der di do dos du el e ibn la las le los van von y zu zur".split())


class Look(StrEnum):
    """How a word is set; names and acronyms say little of the language around them."""

    PLAIN = "plain"
    FIRST = "first"
    NAME = "name"
    NAME_IN_PAIR = "name_in_pair"
    NAME_OF_HAN = "name_of_han"
    ACRONYM = "acronym"
    HASHTAG = "hashtag"
    UNLISTED = "unlisted"


_NAMES = frozenset({Look.FIRST, Look.NAME, Look.NAME_IN_PAIR})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words with their scores (a row each, a column for each of `languages`) and the cost of a switch before each."""

    words: Sequence[Word]
    languages: tuple[str, ...]
    scores: Vector
    costs: Vector


def weigh_words(text: str, words: Sequence[Word]) -> Evidence:
    """Return the evidence of words; only the languages of scripts that occur have a column."""
    inside = pair_numbers(text, words)
    looks = list(_looks(text, words, inside))
    names = sorted({name for script in {word.script for word in words} for name in languages_of(script)})
    columns = [table().languages.index(name) for name in names]
    surfaces = [text[word.start : min(word.end, word.start + _ENOUGH)] for word in words]
    scores = score_words(list(zip(surfaces, (word.script for word in words), strict=True)))[:, columns]
    scores *= np.where(scores > EXCLUDED, _factors(looks)[:, None], np.float32(1))
    _welcome_latin(scores, words, looks, names)
    _doubt_japanese(scores, words, names)
    return Evidence(words, tuple(names), scores, np.array(switch_costs(words, inside), dtype=np.float32))


def _factors(looks: Sequence[Look]) -> Vector:
    values = {look: float(weights("case").get(look.value, 1.0)) for look in Look}
    return np.array([values[look] for look in looks], dtype=np.float32)


def _welcome_latin(scores: Vector, words: Sequence[Word], looks: Sequence[Look], names: Sequence[str]) -> None:
    """Let Latin names and acronyms stay with a host of another script, at a price."""
    foreign = [place for place, name in enumerate(names) if name not in languages_of(LATIN)]
    latin = [place for place, word in enumerate(words) if word.script == LATIN]
    if not foreign or not latin:
        return
    prices = [-_price(looks[n], further=_goes_on(words, looks, n)) for n in latin]
    scores[np.ix_(latin, foreign)] = np.array(prices, dtype=np.float32)[:, None]


def _doubt_japanese(scores: Vector, words: Sequence[Word], names: Sequence[str]) -> None:
    """Count against Japanese Chinese characters without one kana about: in the text, or in a line of other scripts."""
    scripts = {word.script for word in words}
    if HAN in scripts:
        kana = _lines_with(words, {KANA})
        alone = _lines_with(words, scripts - {HAN, KANA}) if kana else frozenset(range(len(words) + 1))
        lines = _lines(words)
        han = [n for n, word in enumerate(words) if word.script == HAN and lines[n] in alone - kana]
        scores[han, names.index("ja")] -= np.float32(weights("host")["no_kana"])


def _lines(words: Sequence[Word]) -> list[int]:
    """Return for each word the number of its line."""
    return list(accumulate(word.before == BREAK or "\n" in word.before for word in words))


def _lines_with(words: Sequence[Word], scripts: Collection[str]) -> frozenset[int]:
    return frozenset(line for line, word in zip(_lines(words), words, strict=True) if word.script in scripts)


def _goes_on(words: Sequence[Word], looks: Sequence[Look], place: int) -> bool:
    """Say whether a name goes on with this word."""
    return place > 0 and words[place].before in (" ", "-") and looks[place - 1] in _NAMES


@cache
def _price(look: Look, *, further: bool) -> float:
    kind = {Look.ACRONYM: "acronym", Look.PLAIN: "word", Look.HASHTAG: "word", Look.UNLISTED: "word"}.get(look, "name")
    return float(weights("host")["further_name" if further and kind == "name" else kind])


def _looks(text: str, words: Sequence[Word], inside: Sequence[int]) -> Iterator[Look]:
    shouted = _Shouting(text)
    pair = 0
    japanese = _is_japanese(words)
    for place, word in enumerate(words):
        opens, pair = inside[place] != pair, inside[place]
        small = text[word.start].islower() and not word.hashtag
        if small and text[word.start : word.end] not in _PARTICLES:
            yield Look.PLAIN
        elif word.hashtag:
            yield _hashtag_look(text[word.start : word.end])
        elif word.script == HAN:
            among_kana = japanese[place] and _reads_japanese(text[word.start : word.end])
            yield Look.NAME_OF_HAN if among_kana else Look.PLAIN
        elif word.script not in _CASED or shouted.at(word.start):
            yield Look.PLAIN
        elif text[word.start].isupper():
            first = opens or begins_sentence(word.before)
            yield Look.ACRONYM if _is_sign(text, word) else _capital_look(first, pair)
        else:
            yield Look.NAME if _is_particle(text, words, place) else Look.PLAIN


def _hashtag_look(letters: str) -> Look:
    if _is_acronym(letters):
        return Look.ACRONYM
    return Look.HASHTAG if is_listed(letters) else Look.UNLISTED


def _capital_look(first: bool, pair: int) -> Look:
    if first:
        return Look.FIRST
    return Look.NAME_IN_PAIR if pair else Look.NAME


def _is_japanese(words: Sequence[Word]) -> Sequence[bool]:
    """Say for each word whether it stands among kana: in its line, or in the text where its line has Han alone."""
    kana = _lines_with(words, {KANA})
    if not kana:
        return [False] * len(words)
    mixed = _lines_with(words, {word.script for word in words} - {HAN, KANA})
    return [line in kana or line not in mixed for line in _lines(words)]


def _reads_japanese(letters: str) -> bool:
    """Say whether Chinese characters say nothing against Japanese: few, or all of the first level of JIS X 0208.

    Simplified forms are not in that standard, and older forms, which Taiwan writes, stand in its second level.
    """
    if len(letters) <= weights("case")["han_letters"]:
        return True
    try:
        codes = letters.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return max(zip(codes[::2], codes[1::2], strict=False)) < _SECOND_LEVEL


def _is_sign(text: str, word: Word) -> bool:
    """Say whether capitals are an acronym, an initial or part of a code: 'UN', 'J. Kim', 'D4'."""
    if word.end - word.start > 1:
        return _is_acronym(text[word.start : word.end])
    beside = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    return any(map(str.isdigit, beside)) or text[word.end : word.end + 2] == ". "


def _is_acronym(letters: str) -> bool:
    return 1 < len(letters) <= weights("case")["acronym_letters"] and letters.isupper()


def _is_particle(text: str, words: Sequence[Word], place: int) -> bool:
    """Say whether a small word stands within a name: Luiz da Silva, Corriere della Sera, Ursula von der Leyen."""
    if text[words[place].start : words[place].end] not in _PARTICLES or not 0 < place < len(words) - 1:
        return False
    if words[place].before not in (" ", "-") or words[place + 1].before not in (" ", "-", "'", "’"):
        return False
    before, after = (text[words[near].start : words[near].end] for near in (place - 1, place + 1))
    return (before[0].isupper() or before in _PARTICLES) and (after[0].isupper() or after in _PARTICLES)


class _Shouting:
    """Lines set in capitals, asked for places in rising order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._loud = False

    def at(self, place: int) -> bool:
        """Say whether the line at a place is set in capitals."""
        if place >= self._end:
            start = self._text.rfind("\n", 0, place) + 1
            end = self._text.find("\n", place)
            self._end = end if end >= 0 else len(self._text)
            self._loud = self._is_loud(self._text[start : self._end])
        return self._loud

    @staticmethod
    def _is_loud(line: str) -> bool:
        case = weights("case")
        capitals = sum(map(str.isupper, line))
        others = sum(map(str.isalpha, line)) - capitals
        return bool(capitals > case["acronym_letters"] and capitals > case["shouting"] * others)
