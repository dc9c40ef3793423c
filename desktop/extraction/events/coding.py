"""Drafts of the acts a sentence tells, for languages that order by verb and preposition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.extraction.events.certainty import certainty
from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.grammar import Opening, Sentencing
from desktop.extraction.events.groups import Group
from desktop.extraction.events.operators import Outcome, operate, plan, temper
from desktop.extraction.events.predicates import Mood, Predicate, find_predicates, governed, said
from desktop.extraction.events.reference import Topic
from desktop.extraction.events.sides import Parts, Sides
from desktop.records import EventType, Span, Status

LIGHT = "transparent"
_OVER_NOUNS = (LIGHT, "stop", "plan", "wish", "deny", "announce", "receive", "weigh")
_VERBAL = frozenset(
    {
        EventType.CONSULT,
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.THREATEN,
    }
)
_HELPED = Mood.FUTURE | Mood.CONDITIONAL | Mood.POSSIBLE
_ORDINAL_REACH = 7
_NO_STATEMENT = Mood.OBLIGATION | Mood.SAID | Mood.INFINITIVE | Mood.CONDITION | Mood.POSSIBLE
_FARTHEST, _FARTHEST_NOUN = 0.6, 0.47
"""What the sides of an act may cost before it is given up."""


class Coder:
    """Codes one sentence: what each trigger tells, and with the sides found for it the draft of an act."""

    def __init__(
        self,
        s: Sentencing,
        groups: Sequence[Group],
        cities: Sequence[Group] = (),
        topics: Mapping[Topic, Group] | None = None,
    ) -> None:
        self._s = s
        self._sides = Sides(s, groups, cities, topics)
        self._conditional = any(segment.opening is Opening.CONDITION for segment in s.segments)

    def drafts(self) -> Iterator[Draft]:
        """Yield the acts told: each trigger in its first reading that finds both sides.

        An operator whose governed words tell no act tells its own: 'agreed to mark the border'.
        """
        predicates = find_predicates(self._s)
        chain = {id(p): g for p, g in governed(self._s, predicates)}
        told: set[int] = set()
        for predicate in reversed(predicates):
            follower = self._follower(predicate, predicates, chain)
            draft = self._code(predicate, _line(predicate, chain), operates=id(follower) in told)
            if draft:
                told.add(id(predicate))
                yield draft
        if not told:
            yield from self._by_order(predicates, chain)

    def _by_order(self, predicates: list[Predicate], chain: dict[int, Predicate | None]) -> Iterator[Draft]:
        """Yield one act of a sentence whose triggers found no sides in their slots, by the order of its actors."""
        for predicate in predicates:
            if predicate.frame_entry is None or predicate.noun or predicate.mood & _NO_STATEMENT:
                continue
            governors = _line(predicate, chain)
            outcome = self._outcome(predicate, governors, operates=False)
            parts = self._sides.by_order(predicate, governors) if outcome else None
            if outcome and parts:
                yield self._draft(predicate, outcome, parts)
                return

    def _code(self, predicate: Predicate, governors: list[Predicate], *, operates: bool) -> Draft | None:
        for reading in predicate.readings():
            if reading.frame_entry is None:
                return None
            outcome = self._outcome(reading, governors, operates)
            parts = self._sides.find(reading, governors) if outcome else None
            if outcome and parts and not (parts.target.private and outcome[0] in _VERBAL):
                if outcome[0] in (EventType.REJECT, EventType.SANCTION) and parts.source is not parts.target:
                    parts = replace(parts, mutual=False)
                far = parts.cost > (_FARTHEST_NOUN if reading.noun else _FARTHEST)
                return None if far else self._draft(reading, outcome, parts)
        return None

    def _follower(
        self, predicate: Predicate, predicates: list[Predicate], chain: dict[int, Predicate | None]
    ) -> Predicate | None:
        if predicate.operator is None:
            return None
        return next(
            (p for p in predicates if chain[id(p)] is predicate and p.frame_entry and _operates(predicate, p)), None
        )

    def _outcome(self, predicate: Predicate, governors: list[Predicate], operates: bool) -> Outcome | None:
        """Return type and status, None where the trigger tells no act of its own."""
        frame = predicate.frame
        if operates and frame.type is not None and not frame.objects:
            return None
        if any(_codes(g, below) for g, below in zip(governors, (predicate, *governors), strict=False)):
            return None
        if predicate.noun and not governors and self._sets_time(predicate.place):
            return None
        kind = frame.type or frame.unsaid
        if kind is None or (frame.type is None and not self._negated(predicate, governors)):
            return None
        if predicate.mood & (Mood.OBLIGATION | Mood.SAID):
            return self._duty(predicate)
        outcome = self._infinitive(predicate, governors, (kind, Status.FACT))
        if outcome is None:
            return None
        outcome = temper(outcome, predicate.mood, unsaid=frame.unsaid, conditional=self._conditional)
        for governor in governors:
            operator = (governor.operator.operator if governor.operator else None) or LIGHT
            if operator == "refuse" and predicate.mood & Mood.PERFECT:
                operator = "deny"
            changed = operate(operator, outcome[0])
            if changed is None:
                return None
            status = changed[1] if outcome[1] is Status.FACT else outcome[1]
            changed = (changed[0], status)
            outcome = temper(changed, governor.mood, unsaid=None, conditional=self._conditional)
        return outcome

    def _negated(self, predicate: Predicate, governors: list[Predicate]) -> bool:
        if any(p.mood & Mood.NEGATED for p in (predicate, *governors)):
            return True
        if any(g.operator and g.operator.operator == "refuse" for g in governors):
            return True
        thing = predicate.thing
        return thing is not None and any(self._s.one_of(i, "negations") for i in range(predicate.place, thing))

    def _infinitive(self, predicate: Predicate, governors: list[Predicate], outcome: Outcome) -> Outcome | None:
        """Read an infinitive that nothing governs: to come in a headline, else a wish or a duty."""
        mood = predicate.mood
        helped = self._s.lexicon.language != "en" and mood & _HELPED
        if not mood & Mood.INFINITIVE or governors or helped:
            return outcome
        if self._headline_future(predicate):
            return plan(outcome[0])
        if self._told_aside(predicate.place) or self._first_to(predicate.place):
            return outcome
        return None

    def _first_to(self, place: int) -> bool:
        """Say whether an infinitive tells who was the first to do it: 'became the first state to recognise X'."""
        return any(self._s.one_of(i, "ordinals") for i in range(max(0, place - _ORDINAL_REACH), place))

    def _told_aside(self, place: int) -> bool:
        """Say whether an infinitive tells what went before: 'tras romper con', 'después de visitar'."""
        lead = place - 2 if self._s.one_of(place - 1, "genitive") else place - 1
        return self._s.one_of(lead, "past_leads")

    def _headline_future(self, predicate: Predicate) -> bool:
        s = self._s
        start = s.segments[predicate.segment].start
        others = [i for i in range(start, predicate.place) if s.verb_forms[i] or s.auxiliary(i)]
        return (
            s.headline
            and s.one_of(predicate.place - 1, "headline_infinitive")
            and not others
            and predicate.segment <= 1
        )

    def _duty(self, predicate: Predicate) -> Outcome | None:
        """Return what one speaker lays on another: a duty is a request, blame an accusation."""
        if not said(self._s, predicate.segment):
            return None
        return (EventType.ACCUSE if predicate.mood & Mood.SAID else EventType.REQUEST), Status.FACT

    def _sets_time(self, place: int) -> bool:
        i = place - 1
        while i >= 0 and not self._s.function(i):
            i -= 1
        return self._s.one_of(i, "time_setters")

    def _draft(self, predicate: Predicate, outcome: Outcome, parts: Parts) -> Draft:
        s = self._s
        entry = predicate.frame_entry
        frame = predicate.frame
        segment = s.segments[predicate.segment]
        words = [predicate.place, predicate.last, *([predicate.thing] if predicate.thing is not None else [])]
        trigger = Span(s.tokens[predicate.place].span.start, s.tokens[predicate.last].span.end)
        if predicate.thing is not None and max(words) - predicate.last <= 3:
            trigger = Span(trigger.start, s.tokens[max(words)].span.end)
        source, target = parts.codes
        return Draft(
            outcome[0], outcome[1], source, target, parts.mutual, trigger,
            Span(s.tokens[segment.start].span.start, s.tokens[segment.end - 1].span.end),
            parts.source.spans, parts.target.spans, certainty(predicate, *outcome, parts.cost),
            f"{s.lexicon.language}.{frame.name}:{entry.lemma if entry else ''}", self._aside(predicate),
        )  # fmt: skip

    def _aside(self, predicate: Predicate) -> tuple[Span, ...]:
        """Return the relative clauses of a sentence but the one that holds a trigger."""
        tokens = self._s.tokens
        return tuple(
            Span(tokens[segment.start].span.start, tokens[segment.end - 1].span.end)
            for n, segment in enumerate(self._s.segments)
            if segment.opening is Opening.RELATIVE and n != predicate.segment
        )


def _line(predicate: Predicate, chain: dict[int, Predicate | None]) -> list[Predicate]:
    """Return the governors of a predicate, nearest first."""
    line: list[Predicate] = []
    governor = chain[id(predicate)]
    while governor:
        line.append(governor)
        governor = chain[id(governor)] if not governor.finite else None
    return line


def _codes(governor: Predicate, below: Predicate) -> bool:
    """Say whether a governing trigger tells the act itself, so that what it governs is not coded."""
    if governor.operator and _operates(governor, below):
        frame = governor.frame_entry.frame if governor.frame_entry else None
        return bool(frame and frame.objects)
    return True


def _operates(governor: Predicate, below: Predicate) -> bool:
    """Say whether an operator changes what it governs; before nouns a verb that is a frame itself tells the act."""
    operator = governor.operator.operator if governor.operator else None
    if below.noun:
        return operator in _OVER_NOUNS or (operator is not None and governor.frame_entry is None)
    return operator != LIGHT or governor.frame_entry is None
