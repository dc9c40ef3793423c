"""Both sides of an act: who does it and whom it meets, for a trigger in its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.extraction.events.clitics import addressed_before, between, dative, reflexive
from desktop.extraction.events.grammar import Opening, Sentencing
from desktop.extraction.events.groups import BARE, Group
from desktop.extraction.events.inflection import Form
from desktop.extraction.events.lexicon import Frame
from desktop.extraction.events.operators import hostile
from desktop.extraction.events.predicates import Mood, Predicate, lacks
from desktop.extraction.events.reference import Topic
from desktop.extraction.events.roles import ANY, Filled, behind, beyond, fill, holder, reach_of
from desktop.extraction.events.subjects import Subject, Subjects
from desktop.records import EventType

_RECEIVE = "receive"
_OFFER = "promise"
_SHARED = (EventType.AGREE, EventType.CONSULT, EventType.COOPERATE)
_OPINION = (EventType.ACCUSE, EventType.SUPPORT)
_SHARED_THINGS = frozenset(
    {"diplomats", "ties", "embassy", "frontier", "sanctions", "pact", "talks", "visit", "exports"}
)
_DEEDS = (EventType.ASSAULT, EventType.COERCE)
_THREATEN = "threaten"
_ONE_SIDED = ("refuse", "promise", "wish", "threaten", "agree", "plan", "vow")
_EACH_OTHER = (EventType.ACCUSE, EventType.THREATEN, EventType.ASSAULT, EventType.SUPPORT)
_NEAR = 2
_HOP, _BOUND, _LOOSE, _FAR, _WEAK, _DERIVED, _ORDER, _VENUE = 0.06, 0.1, 0.12, 0.15, 0.25, 0.15, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Parts:
    """The two sides of an act and what they cost in confidence."""

    source: Group
    target: Group
    mutual: bool
    cost: float

    @property
    def codes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the codes of source and target; of a mutual act all in both."""
        if not self.mutual:
            return self.source.codes, self.target.codes
        both = tuple(dict.fromkeys((*self.source.codes, *self.target.codes)))
        return both, both


