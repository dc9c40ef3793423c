"""Offices without a state in Korean news (정부는, 외교부는): the one last named so, else South Korea’s own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.extraction.events.lexicon import Words
from desktop.extraction.events.tokens import Actor
from desktop.records import Kind, Span

_HOLDS = 8
_WORD = re.compile(r"\S+")
_HOME = "KOR"


class Offices:
    """Whose office each title was last in an article."""

    def __init__(self) -> None:
        self._holders: dict[str, tuple[int, str]] = {}
        self._read = 0

    def add(self, text: str, sentence: Span, actors: Sequence[Actor], words: Words) -> list[Actor]:
        """Return the actors of a sentence with those that only an office names."""
        self._read += 1
        found = list(actors)
        before: re.Match[str] | None = None
        for word in _WORD.finditer(text, sentence.start, sentence.end):
            title = _title(word.group(), words)
            if title and not any(a.span.overlaps(Span(*word.span())) for a in actors):
                self._place(found, actors, before, word, title, words)
            before = word
        return sorted(found, key=lambda a: a.span)

    def _place(
        self,
        found: list[Actor],
        actors: Sequence[Actor],
        before: re.Match[str] | None,
        word: re.Match[str],
        title: str,
        words: Words,
    ) -> None:
        owner = next((a for a in actors if before and a.span.overlaps(Span(*before.span()))), None)
        if owner and len(owner.codes) == 1:
            self._holders[title] = (self._read, owner.codes[0])
        if owner or (before and before.group() in words["other_offices"]) or title not in words["offices"]:
            return
        at, code = self._holders.get(title, (self._read, _HOME))
        code = code if self._read - at <= _HOLDS else _HOME
        found.append(Actor(Span(word.start(), word.start() + len(title)), (code,), Kind.PHRASE))


def _title(word: str, words: Words) -> str | None:
    """Return the office a word is, with or without a particle."""
    word = word.lstrip("\"'“‘(")
    for size in range(min(5, len(word)), 1, -1):
        if word[:size] in words["offices"] and word[size:].rstrip("\"'”’),.") in words["office_ends"]:
            return word[:size]
    return None
