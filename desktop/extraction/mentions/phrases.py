"""Phrases that mean a state the article has named: 'the North', 'the regime', 'both countries'.

They are resolved by what was named before them and stay at a confidence of .6 or less.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from desktop.extraction.mentions.resources import read_table
from desktop.records import Kind, Mention, Span

_WORD = re.compile(r"\S+")
_STATES = (Kind.NAME, Kind.DEMONYM, Kind.CAPITAL, Kind.PERSON, Kind.BODY)
_SIDE, _FOCUS, _GROUP = 0.6, 0.5, 0.4
_MEMORY = 400
_REGIME = re.compile("[Rr]egime|[Rr]égimen")
_NEARBY = 14


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - _NEARBY) : span.end + _NEARBY]


class Side(NamedTuple):
    """One side of a divided country, and the states of which the article must name one."""

    pattern: re.Pattern[str]
    code: str
    needs: frozenset[str]
    cue: re.Pattern[str]


class Phrases(NamedTuple):
    """The phrases of one language."""

    sides: tuple[Side, ...]
    focus: re.Pattern[str]
    own: re.Pattern[str]
    groups: tuple[tuple[int, re.Pattern[str]], ...]
    regions: tuple[tuple[re.Pattern[str], frozenset[str]], ...]


@cache
def _phrases(language: str) -> Phrases:
    table = read_table(f"phrases.{language}.toml")
    sides = [
        Side(re.compile(row["pattern"]), row["code"], frozenset(row["needs"]), re.compile(row.get("cue", "(?!)")))
        for row in table.get("sides", [])
    ]
    focus = table.get("focus", {})
    groups = [(int(count), re.compile(pattern)) for count, pattern in table.get("groups", {}).items()]
    regions = [(re.compile(p), frozenset(codes.split())) for p, codes in table.get("regions", {}).items()]
    return Phrases(
        tuple(sides),
        re.compile(focus.get("pattern", "(?!)")),
        re.compile(focus.get("own", "(?!)")),
        tuple(groups),
        tuple(regions),
    )


class Named:
    """The states an article names, in order."""

    def __init__(self, text: str, mentions: Sequence[Mention], organisations: frozenset[str]) -> None:
        told = [m for m in mentions if m.kind in _STATES and m.code not in organisations]
        self._starts = [mention.span.start for mention in told]
        self._told = told
        self.counts = Counter(mention.code for mention in told)
        self._regimes = [m for m in told if _REGIME.search(_around(text, m.span))]

    def last(self, place: int, count: int) -> list[str]:
        """Return the states named last before a place, the latest first, as far as memory reaches."""
        codes: dict[str, None] = {}
        for number in range(bisect_left(self._starts, place) - 1, -1, -1):
            if self._starts[number] < place - _MEMORY or len(codes) == count:
                break
            codes.setdefault(self._told[number].code)
        return list(codes)

    def regime(self, place: int) -> str | None:
        """Return the state last called a regime, else the state in focus."""
        called = [mention.code for mention in self._regimes if mention.span.start < place]
        return called[-1] if called else self.focus(place)

    def focus(self, place: int, among: frozenset[str] | None = None) -> str | None:
        """Return the state named most up to a place."""
        before = Counter(mention.code for mention in self._told[: bisect_left(self._starts, place)])
        told = [(count, code) for code, count in before.items() if among is None or code in among]
        return max(told)[1] if told else None


def find_phrases(text: str, within: Span, language: str, named: Named) -> Iterator[Mention]:
    """Yield the phrases of a stretch of text that clearly mean a state; a group is parted among its states."""
    phrases = _phrases(language)
    for side in phrases.sides:
        if side.needs & named.counts.keys() or side.cue.search(text):
            for found in side.pattern.finditer(text, within.start, within.end):
                yield _mention(Span(*found.span()), side.code, "side", language, _SIDE)
    for found in phrases.focus.finditer(text, within.start, within.end):
        yield from _single(found, named.regime(found.start()), "focus", language)
    for found in phrases.own.finditer(text, within.start, within.end):
        yield from _single(found, next(iter(named.last(found.start(), 1)), None), "own", language)
    for pattern, codes in phrases.regions:
        for found in pattern.finditer(text, within.start, within.end):
            yield from _single(found, named.focus(found.start(), codes), "region", language)
    yield from _groups(text, within, phrases, language, named)


def _groups(text: str, within: Span, phrases: Phrases, language: str, named: Named) -> Iterator[Mention]:
    for count, pattern in phrases.groups:
        for found in pattern.finditer(text, within.start, within.end):
            codes = named.last(found.start(), count)
            words = [
                Span(found.start() + word.start(), found.start() + word.end()) for word in _WORD.finditer(found[0])
            ]
            if len(codes) == count and len(found[0]) >= count:
                for span, code in zip(_parts(words, count), sorted(codes), strict=True):
                    yield _mention(span, code, "group", language, _GROUP)


def _parts(words: list[Span], count: int) -> list[Span]:
    """Part a phrase among states: a mention has one code, and mentions do not overlap."""
    if len(words) >= count:
        return [*words[: count - 1], Span(words[count - 1].start, words[-1].end)]
    start, end = words[0].start, words[-1].end
    cuts = [start + (end - start) * number // count for number in range(count + 1)]
    return [Span(low, high) for low, high in pairwise(cuts)]


def _single(found: re.Match[str], code: str | None, rule: str, language: str) -> Iterator[Mention]:
    if code:
        yield _mention(Span(*found.span()), code, rule, language, _FOCUS)


def _mention(span: Span, code: str, rule: str, language: str, confidence: float) -> Mention:
    return Mention(span, code, Kind.PHRASE, f"phrase:{rule}:{language}", confidence)
