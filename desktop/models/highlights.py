"""What the reader marks in an article's text: which stretch, and in which look."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice

from desktop.records import ANALYST, Article, EventRow, Segment, Span, Verdict

DOUBTFUL_BELOW = 0.5
UNKNOWN = "und"
_MOST_FOUND = 500


class Look(Enum):
    """How a stretch is marked; later ones are drawn over earlier ones."""

    LANGUAGE = auto()
    SENTENCE = auto()
    FOUND = auto()
    TRIGGER = auto()
    OFF_TRIGGER = auto()
    CURRENT_TRIGGER = auto()
    COUNTRY = auto()
    DATE = auto()
    ACTOR = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch, in code points; `cooperative` matters to triggers, `language` to stretches of a language."""

    span: Span
    look: Look
    cooperative: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which layers of the page are shown."""

    chrome: bool = True
    countries: bool = True
    dates: bool = True
    events: bool = True


def find_marks(
    article: Article, passing: Collection[int], current: int | None, shown: Shown, searched: str = ""
) -> list[Mark]:
    """Return the marks of an article in the order they are drawn; `passing` are the events the filter lets through."""
    marks = list(_found_marks(article.text, searched))
    if shown.countries:
        marks += [Mark(mention.span, Look.COUNTRY) for mention in article.mentions]
    if shown.dates:
        marks += [Mark(mention.span, Look.DATE) for mention in article.dates]
    if shown.events:
        for event in article.events:
            marks += _current_marks(event) if event.id == current else _event_marks(event, passing)
    return sorted(marks, key=lambda mark: mark.look.value)


def _found_marks(text: str, searched: str) -> Iterator[Mark]:
    words = [word for word in re.findall(r"\w+", searched) if word]
    if words:
        pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
        for found in islice(pattern.finditer(text), _MOST_FOUND):
            yield Mark(Span(*found.span()), Look.FOUND)


def _event_marks(event: EventRow, passing: Collection[int]) -> Iterator[Mark]:
    on = event.id in passing and event.review.verdict is not Verdict.REJECTED
    yield Mark(event.machine.trigger, Look.TRIGGER if on else Look.OFF_TRIGGER, event.type.cooperative)


def _current_marks(event: EventRow) -> Iterator[Mark]:
    machine = event.machine
    yield Mark(machine.sentence, Look.SENTENCE, event.type.cooperative)
    yield Mark(machine.trigger, Look.CURRENT_TRIGGER, event.type.cooperative)
    for span in {*machine.source_spans, *machine.target_spans}:
        yield Mark(span, Look.ACTOR)


def events_at(article: Article, point: int, passing: Collection[int]) -> list[EventRow]:
    """Return the events told at a place, the nearest trigger first, and of equally near ones those of the filter."""
    told = (event for event in article.events if event.machine.sentence.start <= point < event.machine.sentence.end)
    return sorted(told, key=lambda event: (_distance(event.machine.trigger, point), event.id not in passing, event.id))


def _distance(span: Span, point: int) -> int:
    return max(span.start - point, point - span.end + 1, 0)


def in_order(events: Iterable[EventRow], passing: Collection[int]) -> list[EventRow]:
    """Return the events that pass the filter, in the order of the text."""
    kept = (event for event in events if event.id in passing)
    return sorted(kept, key=lambda event: (event.machine.sentence.start, event.machine.trigger.start, event.id))


def step_from(events: list[EventRow], current: EventRow | None, by: int) -> EventRow | None:
    """Return the event one step on or back, round the end; from an event outside the list the next one in the text."""
    if not events:
        return None
    places = {event.id: place for place, event in enumerate(events)}
    if current is None:
        return events[0 if by > 0 else -1]
    if current.id in places:
        return events[(places[current.id] + by) % len(events)]
    here = current.machine.trigger.start
    after = [event for event in events if event.machine.trigger.start > here]
    before = [event for event in events if event.machine.trigger.start <= here]
    return (after or events)[0] if by > 0 else (before or events)[-1]


def language_runs(segments: Iterable[Segment], chrome: Iterable[Span]) -> list[Segment]:
    """Join neighbouring segments of one language into runs; page parts and the analyst's cuts keep them apart.

    A run is as sure as the least sure of its segments.
    """
    parts = tuple(chrome)
    runs: list[Segment] = []
    cut = False
    for segment in segments:
        last = runs[-1] if runs else None
        cut, before = segment.method == ANALYST, cut
        apart = (cut and before) or (last is not None and _lies_between(parts, last.span, segment.span))
        if last and last.language == segment.language and not apart:
            least = min(last, segment, key=lambda each: each.confidence)
            runs[-1] = replace(least, span=Span(last.span.start, segment.span.end))
        else:
            runs.append(segment)
    return runs


def _lies_between(parts: Iterable[Span], before: Span, after: Span) -> bool:
    gap = Span(before.end, after.start)
    return any(gap.holds(part) for part in parts)


def language_shares(segments: Iterable[Segment]) -> list[tuple[str, float]]:
    """Return the languages of the content with their shares of its characters, the largest first."""
    lengths: dict[str, int] = {}
    for segment in (each for each in segments if each.language != UNKNOWN):
        lengths[segment.language] = lengths.get(segment.language, 0) + len(segment.span)
    whole = sum(lengths.values()) or 1
    return sorted(((language, length / whole) for language, length in lengths.items()), key=lambda pair: -pair[1])


def doubtful(event: EventRow) -> bool:
    """Say whether the machine is unsure of an event that nobody has looked at."""
    untouched = event.review.verdict is Verdict.OPEN and not event.review.corrects
    return untouched and event.machine.confidence < DOUBTFUL_BELOW
