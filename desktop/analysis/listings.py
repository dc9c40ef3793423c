"""Lists of articles and events under a filter, and the numbers above them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Integer, RowMapping, case, exists, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import article_conditions, dyad_conditions, narrows_events
from desktop.analysis.matrix import count_units
from desktop.analysis.units import Query, select_units
from desktop.records import ArticleRow, Counts, EventRow, Facts, Filter, Measure, Verdict
from desktop.store.articles import analyst_facts, machine_facts
from desktop.store.events import select_events, to_event_row
from desktop.store.tables import Article, Dyad, Event


def list_articles(session: Session, chosen: Filter, measure: Measure) -> tuple[ArticleRow, ...]:
    """List articles, the newest first, undated last; only those with a matching event if the filter asks for events."""
    table = Article.__table__  # type: ignore[attr-defined]
    published = func.coalesce(col(Article.own_published), col(Article.published))
    query = select(*table.c).where(*article_conditions(session, chosen))
    query = query.order_by(published.is_(None), published.desc(), col(Article.id))
    matching = _by_article(session, _select_matching(session, chosen, measure))
    told = matching if chosen.empty else _by_article(session, _select_matching(session, Filter(), measure))
    reports = _by_article(session, _select_reports())
    rows = session.execute(query).mappings()
    needed = matching if narrows_events(chosen) else None
    return tuple(
        _to_article_row(row, matching.get(row["id"], {}), told.get(row["id"], {}), reports.get(row["id"], {}))
        for row in rows
        if needed is None or row["id"] in needed
    )


def list_events(session: Session, chosen: Filter, *, rejected: bool) -> tuple[EventRow, ...]:
    """List events by happening, happenings in the order of their first evidence; rejected ones only if asked for."""
    query = select_events().order_by(
        col(Event.article), col(Event.sentence_start), col(Event.trigger_start), col(Event.id)
    )
    if not rejected:
        query = query.where(col(Event.verdict) != Verdict.REJECTED.value)
    conditions = dyad_conditions(session, chosen)
    if conditions:
        query = query.where(exists().where(col(Dyad.event) == col(Event.id), *conditions))
    return _by_happening([to_event_row(row) for row in session.execute(query).mappings()])


def count_everything(session: Session, chosen: Filter) -> Counts:
    """Count the library's articles, happenings and reports, and the happenings under a filter."""
    published = func.coalesce(col(Article.own_published), col(Article.published))
    articles = session.execute(
        select(func.count(), func.count() - func.count(published)).where(col(Article.deleted).is_(False))
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
    counted = func.count().label("matching"), func.sum(units.cooperative, type_=Integer).label("cooperative")
    return select(units.article, *counted).group_by(units.article)


def _select_reports() -> Query:
    counted = func.count().label("reports"), func.count(_reviewed()).label("reviewed")
    return select(col(Event.article), *counted).group_by(col(Event.article))


def _by_article(session: Session, query: Query) -> dict[int, Any]:
    return {row["article"]: row for row in session.execute(query).mappings()}


def _to_article_row(row: RowMapping, matching: Any, told: Any, reports: Any) -> ArticleRow:
    count, cooperative = matching.get("matching", 0), matching.get("cooperative", 0)
    facts: Facts = analyst_facts(row).over(machine_facts(row))
    return ArticleRow(
        id=row["id"],
        file=row["file"],
        facts=facts,
        languages=tuple(row["languages"]),
        happenings=told.get("matching", 0),
        matching=count,
        cooperative=cooperative,
        conflictive=count - cooperative,
        reports=reports.get("reports", 0),
        reviewed=reports.get("reviewed", 0),
    )
