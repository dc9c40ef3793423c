"""The words a figure has before the analyst changes them: what is shown, how it was counted, from which articles."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from desktop import __version__
from desktop.figures.figure import Texts
from desktop.library import Library
from desktop.models.chips import chips, chosen_pair, span_words
from desktop.models.time_span import main_bins, weight
from desktop.records import ArticleRow, Bins, Count, Filter, Matrix, Measure, Status, Timeline

_OUTLETS = 6
_PROMISE = "Counts what these articles report; it does not list incidents of the world."


def matrix_texts(library: Library, matrix: Matrix, chosen: Filter, measure: Measure) -> Texts:
    """Return title, subtitle, caption and source line of a matrix."""
    rows = library.article_rows(chosen, measure)
    bins = library.timeline(chosen, measure, Bins.YEARS).bins
    when = f", those with a date {span_words(bins[0].start, bins[-1].end)}" if bins else ""
    counted = str(matrix.total) if measure.count is Count.ARTICLES else f"{matrix.total} in {_articles(rows)}"
    subtitle = f"{_reported(measure)} by who acts (rows) on whom (columns), {counted}{when}"
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
    dated = f"; {timeline.total - undated} of {_counted(timeline.total, measure)} have a date"
    dated = "" if measure.count is Count.ARTICLES else dated  # an article has as many dates as its acts
    pair = chosen_pair(chosen) if chosen.source or chosen.target else "all pairs of actors"
    subtitle = f"{_reported(measure)} per {timeline.width.value.rstrip('s')}, {pair}{dated}"
    caption = (
        f"{_rule(chosen, measure)} Cooperation above, conflict below the line, by PLOVER type."
        f"{_left_out(timeline, chosen)}{_without_date(rows)}{_narrowed(library, chosen)}"
    )
    return Texts("Cooperation and conflict over time", subtitle, caption, source_line(rows), 2)


def joined_texts(matrix: Texts, timeline: Texts) -> Texts:
    """Return the words of a matrix over a timeline; what both would say is said once."""
    said = set(_sentences(matrix.caption))
    more = " ".join(words for words in _sentences(timeline.caption) if words not in said)
    subtitle = f"{matrix.subtitle}; below, {timeline.subtitle[0].lower()}{timeline.subtitle[1:]}"
    return Texts("Who acts on whom, and when", subtitle, f"{matrix.caption} {more}".rstrip(), matrix.source)


def _sentences(words: str) -> list[str]:
    return re.findall(r".+?\.(?= |$)", words.replace("  ", " ").strip() + " ") if words else []


def _without_date(rows: tuple[ArticleRow, ...]) -> str:
    without = sum(row.facts.published is None for row in rows)
    if not without:
        return ""
    if without == len(rows):
        return " No article gives a publication date." if without > 1 else " The article gives no publication date."
    gives = "gives" if without == 1 else "give"
    return f" {without} of {len(rows)} articles {gives} no publication date."


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


def _left_out(timeline: Timeline, chosen: Filter) -> str:
    """Return how many acts lie too far away to be drawn, and when."""
    drawn = main_bins(timeline)
    far = [each for each in timeline.bins if each not in drawn]
    if not far or chosen.days:
        return ""
    return f" Not drawn: {max(round(weight(far)), 1)} in {_far_words(far[0].start, far[-1].end)}."


def _far_words(first: date, last: date) -> str:
    whole = first.year % 10 == 0 and last.year == first.year + 9
    return f"the {first.year}s" if whole else span_words(first, last)


def _reported(measure: Measure) -> str:
    return "Articles that report acts" if measure.count is Count.ARTICLES else f"Reported {measure.count}"


def _rule(chosen: Filter, measure: Measure) -> str:
    statuses = {
        frozenset({Status.FACT, Status.PLANNED}): "told as done, going on or planned",
        frozenset({Status.FACT}): "told as done or going on",
        frozenset(): "of every status",
    }.get(chosen.statuses, "told as " + ", ".join(status for status in Status if status in chosen.statuses))
    if measure.count is Count.REPORTS:
        return f"Sentences that report acts {statuses}; each counts."
    if measure.count is Count.ARTICLES:
        return f"Articles that report acts {statuses}; one counts once for a pair, and once for a bar."
    return f"Happenings {statuses}; one told in several sentences is counted once."


def _narrowed(library: Library, chosen: Filter) -> str:
    parts = chips(chosen, lambda article: library.article(article).facts.title or "one article")
    words = "; ".join(f"{part.name.lower()} {part.value}" for part in parts if part.name != "Status")
    return f" Only: {words}." if words else ""


def _counted(count: int, measure: Measure) -> str:
    noun = measure.count.value.removesuffix("s")
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _articles(rows: tuple[ArticleRow, ...]) -> str:
    return f"{len(rows)} article" if len(rows) == 1 else f"{len(rows)} articles"
