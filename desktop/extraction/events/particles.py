"""Drafts of the acts a sentence tells, for Korean: particles give the roles, the verb ends the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.inflection import fold
from desktop.extraction.events.lexicon import Entry, Frame, Lexicon
from desktop.extraction.events.operators import plan
from desktop.extraction.events.tokens import Actor
from desktop.records import EventType, Kind, Span, Status

SUBJECT, TOPIC, OBJECT, ANY = "subject", "topic", "object", "*"

_NP_REACH = 4
_CASE_NAMES = ("subject", "object", "to", "with", "from", "place")
_EOJEOL = re.compile(r"\S+")
_EDGE = "\"'“”‘’()[]<>《》「」…·.,!?~"
_ANSWERS = (EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT)
_ANSWERED = ("하자", "자", "데", "지만", "으나", "는데")
_SAME_SUBJECT = ("해", "고", "며", "면서", "해서", "한", "어", "아", "여", "혀", "쳐", "내", "려")
_CONFIDENCE, _LOOSE, _INHERITED, _DERIVED = 0.85, 0.1, 0.08, 0.15


@dataclass(frozen=True, slots=True)
class Eojeol:
    """A word between spaces, without the signs around it."""

    span: Span
    word: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Role:
    """Actors with the case their noun phrase stands in; `at` is the number of the word that carries the case."""

    codes: tuple[str, ...]
    spans: tuple[Span, ...]
    case: str
    first: int
    at: int
    topic: bool = False
    private: bool = False
    derived: bool = False
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A root that is a predicate here; `tail` is what follows the root, over the word's end."""

    at: int
    entry: Entry
    span: Span
    tail: str
    passive: bool
    thing: bool
    others: tuple[Trigger, ...] = ()


