"""Scores: how well words fit each language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from threading import Lock

import numpy as np

from desktop.language.lists import Contrast, fold, listed_words, read_contrasts
from desktop.language.parameters import weights
from desktop.language.scripts import HAN, languages_of
from desktop.language.tables import NgramTable, Vector, load_table

_LOCK = Lock()
_SCORES_LOCK = Lock()
_ROWS = 4096
_MOST_KEPT = 16384  # words whose scores are kept: some four megabytes
_AT_ONCE = 128  # words scored together, so that what lies between stays small
EXCLUDED = -60.0
"""The score of a language that is not written with a word's letters."""


def table() -> NgramTable:
    """Return the n-gram table, read once: langdetect's own loading is not safe between threads."""
    with _LOCK:
        return _load()


def score_word(word: str, script: str) -> Vector:
    """Return a score for each of the table's languages, the best 0; `EXCLUDED` for languages of other scripts."""
    scores: Vector = score_words([(word, script)])[0]
    return scores


def score_words(words: Sequence[tuple[str, str]]) -> Vector:
    """Return the scores of words, each with its script, a row for each; the others' company changes none."""
    kept = _kept()
    with _SCORES_LOCK:
        return kept.rows_of(words)


class _Kept:
    """Scores of words met before: most words of a text are such."""

    def __init__(self, languages: int) -> None:
        self._places: dict[tuple[str, str], int] = {}
        self._rows: Vector = np.empty((_ROWS, languages), dtype=np.float32)

    def rows_of(self, words: Sequence[tuple[str, str]]) -> Vector:
        if len(self._places) > _MOST_KEPT:
            self._places.clear()
        places = self._places
        found = [places.get(word, -1) for word in words]
        if -1 in found:
            self._add([word for word in dict.fromkeys(words) if word not in places])
            found = [places[word] for word in words]
        rows: Vector = self._rows.take(found, axis=0)
        return rows

    def _add(self, words: Sequence[tuple[str, str]]) -> None:
        by_script: dict[str, list[str]] = {}
        for word, script in words:
            by_script.setdefault(script, []).append(word)
        for script, some in by_script.items():
            for first in range(0, len(some), _AT_ONCE):
                self._put(some[first : first + _AT_ONCE], script)

    def _put(self, words: list[str], script: str) -> None:
        first = len(self._places)
        if first + len(words) > len(self._rows):
            self._rows = np.concatenate((self._rows, np.empty_like(self._rows)))
        self._rows[first : first + len(words)] = _score(words, script)
        self._places.update(zip(zip(words, repeat(script)), range(first, first + len(words)), strict=False))


def _score(words: Sequence[str], script: str) -> Vector:
    languages, columns = languages_of(script), script_columns(script)
    scores = np.full((len(words), len(table().languages)), EXCLUDED, dtype=np.float32)
    if len(languages) > 1:
        own = _score_han(words) if script == HAN else _score_letters(list(map(fold, words)))[:, columns]
        scores[:, columns] = own - own.max(axis=1, keepdims=True)
    else:
        scores[:, columns] = 0.0
    return scores


def is_listed(word: str) -> bool:
    """Say whether a word is in the list of a language: no name, then, or that of a country."""
    return fold(word) in _listed()


@cache
def script_columns(script: str) -> list[int]:
    """Return the columns of the languages of a script."""
    return [table().languages.index(name) for name in languages_of(script)]


def _score_letters(words: Sequence[str]) -> Vector:
    scores = _temper(*table().sum_over(words))
    lists = _listed()
    listed = [place for place, word in enumerate(words) if word in lists]
    if listed:
        scores[listed] = _lift(scores[listed], [lists[words[place]] for place in listed])
    for contrast in _contrasts():
        against = np.array(list(map(contrast.weigh, words)), dtype=np.float32)
        scores[:, contrast.rivals] -= against[:, None]
    return scores


def _lift(scores: Vector, listed: Sequence[dict[int, float]]) -> Vector:
    """Return the scores of listed words: a list speaks louder, and never for fewer than the n-grams did."""
    evidence = weights("evidence")
    rows = [row for row, entry in enumerate(listed) for _ in entry]
    columns = [column for entry in listed for column in entry]
    lifts = np.array([weight for entry in listed for weight in entry.values()], dtype=np.float32)
    lifted = scores * np.float32(evidence["listed_grams"])
    least = np.maximum(lifted[rows, columns], np.float32(-evidence["listed_loss"]))
    lifted[rows, columns] = least + np.float32(evidence["listed"]) * lifts
    lifted -= lifted.max(axis=1, keepdims=True)
    result: Vector = np.minimum(lifted, scores)
    result[rows, columns] = lifted[rows, columns]
    return result


def _score_han(words: Sequence[str]) -> Vector:
    """Score Japanese, Korean and Chinese; Chinese characters within Korean are few and stand alone."""
    host = weights("host")
    scores = _temper(*table().sum_over(words, 1))[:, script_columns(HAN)]
    scores -= scores.max(axis=1, keepdims=True)
    lengths = np.array(list(map(len, words)), dtype=np.float32)
    prices = np.minimum(host["han_start"] + host["han_letter"] * lengths, weights("evidence")["cap"])
    scores[:, languages_of(HAN).index("ko")] = -prices
    return scores


def _temper(totals: Vector, grams: Vector) -> Vector:
    """Return sums of logarithms as evidence: n-grams overlap, long words speak no louder, and none decides alone."""
    evidence = weights("evidence")
    few = np.minimum(np.float32(1), np.float32(evidence["grams"]) / np.maximum(grams, np.float32(1)))
    scores: Vector = totals * (np.float32(evidence["temper"]) * few)[:, None]
    scores -= scores.max(axis=1, keepdims=True)
    np.maximum(scores, np.float32(-evidence["cap"]), out=scores)
    return scores


@cache
def _load() -> NgramTable:
    return load_table()


@cache
def _kept() -> _Kept:
    return _Kept(len(table().languages))


@cache
def _listed() -> dict[str, dict[int, float]]:
    return listed_words(_columns())


@cache
def _contrasts() -> tuple[Contrast, ...]:
    return read_contrasts(_columns())


def _columns() -> dict[str, int]:
    return {name: place for place, name in enumerate(table().languages)}
