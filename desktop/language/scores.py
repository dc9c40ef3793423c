"""Scores: how well a single word fits each language."""

from __future__ import annotations

import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock

import numpy as np

from desktop.language.parameters import weights
from desktop.language.scripts import HAN, languages_of
from desktop.language.tables import NgramTable, Vector, load_table
from desktop.paths import resource

_LOCK = Lock()
_DOT_ABOVE = "\u0307"  # what lower-casing leaves of a Turkish İ
EXCLUDED = -60.0
"""The score of a language that is not written with a word's letters."""


def table() -> NgramTable:
    """Return the n-gram table, read once: langdetect's own loading is not safe between threads."""
    with _LOCK:
        return _load()


@lru_cache(maxsize=16384)
def score_word(word: str, script: str) -> Vector:
    """Return a score for each of the table's languages, the best 0; `EXCLUDED` for languages of other scripts."""
    languages = languages_of(script)
    scores = np.full(len(table().languages), EXCLUDED, dtype=np.float32)
    columns = script_columns(script)
    if len(languages) > 1:
        scores[columns] = _score_han(word) if script == HAN else _score_letters(fold(word))[columns]
        scores[columns] -= scores[columns].max()
    else:
        scores[columns] = 0.0
    scores.flags.writeable = False
    return scores


def fold(word: str) -> str:
    """Return the form under which a word is looked up: small letters, composed, width folded."""
    return unicodedata.normalize("NFKC", word).lower().replace(_DOT_ABOVE, "")


@cache
def script_columns(script: str) -> list[int]:
    """Return the columns of the languages of a script."""
    return [table().languages.index(name) for name in languages_of(script)]


def _score_letters(word: str) -> Vector:
    scores = _temper(*table().sum_over(word))
    listed = _listed().get(word)
    return _lift(scores, listed) if listed else scores


def _lift(scores: Vector, listed: dict[int, float]) -> Vector:
    """Return the scores of a listed word: the list speaks louder, and never for fewer than the n-grams did."""
    evidence = weights("evidence")
    lifted = scores * np.float32(evidence["listed_grams"])
    columns = list(listed)
    lifted[columns] = np.maximum(lifted[columns], np.float32(-evidence["listed_loss"]))
    lifted[columns] += np.float32(evidence["listed"]) * np.array(list(listed.values()), dtype=np.float32)
    lifted -= lifted.max()
    others: Vector = np.minimum(lifted, scores)
    others[columns] = lifted[columns]
    return others


def _score_han(word: str) -> Vector:
    """Score Japanese, Korean and Chinese; Chinese characters within Korean are few and stand alone."""
    host = weights("host")
    scores = _temper(*table().sum_over(word, 1))[script_columns(HAN)]
    scores -= scores.max()
    scores[languages_of(HAN).index("ko")] = -min(
        host["han_start"] + host["han_letter"] * len(word), weights("evidence")["cap"]
    )
    return scores


def _temper(total: Vector, grams: int) -> Vector:
    evidence = weights("evidence")
    scores: Vector = total * np.float32(evidence["temper"] * min(1.0, evidence["grams"] / max(grams, 1)))
    scores -= scores.max()
    np.maximum(scores, np.float32(-evidence["cap"]), out=scores)
    return scores


@cache
def _load() -> NgramTable:
    return load_table()


@cache
def _listed() -> dict[str, dict[int, float]]:
    """Return the weights of listed words by the column of each language that lists them."""
    column = {name: place for place, name in enumerate(table().languages)}
    found: dict[str, dict[int, float]] = {}
    for word, name, weight in _read_lists():
        entry = found.setdefault(word, {})
        entry[column[name]] = max(entry.get(column[name], 0.0), weight)
    return found


def _read_lists() -> Iterator[tuple[str, str, float]]:
    evidence = weights("evidence")
    lists = _read("words.toml") | _read("countries.toml")
    for name, words in lists["frequent"].items():
        for rank, word in enumerate(dict.fromkeys(words.split())):
            yield fold(word), name, evidence["frequent"][bisect_right(evidence["frequent_ranks"], rank)]
    for group in ("topical", "everyday", "wider", "countries"):
        for name, words in lists[group].items():
            yield from ((fold(word), name, evidence[group]) for word in words.split())


def _read(file: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("language", file).read_text(encoding="utf-8"))
