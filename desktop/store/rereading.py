"""Another reading of an article's text put in the place of the old, with all that points into it moved along.

The same bytes in two code pages, or a text before and after its repair, have their ASCII letters in common: a place
is found again by the ASCII letters before it, line by line where both have as many lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import RowMapping, bindparam, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import Document, Segment, Span, unite
from desktop.store import tables
from desktop.store.articles import read_document, read_facts, replace_text, write_own_segments
from desktop.store.chrome_marks import write_own_chrome
from desktop.store.events import pack_spans, unpack_spans

_EVENT = tables.Event.__table__  # type: ignore[attr-defined]
Mend = Callable[[str], str | None]
_MOVE = update(_EVENT).where(_EVENT.c.id == bindparam("number_of_row"))


class Passage:
    """The way from places of one reading to those of another; a stretch keeps at least one character."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _Lines(old), _Lines(new)
        if len(self._old.starts) != len(self._new.starts):
            self._old, self._new = _Lines(old, whole=True), _Lines(new, whole=True)

    def span(self, span: Span) -> Span:
        """Return where a stretch stands in the other reading."""
        start = self._place(span.start, after=False)
        end = self._place(span.end, after=True)
        size = self._new.size
        return Span(min(start, max(size - 1, 0)), min(max(end, start + 1), size))

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return where some stretches stand in the other reading."""
        return tuple(map(self.span, spans))

    def _place(self, place: int, *, after: bool) -> int:
        """Return a place by the ASCII signs before it; within a run of others, its end where `after`, else its start.

        In a run that is as long in both readings the place is the same.
        """
        line = self._old.line_at(place)
        old, new = self._old.signs(line), self._new.signs(line)
        within = place - self._old.starts[line]
        sign = min(bisect_left(old, within), len(old) - 1, len(new) - 1)
        run, other = (old[sign - 1] + 1, new[sign - 1] + 1) if sign else (0, 0)
        if old[sign] - run == new[sign] - other:
            at = other + min(within, old[sign]) - run
        else:
            at = new[sign] if within > run and (after or within >= old[sign]) else other
        return self._new.starts[line] + at


class _Lines:
    """A text's lines, and in each the places of its ASCII letters."""

    def __init__(self, text: str, *, whole: bool = False) -> None:
        self._text, self._whole = text, whole
        self.size = len(text)
        self._kept: dict[int, list[int]] = {}

    @cached_property
    def starts(self) -> list[int]:
        if self._whole:
            return [0]
        return [0, *(place + 1 for place, sign in enumerate(self._text) if sign == "\n")]

    def line_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def signs(self, line: int) -> list[int]:
        """Return the places of a line's ASCII signs, and its end."""
        if line not in self._kept:
            start = self.starts[line]
            end = self.starts[line + 1] if line + 1 < len(self.starts) else self.size
            words = self._text[start:end]
            self._kept[line] = [*(at for at, sign in enumerate(words) if sign < "\x7f"), len(words)]
        return self._kept[line]


def read_originals(session: Session, articles: Iterable[int]) -> dict[int, Document]:
    """Return articles as they were read, without what the analyst said of their facts."""
    found: dict[int, Document] = {}
    for article, (machine, _) in read_facts(session, articles).items():
        document = read_document(session, article, machine.published)
        if document is not None:
            found[article] = document
    return found


def read_siblings(session: Session, article: int) -> dict[int, str]:
    """Return the other articles that came from an article's file, with their names in it."""
    table = tables.Article.__table__.c  # type: ignore[attr-defined]
    path = select(table.path).where(table.id == article).scalar_subquery()
    query = select(table.id, table.document).where(table.path == path, table.id != article, table.deleted.is_(False))
    return {number: name for number, name in session.execute(query.order_by(table.id))}  # noqa: C416


def with_own_date(session: Session, article: int, document: Document) -> Document:
    """Return a reading as it is to be analysed: against the day of publication that holds."""
    own = read_facts(session, [article])[article][1].published
    given = document.given | {"published"} if own else document.given
    return replace(document, published=own or document.published, given=given)


def put_reading(session: Session, article: int, document: Document, fingerprint: str) -> None:
    """Put another reading in the place of an article's text; all events move along, reviewed or not."""
    body = tables.Body
    old = session.scalars(select(col(body.text)).where(col(body.article) == article)).one()
    replace_text(session, article, document, fingerprint)
    write_own_segments(session, article, document.segments)
    write_own_chrome(session, article, document.own_chrome, document.own_content)
    if old != document.text:
        _move_events(session, article, Passage(old, document.text), document.text)


def carry_over(old: Document, new: Document) -> Document:
    """Return another reading of a document with the analyst's stretches of the old one."""
    passage = Passage(old.text, new.text)
    return replace(
        new,
        own_chrome=unite(passage.spans(old.own_chrome)),
        own_content=unite(passage.spans(old.own_content)),
        segments=tuple(_apart(replace(part, span=passage.span(part.span)) for part in old.segments)),
    )


def rewrite(document: Document, text: str, mend: Mend, warning: str) -> Document:
    """Return a document with its words mended, all stretches moved along, and a warning of it taken away."""
    passage, plain = Passage(document.text, text), document.plain_chrome
    title, author, source = (
        words and (mend(words) or words) for words in (document.title, document.author, document.source)
    )
    mended = replace(
        document,
        text=text,
        chrome=unite(passage.spans(document.chrome)),
        plain_chrome=None if plain is None else unite(passage.spans(plain)),
        warnings=tuple(each for each in document.warnings if each != warning),
        title=title,
        author=author,
        source=source,
    )
    return carry_over(document, mended)


def _apart(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield segments as far as none lies on the one before, as two may that stood in one run of letters."""
    last = 0
    for segment in sorted(segments, key=lambda part: part.span):
        if segment.span.start >= last and len(segment.span):
            yield segment
            last = segment.span.end


def _move_events(session: Session, article: int, passage: Passage, text: str) -> None:
    rows = session.execute(select(*_EVENT.c).where(_EVENT.c.article == article)).mappings().all()
    if rows:
        session.execute(_MOVE, [{"number_of_row": row["id"], **_moved_values(row, passage, text)} for row in rows])


def _moved_values(row: RowMapping, passage: Passage, text: str) -> dict[str, Any]:
    sentence, trigger = (
        passage.span(Span(row[f"{name}_start"], row[f"{name}_end"])) for name in ("sentence", "trigger")
    )
    sentence = Span(min(sentence.start, trigger.start), max(sentence.end, trigger.end))
    date = passage.span(Span(row["date_span_start"], row["date_span_end"])) if row["date_span_end"] else None
    sides = {name: pack_spans(passage.spans(unpack_spans(row[name]))) for name in ("source_spans", "target_spans")}
    return sides | {
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "trigger_start": trigger.start,
        "trigger_end": trigger.end,
        "date_span_start": date.start if date else None,
        "date_span_end": date.end if date else None,
        "evidence": sentence.of(text),
    }
