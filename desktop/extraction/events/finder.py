"""Events of a text: sentence by sentence, then dated, joined and numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from desktop.extraction.events.coding import Coder
from desktop.extraction.events.dating import UNDATED, date_draft
from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.grammar import Sentencing
from desktop.extraction.events.groups import find_groups
from desktop.extraction.events.inflection import fold
from desktop.extraction.events.korean_reader import KoreanReader
from desktop.extraction.events.lexicon import CODED, Lexicon, load
from desktop.extraction.events.numbering import number
from desktop.extraction.events.operators import plan
from desktop.extraction.events.reference import Memory
from desktop.extraction.events.tokens import Actor, actors_in, tokenise, without_abbreviations
from desktop.records import DateMention, EventRecord, EventType, Mention, OwnFrames, Sentence, Span, Status

_LONGEST = 1500
_SAID = (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN)
_SENTENCE_ENDS = (".", "!", "?", "”", '"')


class Reader:
    """Reads the sentences of one article in order and remembers what they named."""

    def __init__(self, text: str, mentions: Sequence[Mention], title: str | None = None, own: OwnFrames = ()) -> None:
        self._text, self._own = text, own
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._memory = Memory()
        self._korean = KoreanReader()
        self._seen: set[str] = set()
        self._title = _key(title or "")

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """Return the acts that a sentence tells; a line that stood before gives none."""
        key = _key(sentence.span.of(self._text))
        if sentence.language not in CODED or key in self._seen or len(sentence.span) > _LONGEST:
            return []
        self._seen.add(key)
        lexicon = load(sentence.language, self._own)
        actors = actors_in(sentence.span, self._named_in(sentence.span))
        actors = self._memory.regroup(self._text, actors, lexicon.words)
        if lexicon.order == "particles":
            return self._by_particles(sentence.span, actors, lexicon)
        headline = key == self._title or not sentence.span.of(self._text).rstrip().endswith(_SENTENCE_ENDS)
        return self._by_word_order(sentence.span, actors, lexicon, headline=headline)

    def _named_in(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that begin in a stretch: an article may have thousands."""
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _by_particles(self, sentence: Span, actors: list[Actor], lexicon: Lexicon) -> list[Draft]:
        pair = self._memory.pair()
        found = list(_one_per_act(self._korean.drafts(self._text, sentence, actors, lexicon, pair)))
        self._memory.read += 1
        self._memory.note_pair(found)
        return found

    def _by_word_order(self, sentence: Span, actors: list[Actor], lexicon: Lexicon, *, headline: bool) -> list[Draft]:
        tokens = self._memory.resolve(without_abbreviations(tokenise(self._text, sentence, actors)), lexicon)
        named = lexicon.words.of_any("personal", "own_speech", "several")
        if not any(t.codes or t.word in named for t in tokens):
            self._memory.read += 1
            return []
        s = Sentencing(tokens, lexicon, headline=headline)
        found_groups = find_groups(s)
        groups = [group for group in found_groups if not group.place]
        topics = self._memory.topics()
        found: list[Draft] = []
        if len({code for group in (*found_groups, *topics.values()) for code in group.codes}) > 1:
            s.part(i for group in found_groups for i in range(group.first + 1, group.last + 1))
            places = [group for group in found_groups if group.place]
            found = list(_one_per_act(Coder(s, groups, places, topics).drafts()))
        self._memory.note(s, groups, found)
        return found


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    published: date | None,
    title: str | None = None,
    own: OwnFrames = (),
) -> tuple[EventRecord, ...]:
    """Return the acts between states and organisations of states that a text tells, in text order.

    The sentence that is the `title` is read as a headline; a line that repeats another is coded where it stands first.
    `own` are the analyst's frames beside the program's.
    """
    reader = Reader(text, mentions, title, own)
    dates = sorted(dates, key=lambda d: d.span)
    starts = [each.span.start for each in dates]
    records: list[EventRecord] = []
    for sentence in sentences:
        drafts = reader.drafts(sentence)
        near = (
            dates[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)] if drafts else ()
        )
        records.extend(_record(draft, sentence, text, near, published) for draft in drafts)
    records.sort(key=lambda r: (r.sentence, r.trigger))
    numbers = number(records, published)
    return tuple(replace(record, event=n) for record, n in zip(records, numbers, strict=True))


def _record(
    draft: Draft, sentence: Sentence, text: str, dates: Sequence[DateMention], published: date | None
) -> EventRecord:
    when = date_draft(draft, sentence.span, text, dates, published, sentence.language)
    if draft.status is Status.FACT and when.lies_after(published) and draft.type in _SAID:
        when = UNDATED
    elif draft.status is Status.FACT and when.lies_after(published):
        kind, status = plan(draft.type)
        draft = replace(draft, type=kind, status=status)
    return EventRecord(
        sentence.span, draft.source, draft.target, draft.mutual, draft.type, draft.status, when.start, when.end,
        when.span, draft.trigger, 0, draft.confidence, draft.rule, draft.source_spans, draft.target_spans,
    )  # fmt: skip


def _one_per_act(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield each act of a sentence once: of two with the same sides and type the surer one."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (frozenset(draft.source), frozenset(draft.target), draft.type)
        if key not in kept or draft.confidence > kept[key].confidence:
            kept[key] = draft
    yield from kept.values()


def _key(line: str) -> str:
    """Return what is the same in two printings of a line."""
    return " ".join(fold(line).split())
