"""Lists: words that give a language away, and the look of words that rules a near relation out."""

from __future__ import annotations

import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.language.parameters import weights
from desktop.paths import resource

_DOT_ABOVE = "\u0307"  # what lower-casing leaves of a Turkish İ


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words, and beginnings and ends of words, that some near relations, as columns, do not have."""

    rivals: list[int]
    words: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    besides: frozenset[str]

    def weigh(self, word: str) -> float:
        """Return how much speaks against the rivals in a word in small letters."""
        if word in self.words:
            return float(weights("contrast")["word"])
        looks_so = word.endswith(self.ends) or word.startswith(self.begins)
        return float(weights("contrast")["look"]) if looks_so and word not in self.besides else 0.0


def fold(word: str) -> str:
    """Return the form under which a word is looked up: small letters, composed, width folded."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).lower().replace(_DOT_ABOVE, "")


def listed_words(columns: Mapping[str, int]) -> dict[str, dict[int, float]]:
    """Return the weights of listed words by the column of each language that lists them."""
    found: dict[str, dict[int, float]] = {}
    for word, name, weight in _read_lists():
        entry = found.setdefault(word, {})
        entry[columns[name]] = max(entry.get(columns[name], 0.0), weight)
    return found


def read_contrasts(columns: Mapping[str, int]) -> tuple[Contrast, ...]:
    """Return what tells near relations apart."""
    return tuple(
        Contrast(
            [columns[name] for name in row["rivals"]],
            frozenset(map(fold, row["words"].split())),
            tuple(row["begins"].split()),
            tuple(row["ends"].split()),
            frozenset(row["besides"].split()),
        )
        for row in _read("contrasts.toml")["contrast"]
    )


def _read_lists() -> Iterator[tuple[str, str, float]]:
    evidence = weights("evidence")
    lists = _read("words.toml") | _read("countries.toml")
    for name, words in lists["frequent"].items():
        for rank, word in enumerate(dict.fromkeys(words.split())):
            yield fold(word), name, evidence["frequent"][bisect_right(evidence["frequent_ranks"], rank)]
    for group in ("topical", "everyday", "wider", "pages", "countries"):
        for name, words in lists[group].items():
            yield from ((fold(word), name, evidence[group]) for word in words.split())


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads(resource("language", file).read_text(encoding="utf-8"))
