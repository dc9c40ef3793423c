"""An act as the frames find it in one sentence, before it has a date and a number."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.records import EventType, Span, Status


@dataclass(frozen=True, slots=True)
class Draft:
    """Who did what to whom, by which words.

    `reach` is the stretch of its clause, `aside` are the relative clauses of the sentence that tell something else.
    """

    type: EventType
    status: Status
    source: tuple[str, ...]
    target: tuple[str, ...]
    mutual: bool
    trigger: Span
    reach: Span
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    confidence: float
    rule: str
    aside: tuple[Span, ...] = ()
