"""Triggers of a sentence: which verbs and nouns tell an act, with voice, negation and mood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.extraction.events.grammar import QUOTES, Opening, Sentencing
from desktop.extraction.events.inflection import Form
from desktop.extraction.events.lexicon import GAP, Entry, Frame
from desktop.records import EventType

PRECEDENCE = tuple(
    EventType(name)
    for name in (
        "ASSAULT COERCE SANCTION MOBILIZE PROTEST RETREAT AID COOPERATE THREATEN REJECT ACCUSE REQUEST CONCEDE AGREE "
        "SUPPORT CONSULT"
    ).split()
)

JUDGEMENT = Entry("judge", frozenset(), (), Frame("judgement", EventType.ACCUSE, governs=True))
DUTY = Entry("must", frozenset(), (), Frame("duty", EventType.REQUEST, governs=True))

_TOLD = (EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN)
_OBJECT_REACH = 10
_PARTICLE_GAP = 3
_OBJECT_GAP = 6


class Mood:
    """What the words around a verb say of its reality: bits of a plain number, for flags of `enum` join slowly."""

    FACT = 0
    FUTURE = 1 << 0
    CONDITIONAL = 1 << 1
    POSSIBLE = 1 << 2
    OBLIGATION = 1 << 3
    SAID = 1 << 4
    NEGATED = 1 << 5
    CONDITION = 1 << 6
    INFINITIVE = 1 << 7
    GERUND = 1 << 8
    PERFECT = 1 << 9


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger at its place; `last` is its last word, `thing` the place of the noun that completes it."""

    place: int
    last: int
    segment: int
    frame_entry: Entry | None
    operator: Entry | None
    mood: int = Mood.FACT
    noun: bool = False
    passive: bool = False
    thing: int | None = None
    others: tuple[tuple[Entry, int, int | None], ...] = ()

    @property
    def frame(self) -> Frame:
        """Return the frame of a trigger that has one."""
        assert self.frame_entry is not None
        assert self.frame_entry.frame is not None
        return self.frame_entry.frame

    def readings(self) -> Iterator[Predicate]:
        """Yield the trigger in its first frame, then in others that are as specific."""
        yield self
        for entry, last, thing in self.others:
            yield replace(self, frame_entry=entry, last=last, thing=thing, others=())

    @property
    def finite(self) -> bool:
        """Say whether it stands on its own feet, with a subject."""
        return not self.noun and not self.mood & (Mood.INFINITIVE | Mood.GERUND)


def find_predicates(s: Sentencing) -> list[Predicate]:
    """Return the triggers of a sentence in order."""
    verbs = [p for i in range(len(s.tokens)) if s.verb_forms[i] and (p := _verb(s, i))]
    taken = {place for p in verbs for place in range(p.place, p.last + 1)}
    taken |= {p.thing for p in verbs if p.thing is not None}
    nouns = [p for i in s.places_of(s.lexicon.nouns) if i not in taken and (p := _noun(s, i))]
    words = [p for i in s.places_of(s.lexicon.operator_words) if i not in taken and (p := _operator_word(s, i))]
    duties = [p for i in s.places_of(s.words["obligation"]) if (p := _duty(s, i))]
    blamed = {s.segment_of(i) for i in s.places_of(s.words["blame"])}
    judgements = [p for n in sorted(blamed) if (p := _judgement(s, n))]
    return sorted([*verbs, *nouns, *words, *duties, *judgements], key=lambda p: p.place)


