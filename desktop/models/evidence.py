"""The sentence of an event with its trigger, its actors and its date marked, as rich text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from desktop.models.theme import Palette
from desktop.records import EventRow, Span

_LEAD = 0.4  # of the letters that are kept may stand before the trigger
_CUT = 24  # letters within which a cut looks for a space


def evidence_html(event: EventRow, palette: Palette, letters: int) -> str:
    """Return the sentence as rich text, at most so many letters of it around the trigger."""
    text, kept = event.evidence, _window(event, letters)
    pieces = (_marked(text[start:end], marks, event, palette) for start, end, marks in _pieces(event, kept))
    lead, tail = "… " * (kept.start > 0), " …" * (kept.end < len(text))
    return f"{lead}{''.join(pieces)}{tail}"


def _window(event: EventRow, letters: int) -> Span:
    text, trigger = event.evidence, event.trigger_in_evidence
    if len(text) <= letters:
        return Span(0, len(text))
    start = max(0, min(trigger.start - round(letters * _LEAD), len(text) - letters))
    end = min(len(text), start + letters)
    if start:
        start = text.find(" ", start, min(start + _CUT, trigger.start)) + 1 or start
    if end < len(text):
        space = text.rfind(" ", max(end - _CUT, trigger.end), end)
        end = space if space > 0 else end
    return Span(start, end)


def _pieces(event: EventRow, kept: Span) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the stretches between the borders of the marks, each with the marks that cover it."""
    machine = event.machine
    spans = [(event.trigger_in_evidence, "trigger")]
    inside = [*machine.source_spans, *machine.target_spans]
    spans += [(span.shifted(-machine.sentence.start), "actor") for span in inside if machine.sentence.holds(span)]
    if machine.date_span and machine.sentence.holds(machine.date_span):
        spans.append((machine.date_span.shifted(-machine.sentence.start), "date"))
    edges = (edge for span, _ in spans for edge in (span.start, span.end))
    for start, end in pairwise(sorted({kept.start, kept.end, *_within(kept, edges)})):
        yield start, end, frozenset(mark for span, mark in spans if span.start <= start and end <= span.end)


def _within(kept: Span, edges: Iterable[int]) -> Iterator[int]:
    return (edge for edge in edges if kept.start < edge < kept.end)


def _marked(words: str, marks: frozenset[str], event: EventRow, palette: Palette) -> str:
    styles = []
    if "trigger" in marks:
        tint = palette.cooperation_tint if event.type.cooperative else palette.conflict_tint
        styles.append(f"background-color:{tint.name()}; font-weight:bold")
    if marks:
        styles.append("text-decoration:underline")
    told = escape(" ".join(words.split("\n")))
    return f'<span style="{"; ".join(styles)}">{told}</span>' if styles else told