class Sides:
    """Finds the sides of the acts of one sentence; `cities` are places that only a visit has as its target."""

    def __init__(
        self,
        s: Sentencing,
        groups: Sequence[Group],
        cities: Sequence[Group] = (),
        topics: Mapping[Topic, Group] | None = None,
    ) -> None:
        self._s = s
        self._cities = cities
        self._groups = groups
        self._subjects = Subjects(s, groups, topics)
        self._places = s.words.of_any("places", "means")

    def find(self, predicate: Predicate, governors: Sequence[Predicate]) -> Parts | None:
        """Return the sides of an act, None where one is missing."""
        if predicate.mood & (Mood.OBLIGATION | Mood.SAID):
            return self._duty_parts(predicate)
        if predicate.noun:
            return self._noun_parts(predicate, governors)
        if predicate.passive:
            return self._passive_parts(predicate)
        top = governors[-1] if governors else predicate
        subject = self._subjects.of_verb(top.place)
        if subject is None:
            return self._impersonal_parts(predicate)
        if predicate.frame.type is EventType.PROTEST:
            subject = replace(subject, group=subject.group._replace(private=False))
        return self._active_parts(predicate, subject, governors) or self._answered_parts(predicate, subject)

    def _impersonal_parts(self, predicate: Predicate) -> Parts | None:
        """Take both sides of what is done between two: 'se firmó un convenio entre A y B'."""
        both = between(self._s, self._groups, predicate.last, self._s.segments[predicate.segment].end)
        joint = self._s.verb_forms[predicate.place] == {Form.PARTICIPLE}
        told = predicate.frame.mutual and (joint or reflexive(self._s, predicate.place))
        return _among(Subject(both)) if both and told else None

    def by_order(self, predicate: Predicate, governors: Sequence[Predicate]) -> Parts | None:
        """Return the actors nearest before and behind a trigger, as they stand in its clause."""
        frame = predicate.frame
        if frame.mutual or predicate.passive or self._s.one_of(predicate.last + 1, "object_pronouns"):
            return None
        subject = self._nearest_before(predicate, governors[-1] if governors else predicate)
        if subject is None:
            return None
        known = [*self._groups, *self._cities] if frame.type and hostile(frame.type) else self._groups
        after = behind(known, predicate.place + 1, self._verbless_end(predicate.segment))
        other = next((g for g in after if not set(g.codes) & set(subject.group.codes)), None)
        if other is None or not self._fits_loosely(frame, predicate.last + 1, other):
            return None
        parts = _sides(subject, Filled(other, loose=True, far=True), mutual=False)
        if parts is None:
            return None
        parts = replace(parts, cost=parts.cost + _ORDER)
        return _swap(parts) if frame.invert else parts

    def _verbless_end(self, number: int) -> int:
        """Return the end of a clause with the stretches behind it that have no verb of their own."""
        s = self._s
        end = s.segments[number].end
        for segment in s.segments[number + 1 :]:
            verbs = any(s.verb_forms[i] or s.auxiliary(i) for i in range(segment.start, segment.end))
            if segment.opening is not Opening.BREAK or verbs:
                break
            end = segment.end
        return end

    def _nearest_before(self, predicate: Predicate, top: Predicate) -> Subject | None:
        segment = self._s.segments[predicate.segment]
        before = [g for g in self._groups if segment.start <= g.first and g.last < predicate.place]
        return self._subjects.of_verb(top.place) or (Subject(before[-1]) if before else None)

    def _fits_loosely(self, frame: Frame, start: int, group: Group) -> bool:
        """Say whether a group may be the target without a slot: a place only of a deed, and nobody's victim."""
        if frame.type is None or frame.weak:
            return False
        if not hostile(frame.type) and (group.prep in self._places or group.outer in self._places):
            return False
        return not (frame.type in _OPINION and self._suffers(start, group))

    def _answered_parts(self, predicate: Predicate, subject: Subject) -> Parts | None:
        """Complete an act without addressee by the only actor before it: 'wrote to X but had no reply'."""
        frame = predicate.frame
        goes_on = frame.objects & _SHARED_THINGS and self._s.segments[predicate.segment].opening is Opening.COORDINATE
        if frame.type is not None and not goes_on:
            return None
        before = [g for g in self._groups if g.last < predicate.place and not set(g.codes) & set(subject.group.codes)]
        parts = _sides(subject, Filled(before[0], far=True), mutual=False) if len(before) == 1 else None
        return _swap(parts) if parts and frame.invert else parts

    def _duty_parts(self, predicate: Predicate) -> Parts | None:
        speaker = self._subjects.before(predicate.segment) or self._subjects.speaker()
        addressee = self._subjects.of_segment(predicate.segment)
        if speaker is None:
            return None
        told = Filled(addressee.group) if addressee else self._told(predicate.segment, speaker.group.codes)
        return _sides(speaker, told, mutual=False) if told else None

    def _told(self, number: int, taken: Sequence[str]) -> Filled | None:
        """Return to whom the clause before says it: 'told the Sudanese leader that the killing must stop'."""
        before = self._s.segments[number - 1]
        groups = [g for g in self._groups if before.start <= g.first < before.end and g.outer == BARE]
        other = next((g for g in reversed(groups) if not set(g.codes) & set(taken)), None)
        return Filled(other, far=True) if number and other else None

    def _active_parts(self, predicate: Predicate, subject: Subject, governors: Sequence[Predicate]) -> Parts | None:
        frame = predicate.frame
        end = reach_of(self._s, predicate.segment, wide=frame.governs)
        start = governors[-1].last + 1 if governors else predicate.last + 1
        start = min(start, predicate.place + 1)
        if frame.type is EventType.REQUEST:
            end = self._before_infinitive(predicate.last, end)
        filled = self._search(frame, start, end, subject.group.codes)
        if filled and filled.loose and frame.mutual and len(subject.group.codes) > 1:
            return _among(subject)
        if filled is None or filled.loose:
            wider = self._wider(frame, predicate, subject.group.codes)
            filled = filled or wider or self._speakers_own(predicate, subject.group.codes)
            filled = filled or self._who_can_avert(predicate, governors, subject.group.codes)
        if filled is None:
            offered = any(g.operator and g.operator.operator == _OFFER for g in governors) and not frame.mutual
            meant = self._meant_aside(predicate) or dative(self._s, self._groups, predicate.place, subject.group.codes)
            if meant:
                return _sides(subject, Filled(meant, far=True), mutual=False)
            shared = (
                frame.mutual or frame.shared or frame.type in _SHARED or self._between_them(predicate)
            ) and not offered
            return _among(subject) if shared else None
        parts = _sides(subject, filled, mutual=frame.mutual and not _one_sided(predicate, governors))
        return _swap(parts) if frame.invert and parts else parts

    def _meant_aside(self, predicate: Predicate) -> Group | None:
        """Return whom a clause like 'al que acusan' is about."""
        segment = self._s.segments[predicate.segment]
        if segment.opening is not Opening.RELATIVE:
            return None
        return addressed_before(self._s, self._groups, segment.start)

    def _between_them(self, predicate: Predicate) -> bool:
        """Say whether several do to each other what has no other target: 'rompieron relaciones', 'se acusaron'."""
        frame = predicate.frame
        if frame.type is EventType.SANCTION and predicate.thing is not None:
            return self._s.lexicon.in_class(self._s.word(predicate.thing), ("ties",))
        if frame.type is EventType.CONCEDE and predicate.thing is not None:
            return self._s.lexicon.in_class(self._s.word(predicate.thing), ("frontier",))
        return frame.type in _EACH_OTHER and reflexive(self._s, predicate.place)

    def _speakers_own(self, predicate: Predicate, taken: Sequence[str]) -> Filled | None:
        """Return who tells what another did to what is theirs: 'Ukraine says Russia attacked its power grid'."""
        s = self._s
        segment = s.segments[predicate.segment]
        owned = any(self._own_thing(i) for i in range(predicate.last + 1, segment.end))
        opening = segment.opening
        if not owned or predicate.frame.type not in _DEEDS or opening not in (Opening.THAT, Opening.SPEECH):
            return None
        speaker = self._subjects.before(predicate.segment)
        other = speaker and not set(speaker.group.codes) & set(taken)
        return Filled(speaker.group, far=True) if speaker and other else None

    def _own_thing(self, i: int) -> bool:
        s = self._s
        return s.one_of(i, "possessive") and s.word(i).isalpha() and not s.one_of(i, "own_speech")

    def _who_can_avert(
        self, predicate: Predicate, governors: Sequence[Predicate], taken: Sequence[str]
    ) -> Filled | None:
        """Return whose deed a threat or a show of force answers: 'threatened to leave if France raised its tariffs'."""
        operators = {g.operator.operator for g in governors if g.operator}
        opening = Opening.CONDITION
        if predicate.frame.type is EventType.MOBILIZE:
            opening = Opening.ADVERBIAL
        elif predicate.frame.type is not EventType.THREATEN and _THREATEN not in operators:
            return None
        for n in range(predicate.segment + 1, len(self._s.segments)):
            if self._s.segments[n].opening is opening:
                other = self._subjects.of_segment(n)
                return Filled(other.group, far=True) if other and not set(other.group.codes) & set(taken) else None
        return None

    def _suffers(self, start: int, group: Group) -> bool:
        """Say whether a group is who a hostile noun befalls: 'condemned the attack on Kenya'."""
        for i in range(start, group.first):
            for entry in self._s.lexicon.nouns.get(self._s.word(i), ()):
                frame = entry.frame
                if frame and frame.type and hostile(frame.type) and group.prep in (*frame.target, *self._places):
                    return True
        return False

    def _before_infinitive(self, place: int, end: int) -> int:
        """Return where a request's addressee must have been named: before what is requested."""
        s = self._s
        verb = next((i for i in range(place + 1, end) if s.verb_forms[i] and s.one_of(i - 1, "infinitive")), end)
        named = any(place < g.first < verb for g in self._groups)
        return verb if named or s.one_of(place + 1, "possessive") else end

    def _search(self, frame: Frame, start: int, end: int, taken: Sequence[str]) -> Filled | None:
        slots = frame.target
        if frame.weak:
            slots = tuple(slot for slot in slots if slot != ANY)
        if frame.governs and self._s.one_of(start, "object_pronouns"):
            return None
        if frame.transitive and self._s.one_of(self._s.following(start - 1), "prepositions", "infinitive"):
            return None
        groups = behind(self._groups, start, end)
        if frame.then:
            groups = [g for g in groups if self._s.one_of(self._s.following(g.last), frame.then)]
        if frame.near:
            groups = [g for g in groups if g.first - start <= _NEAR]
        if frame.type in _OPINION and not frame.objects:
            groups = [g for g in groups if not self._suffers(start, g)]
        agent = self._blamed(frame, groups, taken)
        found = agent or fill(groups, slots, taken, places=self._places)
        if found is None and frame.places:
            return fill(
                behind(self._cities, start, end), [slot for slot in slots if slot != ANY], taken, places=self._places
            )
        return found

    def _blamed(self, frame: Frame, groups: Sequence[Group], taken: Sequence[str]) -> Filled | None:
        """Return who did what is condemned: 'condemned the raid on the embassy by the police of Chad'."""
        if frame.type is not EventType.ACCUSE or frame.objects:
            return None
        agents = self._s.words["agents"]
        doer = next((g for g in groups if self._acts_in(g, agents) and not set(g.codes) & set(taken)), None)
        return Filled(doer) if doer and len(groups) > 1 else None

    def _acts_in(self, group: Group, agents: frozenset[str]) -> bool:
        """Say whether a group does a deed, and is not its cause: 'por parte de', not 'por la guerra en'."""
        causes = self._s.words["shares"]
        if not causes:
            return bool({group.prep, group.outer} & agents)
        lead = range(max(0, group.first - 4), group.first)
        return group.outer in agents and any(self._s.word(i) in causes for i in lead)

    def _wider(self, frame: Frame, predicate: Predicate, taken: Sequence[str]) -> Filled | None:
        end = beyond(self._s, predicate.segment)
        start = self._s.segments[predicate.segment].end
        kin = any(self._s.one_of(i, "other_nouns") for i in range(predicate.last + 1, start))
        if (frame.weak and not kin) or (frame.mutual and len(taken) > 1) or end <= start:
            return None
        filled = fill(behind(self._groups, start, end), frame.target, taken, places=self._places)
        return Filled(filled.group, loose=filled.loose, far=True) if filled else None

    def _passive_parts(self, predicate: Predicate) -> Parts | None:
        frame = predicate.frame
        end = self._s.segments[predicate.segment].end
        groups = behind(self._groups, predicate.last + 1, end)
        doer = next(
            (g for g in groups if g.prep in self._s.words["agents"] or g.outer in self._s.words["agents"]), None
        )
        if doer is None:
            return self._undone_parts(predicate) or self._held_parts(predicate, groups)
        subject = self._patient(predicate) or self._speakers_people(predicate)
        rest = [g for g in groups if g is not doer]
        filled = fill(rest, frame.target, doer.codes, places=self._places) if frame.objects else None
        if filled is None and subject:
            filled = Filled(subject.group)
        if filled is None and not frame.mutual and self._leads(predicate):
            filled = fill(rest, (BARE, *self._s.words["genitive"]), doer.codes, places=self._places)
        if filled is None:
            return _among(Subject(doer)) if frame.mutual else None
        return _sides(Subject(doer), filled, mutual=frame.mutual)

    def _leads(self, predicate: Predicate) -> bool:
        """Say whether a verb stands first in its clause, so that its subject follows: 'fueron deportados por'."""
        s = self._s
        first = s.segments[predicate.segment].first if predicate.segment else 0
        return all(s.auxiliary(i) or s.one_of(i, "adverbs", "negations") for i in range(first, predicate.place))

    def _speakers_people(self, predicate: Predicate) -> Subject | None:
        """Return who tells what befell their own: 'Vietnam said its fishermen had been seized by China'."""
        segment = self._s.segments[predicate.segment]
        owned = any(self._own_thing(i) for i in range(segment.start, predicate.place))
        told = segment.opening in (Opening.THAT, Opening.SPEECH) and predicate.frame.type in _DEEDS
        return self._subjects.before(predicate.segment) if owned and told else None

    def _held_parts(self, predicate: Predicate, groups: Sequence[Group]) -> Parts | None:
        """Take the state where somebody's people are arrested, tried or freed for who does it: 'jailed in Iran'."""
        subject = self._patient(predicate) if predicate.frame.venue else None
        if subject is None:
            return None
        cities = behind(self._cities, predicate.last + 1, self._s.segments[predicate.segment].end)
        where = next((g for g in (*groups, *cities) if g.prep in self._places or g.outer in self._places), None)
        if where is None:
            return None
        parts = _sides(Subject(where), Filled(subject.group._replace(private=False)), mutual=False)
        return replace(parts, cost=parts.cost + _VENUE) if parts else None

    def _patient(self, predicate: Predicate) -> Subject | None:
        """Return who suffers a passive: behind a bare noun ('a report released by X') only that noun itself."""
        s = self._s
        before = s.previous(predicate.place)
        if before < 0 or s.function(before) or s.one_of(before, "negations"):
            return self._subjects.of_verb(predicate.place)
        near = next((g for g in self._groups if g.first <= before <= g.last), None)
        return Subject(near) if near else None

    def _undone_parts(self, predicate: Predicate) -> Parts | None:
        """Take both sides of the noun in a passive without doer: 'talks between A and B were suspended'."""
        if predicate.thing is None or predicate.thing > predicate.place:
            return None
        between = [g for g in behind(self._groups, predicate.thing, predicate.place) if len(g.codes) > 1]
        return _among(Subject(between[0])) if between else None

    def _noun_parts(self, predicate: Predicate, governors: Sequence[Predicate]) -> Parts | None:
        frame = predicate.frame
        place = predicate.place
        owner = holder(self._s, self._groups, place)
        end = self._s.segments[predicate.segment].end
        after = [g for g in behind(self._groups, place + 1, end) if g is not owner and self._adjoins(place, g)]
        if governors and governors[-1].operator and governors[-1].operator.operator == _RECEIVE:
            return self._received_parts(governors[-1], owner, after)
        suffers = owner if frame.patient else None
        doer = self._noun_source(place, None if suffers else owner, governors, after)
        if suffers:
            return _sides(doer, Filled(suffers), mutual=False) if doer else None
        if doer is None:
            both = after and frame.mutual and {after[0].prep, after[0].outer} & self._s.words["between"]
            return _among(Subject(after[0])) if both else None
        taken = doer.group.codes
        slots = (*frame.target, *self._s.words["genitive"])
        if governors:
            slots = (*slots, ANY)
        filled = fill([g for g in after if g is not doer.group], slots, taken, places=frozenset())
        if filled is None and owner and owner is not doer.group and not set(owner.codes) <= set(taken):
            filled = Filled(owner)
        if filled is None:
            return _among(doer) if frame.mutual else None
        one_sided = bool(governors) and frame.type is EventType.SANCTION
        return _sides(doer, filled, mutual=frame.mutual and not one_sided)

    def _received_parts(self, governor: Predicate, owner: Group | None, after: list[Group]) -> Parts | None:
        """Turn the sides where the subject of a verb like 'receive' is who suffers the act."""
        subject = self._subjects.of_verb(governor.place)
        origin = (*self._s.words["agents"], *self._s.words["belonging"])
        doer = next((g for g in after if g.prep in origin), owner)
        return _sides(Subject(doer), Filled(subject.group), mutual=False) if subject and doer else None

    def _adjoins(self, place: int, group: Group) -> bool:
        """Say whether a group behind a noun still belongs to its phrase: no verb between."""
        return not any(self._s.verb_forms[i] or self._s.auxiliary(i) for i in range(place + 1, group.first))

    def _serves(self, place: int) -> bool:
        """Say whether a noun tells what its clause's subject is there for: 'flew in for talks', 'is on a visit'."""
        i = place - 1
        while i >= 0 and not self._s.function(i):
            i -= 1
        return self._s.one_of(i, "noun_leads")

    def _noun_source(
        self, place: int, owner: Group | None, governors: Sequence[Predicate], after: list[Group]
    ) -> Subject | None:
        top = governors[-1] if governors else None
        if top and not top.passive:
            subject = self._subjects.of_verb(top.place)
            if subject:
                return subject
        if owner:
            return Subject(owner)
        if lacks(self._s, place) or self._serves(place):
            return self._subjects.of_verb(place)
        by = next((g for g in after if g.prep in self._s.words["agents"]), None)
        of = next((g for g in after if g.prep in self._s.words["genitive"]), None)
        found = by or (of if len(after) > 1 else None)
        return Subject(found) if found else None


