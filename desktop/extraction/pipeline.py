"""The stages from a document to all that is found in it; each can be replaced without moving its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop import __version__
from desktop.extraction.dates import find_dates
from desktop.extraction.events import find_events
from desktop.extraction.events.lexicon import CODED, load
from desktop.extraction.mentions import find_mentions
from desktop.language import segments as segmentation
from desktop.language.sentences import split
from desktop.records import NO_RULES, Analysis, Document, OwnRules, Span

RULES = "rules.1"


def analyse(document: Document, own: OwnRules = NO_RULES) -> Analysis:
    """Return all that is found in a document; a language that the input gave stands as the main one.

    `own` are the analyst's rules beside the program's.
    """
    text = document.text
    content = list(find_content(len(text), document.furniture))
    segments = segmentation.segment(text, content, fixed=document.segments, prior=dict(document.shares))
    sentences = split(text, segments)
    mentions = find_mentions(text, segments, document.published, own.names)
    dates = find_dates(text, sentences, document.published, f"{document.source or ''} {document.url or ''}")
    events = find_events(text, sentences, mentions, dates, document.published, document.title, own.frames)
    language = document.language or segmentation.dominant(text, segments)
    return Analysis(language, tuple(segments), tuple(mentions), tuple(dates), events, f"{__version__}+{RULES}")


def find_content(length: int, chrome: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of a text of some length that are not chrome."""
    position = 0
    for span in sorted(chrome):
        if span.start > position:
            yield Span(position, span.start)
        position = max(position, span.end)
    if position < length:
        yield Span(position, length)


def warm_up() -> None:
    """Load what the stages need, so that the first article is as quick as the next."""
    segmentation.warm_up()
    for language in CODED:
        load(language)
    analyse(Document("", None, "Seoul and Tokyo agreed on Monday to hold talks."))
