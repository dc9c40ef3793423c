"""Small worlds built by hand: documents with their analyses, and a reader that hands them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.records import (
    NO_RULES,
    Analysis,
    Document,
    EventRecord,
    EventType,
    Kind,
    Mention,
    OwnRules,
    Segment,
    Span,
    Status,
    Unread,
)


def make_document(name: str, text: str, published: date | None = None, **fields) -> Document:
    return Document(id=name, file=name, text=text, title=fields.pop("title", name), published=published, **fields)


def make_event(
    text: str,
    sentence: str,
    source: str,
    target: str,
    kind: EventType = EventType.ACCUSE,
    *,
    mutual: bool = False,
    status: Status = Status.FACT,
    days: tuple[date, date] | None = None,
    event: int = 1,
    trigger: str | None = None,
) -> EventRecord:
    """An event told by a sentence of the text; actors are written 'USA KOR'."""
    start = text.index(sentence)
    words = trigger or sentence.split()[1]
    at = text.index(words, start)
    return EventRecord(
        sentence=Span(start, start + len(sentence)),
        source=tuple(source.split()),
        target=tuple(target.split()),
        mutual=mutual,
        type=kind,
        status=status,
        date_start=days[0] if days else None,
        date_end=days[1] if days else None,
        date_span=None,
        trigger=Span(at, at + len(words)),
        event=event,
        confidence=0.8,
        rule="by hand",
        source_spans=(Span(start, start + 1),),
    )


def make_analysis(text: str, events: Iterable[EventRecord] = (), language: str = "en", version: str = "1") -> Analysis:
    segments = (Segment(Span(0, len(text)), language, 0.9, "by hand"),) if text else ()
    mentions = (Mention(Span(0, 1), "USA", Kind.NAME, "by hand"),) if text else ()
    return Analysis(language, segments, mentions, (), tuple(events), version)


class HandReader:
    """A reader whose findings are given: files by name, analyses by document id."""

    def __init__(self, *found: tuple[Document, Analysis] | Unread) -> None:
        self.found = list(found)
        self.analysed: list[Document] = []
        self.closed = False

    def read(
        self, paths: Sequence[Path], own: OwnRules = NO_RULES, *more: object
    ) -> Iterator[tuple[str, tuple[Document, Analysis] | Unread]]:
        try:
            for path in paths:
                for one in self.found:
                    file = one.file if isinstance(one, Unread) else one[0].file
                    if file == path.name:
                        yield str(path), one
        finally:
            self.closed = True

    def analyse(self, documents: Iterable[Document], own: OwnRules = NO_RULES) -> Iterator[Analysis]:
        by_id: Mapping[str, Analysis] = {one[0].id: one[1] for one in self.found if not isinstance(one, Unread)}
        for document in documents:
            self.analysed.append(document)
            yield by_id[document.id]

    def stop(self) -> None:
        """Nothing goes on beside."""


def finish(work):
    """Run a write to its end; return what it changed."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