def _verb(s: Sentencing, i: int) -> Predicate | None:
    entries = [e for e in s.lexicon.verbs.get(s.word(i), ()) if not e.forms.isdisjoint(s.verb_forms[i])]
    passive = _passive(s, i) or _headline_passive(s, i, entries)
    matches = [(e, *found) for e in entries if (found := _completion(s, i, e, passive=passive))]
    frames = [m for m in matches if m[0].frame]
    operator = next((m[0] for m in matches if m[0].operator), None)
    if operator and any(m[0].rest and m[0].rest != operator.rest for m in frames):
        operator = None
    if not frames and not operator:
        return None
    if len(frames) > 1:
        frames.sort(key=_rank)
    entry, last, thing = frames[0] if frames else (None, i, None)
    others = tuple(m for m in frames[1:] if entry and (_picky(entry) or m[0].weight[0] == entry.weight[0]))
    mood = _mood(s, i) | (Mood.NEGATED if thing is not None and _denied_phrase(s, thing) else Mood.FACT)
    return Predicate(i, last, s.segment_of(i), entry, operator, mood, passive=passive, thing=thing, others=others)


def _picky(entry: Entry) -> bool:
    """Say whether a frame asks more of its clause than the words of its trigger, so that a plainer one may hold."""
    frame = entry.frame
    return bool(frame and (frame.weak or frame.subjects or frame.then))


def _rank(match: tuple[Entry, int, int | None]) -> tuple[int, int]:
    entry = match[0]
    kind = entry.frame.type if entry.frame else None
    return -entry.weight[0], PRECEDENCE.index(kind) if kind else len(PRECEDENCE)


def _completion(s: Sentencing, i: int, entry: Entry, *, passive: bool) -> tuple[int, int | None] | None:
    """Return the last word of a trigger and the noun that completes it, None where it is not complete."""
    if not s.holds_all(entry.rest):
        return None
    last = i
    gap = False
    for word in entry.rest:
        if word == GAP:
            gap = True
            continue
        reach = _OBJECT_GAP if gap else _PARTICLE_GAP
        found = next((j for j in range(last + 1, min(last + 2 + reach, len(s.tokens))) if s.word(j) == word), 0)
        if not found or any(not _passes(s, j, "" if gap else word) for j in range(last + 1, found)):
            return None
        last, gap = found, False
    if entry.rest and s.one_of(last, "infinitive") and last + 1 < len(s.tokens) and s.verb_forms[last + 1]:
        return None
    if entry.frame and entry.frame.subjects and not _class_before(s, i, entry.frame.subjects):
        return None
    if entry.frame and entry.frame.unless and _object_noun(s, last, entry.frame.unless, passive=False, start=i):
        return None
    if entry.frame is None or not entry.frame.objects:
        return last, None
    behind = _trails_noun(s, i)
    start = len(s.tokens) if behind else i if GAP in entry.rest else last
    thing = _object_noun(s, start, entry.frame.objects, passive=passive or behind, start=i)
    return None if thing is None else (last, thing)


def _trails_noun(s: Sentencing, i: int) -> bool:
    """Say whether a participle only describes the noun before it, so that its object cannot follow: 'carta enviada'."""
    before = s.previous(i)
    alone = s.verb_forms[i] == {Form.PARTICIPLE} and not s.auxiliary(before)
    return alone and s.lexicon.language != "en" and before >= 0 and not s.is_border(before)


def _class_before(s: Sentencing, i: int, classes: frozenset[str]) -> bool:
    """Say whether a noun of some classes stands before a verb in its clause."""
    if classes.isdisjoint(s.noun_classes):
        return False
    return any(s.lexicon.in_class(s.word(j), classes) for j in range(s.segments[s.segment_of(i)].start, i))


def _passes(s: Sentencing, j: int, word: str) -> bool:
    """Say whether a word may stand between a verb and its particle, or its noun."""
    if word in s.words["prepositions"] or word in s.words["adverbs"]:
        return s.one_of(j, "adverbs", "days", "day_leads")
    return not s.is_border(j) and not s.verb_forms[j]