class KoreanCoder:
    """Codes one Korean sentence."""

    def __init__(self, text: str, sentence: Span, actors: Sequence[Actor], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words
        self._eojeols = [_eojeol(text, sentence, m) for m in _EOJEOL.finditer(text, sentence.start, sentence.end)]
        self._text = text
        self._sentence = sentence
        self._roles = self._find_roles([a for a in actors if a.kind is not Kind.PLACE and not self._posted(a)])

    def drafts(self) -> Iterator[Draft]:
        """Yield the acts told, in order."""
        triggers = self._find_triggers()
        start = 0
        last: Draft | None = None
        self._actor: Role | None = None
        for n, trigger in enumerate(triggers):
            following = triggers[n + 1] if n + 1 < len(triggers) else None
            if self._swallowed(trigger, following):
                continue
            readings = (trigger, *trigger.others)
            draft = next((d for t in readings if (d := self._draft(t, start))), None)
            draft = draft or self._carried(trigger, last) or self._answered(trigger, start, last)
            start = trigger.at + 1
            last = draft or last
            if draft:
                yield draft

    # ---- actors and their particles

    def _find_roles(self, actors: Sequence[Actor]) -> list[Role]:
        roles: list[Role] = []
        for actor in actors:
            role = self._role(actor)
            if roles and roles[-1].owner and roles[-1].at >= role.at:
                continue
            if roles and self._joined(roles[-1], role):
                last = roles.pop()
                codes = tuple(dict.fromkeys((*last.codes, *role.codes)))
                role = replace(role, codes=codes, spans=(*last.spans, *role.spans), first=last.first)
            roles.append(role)
        return roles

    def _posted(self, actor: Actor) -> bool:
        """Say whether an actor only says where an envoy is posted: '주일 중국대사'."""
        return actor.span.of(self._text) in self._words["posted"]

    def _role(self, actor: Actor) -> Role:
        at = self._word_at(actor.span.start)
        own = self._eojeols[at]
        tail = self._text[actor.span.end : own.span.end].strip(_EDGE)
        case, last = self._case(at, tail, comma=own.ends)
        phrase = " ".join([tail, *(self._eojeols[i].word for i in range(at + 1, last + 1))])
        private = any(word in phrase for word in self._words["private"])
        if case not in (SUBJECT, OBJECT) and any(word in phrase for word in self._words["near"]):
            case = "near"
        topic = self._ends(self._eojeols[last].word, "topic") and case == SUBJECT
        owner = tail in self._words["possessive"] and not own.ends
        return Role(
            actor.codes, (actor.span,), case, at, last, topic, private, actor.kind is Kind.PHRASE, owner and last > at
        )

    def _word_at(self, position: int) -> int:
        return next(i for i, e in enumerate(self._eojeols) if e.span.start <= position < e.span.end)

    def _case(self, at: int, tail: str, *, comma: bool) -> tuple[str, int]:
        """Return the case of an actor's noun phrase and the word that carries it."""
        found = self._particle(tail, at) if tail else None
        if found:
            return found, at
        if comma:
            return SUBJECT, at
        for i in range(at + 1, min(at + 1 + _NP_REACH, len(self._eojeols))):
            word = self._eojeols[i].word
            if self._predicate_at(i):
                break
            bare = len(word) < 2 or word in self._words["no_particle"]
            found = None if bare else self._particle(word, i)
            if found:
                return found, i
            if self._eojeols[i].ends:
                return SUBJECT, i
        return ANY, at

    def _particle(self, tail: str, at: int) -> str | None:
        """Return the case that the end of a word marks; None for a genitive or no particle at all."""
        after = self._eojeols[at + 1].word if at + 1 < len(self._eojeols) else ""
        if tail.endswith("에") and after in self._words["about"]:
            return "about"
        if tail.endswith("에") and after in self._words["by"]:
            return "by"
        if tail.endswith(("을", "를")) and after in self._words["toward"]:
            return "to"
        best = ""
        case = None
        for name in _CASE_NAMES:
            for particle in self._words[name]:
                if tail.endswith(particle) and len(particle) > len(best):
                    best, case = particle, name
        return case

    def _ends(self, word: str, name: str) -> bool:
        return any(word.endswith(particle) for particle in self._words[name])

    def _joined(self, left: Role, right: Role) -> bool:
        """Say whether two actors are one side: 'A와 B는', 'A, B와', 'A·B'."""
        between = self._text[left.spans[-1].end : right.spans[0].start].strip()
        if between in ("", "·", "-", "와", "과", "및", "ㆍ") or (between == "," and right.case == SUBJECT):
            return True
        return left.case == "with" and right.first == left.at + 1 and right.case in (SUBJECT, "with")

    # ---- triggers

    def _root_at(self, i: int) -> tuple[Entry, ...]:
        """Return the entries whose root begins the word, longest root first."""
        word = self._eojeols[i].word
        for size in range(min(6, len(word)), 0, -1):
            found = self._lexicon.verbs.get(word[:size])
            if found:
                return found
        return ()

    def _predicate_at(self, i: int) -> bool:
        """Say whether a word is a root that is a verb here, not a noun with a particle."""
        word = self._eojeols[i].word
        entries = self._root_at(i)
        if not entries:
            return False
        size = next(n for n in range(len(word), 0, -1) if entries[0] in self._lexicon.verbs.get(word[:n], ()))
        return self._verbal(i, word[size:]) is not None or word[size:] == ""

    def _find_triggers(self) -> list[Trigger]:
        return [t for i in range(len(self._eojeols)) if (t := self._trigger(i))]

    def _trigger(self, i: int) -> Trigger | None:
        readings = list(self._readings(i))
        return replace(readings[0], others=tuple(readings[1:])) if readings else None

    def _readings(self, i: int) -> Iterator[Trigger]:
        """Yield a word as trigger of each frame that fits, the most specific first."""
        eojeol = self._eojeols[i]
        for entry in self._root_at(i):
            size = next(
                n for n in range(len(eojeol.word), 0, -1) if entry in self._lexicon.verbs.get(eojeol.word[:n], ())
            )
            rest = eojeol.word[size:]
            verbal = self._verbal(i, rest)
            frame = entry.frame
            if verbal is None or frame is None:
                continue
            if frame.objects and not self._object_before(i, frame):
                continue
            passive = (rest if rest not in ("을", "를") else verbal).startswith(tuple(self._words["suffer"]))
            start = self._text.index(eojeol.word, eojeol.span.start)
            yield Trigger(i, entry, Span(start, start + size), verbal, passive, bool(frame.objects))

    def _verbal(self, i: int, rest: str) -> str | None:
        """Return the ending of a predicate, None where the root is but a noun."""
        after = self._eojeols[i + 1].word if i + 1 < len(self._eojeols) else ""
        if rest.startswith((*self._words["do"], *self._words["suffer"])):
            return rest + " " + after
        if rest.startswith("이라") and self._eojeols[i].word.removesuffix(rest) in self._words["stative"]:
            return rest + " " + after
        if rest.startswith("기로") or (rest == "" and after.startswith(tuple(self._words["tails"]))):
            return rest + " " + after
        if rest in ("을", "를") and after.startswith((*self._words["light"], *self._words["suffer"])):
            return after
        if rest in (*self._words["subject"],) and after.startswith(tuple(self._words["absent"])):
            return after
        if rest in ("", "키로", "기로") and (i == len(self._eojeols) - 1 or self._eojeols[i].ends):
            return rest
        native = self._lexicon.verbs.get(self._eojeols[i].word[: len(self._eojeols[i].word) - len(rest)], ())
        if rest and not self._particle(rest, i) and any("|" in e.lemma or e.lemma[-1:] in "나" for e in native):
            return rest + " " + after
        if rest[:1] in ("었", "았", "했", "였", "습", "는", "다", "고", "며", "으") and any(
            "|" in e.lemma for e in native
        ):
            return rest + " " + after
        return None

    def _object_before(self, i: int, frame: Frame) -> bool:
        low = max(0, i - 4)
        nouns = [w for name in frame.objects for w in self._lexicon.classes.get(name, ())]
        return any(self._names(self._eojeols[j].word, noun) for j in range(low, i) for noun in nouns)

    def _names(self, word: str, noun: str) -> bool:
        bare = next((word[: -len(p)] for p in ("을", "를", "에", "이", "가", "도") if word.endswith(p)), word)
        return bare == noun or (len(noun) > 1 and bare.endswith(noun))

    def _swallowed(self, trigger: Trigger, following: Trigger | None) -> bool:
        """Say whether a trigger stands inside what the next one says: 'A하라고 촉구', 'A하겠다고 위협'."""
        if following is None or following.entry.frame is None:
            return False
        near = following.at - trigger.at <= 2
        first, _, after = trigger.tail.partition(" ")
        quoted = first.endswith(("라고", "다고", "자고", "기로", "도록", "것을", "냐고", "라며", "다며")) or (
            after.startswith(("것을", "것이라", "데 대해", "것에", "방안")) and first[-1:] in "할될을를는한인"
        )
        nominal = near and trigger.tail.strip().endswith(("기로", "기를"))
        governs = following.entry.frame.governs or following.entry.frame.type is EventType.AGREE
        return governs and (quoted or nominal)

    # ---- the act

    def _draft(self, trigger: Trigger, start: int) -> Draft | None:
        frame = trigger.entry.frame
        assert frame is not None
        outcome = self._outcome(trigger, frame)
        sides = self._sides(trigger, frame, start)
        if outcome is None or sides is None:
            return None
        source, target, mutual, cost = sides
        self._actor = source if trigger.tail.partition(" ")[0].endswith(_SAME_SUBJECT) else None
        cost += _DERIVED * (source.derived or target.derived)
        if frame.invert or (trigger.passive and not mutual):
            source, target = target, source
        if source.private or (set(source.codes) & set(target.codes) and not mutual):
            return None
        both = tuple(dict.fromkeys((*source.codes, *target.codes)))
        reach = Span(self._eojeols[start].span.start if start < len(self._eojeols) else self._sentence.start,
                     self._eojeols[trigger.at].span.end)  # fmt: skip
        return Draft(
            outcome[0], outcome[1], both if mutual else source.codes, both if mutual else target.codes, mutual,
            trigger.span, reach, source.spans, target.spans, round(_CONFIDENCE - cost, 2),
            f"ko.{frame.name}:{trigger.entry.lemma}",
        )  # fmt: skip

    def _carried(self, trigger: Trigger, last: Draft | None) -> Draft | None:
        """Return an act of words whose addressee the clause before has named: 'A를 규탄하고 B를 촉구했다'."""
        frame = trigger.entry.frame
        if last is None or frame is None or not frame.governs or last.mutual or trigger.passive:
            return None
        if any(last.trigger.end <= role.spans[0].start < trigger.span.start for role in self._roles):
            return None
        outcome = self._outcome(trigger, frame)
        if outcome is None:
            return None
        confidence = round(last.confidence - _INHERITED, 2)
        rule = f"ko.{frame.name}:{trigger.entry.lemma}"
        return replace(last, type=outcome[0], status=outcome[1], trigger=trigger.span, confidence=confidence, rule=rule)

    def _answered(self, trigger: Trigger, start: int, last: Draft | None) -> Draft | None:
        """Return the answer to the act before: 'A가 무기를 팔자 B가 반발했다'."""
        frame = trigger.entry.frame
        answers = frame is not None and (frame.type or frame.unsaid) in _ANSWERS
        if last is None or last.mutual or frame is None or not answers or trigger.passive:
            return None
        before = self._eojeols[start - 1].word if start else ""
        own = [r for r in self._roles if start <= r.at < trigger.at]
        if not before.endswith(_ANSWERED) or len(own) != 1 or own[0].case != SUBJECT:
            return None
        outcome = self._outcome(trigger, frame)
        if outcome is None or own[0].private or set(own[0].codes) & set(last.source):
            return None
        return replace(
            last, type=outcome[0], status=outcome[1], source=own[0].codes, target=last.source, trigger=trigger.span,
            source_spans=own[0].spans, target_spans=last.source_spans, confidence=round(_CONFIDENCE - 2 * _LOOSE, 2),
            rule=f"ko.{frame.name}:{trigger.entry.lemma}",
        )  # fmt: skip

    def _outcome(self, trigger: Trigger, frame: Frame) -> tuple[EventType, Status] | None:
        tail = trigger.tail
        negated = self._negated(trigger)
        if frame.type is None:
            return (frame.unsaid, Status.FACT) if negated and frame.unsaid else None
        if negated:
            return (frame.unsaid, Status.FACT) if frame.unsaid else (frame.type, Status.DENIED)
        first, _, after = tail.partition(" ")
        if any(first.endswith(word) for word in self._words["conditions"]):
            return frame.type, Status.POSSIBLE
        if self._starts(after, "possible") and first[-1:] in "할될수를을":
            return frame.type, Status.POSSIBLE
        if after.startswith("것으로") and first[-1:] not in "할될을를":
            told = self._starts(self._word(trigger.at + 2), "reported")
            return frame.type, Status.FACT if told else Status.POSSIBLE
        if self._starts(after, "promise"):
            return plan(frame.type)[0], Status.FACT
        if self._starts(after, "future") or any(word in first for word in self._words["promise"]):
            return plan(frame.type)
        return frame.type, Status.FACT

    def _negated(self, trigger: Trigger) -> bool:
        """Say whether an act is denied, also by its light verb ('회담을 열지 않았다') or as absent ('대화가 없다')."""
        tail = trigger.tail
        words = [tail, self._word(trigger.at + 2)] if self._stem(tail) else [tail]
        denied = any(word in each for word in self._words["negations"] for each in words)
        return denied or self._starts(tail, "absent") or self._refused(trigger)

    def _stem(self, tail: str) -> bool:
        """Say whether a light verb behind the trigger waits for its negation."""
        return " " not in tail and tail.endswith(tuple(self._words["stems"]))

    def _word(self, i: int) -> str:
        return self._eojeols[i].word if i < len(self._eojeols) else ""

    def _starts(self, word: str, name: str) -> bool:
        return bool(word) and word.startswith(tuple(self._words[name]))

    def _refused(self, trigger: Trigger) -> bool:
        before = self._eojeols[trigger.at - 1].word if trigger.at else ""
        return before in ("안", "못")

    def _sides(self, trigger: Trigger, frame: Frame, start: int) -> tuple[Role, Role, bool, float] | None:
        own = [r for r in self._roles if start <= r.at < trigger.at or r.first == trigger.at]
        quoted = frame.governs and self._quotes(start, trigger.at)
        subject, cost = self._subject(own, trigger, quoted=quoted)
        if subject is None:
            absent = frame.mutual and self._starts(trigger.tail, "absent")
            pair = next((r for r in own if len(r.codes) > 1), None)
            return (pair, pair, True, cost) if absent and pair else None
        rest = [r for r in own if r is not subject and not set(r.codes) <= set(subject.codes)]
        if trigger.passive:
            doer = next((r for r in rest if r.case in ("by", "from")), None)
            return (subject, doer, False, cost) if doer else None
        for case in frame.target:
            for role in reversed(rest):
                open_case = case == ANY and (quoted or role.case not in ("place", SUBJECT))
                if role.case == case or open_case:
                    return subject, role, frame.mutual, cost + (_LOOSE if case == ANY else 0)
        if frame.mutual and len(subject.codes) > 1:
            return subject, subject, True, cost
        return self._unmarked(frame, subject, rest, cost)

    def _unmarked(
        self, frame: Frame, subject: Role, rest: list[Role], cost: float
    ) -> tuple[Role, Role, bool, float] | None:
        """Take an actor without particle, as headlines have it."""
        bare = next((r for r in reversed(rest) if r.case == ANY), None)
        return (subject, bare, frame.mutual, cost + _LOOSE) if bare and not frame.weak else None

    def _quotes(self, start: int, end: int) -> bool:
        """Say whether a clause that another says ends between two words: '-다고', '-라고'."""
        return any(self._eojeols[i].word.endswith(("다고", "라고", "자고")) for i in range(start, end))

    def _subject(self, own: list[Role], trigger: Trigger, *, quoted: bool) -> tuple[Role | None, float]:
        marked = [r for r in own if r.case == SUBJECT and not r.topic]
        topics = [r for r in self._roles if r.topic and r.at < trigger.at]
        if marked and not (quoted and topics):
            return marked[-1], 0.0
        if topics:
            topic = topics[-1]
            return topic, 0.0 if topic in own else _INHERITED
        if self._actor:
            return self._actor, _INHERITED
        headline = trigger.at == len(self._eojeols) - 1 and trigger.tail.strip() == ""
        bare = [r for r in own if r.case == ANY]
        return (bare[0], _LOOSE) if headline and bare else (None, 0.0)


def code_particles(text: str, sentence: Span, actors: Sequence[Actor], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the acts that a Korean sentence tells."""
    if actors:
        yield from KoreanCoder(text, sentence, actors, lexicon).drafts()


def _eojeol(text: str, sentence: Span, match: re.Match[str]) -> Eojeol:
    del text, sentence
    raw = match.group()
    return Eojeol(Span(*match.span()), fold(raw.strip(_EDGE)), raw.rstrip("\"'”’)").endswith((",", ".", "!", "?", "…")))
