"""The same story in another language: articles of the same days that tell the same figures, countries and dates."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import Kinship, Likeness
from desktop.store import tables

APART = timedelta(days=3)
"""Between the publication of two versions; a story is translated while it is news."""
FEWEST = 2
"""Figures and countries in common, each; fewer are a coincidence."""
ALIKE = 0.6
"""Figures in common, of the one that tells fewer: a translation leaves out, and writes some numbers in words."""
SAME_COUNTRIES = 0.5
"""Countries and organisations in common, of all that either names."""
SAME_DATES = 0.5
"""Days in common, of the one that tells fewer."""
MOST = 3
"""Suggestions for one article."""

_DAY = func.coalesce(col(tables.Article.own_published), col(tables.Article.published))
_SPOKEN = func.coalesce(col(tables.Article.own_language), col(tables.Article.language))
_NEAR = text("""
    SELECT article.id, sketch.numbers FROM article JOIN sketch ON sketch.article = article.id
    WHERE coalesce(own_published, published) BETWEEN :first AND :last AND article.id <> :article AND NOT deleted
    AND coalesce(own_language, language) <> :language
""")


def find_translations(session: Session, article: int, numbers: Collection[str]) -> Iterator[tuple[int, Likeness]]:
    """Yield the articles that may tell the story of an article in another language, the likeliest first."""
    told = set(numbers)
    if len(told) < FEWEST:
        return
    countries, days = _read_countries(session, article), _read_days(session, article)
    shares: dict[int, float] = {}
    for other, figures in _read_near(session, article):
        share = _share(told, figures)
        if share >= ALIKE and _same_world(session, other, countries, days):
            shares[other] = share
    for other in sorted(shares, key=lambda each: (-shares[each], each))[:MOST]:
        yield other, Likeness(Kinship.TRANSLATION, shares[other])


def _read_near(session: Session, article: int) -> Iterator[tuple[int, set[str]]]:
    query = select(_DAY, _SPOKEN).where(col(tables.Article.id) == article)
    row: Any = session.execute(query).one()
    day, language = row
    if day is None or language is None:
        return
    values = {"article": article, "language": language, "first": str(day - APART), "last": str(day + APART)}
    for other, numbers in session.execute(_NEAR, values):
        yield other, set(json.loads(numbers))


def _same_world(session: Session, other: int, countries: set[str], days: set[date]) -> bool:
    """Say whether another article names the same countries and, where both tell days, the same days."""
    theirs = _read_countries(session, other)
    common = len(countries & theirs)
    if common < FEWEST or common < SAME_COUNTRIES * len(countries | theirs):
        return False
    others = _read_days(session, other)
    return not days or not others or len(days & others) >= SAME_DATES * min(len(days), len(others))


def _share(one: set[str], other: set[str]) -> float:
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= FEWEST else 0.0


def _read_countries(session: Session, article: int) -> set[str]:
    return _read_set(session, tables.Mention.code, tables.Mention.article, article)


def _read_days(session: Session, article: int) -> set[date]:
    table = tables.DateMention
    query = select(col(table.date_start)).where(col(table.article) == article, col(table.date_start) == table.date_end)
    return set(session.scalars(query.distinct()))


def _read_set(session: Session, column: Any, owner: Any, article: int) -> set[Any]:
    return set(session.scalars(select(column).where(owner == article).distinct()))
