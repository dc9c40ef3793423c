"""A real library behind a real desk, filled with two articles whose findings the tests know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from desktop.library import Library
from desktop.records import (
    NO_RULES,
    Analysis,
    DateMention,
    Document,
    EventRecord,
    EventType,
    Kind,
    Mention,
    OwnRules,
    Segment,
    Span,
    Status,
    TimexType,
)
from desktop.workers import Desk

TALKS = """Skip to content
\U0001f4e3 Home

Japan and Cuba talk

Japan invited Cuba to talks on Monday. Cuba criticised Japan sharply.

Japón invitó a Cuba.

Japan praised Peru in Tokyo\u00a0Bay.
""" + "\n".join(f"\nA line that tells of nothing, number {n}." for n in range(60))

AID = "Chile sent aid to Peru\n\nChile sent aid to Peru on 3 May 2021.\n"


def span_of(text: str, words: str, within: str | None = None) -> Span:
    start = text.index(words, text.index(within) if within else 0)
    return Span(start, start + len(words))


def act(text, sentence, trigger, kind, pair, number, *, status=Status.FACT, confidence=0.9, dated=None):
    inside = span_of(text, sentence)
    return EventRecord(
        sentence=inside,
        source=(pair[0],),
        target=(pair[1],),
        mutual=False,
        type=kind,
        status=status,
        date_start=None,
        date_end=None,
        date_span=span_of(text, dated) if dated else None,
        trigger=span_of(text, trigger, sentence),
        event=number,
        confidence=confidence,
        rule="verb_frame",
        source_spans=(Span(inside.start, inside.start + 5),),
    )


def analyse_talks(text: str) -> Analysis:
    spanish = span_of(text, "Japón invitó a Cuba.")
    before, after = span_of(text, "Japan and Cuba talk"), span_of(text, "Japan praised Peru in Tokyo\u00a0Bay.")
    end = span_of(text, "Cuba criticised Japan sharply.").end
    return Analysis(
        language="en",
        segments=(
            Segment(Span(before.start, end), "en", 0.9, "script"),
            Segment(spanish, "es", 0.9, "script"),
            Segment(Span(after.start, len(text)), "en", 0.9, "script"),
        ),
        mentions=(Mention(span_of(text, "Japan", "Japan invited"), "JPN", Kind.NAME, "name"),),
        dates=(DateMention(span_of(text, "on Monday"), TimexType.DATE, None),),
        events=(
            act(
                text,
                "Japan invited Cuba to talks on Monday.",
                "invited",
                EventType.AGREE,
                ("JPN", "CUB"),
                1,
                dated="on Monday",
            ),
            act(text, "Cuba criticised Japan sharply.", "criticised", EventType.ACCUSE, ("CUB", "JPN"), 2),
            act(text, "Japón invitó a Cuba.", "invitó", EventType.AGREE, ("JPN", "CUB"), 1),
            act(
                text,
                "Japan praised Peru",
                "praised",
                EventType.SUPPORT,
                ("JPN", "PER"),
                3,
                status=Status.POSSIBLE,
                confidence=0.4,
            ),
        ),
        version="1",
    )


def analyse_aid(text: str) -> Analysis:
    whole = Segment(Span(0, len(text)), "en", 0.9, "script")
    event = act(text, "Chile sent aid to Peru on", "sent aid", EventType.AID, ("CHL", "PER"), 1)
    return Analysis("en", (whole,), (), (), (event,), "1")


class KnownReader:
    """Gives the findings above for the texts above."""

    def read(
        self, paths: Sequence[Path], own: OwnRules = NO_RULES, *more: object
    ) -> Iterator[tuple[str, tuple[Document, Analysis]]]:
        return iter(())

    def analyse(self, documents: Iterable[Document], own: OwnRules = NO_RULES) -> Iterator[Analysis]:
        for document in documents:
            yield analyse_talks(document.text) if "Japan" in document.text else analyse_aid(document.text)


def chrome_of(text: str) -> tuple[Span, ...]:
    return (span_of(text, "Skip to content\n\U0001f4e3 Home"),)


def open_desk(folder: Path) -> Desk:
    """Return a desk over a new library with both articles: number 1 the talks, number 2 the aid."""
    library = Library.create(folder / "Test.chancery")
    documents = [
        Document("talks", None, TALKS, title="Japan and Cuba talk", chrome=chrome_of(TALKS)),
        Document("aid", None, AID, title="Chile sent aid to Peru", source="Andes Post", published=date(2021, 5, 4)),
    ]
    for _step in library.import_documents(documents, KnownReader()):
        pass
    return Desk(library, KnownReader())


def settle(qtbot, desk: Desk) -> None:
    """Wait until all that was asked of the library is answered and shown."""
    answered: list[bool] = []
    desk.read("test", lambda _library: True, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
