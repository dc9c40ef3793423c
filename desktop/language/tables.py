"""langdetect's trained n-grams as a table of logarithms, and its seeded detector as a second opinion.

langdetect itself draws n-grams at random and skips capitals; the table behind it knows more than that tells:
summing over every n-gram is exact, faster and the same in each run.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import concat
from pathlib import Path
from typing import Any

import numpy as np
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException
from langdetect.utils.lang_profile import LangProfile
from langdetect.utils.ngram import NGram
from numpy.typing import NDArray

from desktop.language.parameters import weights
from desktop.language.scripts import HAN, load_scripts, script_of

Vector = NDArray[np.float32]
_SEED = 0
_FEW = 24  # words at once: the rows of more would take memory that the system must first make
_Factory: Any = DetectorFactory  # langdetect carries no types
_Profile: Any = LangProfile
_Letters: Any = NGram


@dataclass(frozen=True, slots=True)
class NgramTable:
    """Log-probabilities of n-grams up to three letters: a row for each, a column for each of `languages`.

    A row's best is 0, and the last row is all 0. Only the languages that share a script with another have columns
    that differ.
    """

    languages: tuple[str, ...]
    rows: dict[str, int]
    values: Vector
    factory: Any

    def sum_over(self, words: Sequence[str], width: int = 3) -> tuple[Vector, Vector]:
        """Return for each word the sum over its n-grams, and how many were known; words are in small letters."""
        parts = [self._sum_few(words[at : at + _FEW], width) for at in range(0, len(words), _FEW)]
        return np.concatenate([sums for sums, _ in parts]), np.concatenate([known for _, known in parts])

    def _sum_few(self, words: Sequence[str], width: int) -> tuple[Vector, Vector]:
        grams = [_grams(word, width) for word in words]
        starts = np.cumsum([0, *map(len, grams[:-1])])
        nothing = len(self.values) - 1
        rows = np.array(list(map(self.rows.get, chain.from_iterable(grams), repeat(nothing))))
        known = np.add.reduceat(rows != nothing, starts, dtype=np.float32)
        return np.add.reduceat(self.values.take(rows, axis=0), starts, axis=0), known

    def second_opinion(self, text: str) -> dict[str, float]:
        """Return langdetect's own probabilities; empty where it cannot tell. Seeded, so always the same."""
        detector = self.factory.create()
        detector.n_trial = weights("opinion")["trials"]
        detector.append(text)
        try:
            return {found.lang: float(found.prob) for found in detector.get_probabilities()}
        except LangDetectException:
            return {}


def load_table() -> NgramTable:
    """Read langdetect's profiles in the order of their names: the folder's own order differs between machines."""
    languages = tuple(sorted({name for names in load_scripts().languages.values() for name in names}))
    column = {name: place for place, name in enumerate(languages)}
    factory = _load_factory()
    chances, han = factory.word_lang_prob_map, _read_han()
    values = np.zeros((len(chances) + len(han) + 1, len(languages)), dtype=np.float32)
    values[: len(chances), [column[name] for name in factory.get_lang_list()]] = list(chances.values())
    values[len(chances) : -1, [column["ja"], column["zh"]]] = list(han.values())
    return NgramTable(languages, _number([*chances, *han]), _take_logarithms(values), factory)


def _number(grams: Sequence[str]) -> dict[str, int]:
    return {gram: row for row, gram in enumerate(grams)}


def _take_logarithms(values: Vector) -> Vector:
    np.log(values + np.float32(weights("evidence")["floor"]), out=values)
    values -= values.max(axis=1, keepdims=True)
    return values


def _load_factory() -> Any:
    shared = [names for script, names in load_scripts().languages.items() if len(names) > 1 and script != HAN]
    names = sorted(name for several in shared for name in several)
    factory = _Factory()
    factory.set_seed(_SEED)
    for index, name in enumerate(names):
        factory.add_profile(_Profile(**_read_profile(name)), index, len(names))
    chances = factory.word_lang_prob_map
    for gram in chances:
        chances[gram] = array("f", chances[gram])  # half the memory of lists, and as good to its detector
    return factory


def _read_han() -> dict[str, tuple[float, float]]:
    """Return how likely Chinese characters are in Japanese and in Chinese, whose two profiles count as one language."""
    chances: dict[str, tuple[float, float]] = {}
    for profile in ("ja", "zh-cn", "zh-tw"):
        data = _read_profile(profile)
        for gram, count in data["freq"].items():
            if len(gram) == 1 and script_of(gram) == HAN:
                japanese, chinese = chances.get(gram, (0.0, 0.0))
                chance = count / data["n_words"][0]
                chances[gram] = (chance, chinese) if profile == "ja" else (japanese, max(chinese, chance))
    return chances


def _read_profile(name: str) -> dict[str, Any]:
    profile: dict[str, Any] = json.loads((Path(PROFILES_DIRECTORY) / name).read_text(encoding="utf-8"))
    return profile


def _grams(word: str, width: int) -> list[str]:
    """Return n-grams as langdetect counts them: letters folded its way, word ends as spaces."""
    letters = word if word.isascii() else _Letters.normalize_vi(word).translate(_FOLDED)
    if width == 1:
        return list(letters)
    padded = f" {letters} "
    pairs = list(map(concat, padded, padded[1:]))
    return [*letters, *pairs, *map(concat, pairs, padded[2:])]


class _Folded(dict[int, str]):
    """The letters that langdetect's n-grams are made of, each looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = str(_Letters.normalize(chr(code)))
        return folded


_FOLDED = _Folded()
