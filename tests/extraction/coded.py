"""Codes single sentences for the tests of events, in a short notation."""

from datetime import date

from desktop.extraction.dates import find_dates
from desktop.extraction.events import find_events
from desktop.extraction.mentions import find_mentions
from desktop.records import EventRecord, Segment, Sentence, Span

PUBLISHED = date(2024, 3, 5)


def find(text: str, language: str = "en", published: date | None = PUBLISHED) -> tuple[EventRecord, ...]:
    """Return the events of a text in which each line is a sentence."""
    segments = (Segment(Span(0, len(text)), language, 1.0, "given"),)
    sentences = tuple(lines(text, language))
    mentions = find_mentions(text, segments, published)
    dates = find_dates(text, sentences, published)
    return find_events(text, sentences, mentions, dates, published)


def lines(text: str, language: str):
    """Yield each line of a text as a sentence."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Sentence(Span(start, start + len(line)), language)
        start += len(line) + 1


def short(text: str, language: str = "en") -> list[str]:
    """Return the events of a sentence as 'USA>PRK REQUEST', mutual with '=', other statuses than fact behind."""
    return sorted(_short(event) for event in find(text, language))


def _short(event: EventRecord) -> str:
    status = "" if event.status == "fact" else f" {event.status}"
    if event.mutual:
        return f"{'='.join(sorted(event.source))} {event.type}{status}"
    return f"{'+'.join(event.source)}>{'+'.join(event.target)} {event.type}{status}"
