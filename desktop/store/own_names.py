"""The names that the analyst added to a library."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import OwnName as Name
from desktop.records import OwnNames
from desktop.store.articles import CHUNK
from desktop.store.tables import Article, Body, OwnName


def read_own_names(session: Session) -> OwnNames:
    """Return the names in the order of their entry."""
    rows = session.execute(select(col(OwnName.words), col(OwnName.code)).order_by(col(OwnName.id)))
    return tuple(Name(words, code) for words, code in rows)


def write_own_names(session: Session, names: OwnNames) -> None:
    """Replace all names."""
    session.execute(delete(OwnName))
    if names:
        session.execute(insert(OwnName), [{"words": name.words, "code": name.code} for name in names])


def read_texts(session: Session, after: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of the next articles after a number, as many as fit a chunk, in order."""
    query = select(col(Body.article), col(Body.text)).join(Article, col(Article.id) == col(Body.article))
    query = query.where(col(Body.article) > after, col(Article.deleted).is_(False))
    for row in session.execute(query.order_by(col(Body.article)).limit(CHUNK)):
        yield row[0], row[1]
