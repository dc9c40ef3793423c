"""Lists of articles and events under a filter, and the numbers above them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, case, func, literal, or_, select, text, type_coerce
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import Conditions, among, article_conditions, dyad_conditions, narrows_events
from desktop.analysis.matrix import count_units
from desktop.analysis.units import Query, select_units, unit_of
from desktop.records import ArticleRow, Counts, EventRow, Facts, Filter, Measure, Verdict
from desktop.store.copies import find_groups
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import LIVE, REJECTED, Article, Dyad, Event

Pair = tuple[int, int]
NONE = (0, 0)


def _holding(name: str) -> ColumnElement[Any]:
    return func.coalesce(col(getattr(Article, f"own_{name}")), col(getattr(Article, name)))


_ID = col(Article.id)
_PUBLISHED = _holding("published")
_LISTED = (
    _ID,
    col(Article.file),
    type_coerce(col(Article.languages), String),
    *map(_holding, ("title", "author", "source", "published", "language")),
)


def list_articles(session: Session, chosen: Filter, measure: Measure) -> tuple[ArticleRow, ...]:
    """List articles, the newest first, undated last; only those with a matching event if the filter asks for events."""
    matching = _by_article(session, _select_matching(session, chosen, measure))
    conditions = article_conditions(session, chosen)
    wanted: Conditions = []
    if narrows_events(chosen):
        conditions.append(col(Article.id).in_(among(matching)))
        wanted.append(col(Dyad.article).in_(among(matching)))
    told = matching if chosen.empty else _by_article(session, _select_told(wanted, measure))
    reports = _by_article(session, _select_reports(matching if wanted else None))
    stories = _count_stories(session)
    rows = session.execute(select(*_LISTED).where(*conditions).order_by(_PUBLISHED.is_(None), _PUBLISHED.desc(), _ID))
    listed = (_to_article_row(row, matching.get(row[0]), told.get(row[0]), reports.get(row[0])) for row in rows)
    return tuple(replace(row, **stories.get(row.id, {})) for row in listed)


def list_events(session: Session, chosen: Filter, *, rejected: bool) -> tuple[EventRow, ...]:
    """List events by happening, happenings in the order of their first evidence; rejected ones only if asked for."""
    query = select_events().order_by(
        col(Event.article), col(Event.sentence_start), col(Event.trigger_start), col(Event.id)
    )
    query = pass_filter(session, query, chosen, rejected=rejected)
    return _by_happening([to_event_row(row) for row in session.execute(query).mappings()])


def pass_filter(session: Session, query: Select[Any], chosen: Filter, *, rejected: bool) -> Select[Any]:
    """Narrow a query of events to those that pass a filter; rejected ones only if asked for."""
    if not rejected:
        query = query.where(col(Event.verdict) != Verdict.REJECTED.value)
    conditions = dyad_conditions(session, chosen)
    if conditions:
        # two queries in place of one, for each has an index that holds only its rows
        passing = [select(col(Dyad.event)).where(kind, *conditions) for kind in (LIVE, REJECTED)[: 1 + rejected]]
        query = query.where(or_(*(col(Event.id).in_(events) for events in passing)))
    return query


def list_languages(session: Session) -> tuple[str, ...]:
    """List the languages of the articles, those of most articles first."""
    query = """
        SELECT value FROM article, json_each(article.languages) WHERE NOT deleted
        GROUP BY value ORDER BY count(*) DESC, value
    """
    return tuple(session.scalars(text(query)))


def count_everything(session: Session, chosen: Filter) -> Counts:
    """Count the library's articles, happenings and reports, and the happenings under a filter."""
    articles = session.execute(
        select(func.count(), func.count() - func.count(_PUBLISHED)).where(col(Article.deleted).is_(False))
    ).one()
    reports = session.execute(
        select(func.count(), func.count(_reviewed()))
        .join_from(Event, Article, col(Article.id) == col(Event.article))
        .where(col(Article.deleted).is_(False))
    ).one()
    happenings = count_units(session, Filter(), Measure())
    return Counts(
        articles=articles[0],
        articles_without_date=articles[1],
        happenings=happenings,
        reports=reports[0],
        reviewed=reports[1],
        matching=happenings if chosen.empty else count_units(session, chosen, Measure()),
    )


def _reviewed() -> Any:
    return case((col(Event.verdict) != Verdict.OPEN.value, 1))


def _by_happening(events: Iterable[EventRow]) -> tuple[EventRow, ...]:
    groups: dict[int, list[EventRow]] = {}
    for event in events:
        groups.setdefault(event.happening, []).append(event)
    return tuple(event for group in groups.values() for event in group)


def _select_matching(session: Session, chosen: Filter, measure: Measure) -> Query:
    conditions = dyad_conditions(session, chosen)
    units = select_units(conditions, measure, [col(Dyad.article)], [col(Dyad.cooperative)]).subquery().c
    counted = func.count(), func.sum(units.cooperative, type_=Integer)
    return select(units.article, *counted).group_by(units.article)


def _select_told(conditions: Conditions, measure: Measure) -> Query:
    counted = func.count(unit_of(measure).distinct())
    return select(col(Dyad.article), counted, literal(0)).where(LIVE, *conditions).group_by(col(Dyad.article))


def _select_reports(articles: Iterable[int] | None) -> Query:
    query: Query = select(col(Event.article), func.count(), func.count(_reviewed())).group_by(col(Event.article))
    return query if articles is None else query.where(col(Event.article).in_(among(articles)))


def _count_stories(session: Session) -> dict[int, dict[str, Any]]:
    """Return in how many articles a story is told and whether one outlet tells it all, for those in two and more."""
    groups = find_groups(session)
    query = select(_ID, _holding("source")).where(_ID.in_(among(number for group in groups for number in group)))
    outlet_of = {row[0]: row[1] for row in session.execute(query)}
    stories: dict[int, dict[str, Any]] = {}
    for group in groups:
        outlets = {outlet_of[number] for number in group}
        versions = len(outlets) == 1 and None not in outlets
        stories |= {number: {"told_in": len(group), "versions": versions} for number in group}
    return stories


def _by_article(session: Session, query: Query) -> dict[int, Pair]:
    return {article: (first, second) for article, first, second in session.execute(query)}


def _to_article_row(row: Sequence[Any], matching: Pair | None, told: Pair | None, reports: Pair | None) -> ArticleRow:
    number, file, languages, *facts = row
    count, cooperative = matching or NONE
    return ArticleRow(
        id=number,
        file=file,
        facts=Facts(*facts),
        languages=tuple(json.loads(languages)),
        happenings=(told or NONE)[0],
        matching=count,
        cooperative=cooperative,
        conflictive=count - cooperative,
        reports=(reports or NONE)[0],
        reviewed=(reports or NONE)[1],
    )