def _one_sided(predicate: Predicate, governors: Sequence[Predicate]) -> bool:
    """Say whether a mutual act is only offered or refused by one side."""
    kinds = {g.operator.operator for g in governors if g.operator}
    return bool(kinds & set(_ONE_SIDED)) or bool(predicate.mood & Mood.NEGATED and predicate.frame.unsaid)


def _cost(subject: Subject, filled: Filled) -> float:
    cost = _HOP * subject.hops + _BOUND * subject.bound
    cost += _LOOSE * filled.loose + _FAR * filled.far
    for group in (subject.group, filled.group):
        cost += _WEAK * group.weak + _DERIVED * group.derived
    return cost


def _sides(subject: Subject, filled: Filled, *, mutual: bool) -> Parts | None:
    others = tuple(code for code in filled.group.codes if code not in subject.group.codes)
    if subject.group.private or not others:
        return None
    return Parts(subject.group, filled.group._replace(codes=others), mutual, _cost(subject, filled))


def _among(subject: Subject) -> Parts | None:
    group = subject.group
    if len(group.codes) < 2 or group.private:
        return None
    return Parts(group, group, True, _cost(subject, Filled(group)) / (1 + group.derived))


def _swap(parts: Parts) -> Parts:
    return Parts(parts.target, parts.source, parts.mutual, parts.cost)
