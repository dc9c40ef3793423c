"""Who acts in each clause: by word order, and over clause borders by what each border carries on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.extraction.events.clitics import addressed_before
from desktop.extraction.events.grammar import Opening, Sentencing
from desktop.extraction.events.groups import BARE, Group
from desktop.extraction.events.inflection import Form
from desktop.extraction.events.reference import Topic

_ASIDE = (Opening.RELATIVE,)
_MAIN = (Opening.START, Opening.BREAK, Opening.COORDINATE)
_ANTECEDENT_REACH = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor group as subject; `hops` counts the clause borders between it and the verb, `bound` a pronoun."""

    group: Group
    hops: int = 0
    bound: bool = False


class Subjects:
    """The subjects of one sentence's clauses; `topics` are what its pronouns mean that nothing in it explains."""

    def __init__(self, s: Sentencing, groups: Sequence[Group], topics: Mapping[Topic, Group] | None = None) -> None:
        self._s = s
        self._groups = groups
        self._topics = topics or {}
        self._memo: dict[int, Subject | None] = {}

    def of_verb(self, place: int) -> Subject | None:
        """Return the subject of the verb at a place."""
        number = self._s.segment_of(place)
        segment = self._s.segments[number]
        if self._own_voice(place):
            return self.speaker() or self._meant(Topic.PERSON)
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
        return [g for g in self._groups if start <= g.first and g.first < end and g.outer == BARE and g.last <= end]

    def _local(self, number: int, place: int) -> Subject | None:
        segment = self._s.segments[number]
        groups = self._bare(segment.start, place)
        if groups:
            return Subject(groups[0])
        pronoun = next((i for i in range(segment.start, place) if self._stands_for(i)), None)
        return None if pronoun is None else self._pronoun(number, pronoun)

    def _stands_for(self, i: int) -> bool:
        """Say whether a word is a pronoun or 'its' before somebody who acts: 'its forces'."""
        if self._s.one_of(i, "pronouns"):
            return True
        owned = self._s.one_of(i, "possessive") and self._s.word(i).isalpha() and not self._s.tokens[i - 1].codes
        return owned and (self._s.one_of(i + 1, "agent_nouns") or self._s.one_of(i + 2, "agent_nouns"))

    def _pronoun(self, number: int, place: int) -> Subject | None:
        found = self._walk(number)
        if self._s.one_of(place, "own_speech"):
            found = self.speaker()
        elif self._s.one_of(place, "personal") and (found is None or not found.group.person):
            people = [g for g in self._groups if g.last < place and g.person]
            found = Subject(people[-1], 1) if people else None
        if found:
            return replace(found, hops=found.hops + 1, bound=True)
        if self._s.one_of(place, "several"):
            return self._meant(Topic.SEVERAL)
        return self._meant(Topic.STATE if self._s.one_of(place, "neuter") else Topic.PERSON)

    def _meant(self, kind: Topic) -> Subject | None:
        """Return what the sentences before make of a pronoun."""
        group = self._topics.get(kind)
        return Subject(group, 2, bound=True) if group else None

    def _own_voice(self, place: int) -> bool:
        """Say whether a verb group says 'we' by its ending: 'no vamos a aceptar'."""
        i = place
        while i >= 0 and (i == place or self._s.auxiliary(i) or self._s.one_of(i, "infinitive", "negations")):
            if self._s.word(i).endswith("mos") and self._s.words["null_subject"]:
                return True
            i -= 1
        return False

    def _unnamed(self, number: int, place: int) -> Subject | None:
        """Return whom a Spanish verb without any subject means."""
        segment = self._s.segments[number]
        if not self._s.words["null_subject"] or segment.opening not in _MAIN:
            return None
        finite = self._s.verb_forms[place] & {Form.PAST, Form.PRESENT, Form.FUTURE, Form.CONDITIONAL}
        lead = range(segment.first if number or segment.first else 0, place)
        plain = all(self._s.one_of(i, "adverbs", "clitics", "negations", "have", "be", "coordinators") for i in lead)
        return (self._meant(Topic.PERSON) or self._meant(Topic.STATE)) if finite and plain else None

    def speaker(self) -> Subject | None:
        """Return who says the sentence: the actor beside its verb of speech."""
        s = self._s
        for i in range(len(s.tokens)):
            if s.one_of(i, "speech"):
                near = [g for g in self._groups if g.outer == BARE and (g.last == s.previous(i) or self._after(i, g))]
                segment = s.segments[s.segment_of(i)]
                near = near or self._bare(segment.start, i)
                if near:
                    return Subject(near[-1], 1)
                if any(s.one_of(j, "personal") for j in (i - 1, i + 1)):
                    return self._meant(Topic.PERSON)
        return None

    def _after(self, i: int, group: Group) -> bool:
        """Say whether a group follows a verb of speech as its subject: 'dijo el presidente venezolano'."""
        lead = range(i + 1, group.first)
        return group.first > i and len(lead) < 5 and all(self._s.one_of(j, "determiners", "agent_nouns") for j in lead)

    def _carried(self, number: int) -> Subject | None:
        segment = self._s.segments[number]
        if segment.opening is Opening.RELATIVE and not self._s.one_of(segment.start, "place_relatives"):
            aside = addressed_before(self._s, self._groups, segment.start)
            return self._walk(number) if aside else self._antecedent(segment.start)
        place = self._first_verb(number)
        if place is not None and self._own_subject(segment.first, place):
            return None
        found = self._walk(number)
        return found if found or place is None else self._unnamed(number, place)

    def _own_subject(self, first: int, place: int) -> bool:
        """Say whether words that name no actor stand where a clause of its own has its subject."""
        if self._s.segment_of(first) == 0 and first == 0:
            return False
        s = self._s
        words = [i for i in range(first, place) if not s.function(i) and not s.one_of(i, "adverbs", "determiners")]
        return any(s.word(i)[:1].isalpha() and s.word(i) not in s.lexicon.operator_words for i in words)

    def _antecedent(self, start: int) -> Subject | None:
        near = [g for g in self._groups if g.last < start and start - g.last <= _ANTECEDENT_REACH]
        if not near or any(self._s.one_of(i, "speech") for i in range(near[-1].last + 1, start)):
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
