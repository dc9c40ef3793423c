"""Reads the Korean sentences of an article in order: whom an office, '그는', '두 정상은' or no subject at all means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.korean_roles import Role
from desktop.extraction.events.lexicon import Lexicon, Words
from desktop.extraction.events.offices import Offices
from desktop.extraction.events.particles import KoreanCoder
from desktop.extraction.events.tokens import Actor
from desktop.records import Kind, Span

_WORD = re.compile(r"\S+")
_PERSON_LASTS, _TOPIC_LASTS = 3, 1


class KoreanReader:
    """Reads one article; `pair` is the two of whom the article last told something mutual."""

    def __init__(self) -> None:
        self._offices = Offices()
        self._read = 0
        self._topic: tuple[int, Role | None] = (0, None)
        self._person: tuple[int, tuple[str, ...]] = (0, ())

    def drafts(
        self, text: str, sentence: Span, actors: Sequence[Actor], lexicon: Lexicon, pair: tuple[str, ...]
    ) -> Iterator[Draft]:
        """Yield the acts that a sentence tells."""
        self._read += 1
        actors = self._offices.add(text, sentence, actors, lexicon.words)
        actors = sorted([*actors, *self._meant(text, sentence, actors, lexicon.words, pair)], key=lambda a: a.span)
        if not actors:
            return
        coder = KoreanCoder(text, sentence, actors, lexicon, self._last_topic())
        yield from coder.drafts()
        self._note(coder, actors)

    def _last_topic(self) -> Role | None:
        at, role = self._topic
        return role if self._read - at <= _TOPIC_LASTS else None

    def _meant(
        self, text: str, sentence: Span, actors: Sequence[Actor], words: Words, pair: tuple[str, ...]
    ) -> Iterator[Actor]:
        """Yield what points back: one person or the two who met."""
        at, person = self._person
        person = person if self._read - at <= _PERSON_LASTS else ()
        before = ""
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            word, span = match.group().strip("\"'“”‘’,."), Span(*match.span())
            free = not any(a.span.overlaps(span) for a in actors)
            if free and person and word in words["he"]:
                yield Actor(Span(span.start, span.start + len(word) - 1), person, Kind.PHRASE)
            elif free and pair and before in words["two"] and word.startswith(words.row("the_two")):
                yield Actor(Span(span.start, span.start + 2), pair, Kind.PHRASE)
            before = word

    def _note(self, coder: KoreanCoder, actors: Sequence[Actor]) -> None:
        topic = coder.main_topic()
        if topic is None:
            return
        self._topic = (self._read, replace(topic, derived=True, spans=()))
        if any(a.kind is Kind.PERSON and a.span in topic.spans for a in actors) and len(topic.codes) == 1:
            self._person = (self._read, topic.codes)
