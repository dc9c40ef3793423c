"""Whom later sentences mean by a title, a pronoun or no subject at all: 'the minister', 'they', 'acusó a ...'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.grammar import Sentencing
from desktop.extraction.events.groups import BARE, Group
from desktop.extraction.events.inflection import fold
from desktop.extraction.events.lexicon import Lexicon, Words
from desktop.extraction.events.tokens import ACTOR, Actor, Token
from desktop.records import Kind

_HOLDS, _TITLE_REACH, _LEAD, _TWO = 8, 3, 2, 2
_NEAR = 40  # characters in which a word beside a phrase lies


class Topic(StrEnum):
    """What kind of word means it: 'he', 'it', 'they'."""

    PERSON = "person"
    STATE = "state"
    SEVERAL = "several"


_LASTS = {Topic.PERSON: 2, Topic.STATE: 1, Topic.SEVERAL: 1}
Topics = dict[Topic, Group]


@dataclass(slots=True)
class Memory:
    """What the sentences of an article named so far; `read` counts them."""

    read: int = 0
    _pair: tuple[int, tuple[str, ...]] = (0, ())
    _counts: Counter[str] = field(default_factory=Counter)
    _topics: dict[Topic, tuple[int, Group]] = field(default_factory=dict)
    _holders: dict[str, dict[str, int]] = field(default_factory=dict)

    def topics(self) -> Topics:
        """Return what the pronouns of the next sentence mean."""
        return {
            kind: group._replace(spans=(), derived=True)
            for kind, (at, group) in self._topics.items()
            if self.read - at <= _LASTS[kind]
        }

    def regroup(self, text: str, actors: Sequence[Actor], words: Words) -> list[Actor]:
        """Return the actors with 'the two leaders' as the two who met last, where an article told of it."""
        named = {code for a in actors if a.kind is not Kind.PHRASE for code in a.codes}
        self._counts.update(code for a in actors for code in a.codes)
        actors = [self._others(text, a, named, words) for a in actors]
        pair = self.pair()
        if not pair:
            return actors
        return [replace(a, codes=pair) if _names_both(a.span.of(text), a, words) else a for a in actors]

    def _others(self, text: str, actor: Actor, named: set[str], words: Words) -> Actor:
        """Return 'the two countries' that another state addresses as the two told of most beside it."""
        if actor.kind is not Kind.PHRASE or len(actor.codes) != _TWO or not named & set(actor.codes):
            return actor
        before = text[max(0, actor.span.start - _NEAR) : actor.span.start].split()[-1:]
        after = text[actor.span.end : actor.span.end + _NEAR]
        if before not in ([word] for word in words["addressing"]) and not after.startswith(words.row("addressed")):
            return actor
        rest = [code for code, n in self._counts.most_common() if code not in named and n > 1]
        return replace(actor, codes=tuple(rest[:_TWO])) if len(rest) >= _TWO else actor

    def pair(self) -> tuple[str, ...]:
        """Return the two who last did something with each other; nothing where that is long ago."""
        at, pair = self._pair
        return pair if self.read - at <= _HOLDS else ()

    def note_pair(self, drafts: Sequence[Draft]) -> None:
        """Remember the two who last did something with each other."""
        met = [d.source for d in drafts if d.mutual and len(d.source) == _TWO]
        if met:
            self._pair = (self.read, met[-1])

    def resolve(self, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
        """Return the tokens with each bare title that one known actor holds ('the minister') as that actor."""
        found = list(tokens)
        for _, end in _bare_titles(tokens, lexicon):
            code = self._holder(tokens[end].word, lexicon)
            if code:
                found[end] = found[end]._replace(word=ACTOR, codes=(code,), derived=True, person=True)
        return tuple(found)

    def note(self, s: Sentencing, groups: Sequence[Group], drafts: Sequence[Draft]) -> None:
        """Remember the actors and titles of a sentence that was read."""
        self.read += 1
        for group in groups:
            if len(group.codes) == 1 and not group.private:
                self._note_titles(s, group)
        self._note_topics(groups, drafts)
        self.note_pair(drafts)

    def _note_topics(self, groups: Sequence[Group], drafts: Sequence[Draft]) -> None:
        bare = [g for g in groups if g.outer == BARE and not g.private]
        single = [g for g in bare if len(g.codes) == 1]
        if single:
            kind = Topic.PERSON if single[0].person else Topic.STATE
            self._topics[kind] = (self.read, single[0])
            self._topics[Topic.STATE] = (self.read, single[0])
        pairs = [d for d in drafts if d.mutual and len(d.source) > 1]
        several = [g for g in bare if len(g.codes) > 1]
        if pairs and bare:
            self._topics[Topic.SEVERAL] = (self.read, bare[0]._replace(codes=pairs[0].source))
        elif several:
            self._topics[Topic.SEVERAL] = (self.read, several[0])

    def _note_titles(self, s: Sentencing, group: Group) -> None:
        for i in range(max(0, group.first - _TITLE_REACH), group.last + 1):
            if s.one_of(i, "titles") and (i >= group.first or _leads_to(s, i, group)):
                self._holders.setdefault(s.word(i), {})[group.codes[0]] = self.read

    def _holder(self, title: str, lexicon: Lexicon) -> str | None:
        known = {c: at for c, at in self._holders.get(title, {}).items() if self.read - at <= _HOLDS}
        if known:
            latest = max(known.values())
            last = [c for c, at in known.items() if at == latest]
            return last[0] if len(last) == 1 else None
        if title not in lexicon.words["open_titles"]:
            return None
        at, group = self._topics.get(Topic.STATE, (-_HOLDS, None))
        return group.codes[0] if group and self.read - at <= _LASTS[Topic.STATE] else None


def _names_both(phrase: str, actor: Actor, words: Words) -> bool:
    """Say whether a phrase means the two who met: 'the two leaders', 'both sides'."""
    both = actor.kind is Kind.PHRASE and len(actor.codes) == _TWO
    return both and fold(phrase).split()[-1] in words["those_who_met"]


def _leads_to(s: Sentencing, i: int, group: Group) -> bool:
    """Say whether a title before an actor is its own: 'president of France', 'ministro de Chile'."""
    return all(s.one_of(j, "genitive", "determiners", "agent_nouns") for j in range(i + 1, group.first))


def _bare_titles(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield first and last place of each definite title that names nobody itself."""
    words = lexicon.words
    for i, token in enumerate(tokens):
        if token.word not in words["definite"]:
            continue
        end = i
        while end + 1 < len(tokens) and tokens[end + 1].word in words["agent_nouns"] and not tokens[end + 1].codes:
            end += 1
        if end > i and tokens[end].word in words["titles"] and _names_nobody(tokens, i, end, lexicon):
            yield i, end


def _names_nobody(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    words = lexicon.words
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if after is None:
        return False
    if after.codes or after.capital or after.word in words.of_any("genitive", "belonging", "places"):
        return False
    near = (*tokens[max(0, start - 1) : start], *tokens[end + 1 : end + 1 + _LEAD]) if after.word == "," else ()
    return not any(token.codes for token in near)
