"""The words a figure has before the analyst changes them: what is shown, how it was counted, from which articles."""

from __future__ import annotations

from collections import Counter

from desktop import __version__
from desktop.figures.figure import Texts
from desktop.library import Library
from desktop.models.chips import chips, span_words
from desktop.models.time_span import main_bins, main_span, weight
from desktop.records import ArticleRow, Count, Filter, Matrix, Measure, Status, Timeline

_OUTLETS = 6
_PROMISE = "Counts what these articles report; it does not list incidents of the world."


def matrix_texts(library: Library, matrix: Matrix, chosen: Filter, measure: Measure) -> Texts:
    """Return title, subtitle, caption and source line of a matrix."""
    rows = library.article_rows(chosen, measure)
    counted = _counted(matrix.total, measure)
    subtitle = f"Reported {measure.count} by who acts (rows) on whom (columns), {counted} in {_articles(rows)}"
    caption = (
        f"{_rule(chosen, measure)} Acts without direction stand in both cells and once in the totals. "
        f"Colour: mean {measure.scale} intensity, −10 to +10. Both signs: acts of both kinds."
        f"{_narrowed(library, chosen)}"
    )
    return Texts("Who acts on whom", subtitle, caption, source_line(rows))


def timeline_texts(library: Library, timeline: Timeline, chosen: Filter, measure: Measure) -> Texts:
    """Return title, subtitle, caption and source line of a timeline."""
    rows = library.article_rows(chosen, measure)
    undated = timeline.undated_cooperative + timeline.undated_conflictive
    dated = f"{timeline.total - undated} of {_counted(timeline.total, measure)} have a date"
    drawn = main_span(timeline)
    span = f", {span_words(*drawn)}" if drawn else ""
    per = timeline.width.value.rstrip("s")
    without = sum(row.facts.published is None for row in rows)
    missing = f" {without} of {len(rows)} articles give no publication date." if without else ""
    caption = (
        f"{_rule(chosen, measure)} Cooperation above, conflict below the line, by PLOVER type."
        f"{_left_out(timeline)}{missing}{_narrowed(library, chosen)}"
    )
    subtitle = f"Reported {measure.count} per {per}{span}; {dated}"
    return Texts("Cooperation and conflict over time", subtitle, caption, source_line(rows), 2)


def source_line(rows: tuple[ArticleRow, ...]) -> str:
    """Return from which articles the figures come, by outlet or author, and what coded them."""
    named = Counter(row.facts.source or row.facts.author or "" for row in rows)
    without = named.pop("", 0)
    outlets = [name if count == 1 else f"{name} ({count})" for name, count in sorted(named.items())]
    if len(outlets) > _OUTLETS:
        outlets = [*outlets[:_OUTLETS], f"{len(outlets) - _OUTLETS} more"]
    if without:
        outlets.append(f"{without} without outlet")
    listed = f" ({'; '.join(outlets)})" if outlets else ""
    return f"Source: own selection of {_articles(rows)}{listed}, coded with Chancery {__version__}.\n{_PROMISE}"


def _left_out(timeline: Timeline) -> str:
    """Return how many acts lie too far away to be drawn, and when."""
    drawn = main_bins(timeline)
    far = [each for each in timeline.bins if each not in drawn]
    if not far:
        return ""
    return f" Not drawn: {weight(far):.3g} in {span_words(far[0].start, far[-1].end)}."


def _rule(chosen: Filter, measure: Measure) -> str:
    statuses = {
        frozenset({Status.FACT, Status.PLANNED}): "told as done, going on or planned",
        frozenset({Status.FACT}): "told as done or going on",
        frozenset(): "of every status",
    }.get(chosen.statuses, "told as " + ", ".join(status for status in Status if status in chosen.statuses))
    if measure.count is Count.REPORTS:
        return f"Sentences that report acts {statuses}; each counts."
    return f"Happenings {statuses}; one told in several sentences is counted once."


def _narrowed(library: Library, chosen: Filter) -> str:
    parts = chips(chosen, lambda article: library.article(article).facts.title or "one article")
    words = "; ".join(f"{part.name.lower()} {part.value}" for part in parts if part.name != "Status")
    return f" Only: {words}." if words else ""


def _counted(count: int, measure: Measure) -> str:
    noun = "happening" if measure.count is Count.HAPPENINGS else "report"
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _articles(rows: tuple[ArticleRow, ...]) -> str:
    return f"{len(rows)} article" if len(rows) == 1 else f"{len(rows)} articles"
