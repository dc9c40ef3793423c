"""Articles whose findings follow names that have changed since: marked until they are analysed anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.store.articles import chunks
from desktop.store.tables import Article

_MARK = ""  # in place of the version of the rules, which a new analysis writes again


def mark_outdated(session: Session, articles: Iterable[int]) -> None:
    """Mark articles; what replaces their findings takes the mark away."""
    for some in chunks(articles):
        session.execute(update(Article).where(col(Article.id).in_(some)).values(version=_MARK))


def read_outdated(session: Session) -> tuple[int, ...]:
    """Return the articles that carry the mark, in order."""
    query = select(col(Article.id)).where(col(Article.version) == _MARK, col(Article.deleted).is_(False))
    return tuple(session.scalars(query.order_by(col(Article.id))))
