"""Event rows: records in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from desktop.records import EventRecord, EventRow, EventType, Review, Segment, Span, Status, Verdict
from desktop.store.tables import Article, Event

_EVENT, _ARTICLE = Event.__table__.c, Article.__table__.c  # type: ignore[attr-defined]
_TITLE = func.coalesce(_ARTICLE.own_title, _ARTICLE.title, _ARTICLE.file).label("article_title")
# columns of the tables, not of the models: the ORM would take twice the time to hand out the rows
_EVENTS: Select[Any] = (
    select(*_EVENT, _TITLE)
    .join(Article.__table__, _ARTICLE.id == _EVENT.article)  # type: ignore[attr-defined]
    .where(_ARTICLE.deleted.is_(False))
)


def select_events() -> Select[Any]:
    """Return a query for all that an `EventRow` needs, of articles that are not deleted."""
    return _EVENTS


def machine_values(record: EventRecord, text: str, segments: Sequence[Segment]) -> dict[str, Any]:
    """Return the machine's side of an event as column values."""
    date_span = record.date_span
    return {
        "number": record.event,
        "sentence_start": record.sentence.start,
        "sentence_end": record.sentence.end,
        "trigger_start": record.trigger.start,
        "trigger_end": record.trigger.end,
        "date_span_start": date_span.start if date_span else None,
        "date_span_end": date_span.end if date_span else None,
        "source": list(record.source),
        "target": list(record.target),
        "source_spans": pack_spans(record.source_spans),
        "target_spans": pack_spans(record.target_spans),
        "mutual": record.mutual,
        "type": record.type.value,
        "status": record.status.value,
        "date_start": record.date_start,
        "date_end": record.date_end,
        "confidence": record.confidence,
        "rule": record.rule,
        "evidence": record.sentence.of(text),
        "language": _language_at(record.sentence, segments),
        "found": True,
    }


def review_values(review: Review) -> dict[str, Any]:
    """Return the analyst's side of an event as column values."""
    start, end = review.dates or (None, None)
    return {
        "verdict": review.verdict.value,
        "own_source": None if review.source is None else list(review.source),
        "own_target": None if review.target is None else list(review.target),
        "own_mutual": review.mutual,
        "own_type": review.type.value if review.type else None,
        "own_status": review.status.value if review.status else None,
        "own_dates": review.dates is not None,
        "own_date_start": start,
        "own_date_end": end,
    }


def to_event_row(row: RowMapping) -> EventRow:
    """Return the record of a row of `select_events`."""
    return EventRow(
        id=row["id"],
        article=row["article"],
        happening=row["happening"],
        machine=_to_machine(row),
        review=_to_review(row),
        evidence=row["evidence"],
        language=row["language"],
        article_title=row["article_title"],
        found=row["found"],
    )


def pack_spans(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as JSON holds them."""
    return [[span.start, span.end] for span in spans]


def unpack_spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Return spans from what JSON held."""
    return tuple(Span(start, end) for start, end in pairs)


def _to_machine(row: RowMapping) -> EventRecord:
    has_date_span = row["date_span_start"] is not None
    return EventRecord(
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        source=tuple(row["source"]),
        target=tuple(row["target"]),
        mutual=row["mutual"],
        type=EventType(row["type"]),
        status=Status(row["status"]),
        date_start=row["date_start"],
        date_end=row["date_end"],
        date_span=Span(row["date_span_start"], row["date_span_end"]) if has_date_span else None,
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        event=row["number"],
        confidence=row["confidence"],
        rule=row["rule"],
        source_spans=unpack_spans(row["source_spans"]),
        target_spans=unpack_spans(row["target_spans"]),
    )


def _to_review(row: RowMapping) -> Review:
    return Review(
        verdict=Verdict(row["verdict"]),
        source=None if row["own_source"] is None else tuple(row["own_source"]),
        target=None if row["own_target"] is None else tuple(row["own_target"]),
        mutual=row["own_mutual"],
        type=EventType(row["own_type"]) if row["own_type"] else None,
        status=Status(row["own_status"]) if row["own_status"] else None,
        dates=(row["own_date_start"], row["own_date_end"]) if row["own_dates"] else None,
    )


def _language_at(sentence: Span, segments: Sequence[Segment]) -> str:
    holding = (segment.language for segment in segments if segment.span.start <= sentence.start < segment.span.end)
    return next(holding, "und")
