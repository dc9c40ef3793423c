"""Phrases that mean a state the article has named: 'the North', 'the regime', 'both countries'.

They are resolved by what was named before them and stay at a confidence of .6 or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from desktop.extraction.mentions.focus import Named
from desktop.extraction.mentions.resources import read_table
from desktop.records import Kind, Mention, Span

_WORD = re.compile(r"\S+")
_CONFIDENCE = {"side": 0.6, "focus": 0.5, "own": 0.5, "region": 0.5, "group": 0.4, "other": 0.3}
_PAIR = 2


class Phrase(NamedTuple):
    """A row of the table of phrases."""

    means: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    codes: tuple[str, ...]
    needs: frozenset[str]
    cue: re.Pattern[str]
    size: int


@cache
def _phrases(language: str) -> tuple[Phrase, ...]:
    rows = read_table(f"phrases.{language}.toml").get("phrase", [])
    return tuple(
        Phrase(
            row["means"],
            re.compile(row["pattern"]),
            tuple(row["words"]),
            tuple(row.get("codes", ())),
            frozenset(row.get("needs", ())),
            re.compile(row.get("cue", "(?!)")),
            row.get("count", 1),
        )
        for row in rows
    )


def phrases_in(text: str, language: str) -> list[Phrase]:
    """Return the phrases of a language one of whose words stands in a text: few, as a rule."""
    return [phrase for phrase in _phrases(language) if any(word in text for word in phrase.words)]


def find_phrases(text: str, within: Span, phrases: Sequence[Phrase], language: str, named: Named) -> Iterator[Mention]:
    """Yield the phrases of a stretch of text that clearly mean a state; a group is parted among its states."""
    for phrase in phrases:
        for found in _occurrences(phrase, text, within):
            codes = _meant(phrase, text, found.start(), named)
            rule = f"phrase:{phrase.means}:{language}"
            for span, code in zip(_parts(found, len(codes)), codes, strict=False):
                yield Mention(span, code, Kind.PHRASE, rule, _CONFIDENCE[phrase.means])


def _occurrences(phrase: Phrase, text: str, within: Span) -> Iterator[re.Match[str]]:
    """Yield where a phrase stands, looking only at lines that have one of its words: patterns are slow."""
    at = within.start
    while at < within.end:
        places = [place for word in phrase.words if (place := text.find(word, at, within.end)) >= 0]
        if not places:
            return
        end = text.find("\n", min(places), within.end)
        end = within.end if end < 0 else end
        yield from phrase.pattern.finditer(text, max(at, text.rfind("\n", at, min(places)) + 1), end)
        at = end + 1


def _meant(phrase: Phrase, text: str, place: int, named: Named) -> list[str]:
    """Return the states a phrase means; none where it is not clear."""
    if phrase.means == "side":
        return list(phrase.codes) if phrase.needs & named.codes or phrase.cue.search(text) else []
    if phrase.means == "group":
        codes = named.last(place, _PAIR) if phrase.size == _PAIR else named.listed(place, phrase.size)
        return sorted(codes) if len(codes) == phrase.size else []
    if phrase.means == "own":
        code = named.speaker(place)
    elif phrase.means == "other":
        code = named.other(place)
    elif phrase.means == "region":
        code = named.focus(place, phrase.codes)
    else:
        code = named.regime(place)
    return [code] if code else []


def _parts(found: re.Match[str], count: int) -> list[Span]:
    """Part a phrase among states: a mention has one code, and mentions do not overlap."""
    start, end = found.span()
    if count == 1:
        return [Span(start, end)]
    words = [Span(start + word.start(), start + word.end()) for word in _WORD.finditer(found[0])]
    if len(words) >= count > 0:
        return [*words[: count - 1], Span(words[count - 1].start, end)]
    if end - start < count or not count:
        return []
    cuts = [start + (end - start) * number // count for number in range(count + 1)]
    return [Span(low, high) for low, high in pairwise(cuts)]
