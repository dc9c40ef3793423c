"""The form in which an analysis leaves the program: one JSON object an article."""

from __future__ import annotations

from datetime import date

from desktop.records import Analysis, DateMention, Document, EventRecord, Mention, Segment, Span


def analysis_row(document: Document, analysis: Analysis) -> dict[str, object]:
    """Return the JSON object of a document and its analysis; `resources/analysis.schema.json` describes it."""
    return {
        "id": document.id,
        "file": document.file,
        "text": document.text,
        "title": document.title,
        "author": document.author,
        "source": document.source,
        "published": _day(document.published),
        "language": analysis.language,
        "chrome": [_pair(span) for span in document.furniture],
        "segments": [_segment(segment) for segment in analysis.segments],
        "mentions": [_mention(mention) for mention in analysis.mentions],
        "dates": [_date(mention) for mention in analysis.dates],
        "events": [_event(record) for record in analysis.events],
        "version": analysis.version,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _segment(segment: Segment) -> dict[str, object]:
    return {
        "start": segment.span.start,
        "end": segment.span.end,
        "language": segment.language,
        "confidence": round(segment.confidence, 4),
        "method": segment.method,
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "code": mention.code,
        "kind": mention.kind.value,
        "rule": mention.rule,
    }


def _date(mention: DateMention) -> dict[str, object]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "value": mention.value,
        "type": mention.type.value,
        "date_start": _day(mention.date_start),
        "date_end": _day(mention.date_end),
    }


def _event(record: EventRecord) -> dict[str, object]:
    return {
        "sentence": _pair(record.sentence),
        "source": list(record.source),
        "target": list(record.target),
        "source_spans": [_pair(span) for span in record.source_spans],
        "target_spans": [_pair(span) for span in record.target_spans],
        "mutual": record.mutual,
        "type": record.type.value,
        "status": record.status.value,
        "date_start": _day(record.date_start),
        "date_end": _day(record.date_end),
        "date_span": _pair(record.date_span) if record.date_span else None,
        "trigger": _pair(record.trigger),
        "event": record.event,
        "confidence": record.confidence,
        "rule": record.rule,
    }
