"""What is found in the five samples, line by line: a change of the rules shows here what it changes.

`python3 packaging/dev.py test tests/golden --write-golden` writes the files anew; read the difference before you keep
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.extraction.pipeline import analyse
from desktop.paths import samples
from desktop.reading.files import read
from desktop.records import Analysis, DateMention, Document, EventRecord, Span

GOLDEN = Path(__file__).parent


@pytest.mark.parametrize("seed", samples(), ids=lambda path: path.stem)
def test_the_samples_are_found_as_they_were(seed: Path, request: pytest.FixtureRequest):
    (document,) = read(seed)
    assert isinstance(document, Document)
    found = "\n".join(lines(document, analyse(document))) + "\n"
    golden = GOLDEN / f"{seed.stem}.golden"
    if request.config.getoption("--write-golden"):
        golden.write_text(found, encoding="utf-8")
    assert found.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def lines(document: Document, analysis: Analysis) -> Iterator[str]:
    """Yield an analysis in words, quotes in place of offsets."""
    text = document.text
    yield f"title      {document.title}"
    yield f"author     {document.author}"
    yield f"source     {document.source}"
    yield f"published  {document.published}"
    yield f"language   {analysis.language}"
    for span in document.chrome:
        yield f"chrome     {quote(text, span)}"
    for segment in analysis.segments:
        yield f"segment    {segment.language} {segment.method} {quote(text, segment.span)}"
    for mention in analysis.mentions:
        yield f"mention    {mention.code} {mention.kind} {mention.rule} {quote(text, mention.span)}"
    for each in analysis.dates:
        yield f"date       {date_words(each)} {quote(text, each.span)}"
    for event in analysis.events:
        yield f"event {event.event:<4} {event_words(text, event)}"


def date_words(each: DateMention) -> str:
    return f"{each.type} {each.value} {each.date_start}..{each.date_end}"


def event_words(text: str, event: EventRecord) -> str:
    sides = f"{'·'.join(event.source)} {'<>' if event.mutual else '>'} {'·'.join(event.target)}"
    days = f"{event.date_start}..{event.date_end}"
    return f"{sides} {event.type} {event.status} {days} {quote(text, event.trigger)} in {quote(text, event.sentence)}"


def quote(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    return f"“{words}”" if len(words) <= 70 else f"“{words[:40]} … {words[-25:]}”"
