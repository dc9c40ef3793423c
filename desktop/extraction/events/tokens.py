"""Words of a sentence, with each actor folded into one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.extraction.events.inflection import fold
from desktop.records import Kind, Mention, Span

ACTOR = "<actor>"

_WORD = re.compile(
    r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,]\d+)+|\w+(?:[-‐‑]\w+)*|\.{3}|[^\w\s]",
)
_LED = re.compile(r"[-‐‑–](?:led|spearheaded|headed)\b")
_MODIFIER = re.compile(
    r"[-‐‑–](?:led|spearheaded|headed|backed|based|controlled|held|occupied|made|born|owned|sponsored|supported|run|style)\b"
)


class Token(NamedTuple):
    """A word, a sign or an actor; `codes` are empty for all but actors, `derived` marks those named by a phrase.

    A tuple because there are thousands of them.
    """

    span: Span
    word: str
    raw: str
    codes: tuple[str, ...] = ()
    demonym: bool = False
    modifier: bool = False
    derived: bool = False
    place: bool = False
    person: bool = False
    led: bool = False

    @property
    def noun(self) -> str:
        """Return the word, of an actor the noun that its name begins with: 'Corte Internacional de Justicia'."""
        return fold_word(self.raw.split()[0]) if self.codes else self.word

    @property
    def capital(self) -> bool:
        """Say whether it is written with a capital."""
        return self.raw[:1].isupper()


@dataclass(frozen=True, slots=True)
class Actor:
    """A stretch of the sentence that names one or several actors."""

    span: Span
    codes: tuple[str, ...]
    kind: Kind = Kind.NAME


def actors_in(sentence: Span, mentions: Sequence[Mention]) -> list[Actor]:
    """Return the actors named in a sentence in text order, the longest where they overlap.

    A phrase for several ('the two countries') comes as neighbouring mentions and is one actor of several codes.
    """
    kept: list[Mention] = []
    for mention in sorted((m for m in mentions if sentence.holds(m.span)), key=lambda m: (-len(m.span), m.span)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    actors: list[Actor] = []
    for mention in sorted(kept, key=lambda m: m.span):
        last = actors[-1] if actors else None
        if last and last.kind is mention.kind is Kind.PHRASE and mention.span.start - last.span.end <= 1:
            codes = tuple(dict.fromkeys((*last.codes, mention.code)))
            actors[-1] = Actor(Span(last.span.start, mention.span.end), codes, Kind.PHRASE)
        else:
            actors.append(Actor(mention.span, (mention.code,), mention.kind))
    return actors


def tokenise(text: str, sentence: Span, actors: Sequence[Actor]) -> tuple[Token, ...]:
    """Return the tokens of a sentence in order."""
    found: list[Token] = []
    position = sentence.start
    for actor in actors:
        found.extend(_words(text, Span(position, actor.span.start)))
        found.append(_actor_token(text, actor))
        compound = _MODIFIER.match(text, actor.span.end)
        position = compound.end() if compound else actor.span.end
    found.extend(_words(text, Span(position, sentence.end)))
    return tuple(found)


def without_abbreviations(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens but for short forms in brackets: they part no clause."""
    if all(token.word != "(" for token in tokens):
        return tuple(tokens)
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].word == "(" and i + 2 < len(tokens) and tokens[i + 2].word == ")" and tokens[i + 1].capital:
            i += 3
            continue
        kept.append(tokens[i])
        i += 1
    return tuple(kept)


def _actor_token(text: str, actor: Actor) -> Token:
    raw = actor.span.of(text)
    led = bool(_LED.match(text, actor.span.end))
    modifier = not led and bool(_MODIFIER.match(text, actor.span.end))
    return Token(
        actor.span,
        ACTOR,
        raw,
        actor.codes,
        demonym=actor.kind is Kind.DEMONYM,
        modifier=modifier,
        derived=actor.kind is Kind.PHRASE,
        place=actor.kind is Kind.PLACE,
        person=actor.kind is Kind.PERSON,
        led=led,
    )


def _words(text: str, span: Span) -> Iterator[Token]:
    for match in _WORD.finditer(text, span.start, span.end):
        raw = match.group()
        yield Token(Span(*match.span()), fold_word(raw), raw)


@lru_cache(maxsize=16384)
def fold_word(raw: str) -> str:
    """Fold a single word; the words of one text recur in the next."""
    return fold(raw)
