"""Strangers: languages that the engine does not know, and whose words tell that it takes them for a relation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache

from desktop.language.lists import fold
from desktop.language.parameters import weights
from desktop.paths import resource


def doubt(words: Iterable[str], language: str, confidence: float) -> float:
    """Return the confidence in a language, lower where enough of the words are those of a relation."""
    lists = _strangers().get(language)
    if lists is None:
        return confidence
    folded = [fold(word) for word in words]
    told = max(sum(word in listed for word in folded) for listed in lists)
    strangers = weights("strangers")
    many = told >= strangers["words"] and told >= strangers["share"] * len(folded)
    return confidence * float(strangers["doubt"]) if many else confidence


@cache
def _strangers() -> dict[str, list[frozenset[str]]]:
    """Return the words of strangers by the language they are taken for."""
    found: dict[str, list[frozenset[str]]] = {}
    rows = tomllib.loads(resource("language", "strangers.toml").read_text(encoding="utf-8"))
    for row in rows.values():
        for language in row["taken_for"]:
            found.setdefault(language, []).append(frozenset(map(fold, row["words"].split())))
    return found
