"""Drafts of the acts a sentence tells, for Korean: particles give the roles, the verb ends the clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.eojeols import Close, split_eojeols, word_at
from desktop.extraction.events.korean_moods import Moods
from desktop.extraction.events.korean_nouns import NounReader
from desktop.extraction.events.korean_roles import ANY, SUBJECT, WITH, Role, RoleFinder, case_of
from desktop.extraction.events.korean_roots import RootFinder, Trigger
from desktop.extraction.events.lexicon import Frame, Lexicon
from desktop.extraction.events.operators import Outcome
from desktop.extraction.events.tokens import Actor
from desktop.records import EventType, Span

Sides = tuple[Role, Role, bool, float]

_ANSWERS = (
    EventType.REQUEST,
    EventType.ACCUSE,
    EventType.REJECT,
    EventType.THREATEN,
    EventType.SUPPORT,
    EventType.SANCTION,
)
_CARRIED = (EventType.SANCTION, EventType.ACCUSE, EventType.COERCE, EventType.ASSAULT)
_CLOSED = ("place", SUBJECT, "together", "near")
_DOERS = ("by", "from")
_CONFIDENCE, _LOOSE, _INHERITED, _DERIVED = 0.85, 0.1, 0.08, 0.15


class KoreanCoder:
    """Codes one Korean sentence; `topic` is who the sentences before spoke of."""

    def __init__(
        self, text: str, sentence: Span, actors: Sequence[Actor], lexicon: Lexicon, topic: Role | None = None
    ) -> None:
        self._words = lexicon.words
        self._eojeols = split_eojeols(text, sentence, lexicon.words)
        self._sentence = sentence
        self._roots = RootFinder(text, self._eojeols, lexicon)
        finder = RoleFinder(text, self._eojeols, lexicon.words, self._roots.is_predicate)
        self.roles = finder.find(actors)
        self._moods = Moods(self._eojeols, lexicon.words)
        self._nouns = NounReader(text, self._eojeols, self._roots, finder, actors, lexicon.words)
        self._topic = topic
        self._actor: Role | None = None
        self._used: set[int] = set()

    def drafts(self) -> Iterator[Draft]:
        """Yield the acts told, in order."""
        triggers = {trigger.at: trigger for trigger in self._roots.find()}
        order = sorted(triggers)
        following = dict(zip(order, [*order[1:], -1], strict=True)) if order else {}
        start, last = 0, None
        for at in range(len(self._eojeols)):
            trigger = triggers.get(at)
            if trigger is None:
                start = self._pass(at, start)
                continue
            if self._moods.swallowed(trigger, triggers.get(following[at])):
                continue
            readings = (trigger, *trigger.others)
            draft = next((d for t in readings if (d := self._draft(t, start))), None)
            draft = draft or self._carried(trigger, start, last) or self._answered(trigger, start, last)
            if not self._moods.adnominal(trigger) and not self._moods.conditional(trigger):
                start = trigger.verb + 1
            last = draft or last
            if draft:
                yield draft
        yield from self._nouns.drafts()

    def main_topic(self) -> Role | None:
        """Return who the sentence speaks of."""
        return next((r for r in self.roles if r.case == SUBJECT and not r.private), None)

    # ---- clauses

    def _pass(self, at: int, start: int) -> int:
        """Take the actors of a clause that a frameless verb closes out of what follows; return where that begins."""
        close = self._eojeols[at].close
        if close in (Close.NONE, Close.SAME) or word_at(self._eojeols, at + 1).startswith("경우"):
            return start
        own = [n for n, r in enumerate(self.roles) if start <= r.at < at and n not in self._used]
        marked = [n for n in own if self.roles[n].case == SUBJECT and not self.roles[n].topic]
        shared = bool(own) and self.roles[own[-1]].case == WITH and self.roles[own[-1]].at == at - 1
        if shared and close is Close.NOUN:
            return start
        if marked:
            self._used.update(n for n in own if n >= marked[-1] and not self.roles[n].topic)
        elif own and self.roles[own[-1]].at == at - 1 and close is Close.NOUN:
            self._used.update(own[-1:] if self.roles[own[-1]].case not in (SUBJECT, WITH) else ())
        elif close is not Close.NOUN:
            self._used.update(n for n in own if not self.roles[n].topic)
        return at + 1 if close is Close.OTHER or word_at(self._eojeols, at + 1) in ("데", "것에") else start

    def _own(self, trigger: Trigger, start: int) -> list[Role]:
        roles = [(n, r) for n, r in enumerate(self.roles) if n not in self._used]
        return [r for _, r in roles if start <= r.at < trigger.at or r.first == trigger.at]

    def _leave(self, trigger: Trigger, sides: Sides | None, start: int) -> None:
        """Take the actors of a clause before a noun out of what follows; its topic speaks on."""
        if trigger.after.startswith(self._words.row("promise")):
            return
        if sides is None:
            self._pass(trigger.verb, start)
            return
        roles = sides[:2]
        own = self._own(trigger, start)
        first = min((own.index(r) for r in roles if r in own and not r.topic), default=len(own))
        gone = [r for r in own[first:] if not r.topic]
        self._used.update(n for n, r in enumerate(self.roles) if any(r is g for g in gone))

    # ---- the act

    def _draft(self, trigger: Trigger, start: int) -> Draft | None:
        outcome = self._moods.outcome(trigger)
        sides = self._sides(trigger, start)
        if self._moods.adnominal(trigger):
            self._leave(trigger, sides, start)
        if outcome is None or sides is None:
            return None
        source, target, mutual, cost = sides
        mutual = mutual and (source is target or not self._moods.wished(trigger))
        goes_on = self._eojeols[trigger.verb].close is Close.SAME or trigger.ending.endswith(
            self._words.row("same_subject")
        )
        self._actor = source if goes_on else None
        cost += _DERIVED * (source.derived or target.derived)
        if trigger.frame.invert or (trigger.passive and not mutual):
            source, target = target, source
        if source.private or (set(source.codes) & set(target.codes) and not mutual):
            return None
        both = tuple(dict.fromkeys((*source.codes, *target.codes)))
        return Draft(
            outcome[0], outcome[1], both if mutual else source.codes, both if mutual else target.codes, mutual,
            trigger.span, self._reach(trigger, start), source.spans, target.spans, round(_CONFIDENCE - cost, 2),
            f"ko.{trigger.frame.name}:{trigger.entry.lemma}",
        )  # fmt: skip

    def _reach(self, trigger: Trigger, start: int) -> Span:
        begin = self._eojeols[start].span.start if start < len(self._eojeols) else self._sentence.start
        return Span(min(begin, trigger.span.start), self._eojeols[trigger.at].span.end)

    def _carried(self, trigger: Trigger, start: int, last: Draft | None) -> Draft | None:
        """Return an act whose addressee the clause before has named: 'A를 규탄하고 B를 촉구했다'."""
        frame = trigger.frame
        if last is None or trigger.passive:
            return None
        if any(last.trigger.end <= role.spans[0].start < trigger.span.start for role in self.roles):
            return None
        if any(word_at(self._eojeols, i).endswith("에게") for i in range(start, trigger.at)):
            return None
        outcome = self._moods.outcome(trigger)
        if outcome is None:
            return None
        kept = self._kept_sides(frame, last)
        return self._again(kept, trigger, outcome, last.confidence - _INHERITED) if kept else None

    def _kept_sides(self, frame: Frame, last: Draft) -> Draft | None:
        """Return the act before with its sides as a frame that names no other takes them over."""
        if not last.mutual and (frame.governs or frame.type in _CARRIED):
            return last
        actor = self._actor
        if actor is None or not set(actor.codes) <= {*last.source, *last.target}:
            return None
        if frame.mutual and frame.type is EventType.CONSULT and not last.mutual:
            both = tuple(dict.fromkeys((*last.source, *last.target)))
            return replace(last, source=both, target=both, mutual=True)
        others = tuple(code for code in last.target if code not in actor.codes)
        if last.mutual and others and (frame.governs or frame.type in _ANSWERS):
            return replace(last, source=actor.codes, target=others, mutual=False, source_spans=actor.spans)
        return None

    def _answered(self, trigger: Trigger, start: int, last: Draft | None) -> Draft | None:
        """Return the answer to the act before: 'A가 무기를 팔자 B가 반발했다'."""
        frame = trigger.frame
        if (frame.type or frame.unsaid) not in (*_ANSWERS, EventType.ASSAULT, EventType.MOBILIZE) or trigger.passive:
            return None
        before = self._eojeols[start - 1] if start else None
        own = self._own(trigger, start)
        about = before is not None and before.close is Close.NOUN and word_at(self._eojeols, start) in ("데", "것에")
        closed = before is not None and (before.close is Close.OTHER or before.ends or about)
        if not closed:
            return None
        own = own or [r for r in self.roles if r.topic and r.at < trigger.at]
        outcome = self._moods.outcome(trigger)
        met = self._acted_before(last, start)
        if met is None or outcome is None or len(own) != 1 or own[0].case != SUBJECT or own[0].private:
            return None
        if set(own[0].codes) & set(met[0]):
            return None
        return Draft(
            outcome[0], outcome[1], own[0].codes, met[0], False, trigger.span, self._reach(trigger, start),
            own[0].spans, met[1], round(_CONFIDENCE - 2 * _LOOSE, 2), f"ko.{frame.name}:{trigger.entry.lemma}",
        )  # fmt: skip

    def _acted_before(self, last: Draft | None, start: int) -> tuple[tuple[str, ...], tuple[Span, ...]] | None:
        """Return who acted in the clause before, with or without a frame: 'A의 함정이 들어오자'."""
        if last is not None:
            return None if last.mutual else (last.source, last.source_spans)
        acting = [r for r in self.roles if r.at < start and r.case == SUBJECT and not r.topic and not r.private]
        return (acting[-1].codes, acting[-1].spans) if acting else None

    def _again(self, last: Draft, trigger: Trigger, outcome: Outcome, confidence: float) -> Draft:
        """Return what another trigger makes of the sides of a draft."""
        return replace(
            last, type=outcome[0], status=outcome[1], trigger=trigger.span, confidence=round(confidence, 2),
            rule=f"ko.{trigger.frame.name}:{trigger.entry.lemma}",
        )  # fmt: skip

    # ---- its sides

    def _sides(self, trigger: Trigger, start: int) -> Sides | None:
        frame = trigger.frame
        own = self._own(trigger, start)
        quoted = frame.governs and self._moods.quotes(start, trigger.at)
        subject, cost = self._subject(own, trigger, quoted=quoted)
        if subject is None:
            return self._absent(trigger, own)
        rest = [r for r in own if r is not subject and not set(r.codes) <= set(subject.codes)]
        subject = _with_company(subject, rest)
        if trigger.passive:
            return self._suffered(trigger, subject, rest, cost)
        if quoted:
            rest = [r for r in rest if not (r.owner and r.case != SUBJECT)] or rest
        if frame.type is EventType.AID:
            rest = [r for r in rest if not self._matter(r)]
        for case in frame.target:
            for role in reversed(rest):
                open_case = case == ANY and self._open(role, frame.mutual, quoted=quoted)
                if role.case == case or open_case:
                    return subject, role, frame.mutual, cost + (_LOOSE if case == ANY else 0)
        if frame.mutual and len(subject.codes) > 1:
            return subject, subject, True, cost
        return self._unmarked(trigger, subject, rest, cost)

    def _matter(self, role: Role) -> bool:
        """Say whether a phrase names what is at stake and not a state: '북한 비핵화를 지원'."""
        return role.at > role.first and self._eojeols[role.at].word.startswith(self._words.row("matters"))

    def _open(self, role: Role, mutual: bool, *, quoted: bool) -> bool:
        """Say whether a role may be whom an act meets though no case of its frame says so."""
        if role.case == WITH:
            return not mutual and not self._eojeols[role.at].word.endswith("의")
        return role.case not in _CLOSED or (quoted and role.case == SUBJECT)

    def _absent(self, trigger: Trigger, own: list[Role]) -> Sides | None:
        """Return the two who stand before a noun without a doer: '남북 대화가 없다', '한미 정상회담이 열렸다'."""
        pair = next((r for r in own if len(r.codes) > 1), None)
        return (pair, pair, True, 0.0) if pair and trigger.frame.mutual else None

    def _suffered(self, trigger: Trigger, subject: Role, rest: list[Role], cost: float) -> Sides | None:
        """Find who does what the subject suffers: '미국에 의해', '중국의 공격을 받았다', '러시아에 억류된'."""
        cases = (*_DOERS, "to") if trigger.frame.type is EventType.COERCE else _DOERS
        doer = next((r for r in rest if r.case in cases), None)
        if doer is None:
            doer = next((r for r in reversed(rest) if r.case == ANY or r.owner), None)
        if doer:
            return subject, doer, False, cost
        both = trigger.frame.mutual and len(subject.codes) > 1
        return (subject, subject, True, cost) if both else None

    def _unmarked(self, trigger: Trigger, subject: Role, rest: list[Role], cost: float) -> Sides | None:
        """Take an actor without particle, as headlines have it."""
        bare = next((r for r in reversed(rest) if r.case == ANY), None)
        beside = bare is not None and bare.bare and bare.at == trigger.at - 1
        if bare is None or (trigger.frame.weak and not beside):
            return None
        return subject, bare, trigger.frame.mutual, cost + _LOOSE

    def _subject(self, own: list[Role], trigger: Trigger, *, quoted: bool) -> tuple[Role | None, float]:
        subjects = [r for r in own if r.case == SUBJECT]
        topics = [r for r in self.roles if r.topic and r.at < trigger.at]
        if self._moods.adnominal(trigger):
            return self._described(trigger, [r for r in subjects if not r.topic], topics)
        marked = [r for r in subjects if not r.topic]
        if quoted and marked and trigger.frame.type is EventType.AGREE:
            return marked[-1], 0.0
        if quoted and topics:
            near = [r for r in subjects if r.topic]
            topic = near[0] if near else topics[-1]
            return topic, 0.0 if topic in own else _INHERITED
        if subjects:
            return subjects[0 if quoted else -1], 0.0
        if topics and not self._private_speaks(topics[-1].at + 1, trigger.at):
            return topics[-1], _INHERITED
        if self._actor:
            return self._actor, _INHERITED
        headline = trigger.tail.strip() == ""
        bare = [r for r in own if r.case == ANY]
        if headline and bare:
            return bare[0], _LOOSE
        return (self._topic, _INHERITED) if self._topic and not self._spoken(trigger.at) else (None, 0.0)

    def _described(self, trigger: Trigger, marked: list[Role], topics: list[Role]) -> tuple[Role | None, float]:
        """Return who acts in a clause before a noun: its own subject, the noun itself, else the topic."""
        if marked:
            return marked[-1], 0.0
        verb = trigger.verb + trigger.after.startswith("중인")
        head = next((r for r in self.roles if r.first > verb), None)
        if head and all(self._plain(i) for i in range(verb + 1, head.first)):
            return head, 0.0
        return (topics[-1], _INHERITED) if topics else (self._actor, _INHERITED)

    def _plain(self, i: int) -> bool:
        """Say whether a word stands in a noun phrase without a particle: the name before a title."""
        e = self._eojeols[i]
        return not e.ends and e.close is Close.NONE and case_of(e.word, self._words) is None

    def _private_speaks(self, start: int, end: int) -> bool:
        """Say whether a firm, an expert or the press is the subject between two words."""
        words = (self._eojeols[i].word for i in range(start, end))
        return any(w.endswith(("은", "는", "이", "가")) and any(p in w for p in self._words["private"]) for w in words)

    def _spoken(self, end: int) -> bool:
        """Say whether anything before a word may be a subject, so that none of an earlier sentence is meant."""
        return any(
            e.close is Close.NONE and len(e.word) > 1 and e.word.endswith(("은", "는", "이", "가"))
            for e in self._eojeols[:end]
        )


def _with_company(subject: Role, rest: list[Role]) -> Role:
    """Return a subject with those who act together with it: '한국과 함께'."""
    company = [r for r in rest if r.case == "together"]
    codes = tuple(dict.fromkeys((*subject.codes, *(code for r in company for code in r.codes))))
    spans = (*subject.spans, *(span for r in company for span in r.spans))
    return replace(subject, codes=codes, spans=spans) if company else subject
