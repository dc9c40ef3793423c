"""Tables for other programs: events, articles, matrix and timeline as CSV or JSON Lines.

Columns
    events    event, happening, article, title, outlet, published, source, target, mutual, type, quad, status,
              date_start, date_end, plover, goldstein, language, sentence, trigger, sentence_start, sentence_end,
              confidence, rule, verdict, corrected, found
    articles  article, file, title, author, outlet, published, language, languages, happenings, matching, cooperative,
              conflictive, reports, reviewed
    matrix    source, target, count, mean_intensity, cooperative, conflictive, counted, scale
    timeline  start, end, cooperative, conflictive, spread_cooperative, spread_conflictive, counted, bins;
              the last row, without days, holds the acts without a date

Values are those that hold: the analyst's over the machine's. Days are ISO 8601, offsets code points of the article's
text. Where a cell holds several values, CSV parts them by '; ' and JSON Lines has a list.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TextIO

from desktop.errors import DesktopError
from desktop.records import ArticleRow, Bins, EventRow, Filter, Matrix, Measure, Scale, Timeline
from desktop.store.scales import score

Row = dict[str, Any]


class Table(StrEnum):
    """What can be written as a table."""

    EVENTS = "events"
    ARTICLES = "articles"
    MATRIX = "matrix"
    TIMELINE = "timeline"


class Figures(Protocol):
    """What a table is made from: a library."""

    def article_rows(self, chosen: Filter = ..., measure: Measure = ...) -> tuple[ArticleRow, ...]:
        """List articles."""

    def event_rows(self, chosen: Filter = ..., *, rejected: bool = ...) -> tuple[EventRow, ...]:
        """List events."""

    def matrix(self, chosen: Filter = ..., measure: Measure = ...) -> Matrix:
        """Count pairs."""

    def timeline(self, chosen: Filter = ..., measure: Measure = ..., width: Bins | None = ...) -> Timeline:
        """Count over time."""


def export_table(
    figures: Figures, table: Table, path: Path, chosen: Filter, measure: Measure, width: Bins | None = None
) -> None:
    """Write a table to a file in the format its ending names; an older file gives way only when all is written."""
    write = _FORMATS.get(path.suffix.lower())
    if write is None:
        known = " or ".join(_FORMATS)
        raise DesktopError(f"{path.name}: {table} can be written as {known}. Choose one of these endings.")
    rows = export_rows(figures, table, chosen, measure, width)
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("w", encoding=_ENCODINGS.get(path.suffix.lower(), "utf-8"), newline="") as file:
            write(rows, COLUMNS[table], file)
        draft.replace(path)
    except OSError as error:
        raise DesktopError(f"{path.name} cannot be written: {error.strerror or error}.") from error


def export_rows(
    figures: Figures, table: Table, chosen: Filter, measure: Measure, width: Bins | None = None
) -> Iterator[Row]:
    """Yield the rows of a table, keys as documented above."""
    match table:
        case Table.EVENTS:
            yield from _event_rows(figures, chosen)
        case Table.ARTICLES:
            yield from map(_article_row, figures.article_rows(chosen, measure))
        case Table.MATRIX:
            yield from _matrix_rows(figures.matrix(chosen, measure), measure)
        case Table.TIMELINE:
            yield from _timeline_rows(figures.timeline(chosen, measure, width), measure)


def write_csv(rows: Iterable[Row], columns: tuple[str, ...], file: TextIO) -> None:
    """Write rows as comma-separated values, as spreadsheets read them."""
    table = csv.writer(file)
    table.writerow(columns)
    table.writerows([_to_cell(row[column]) for column in columns] for row in rows)


def write_json_lines(rows: Iterable[Row], columns: tuple[str, ...], file: TextIO) -> None:
    """Write one JSON object a line."""
    for row in rows:
        values = {column: _to_json(row[column]) for column in columns}
        file.write(json.dumps(values, ensure_ascii=False) + "\n")


COLUMNS = {
    Table(line.split()[0]): tuple(line.replace(",", " ").split()[1:])
    for line in (
        "events event, happening, article, title, outlet, published, source, target, mutual, type, quad, status, "
        "date_start, date_end, plover, goldstein, language, sentence, trigger, sentence_start, sentence_end, "
        "confidence, rule, verdict, corrected, found",
        "articles article, file, title, author, outlet, published, language, languages, happenings, matching, "
        "cooperative, conflictive, reports, reviewed",
        "matrix source, target, count, mean_intensity, cooperative, conflictive, counted, scale",
        "timeline start, end, cooperative, conflictive, spread_cooperative, spread_conflictive, counted, bins",
    )
}

_FORMATS: dict[str, Callable[[Iterable[Row], tuple[str, ...], TextIO], None]] = {
    ".csv": write_csv,
    ".jsonl": write_json_lines,
}
_ENCODINGS = {".csv": "utf-8-sig"}  # without the mark, spreadsheets read UTF-8 as the locale's encoding
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run as a formula by spreadsheets


def _event_rows(figures: Figures, chosen: Filter) -> Iterator[Row]:
    articles = {row.id: row for row in figures.article_rows()}
    for event in figures.event_rows(chosen):
        facts = articles[event.article].facts if event.article in articles else None
        yield {
            "event": event.id,
            "happening": event.happening,
            "article": event.article,
            "title": event.article_title,
            "outlet": facts.source if facts else None,
            "published": facts.published if facts else None,
            **_act(event),
            **_evidence(event),
        }


def _act(event: EventRow) -> Row:
    start, end = event.dates
    return {
        "source": event.source,
        "target": event.target,
        "mutual": event.mutual,
        "type": event.type.value,
        "quad": event.type.quad.value,
        "status": event.status.value,
        "date_start": start,
        "date_end": end,
        "plover": score(event.type, Scale.PLOVER),
        "goldstein": score(event.type, Scale.GOLDSTEIN),
    }


def _evidence(event: EventRow) -> Row:
    return {
        "language": event.language,
        "sentence": event.evidence,
        "trigger": event.trigger_in_evidence.of(event.evidence),
        "sentence_start": event.machine.sentence.start,
        "sentence_end": event.machine.sentence.end,
        "confidence": round(event.machine.confidence, 3),
        "rule": event.machine.rule,
        "verdict": event.review.verdict.value,
        "corrected": event.review.corrects,
        "found": event.found,
    }


def _article_row(row: ArticleRow) -> Row:
    numbers = ("file", "languages", "happenings", "matching", "cooperative", "conflictive", "reports", "reviewed")
    facts = {name: getattr(row.facts, name) for name in ("title", "author", "published", "language")}
    return {"article": row.id, "outlet": row.facts.source} | facts | {name: getattr(row, name) for name in numbers}


def _matrix_rows(matrix: Matrix, measure: Measure) -> Iterator[Row]:
    order = {code: place for place, code in enumerate(matrix.actors)}
    for source, target in sorted(matrix.cells, key=lambda pair: (order[pair[0]], order[pair[1]])):
        cell = matrix.cells[source, target]
        yield {
            "source": source,
            "target": target,
            "count": cell.count,
            "mean_intensity": round(cell.mean, 4),
            "cooperative": cell.cooperative,
            "conflictive": cell.conflictive,
            "counted": measure.count.value,
            "scale": measure.scale.value,
        }


def _timeline_rows(timeline: Timeline, measure: Measure) -> Iterator[Row]:
    same = {"counted": measure.count.value, "bins": timeline.width.value}
    for bar in timeline.bins:
        shares = ("cooperative", "conflictive", "spread_cooperative", "spread_conflictive")
        yield {"start": bar.start, "end": bar.end} | {name: round(getattr(bar, name), 6) for name in shares} | same
    undated = {"cooperative": timeline.undated_cooperative, "conflictive": timeline.undated_conflictive}
    yield {"start": None, "end": None} | undated | {"spread_cooperative": 0, "spread_conflictive": 0} | same


def _to_cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case tuple():
            return _to_cell("; ".join(value))
        case str() if value.startswith(_FORMULA):
            return f"'{value}"
    return value


def _to_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
