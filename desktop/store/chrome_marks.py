"""What the analyst says of chrome: marks in one article, and lines that hold for all articles of an outlet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import Document, LearnedLine, Span
from desktop.store import tables
from desktop.store.events import pack_spans, unpack_spans

Marks = tuple[tuple[Span, ...], tuple[Span, ...]]
"""What the analyst says is chrome, and what is content."""


def read_own_chrome(session: Session, article: int) -> Marks:
    """Return the analyst's marks in an article: chrome, then content, each in order."""
    table = tables.OwnChrome
    query = select(col(table.start), col(table.end), col(table.chrome)).where(col(table.article) == article)
    rows = session.execute(query.order_by(col(table.start))).all()
    chrome, content = (
        tuple(Span(start, end) for start, end, is_chrome in rows if is_chrome is kind) for kind in (True, False)
    )
    return chrome, content


def write_own_chrome(session: Session, article: int, chrome: Iterable[Span], content: Iterable[Span]) -> None:
    """Replace the analyst's marks in an article as a whole."""
    table = tables.OwnChrome
    session.execute(delete(table).where(col(table.article) == article))
    marks = [*((span, True) for span in chrome), *((span, False) for span in content)]
    values = [{"article": article, "start": span.start, "end": span.end, "chrome": kind} for span, kind in marks]
    if values:
        session.execute(insert(table), values)


def write_chrome(session: Session, article: int, document: Document) -> None:
    """Put a document's chrome, as it was taught or found, in the place of an article's."""
    values = update(tables.Article).values(**chrome_values(document))
    session.execute(values.where(col(tables.Article.id) == article))


def chrome_values(document: Document) -> dict[str, Any]:
    """Return the machine's chrome of a document as column values."""
    plain = document.plain_chrome
    return {"chrome": pack_spans(document.chrome), "plain_chrome": None if plain is None else pack_spans(plain)}


def read_learned(session: Session, outlet: str | None = None) -> tuple[LearnedLine, ...]:
    """Return the lines that were taught, of one outlet or of all."""
    table = tables.LearnedLine
    query = select(col(table.outlet), col(table.key), col(table.chrome)).order_by(col(table.id))
    rows = session.execute(query if outlet is None else query.where(col(table.outlet) == outlet))
    return tuple(LearnedLine(*row) for row in rows)


def write_learned(session: Session, outlet: str, lines: Iterable[LearnedLine]) -> None:
    """Replace what was taught of an outlet as a whole; of a line said twice the last word counts."""
    table = tables.LearnedLine
    session.execute(delete(table).where(col(table.outlet) == outlet))
    kinds = {line.key: line.chrome for line in lines}
    if kinds:
        session.execute(insert(table), [{"outlet": outlet, "key": key, "chrome": kind} for key, kind in kinds.items()])


def read_content(session: Session, article: int) -> Document:
    """Return the text of an article with what of it is chrome, of one that is deleted, too."""
    table = tables.Article
    query = select(col(tables.Body.text), col(table.chrome)).join(table, col(table.id) == col(tables.Body.article))
    words, chrome = session.execute(query.where(col(table.id) == article)).one()
    own_chrome, own_content = read_own_chrome(session, article)
    return Document("", None, words, chrome=unpack_spans(chrome), own_chrome=own_chrome, own_content=own_content)
