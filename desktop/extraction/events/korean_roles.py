"""Who stands in a Korean sentence, and in which case: the particle at the end of each actor's noun phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.extraction.events.eojeols import EDGE, Eojeol, word_at
from desktop.extraction.events.lexicon import Words
from desktop.extraction.events.tokens import Actor
from desktop.records import Kind, Span

SUBJECT, OBJECT, WITH, ANY = "subject", "object", "with", "*"
_NP_REACH = 4
_VISIT = 2
_REMEMBERED = 20_000
_CASE_NAMES = (SUBJECT, OBJECT, "to", WITH, "from", "place")
_SHARED = (SUBJECT, WITH, OBJECT, "to", "about", "from")
_LINKS = ("", "·", "-", "와", "과", "및", "ㆍ", "/")


@dataclass(frozen=True, slots=True)
class Role:
    """Actors with the case their noun phrase stands in; `at` is the number of the word that carries the case.

    `owner` says that the phrase is somebody's ('러시아의 침공을'), `bare` that the actor stands without any particle.
    """

    codes: tuple[str, ...]
    spans: tuple[Span, ...]
    case: str
    first: int
    at: int
    topic: bool = False
    private: bool = False
    derived: bool = False
    owner: bool = False
    bare: bool = False


class RoleFinder:
    """Finds the roles of one sentence; `verbal` says whether a word is a predicate."""

    def __init__(self, text: str, eojeols: Sequence[Eojeol], words: Words, verbal: Callable[[int], bool]) -> None:
        self._text = text
        self._eojeols = eojeols
        self._words = words
        self._verbal = verbal

    def find(self, actors: Sequence[Actor]) -> list[Role]:
        """Return the roles in order; coordinated actors are one."""
        roles: list[Role] = []
        for role in self._each(actors):
            if roles and roles[-1].owner and roles[-1].at >= role.at:
                continue
            if roles and roles[-1].at == role.at and set(role.codes) <= set(roles[-1].codes):
                continue
            if roles and self._joined(roles[-1], role):
                last = roles.pop()
                codes = tuple(dict.fromkeys((*last.codes, *role.codes)))
                role = replace(role, codes=codes, spans=(*last.spans, *role.spans), first=last.first, bare=False)
            roles.append(role)
        return roles

    def place_of(self, position: int) -> int:
        """Return the number of the word that holds a position of the text."""
        return next(i for i, e in enumerate(self._eojeols) if position < e.span.end)

    def _each(self, actors: Sequence[Actor]) -> Iterator[Role]:
        for actor in actors:
            if not self._idle(actor):
                yield self._role(actor)

    def _idle(self, actor: Actor) -> bool:
        """Say whether an actor only says where an envoy is posted or what his field is: '주일 대사', '대북특별대표'."""
        name = actor.span.of(self._text)
        if name in self._words["posted"]:
            return True
        if actor.kind is Kind.PLACE:
            return True
        own = self._eojeols[self.place_of(actor.span.start)]
        tail = self._text[actor.span.end : own.span.end].strip(EDGE)
        field = tail or word_at(self._eojeols, self.place_of(actor.span.start) + 1)
        return name.startswith("대") and len(name) == 2 and any(word in field for word in self._words["fields"])

    def _role(self, actor: Actor) -> Role:
        at = self.place_of(actor.span.start)
        own = self._eojeols[at]
        tail = self._text[actor.span.end : own.span.end].strip(EDGE)
        case, last = self._case(at, tail, actor.span.of(self._text), comma=own.ends)
        phrase = " ".join([tail, *(self._eojeols[i].word for i in range(at + 1, last + 1))])
        private = any(word in phrase for word in self._words["private"])
        beside = tail.endswith("의") and any(
            word in word_at(self._eojeols, i) for i in (at + 1, at + 2) for word in self._words["near"]
        )
        if case not in (SUBJECT, OBJECT) and (beside or any(word in phrase for word in self._words["near"])):
            case = "near"
        topic = case == SUBJECT and self._ends(self._eojeols[last].word, "topic")
        owner = tail in self._words["possessive"] and not own.ends and last > at
        bare = not tail and case == ANY
        derived = actor.kind is Kind.PHRASE
        return Role(actor.codes, (actor.span,), case, at, last, topic, private, derived, owner, bare)

    def _case(self, at: int, tail: str, name: str, *, comma: bool) -> tuple[str, int]:
        """Return the case of an actor's noun phrase and the word that carries it."""
        found = self._particle(tail, at) if tail else None
        if found:
            return found, at
        if name.startswith("방") and len(name) == _VISIT:
            return OBJECT, at
        if comma or self._speaks(at, at):
            return SUBJECT, at
        for i in range(at + 1, min(at + 1 + _NP_REACH, len(self._eojeols))):
            word = self._eojeols[i].word
            if self._verbal(i):
                break
            bare = len(word) < 2 or word in self._words["no_particle"]
            found = None if bare else self._particle(word, i)
            if found:
                return found, i
            if self._eojeols[i].ends or self._speaks(at, i):
                return SUBJECT, i
        return ANY, at

    def _speaks(self, first: int, last: int) -> bool:
        """Say whether a headline gives the words of an actor that begins it: '中 "강력 반대"'."""
        begins = first == 0 or self._eojeols[first - 1].ends
        return begins and last + 1 < len(self._eojeols) and self._eojeols[last + 1].opens

    def _particle(self, tail: str, at: int) -> str | None:
        """Return the case that the end of a word marks; None for a genitive or no particle at all."""
        after = word_at(self._eojeols, at + 1)
        if tail.endswith("에") and after in self._words["about"]:
            return "about"
        if tail.endswith("에") and after in self._words["by"]:
            return "by"
        if tail.endswith(("을", "를")) and after in self._words["toward"]:
            return "to"
        if tail.endswith(("와", "과")) and after in self._words["together"]:
            return "together"
        return case_of(tail, self._words)

    def _ends(self, word: str, name: str) -> bool:
        return word.endswith(self._words.row(name))

    def _joined(self, left: Role, right: Role) -> bool:
        """Say whether two actors are one side: 'A와 B는', 'A, B와', 'A·B'."""
        between = self._text[left.spans[-1].end : right.spans[0].start]
        if between.strip() in _LINKS:
            return between.strip() != "" or between == "" or left.derived or right.derived
        listed = (
            left.first > 0
            and left.case == SUBJECT
            and not left.topic
            and not case_of(self._eojeols[left.at].word, self._words)
        )
        if between.strip() == ",":
            return right.case == SUBJECT or (listed and right.case == WITH)
        beside = right.first == left.at + 1 and (right.case != OBJECT or right.at == right.first)
        return beside and (left.case == WITH or (listed and right.case == WITH)) and right.case in _SHARED


@lru_cache(maxsize=_REMEMBERED)
def case_of(tail: str, words: Words) -> str | None:
    """Return the case that the longest particle at the end of a word marks."""
    best, case = "", None
    for name in _CASE_NAMES:
        for particle in words[name]:
            if len(particle) > len(best) and tail.endswith(particle):
                best, case = particle, name
    return case
