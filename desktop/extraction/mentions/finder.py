"""Mentions of an article, segment by segment in the language of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.lexicon import lexicon
from desktop.records import Mention, Segment


def find_mentions(text: str, segments: Sequence[Segment], published: date | None) -> tuple[Mention, ...]:
    """Return the states and organisations named in the segments, in order and without overlap."""
    folded = fold(text)
    found: list[Mention] = []
    for segment in segments:
        for span, form in lexicon(segment.language).find(text, folded, segment.span):
            if form.code:
                found.append(Mention(span, form.code, form.kind, form.rule, form.confidence))
    return tuple(sorted(found, key=lambda mention: mention.span))
