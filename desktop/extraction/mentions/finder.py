"""Mentions of an article, segment by segment in the language of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from desktop.extraction.mentions.context import weigh
from desktop.extraction.mentions.focus import Named
from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.lexicon import Hit, lexicon
from desktop.extraction.mentions.own import Own
from desktop.extraction.mentions.persons import (
    Known,
    introduced_people,
    known_people,
    popes,
    settle_people,
    surnames_after,
)
from desktop.extraction.mentions.phrases import find_phrases, phrases_in
from desktop.extraction.mentions.resources import read_table, table_language
from desktop.extraction.mentions.roles import mark_roles
from desktop.extraction.mentions.shortforms import short_forms
from desktop.records import Mention, OwnNames, Segment, Span

_KOREAS = {"KOR", "PRK"}


def find_mentions(
    text: str, segments: Sequence[Segment], published: date | None, own: OwnNames = ()
) -> tuple[Mention, ...]:
    """Return the states and organisations named in the segments, in order and without overlap.

    `published` tells whose office counts where two people share a name; `own` are the analyst's names, which stand
    over the program's wherever these are not longer.
    """
    folded, mine = fold(text), Own(own)
    found: list[Hit] = []
    known: list[Known] = []
    for segment in segments:
        found += _named_in(text, folded, segment, published, known, mine)
    known.sort(key=lambda one: one.start)
    for segment in segments:
        surnames = list(surnames_after(text, folded, known, segment.span, table_language(segment.language)))
        found += _apart(surnames, [hit[0] for hit in found]) if surnames else ()
    mentions = [_mention(hit) for hit in found]
    named = mine.over(_in_order(mentions))
    return mine.over(_in_order([*named, *_phrases(text, segments, named)]))


def _named_in(
    text: str, folded: str, segment: Segment, published: date | None, known: list[Known], mine: Own
) -> Iterator[Hit]:
    """Yield what one segment names, and note the people it names in full."""
    language, within = table_language(segment.language), segment.span
    raw = mine.put_in(text, folded, within, lexicon(language).find(text, folded, within))
    hits = list(settle_people(text, list(weigh(text, raw, language)), language, published))
    known += known_people(hits, language, published)
    hits += _apart(popes(text, within, language), [span for span, _ in raw])
    for hit, person in introduced_people(text, hits, language):
        hits += _apart([hit], [span for span, _ in raw])
        known.append(person)
    if language == "ko":
        korea = any(form.code in _KOREAS for _, form in hits)
        hits += _apart(short_forms(text, within, korea=korea), [span for span, _ in raw])
    yield from mark_roles(text, sorted(hits, key=lambda hit: hit[0].start), language)


def _phrases(text: str, segments: Sequence[Segment], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    named = Named(text, mentions, _organisations())
    languages = {table_language(segment.language) for segment in segments}
    phrases = {language: phrases_in(text, language) for language in sorted(languages)}
    for segment in segments:
        language = table_language(segment.language)
        yield from find_phrases(text, segment.span, phrases[language], language, named)


@cache
def _organisations() -> frozenset[str]:
    return frozenset(read_table("organisations.toml"))


def _apart(hits: Iterable[Hit], taken: Sequence[Span]) -> Iterator[Hit]:
    """Yield the hits that share no character with what is taken."""
    for hit in hits:
        if not any(map(hit[0].overlaps, taken)):
            yield hit


def _mention(hit: Hit) -> Mention:
    span, form = hit
    return Mention(span, form.code or "", form.kind, form.rule, form.confidence)


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order; of two that overlap the surer one stays, then the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.confidence, -len(m.span))):
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return tuple(kept)