def _object_noun(s: Sentencing, last: int, classes: frozenset[str], *, passive: bool, start: int) -> int | None:
    if classes.isdisjoint(s.noun_classes):
        return None
    for j in range(last + 1, min(last + 1 + _OBJECT_REACH, len(s.tokens))):
        if (s.is_border(j) and s.word(j) != ",") or s.verb_forms[j] & {Form.PAST, Form.PRESENT, Form.FUTURE}:
            break
        if Form.GERUND in s.verb_forms[j] and s.is_border(j - 1):
            break
        if s.lexicon.in_class(s.tokens[j].noun, classes) and not s.verb_forms[j]:
            return j
        if s.one_of(j, "relatives", "complementisers", "object_stops"):
            break
    if passive:
        low = max(0, start - _OBJECT_REACH)
        return next((j for j in range(start - 1, low - 1, -1) if s.lexicon.in_class(s.word(j), classes)), None)
    return None


def _passive(s: Sentencing, i: int) -> bool:
    if Form.PARTICIPLE not in s.verb_forms[i]:
        return False
    before = s.previous(i)
    while before >= 0 and s.one_of(before, "negations"):
        before = s.previous(before)
    if s.one_of(before, "be"):
        return True
    if s.one_of(before, "have"):
        return False
    after = s.following(i)
    return s.one_of(after, "agents") and s.word(i) != "followed"


def _headline_passive(s: Sentencing, i: int, entries: Sequence[Entry]) -> bool:
    """Say whether a headline leaves out the help verb: 'China urged to free pair'; its active verbs are present."""
    told = any(e.frame and e.frame.type in _TOLD for e in entries)
    if not (s.headline and told and {Form.PAST, Form.PARTICIPLE} <= s.verb_forms[i]):
        return False
    return s.one_of(i + 1, "infinitive", "passive_leads") and not s.one_of(i - 1, "have")


def _mood(s: Sentencing, i: int) -> int:
    mood = Mood.FACT
    forms = s.verb_forms[i]
    if Form.FUTURE in forms:
        mood |= Mood.FUTURE
    if Form.CONDITIONAL in forms:
        mood |= Mood.CONDITIONAL
    if forms == {Form.GERUND} and not s.one_of(s.previous(i), "be"):
        mood |= Mood.GERUND
    if s.segments[s.segment_of(i)].opening is Opening.COORDINATE and _carries_on(s, i):
        mood |= Mood.INFINITIVE
    finite = s.lexicon.language != "en" and Form.BASE not in forms
    j = i - 1
    while j >= 0:
        if s.one_of(j, "perfect_infinitive"):
            mood |= Mood.INFINITIVE | Mood.PERFECT
        flag = _helper(s, j)
        if flag is None or (flag == Mood.INFINITIVE and finite):
            break
        awaited = flag == Mood.INFINITIVE and s.one_of(j - 1, "negations")
        mood |= Mood.FACT if awaited else flag
        j -= 1
    if s.lexicon.language != "en" and forms == {Form.BASE}:
        mood |= Mood.INFINITIVE
    if s.segments[s.segment_of(i)].opening is Opening.CONDITION:
        mood |= Mood.CONDITION
    return mood


def _carries_on(s: Sentencing, i: int) -> bool:
    """Say whether a bare verb goes on with the infinitive before its coordinator: 'plans to meet and also sign'."""
    if Form.BASE not in s.verb_forms[i] or s.lexicon.language != "en":
        return False
    start = s.segments[s.segment_of(i)].start
    if s.following(start) != i:
        return False
    verbs = [j for j in range(start - 1, -1, -1) if s.verb_forms[j]]
    return bool(verbs) and s.one_of(s.previous(verbs[0]), "infinitive")


_HELPERS = (
    ("future", Mood.FUTURE),
    ("conditional", Mood.CONDITIONAL),
    ("possibility", Mood.POSSIBLE),
    ("obligation", Mood.OBLIGATION),
    ("negations", Mood.NEGATED),
    ("infinitive", Mood.INFINITIVE),
)


def _helper(s: Sentencing, j: int) -> int | None:
    """Return what an auxiliary says, None where the verb group ends."""
    for name, flag in _HELPERS:
        if s.one_of(j, name):
            return flag
    if s.one_of(j, "be", "have", "do", "adverbs", "clitics") or s.word(j) in QUOTES:
        return Mood.FACT
    return None


