"""A filter as conditions on dyads and articles."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import DEFAULT_STATUSES, MIXED, Filter, Verdict
from desktop.store.search import find_articles
from desktop.store.tables import Article, Dyad, Event

Conditions = list[ColumnElement[bool]]
_MIXED = func.json_array_length(col(Article.languages)) > 1


def narrows_events(chosen: Filter) -> bool:
    """Say whether a filter asks for events, and not only for articles; the usual statuses ask for nothing."""
    statuses = chosen.statuses not in (frozenset(), DEFAULT_STATUSES)
    pair = chosen.source is not None or chosen.target is not None
    return pair or statuses or chosen.days is not None or chosen.undated_only or bool(chosen.types or chosen.sure)


def dyad_conditions(session: Session, chosen: Filter) -> Conditions:
    """Return what a dyad must meet to count, apart from being live."""
    conditions = _days(chosen)
    if chosen.source is not None:
        conditions.append(col(Dyad.source) == chosen.source)
    if chosen.target is not None:
        conditions.append(col(Dyad.target) == chosen.target)
    if chosen.statuses:
        conditions.append(col(Dyad.status).in_(sorted(chosen.statuses)))
    if chosen.types:
        conditions.append(col(Dyad.type).in_(sorted(chosen.types)))
    if chosen.sure:
        certain = (col(Event.confidence) >= chosen.sure) | (col(Event.verdict) != Verdict.OPEN.value)
        conditions.append(col(Dyad.event).in_(select(col(Event.id)).where(certain)))
    if chosen.languages - {MIXED}:
        conditions.append(col(Dyad.language).in_(sorted(chosen.languages - {MIXED})))
    if MIXED in chosen.languages:
        conditions.append(col(Dyad.article).in_(select(col(Article.id)).where(_MIXED)))
    if chosen.articles:
        conditions.append(col(Dyad.article).in_(among(chosen.articles)))
    if chosen.text.strip():
        conditions.append(col(Dyad.article).in_(find_articles(session, chosen.text)))
    return conditions


def article_conditions(session: Session, chosen: Filter) -> Conditions:
    """Return what an article must meet to be listed, whatever it tells."""
    conditions: Conditions = [col(Article.deleted).is_(False)]
    if chosen.articles:
        conditions.append(col(Article.id).in_(among(chosen.articles)))
    if MIXED in chosen.languages:
        conditions.append(_MIXED)
    if chosen.languages - {MIXED}:
        spoken = text(
            "EXISTS (SELECT 1 FROM json_each(article.languages) WHERE value IN (SELECT value FROM json_each(:l)))"
        )
        conditions.append(spoken.bindparams(l=json.dumps(sorted(chosen.languages - {MIXED}))))  # type: ignore[arg-type]
    if chosen.text.strip():
        conditions.append(col(Article.id).in_(find_articles(session, chosen.text)))
    return conditions


def _days(chosen: Filter) -> Conditions:
    no_day = col(Dyad.day_start).is_(None)
    if chosen.undated_only:
        return [no_day]
    if chosen.days is None:
        return []
    first, last = (day.toordinal() for day in chosen.days)
    within = (col(Dyad.day_start) <= last) & (col(Dyad.day_end) >= first)
    return [within | no_day if chosen.undated else within]


def among(numbers: Iterable[int]) -> Select[tuple[int]]:
    """Return a query that gives some numbers back, for a condition on a column."""
    # one bound value, however many numbers: SQLite takes some 30,000 bound values at most
    listed = text("SELECT value AS id FROM json_each(:numbers)").bindparams(
        bindparam("numbers", json.dumps(sorted(numbers)), unique=True)
    )
    return select(listed.columns(id=Integer).subquery().c.id)
