"""What a person reads about one event: its values, where they come from, how sure they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from desktop.models.actors import pair_in_words
from desktop.models.chips import span_words
from desktop.models.figures import signed
from desktop.records import Article, EventRow, EventType, Scale, Span, Status, Verdict
from desktop.store.scales import score

_SURE, _FAIRLY = 0.75, 0.5
_LONGEST_QUOTE = 48
_RULE = re.compile(r"([a-z]{2,3})\.([\w-]+):(.+)")  # language, frame, dictionary form of the trigger
_VERDICTS = {
    Verdict.OPEN: "machine, not yet reviewed",
    Verdict.ACCEPTED: "accepted by you",
    Verdict.REJECTED: "rejected by you, does not count",
}


class Tone(Enum):
    """How a piece of a line reads."""

    PLAIN = auto()
    QUIET = auto()
    DOUBT = auto()
    STRUCK = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a line."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[str, tuple[Words, ...]]


def pair_words(event: EventRow) -> str:
    """Return the pair that holds, 'USA → PRK'."""
    return pair_in_words(event.source, event.target, mutual=event.mutual)


def machine_pair_words(event: EventRow) -> str:
    """Return the machine's pair."""
    machine = event.machine
    return pair_in_words(machine.source, machine.target, mutual=machine.mutual)


def score_words(kind: EventType, scale: Scale) -> str:
    """Return '+2.5 PLOVER'."""
    return f"{signed(score(kind, scale))} {scale.value}"


def told_words(told: int, articles: int = 1, *, short: bool = False) -> str:
    """Return how often a happening is told, and in how many articles where they are several."""
    if told <= 1:
        return "told once"
    where = f" in {articles} articles" if articles > 1 else ""
    return (where.strip() or f"told {told} ×") if short else f"told {told} ×{where}, counted once"


def date_words(days: tuple[date | None, date | None]) -> str:
    """Return the days that hold, or 'no date'."""
    first, last = days
    if first is None and last is None:
        return "no date"
    return span_words(first or last, last or first)  # type: ignore[arg-type]


def confidence_words(confidence: float) -> str:
    """Return 'high, 0.88'."""
    degree = "high" if confidence >= _SURE else "fair" if confidence >= _FAIRLY else "low"
    return f"{degree}, {confidence:.2f}"


def quoted(text: str) -> str:
    """Return words in quotation marks, the middle of long ones left out."""
    words = " ".join(text.split())
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[: _LONGEST_QUOTE // 2].rstrip()} … {words[-_LONGEST_QUOTE // 3 :].lstrip()}"
    return f"“{words}”"


def describe(event: EventRow, article: Article) -> list[Line]:
    """Return the lines of the card: what was found where, by which rule, and what the analyst says."""
    machine = event.machine
    rule = rule_words(machine.rule)
    return [
        ("Trigger", (Words(quoted(machine.trigger.of(article.text))), Words(f" · {rule}" if rule else "", Tone.QUIET))),
        ("Source", tuple(_actor(article, event.source, machine.source, machine.source_spans))),
        ("Target", tuple(_actor(article, event.target, machine.target, machine.target_spans))),
        ("Status", tuple(_status(event))),
        ("Date", tuple(_date(event, article))),
        ("Confidence", (Words(confidence_words(machine.confidence)), Words(f" · {state_words(event)}", Tone.QUIET))),
    ]


def one_line(event: EventRow) -> str:
    """Return an event and why it was found in one line, for tool tips and screen readers.

    'REQUEST: “called on” · USA → PRK · fact · “Monday” → 2021-06-21 · frame urge, EN · 0.88 sure'
    """
    machine = event.machine
    parts = [f"{event.type}: {quoted(event.trigger_in_evidence.of(event.evidence))}", pair_words(event), event.status]
    parts += [_day_words(event), _frame_words(machine.rule), f"{machine.confidence:.2f} sure"]
    return " · ".join(filter(None, parts))


def _day_words(event: EventRow) -> str:
    machine, days = event.machine, date_words(event.dates)
    if event.review.dates is None and machine.date_span and machine.sentence.holds(machine.date_span):
        return f"{quoted(machine.date_span.shifted(-machine.sentence.start).of(event.evidence))} → {days}"
    return days


def _frame_words(rule: str) -> str:
    found = _RULE.fullmatch(rule)
    return f"frame {found[2]}, {found[1].upper()}" if found else rule_words(rule)


def rule_words(rule: str) -> str:
    """Return a rule as a person reads it: 'rule: open doors (concede say, EN)'."""
    found = _RULE.fullmatch(rule)
    if found is None:
        return f"rule: {rule.replace('_', ' ')}" if rule else ""
    language, frame, words = found.groups()
    return f"rule: {words} ({frame.replace('-', ' ')}, {language.upper()})"


def state_words(event: EventRow) -> str:
    """Return where the review of an event stands."""
    if event.review.verdict is not Verdict.REJECTED and event.review.corrects:
        return "corrected by you"
    return _VERDICTS[event.review.verdict]


def _actor(article: Article, held: Sequence[str], machine: Sequence[str], spans: Sequence[Span]) -> Iterator[Words]:
    if tuple(held) != tuple(machine):
        yield Words("·".join(held))
        yield Words(" ")
        yield Words("·".join(machine), Tone.STRUCK)
        return
    named = ", ".join(dict.fromkeys(quoted(span.of(article.text)) for span in spans))
    if not named:
        yield Words("not named here", Tone.QUIET)
    else:
        yield Words(named)
    kinds = dict.fromkeys(
        f"{mention.kind.value} → {mention.code}"
        for mention in article.mentions
        if mention.code in machine and any(span.overlaps(mention.span) for span in spans)
    )
    told = ", ".join(kinds) or f"→ {'·'.join(machine)}"
    yield Words(f" · {told}" if kinds else f" {told}", Tone.QUIET)


def _status(event: EventRow) -> Iterator[Words]:
    yield Words(event.status.value)
    if event.status is not event.machine.status:
        yield Words(" ")
        yield Words(event.machine.status.value, Tone.STRUCK)
    elif event.status is not Status.FACT:
        yield Words(" · not told as done", Tone.QUIET)


def _date(event: EventRow, article: Article) -> Iterator[Words]:
    machine = event.machine
    span = machine.date_span
    if event.review.dates is not None:
        yield Words(date_words(event.dates))
        yield Words(" ")
        yield Words(date_words((machine.date_start, machine.date_end)), Tone.STRUCK)
        return
    if span:
        yield Words(f"{quoted(span.of(article.text))} ")
    if machine.date_start or machine.date_end:
        yield Words(date_words(event.dates))
    else:
        yield Words("not resolved" if span else "no date", Tone.DOUBT)
        if article.facts.published is None:
            yield Words(" · no date in page ", Tone.QUIET)
            yield Words("Set…", Tone.LINK)