def _noun(s: Sentencing, i: int) -> Predicate | None:
    entries = s.lexicon.nouns.get(s.word(i), ())
    if not entries or s.verb_forms[i] or s.tokens[i].codes:
        return None
    entry = next((e for e in entries if e.frame and _noun_complete(s, i, e)), None)
    if entry is None or _names_a_deal(s, i):
        return None
    near = any(_negates(s, j) for j in range(max(0, i - 2), i))
    mood = Mood.NEGATED if near or _denied_phrase(s, i) else Mood.FACT
    return Predicate(i, i, s.segment_of(i), entry, None, mood, noun=True)


def _names_a_deal(s: Sentencing, i: int) -> bool:
    """Say whether a noun only says what a deal is about: 'un acuerdo de libre comercio', 'la mesa de diálogo'."""
    j = s.previous(i)
    if j > 0 and not s.function(j) and s.one_of(j - 1, "genitive"):
        j -= 1
    return s.one_of(j, "genitive") and s.one_of(j - 1, "deal_nouns")


def _negates(s: Sentencing, j: int) -> bool:
    """Say whether a word denies; 'No.' before a number only counts."""
    return s.one_of(j, "negations") and not (s.word(j + 1) == "." and s.word(j + 2)[:1].isdigit())


def lacks(s: Sentencing, noun: int) -> bool:
    """Say whether a word like 'without' governs a noun, an article aside."""
    j = s.previous(noun)
    while s.one_of(j, "determiners") and not s.one_of(j, "negative_determiners"):
        j = s.previous(j)
    return s.one_of(j, "lacking")


def _denied_phrase(s: Sentencing, noun: int) -> bool:
    """Say whether a noun's own phrase says that there is none: 'no "active dialogue"', 'no plans for talks'.

    What is counted took place: 'no fewer than five attacks'.
    """
    if lacks(s, noun):
        return True
    j = s.previous(noun)
    while j >= 0 and not s.verb_forms[j] and not s.is_border(j):
        if s.one_of(j, "negative_determiners"):
            return _negates(s, j)
        linked = s.one_of(j, "belonging", "coordinators", "contrast")
        if s.one_of(j, "definite", "possessive", "comparatives") or (s.function(j) and not linked):
            return False
        j = s.previous(j)
    return False


def _noun_complete(s: Sentencing, i: int, entry: Entry) -> bool:
    if entry.frame is None or not entry.frame.objects:
        return True
    return any(s.lexicon.in_class(s.word(j), entry.frame.objects) for j in range(i + 1, min(i + 5, len(s.tokens))))


def _operator_word(s: Sentencing, i: int) -> Predicate | None:
    entry = s.lexicon.operator_words.get(s.word(i))
    if entry is None:
        return None
    told = s.one_of(s.previous(i), "be")
    if s.verb_forms[i] - ({Form.PARTICIPLE, Form.PAST} if told else {Form.PARTICIPLE}):
        return None
    opens = ("genitive",) if entry.operator == "stop" else ("infinitive", "complementisers")
    if not s.one_of(s.following(i), *opens):
        return None
    beyond = s.following(s.following(i))
    if s.one_of(s.following(i), "infinitive") and beyond < len(s.tokens) and s.tokens[beyond].codes:
        return None
    mood = _mood(s, i) | Mood.GERUND
    return Predicate(i, i, s.segment_of(i), entry if entry.frame else None, entry, mood)


def said(s: Sentencing, number: int) -> bool:
    """Say whether a clause is what somebody says: behind 'said that', or at the head before ', X said'."""
    segment = s.segments[number]
    if segment.opening in (Opening.THAT, Opening.SPEECH):
        return True
    return segment.opening is Opening.START and said_after(s, number)


def said_after(s: Sentencing, number: int) -> bool:
    """Say whether the clause behind the first one only says who speaks: ', the minister said on Friday'."""
    following = s.segments[number + 1 : number + 2]
    if not following or following[0].opening is not Opening.BREAK or s.word(following[0].start) != ",":
        return False
    verbs = [i for i in range(following[0].start, following[0].end) if s.verb_forms[i] or s.one_of(i, "speech")]
    return bool(verbs) and s.one_of(verbs[0], "speech")


