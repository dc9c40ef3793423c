"""What the analyst taught about an outlet's pages: which of their lines are furniture and which article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.reading.alignment import join_spans
from desktop.reading.lines import Line, fold, split_lines
from desktop.records import Document, LearnedLine, Span, subtract, unite

LONGEST = 400
"""Characters of a line by which it is known again."""

_DIGITS = re.compile(r"\d[\d.,:/]*")


def line_key(line: str) -> str:
    """Return a line as it is compared: without case and outer signs, with '#' for numbers, which change by article."""
    return _DIGITS.sub("#", fold(line[:LONGEST])) or line.strip()[:LONGEST]


def learn_lines(text: str, marked: Iterable[Span], outlet: str, *, chrome: bool) -> tuple[LearnedLine, ...]:
    """Return what marked stretches of an article teach: the lines that lie in them for the most part, once each."""
    spans = unite(marked)
    keys = dict.fromkeys(line_key(line.text) for line in split_lines(text) if _mostly_in(line, spans))
    return tuple(LearnedLine(outlet, key, chrome) for key in keys)


def apply_learned(text: str, chrome: Sequence[Span], learned: Iterable[LearnedLine]) -> tuple[Span, ...]:
    """Return the machine's chrome with the lines that were taught, whichever outlet they name; the last word counts."""
    taught = {one.key: one.chrome for one in learned}
    if not taught:
        return tuple(chrome)
    said = [(line.span, taught.get(line_key(line.text))) for line in split_lines(text)]
    kept = subtract(chrome, (span for span, is_chrome in said if is_chrome is False))
    return _trim(text, unite([*kept, *(span for span, is_chrome in said if is_chrome)]))


def mark_learned(document: Document, learned: Iterable[LearnedLine]) -> Document:
    """Return the document with the lines marked that were taught for its outlet; the analyst's own marks stay above."""
    own = [one for one in learned if document.source and one.outlet == document.source]
    return replace(document, chrome=apply_learned(document.text, document.chrome, own)) if own else document


def teach(document: Document, taught: Iterable[LearnedLine]) -> Document:
    """Return the document with the lines marked that were taught for its outlet, anew from what the machine marked."""
    plain = document.chrome if document.plain_chrome is None else document.plain_chrome
    chrome = apply_learned(document.text, plain, taught)
    return replace(document, chrome=chrome, plain_chrome=None if chrome == plain else plain)


def _mostly_in(line: Line, spans: Sequence[Span]) -> bool:
    covered = sum(
        min(span.end, line.span.end) - max(span.start, line.span.start) for span in spans if span.overlaps(line.span)
    )
    return covered * 2 > len(line.span)


def _trim(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans without outer white space, joined where only that lies between them."""
    trimmed = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        trimmed.append(Span(start, start + len(words.strip())))
    return tuple(join_spans(text, trimmed))
