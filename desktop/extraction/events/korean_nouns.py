"""Acts that a Korean noun tells with both its sides before it: '러시아의 우크라이나 침공'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.eojeols import EDGE, Close, Eojeol, word_at
from desktop.extraction.events.korean_roles import RoleFinder
from desktop.extraction.events.korean_roots import RootFinder
from desktop.extraction.events.lexicon import Words
from desktop.extraction.events.tokens import Actor
from desktop.records import EventType, Kind, Span, Status

_TOLD = (EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID)
_REACH = 3
_CONFIDENCE = 0.72


class NounReader:
    """Reads the nouns of one sentence that tell an act."""

    def __init__(
        self, text: str, eojeols: Sequence[Eojeol], roots: RootFinder, finder: RoleFinder, actors: Sequence[Actor],
        words: Words,
    ) -> None:  # fmt: skip
        self._text = text
        self._eojeols = eojeols
        self._roots = roots
        self._words = words
        self._places = [(finder.place_of(a.span.start), a) for a in actors if a.kind is not Kind.PLACE]

    def drafts(self) -> Iterator[Draft]:
        """Yield the act of each noun whose doer and whose victim stand before it."""
        for (first, doer), (second, victim) in zip(self._places, self._places[1:], strict=False):
            if second - first <= _REACH and self._owns(first, second, doer) and doer.codes != victim.codes:
                draft = self._draft(second, doer, victim)
                if draft:
                    yield draft

    def _tail(self, place: int, actor: Actor) -> str:
        return self._text[actor.span.end : self._eojeols[place].span.end].strip(EDGE)

    def _owns(self, first: int, second: int, doer: Actor) -> bool:
        """Say whether all words from an actor to the next are one phrase that ends in a genitive."""
        last = word_at(self._eojeols, second - 1) if second > first + 1 else self._tail(first, doer)
        between = self._eojeols[first:second]
        return last.endswith("의") and not any(e.close is not Close.NONE or e.ends for e in between)

    def _draft(self, second: int, doer: Actor, victim: Actor) -> Draft | None:
        tail = self._tail(second, victim)
        at = second + 1
        if tail == "에" and word_at(self._eojeols, at) == "대한":
            at += 1
        elif tail:
            return None
        for i in range(at, min(at + _REACH, len(self._eojeols))):
            found = self._roots.named(i)
            if found:
                entry, size = found
                frame = entry.frame
                if frame is None or frame.type not in _TOLD or frame.mutual or not self._tells(i, size):
                    return None
                start = self._eojeols[i].span.start
                return Draft(
                    frame.type, Status.FACT, doer.codes, victim.codes, False, Span(start, start + size),
                    Span(doer.span.start, self._eojeols[i].span.end), (doer.span,), (victim.span,), _CONFIDENCE,
                    f"ko.{frame.name}:{entry.lemma}",
                )  # fmt: skip
            if self._eojeols[i].close is not Close.NONE or self._eojeols[i].ends or self._roots.is_predicate(i):
                return None
        return None

    def _tells(self, i: int, size: int) -> bool:
        """Say whether a noun tells that it happened, and does not only set a time or name a fear."""
        rest = self._eojeols[i].word[size:]
        after = word_at(self._eojeols, i + 1)
        if rest == "" and (not after or self._eojeols[i].ends or after.startswith(self._words.row("unsure_nouns"))):
            return False
        return not after.startswith(self._words.row("unsure_verbs"))
