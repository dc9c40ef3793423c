"""Who acts in each clause: by word order, and over clause borders by what each border carries on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.extraction.events.grammar import Opening, Sentencing
from desktop.extraction.events.groups import BARE, Group

_ASIDE = (Opening.RELATIVE,)
_ANTECEDENT_REACH = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor group as subject; `hops` counts the clause borders between it and the verb, `bound` a pronoun."""

    group: Group
    hops: int = 0
    bound: bool = False


class Subjects:
    """The subjects of one sentence's clauses; `topic` is what a pronoun at its beginning refers to."""

    def __init__(self, s: Sentencing, groups: Sequence[Group], topic: Group | None = None) -> None:
        self._s = s
        self._groups = groups
        self._topic = topic
        self._memo: dict[int, Subject | None] = {}

    def of_verb(self, place: int) -> Subject | None:
        """Return the subject of the verb at a place."""
        number = self._s.segment_of(place)
        segment = self._s.segments[number]
        start = self._after_finite(segment.start, place)
        if start > segment.start:
            near = self._bare(start, place)
            return Subject(near[0]) if near else self.of_segment(number)
        local = self._local(number, place)
        return local if local else self._carried(number)

    def of_segment(self, number: int) -> Subject | None:
        """Return the subject of a clause's first verb."""
        if number not in self._memo:
            self._memo[number] = None
            place = self._first_verb(number)
            found = None if place is None else self._local(number, place)
            self._memo[number] = found if found else self._carried(number)
        return self._memo[number]

    def before(self, number: int) -> Subject | None:
        """Return the subject of the clause that leads to this one: who says it."""
        return self.of_segment(number - 1) if number else None

    # ---- parts

    def _verb_at(self, i: int) -> bool:
        return bool(self._s.verb_forms[i]) or self._s.auxiliary(i)

    def _first_verb(self, number: int) -> int | None:
        segment = self._s.segments[number]
        return next((i for i in range(segment.start, segment.end) if self._verb_at(i)), None)

    def _after_finite(self, start: int, place: int) -> int:
        """Return where the region of a verb's own subject begins behind an earlier verb of the clause."""
        verbs = [i for i in range(start, place) if self._s.verb_forms[i]]
        return verbs[-1] + 1 if verbs else start

    def _bare(self, start: int, end: int) -> list[Group]:
        return [g for g in self._groups if start <= g.first and g.first < end and g.outer == BARE and g.last < end]

    def _local(self, number: int, place: int) -> Subject | None:
        segment = self._s.segments[number]
        groups = self._bare(segment.start, place)
        if groups:
            return Subject(groups[0])
        pronoun = next((i for i in range(segment.start, place) if self._s.one_of(i, "pronouns")), None)
        return None if pronoun is None else self._pronoun(number, pronoun)

    def _pronoun(self, number: int, place: int) -> Subject | None:
        found = self._walk(number)
        if self._s.one_of(place, "own_speech"):
            found = self._speaker()
        elif self._s.one_of(place, "personal") and (found is None or not found.group.person):
            people = [g for g in self._groups if g.last < place and g.person]
            found = Subject(people[-1], 1) if people else None
        if found:
            return replace(found, hops=found.hops + 1, bound=True)
        return Subject(replace(self._topic, spans=(), derived=True), 2, bound=True) if self._topic else None

    def _speaker(self) -> Subject | None:
        """Return who says the sentence: the actor beside its verb of speech."""
        s = self._s
        for i in range(len(s.tokens)):
            if s.one_of(i, "speech"):
                near = [g for g in self._groups if g.outer == BARE and (g.last == s.previous(i) or g.first == i + 1)]
                segment = s.segments[s.segment_of(i)]
                near = near or self._bare(segment.start, i)
                if near:
                    return Subject(near[-1], 1)
        return None

    def _carried(self, number: int) -> Subject | None:
        segment = self._s.segments[number]
        if segment.opening is Opening.RELATIVE:
            return self._antecedent(segment.start)
        place = self._first_verb(number)
        if place is not None and self._own_subject(segment.first, place):
            return None
        return self._walk(number)

    def _own_subject(self, first: int, place: int) -> bool:
        """Say whether words that name no actor stand where a clause of its own has its subject."""
        if self._s.segment_of(first) == 0 and first == 0:
            return False
        words = [i for i in range(first, place) if not self._s.function(i) and not self._s.one_of(i, "adverbs")]
        return any(self._s.word(i)[:1].isalpha() and not self._s.one_of(i, "determiners") for i in words)

    def _antecedent(self, start: int) -> Subject | None:
        near = [g for g in self._groups if g.last < start and start - g.last <= _ANTECEDENT_REACH]
        if not near:
            return None
        personal = self._s.one_of(start, "personal_relatives") or self._s.one_of(start + 1, "personal_relatives")
        if personal and any(g.person for g in near):
            near = [g for g in near if g.person]
        last = near[-1]
        heads = [g for g in near if g.last >= last.first - 4 and g.outer == last.outer]
        return Subject(heads[0], 1)

    def _walk(self, number: int) -> Subject | None:
        run: Subject | None = None
        for k in range(number - 1, -1, -1):
            segment = self._s.segments[k]
            if self._first_verb(k) is None:
                groups = self._bare(segment.start, segment.end)
                run = Subject(groups[0], 1) if groups else run
            elif run and segment.opening is not Opening.START:
                return run
            elif segment.opening not in _ASIDE:
                found = self.of_segment(k)
                return replace(found, hops=found.hops + 1) if found else run
        return run