def _duty(s: Sentencing, i: int) -> Predicate | None:
    """Return the duty that one speaker lays on another: 'said that X must'."""
    segment = s.segment_of(i)
    if not s.one_of(i, "obligation") or not said(s, segment):
        return None
    return Predicate(i, i, segment, DUTY, None, Mood.OBLIGATION)


def _judgement(s: Sentencing, number: int) -> Predicate | None:
    """Return the blame that one speaker lays on another: 'said that X poses a threat', 'said X was behind it'."""
    segment = s.segments[number]
    if not said(s, number):
        return None
    for i in range(segment.first, segment.end):
        if s.one_of(i, "blame") and any(s.verb_forms[j] or s.auxiliary(j) for j in range(segment.first, i + 1)):
            denied = any(s.one_of(j, "negations", "possibility") for j in range(segment.first, i))
            return None if denied else Predicate(i, i, number, JUDGEMENT, None, Mood.SAID)
    return None


def governed(s: Sentencing, predicates: list[Predicate]) -> Iterator[tuple[Predicate, Predicate | None]]:
    """Yield each predicate with the one that governs it, None for those that stand alone."""
    for n, predicate in enumerate(predicates):
        yield predicate, _governor(s, predicates, n)


def _governor(s: Sentencing, predicates: list[Predicate], n: int) -> Predicate | None:
    own = predicates[n]
    for other in reversed(predicates[:n]):
        if other.noun and own.mood & Mood.INFINITIVE and other.segment == own.segment and own.place - other.place <= 4:
            return other
        if other.noun or own.mood & (Mood.OBLIGATION | Mood.SAID):
            continue
        if not _linked(s, other, own):
            return None
        says = other.frame_entry is not None and other.frame.governs
        if other.finite or other.segment == own.segment or says:
            return other
    return None


def _linked(s: Sentencing, left: Predicate, right: Predicate) -> bool:
    """Say whether nothing between two triggers starts a statement of its own."""
    if right.finite and not _swallows(s, left, right):
        return False
    if right.noun and _verb_between(s, left.last, right.place):
        return False
    if right.mood & Mood.INFINITIVE and left.operator and not left.frame_entry and _infinitive_between(s, left, right):
        return False
    for n in range(left.segment + 1, right.segment + 1):
        opening = s.segments[n].opening
        if opening in (Opening.RELATIVE, Opening.CONDITION, Opening.ADVERBIAL):
            return False
        if opening is Opening.BREAK and not right.mood & Mood.INFINITIVE:
            return False
        if opening is Opening.COORDINATE and right.noun:
            return False
    return True


def _verb_between(s: Sentencing, start: int, end: int) -> bool:
    """Say whether an infinitive that tells no act stands between: 'tried to persuade X to join talks'."""
    marks = [i for i in range(start + 1, end - 1) if s.one_of(i, "headline_infinitive")]
    return any(not s.tokens[i + 1].codes and not s.one_of(i + 1, "determiners", "possessive") for i in marks)


def _infinitive_between(s: Sentencing, left: Predicate, right: Predicate) -> bool:
    """Say whether an operator already governs another infinitive: 'will continue to apply rules to address it'."""
    mark = s.previous(right.place)
    return s.one_of(mark, "infinitive") and any(
        s.one_of(i, "infinitive") and s.verb_forms[s.following(i)] for i in range(left.last + 1, mark)
    )


def _swallows(s: Sentencing, left: Predicate, right: Predicate) -> bool:
    """Say whether a finite verb stands inside what another says: 'urged that', 'warned that'."""
    if not (left.frame_entry and left.frame_entry.frame and left.frame_entry.frame.governs):
        return False
    between = s.segments[left.segment + 1 : right.segment + 1]
    return bool(between) and between[0].opening in (Opening.THAT, Opening.SPEECH) and len(between) == 1
