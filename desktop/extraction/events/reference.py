"""What phrases without a name refer to: 'the two countries', 'both sides', and the topic of a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from desktop.extraction.events.lexicon import Lexicon
from desktop.extraction.events.tokens import Actor
from desktop.records import Span

_MEMORY = 3


class Memory:
    """The actors of the sentences read so far, and the sides that stood together in them."""

    def __init__(self) -> None:
        self._named: list[tuple[str, ...]] = []
        self._sides: list[tuple[str, ...]] = []

    def remember(self, actors: Sequence[Actor], sides: Sequence[tuple[str, ...]]) -> None:
        """Add the actors of a sentence that has been read, or the sides that were found in it."""
        codes = tuple(dict.fromkeys(code for actor in actors if not actor.derived for code in actor.codes))
        if codes:
            self._named.append(codes)
        self._sides.extend(sides)

    def group_of(self, size: int, sentence: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the nearest actors that number `size`: of the sentence's own words, of a recent one, of a side."""
        if len(sentence) == size:
            return sentence
        recent = next((codes for codes in reversed(self._named[-_MEMORY:]) if len(codes) == size), None)
        return recent or next((side for side in reversed(self._sides) if len(set(side)) == size), None)


def add_phrases(text: str, sentence: Span, actors: list[Actor], memory: Memory, lexicon: Lexicon) -> list[Actor]:
    """Return the actors of a sentence with those that a phrase names."""
    found = list(actors)
    for span, size in _phrases(text, sentence, lexicon):
        if any(span.overlaps(actor.span) for actor in actors):
            continue
        before = tuple(dict.fromkeys(c for a in actors if a.span.end <= span.start for c in a.codes))
        codes = memory.group_of(size, before)
        if codes:
            found.append(Actor(span, codes, derived=True))
    return sorted(found, key=lambda actor: actor.span)


@cache
def _pattern(lexicon_language: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    del lexicon_language
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + ")", re.IGNORECASE)


def _phrases(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[tuple[Span, int]]:
    for name, size in (("group_phrases", 2), ("triple_phrases", 3)):
        phrases = tuple(sorted(lexicon.words[name], key=len, reverse=True))
        if not phrases:
            continue
        for match in _pattern(lexicon.language, phrases).finditer(text, sentence.start, sentence.end):
            yield Span(*match.span()), size
