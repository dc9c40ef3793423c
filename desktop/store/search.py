"""Search in title, outlet, author and text: whole words and beginnings by the index, anything else by looking."""

from __future__ import annotations

import re

from sqlalchemy import BindParameter, Integer, Select, bindparam, select, text
from sqlalchemy.orm import Session

# Chinese and Japanese write no spaces, so the index holds whole clauses as words
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w+")

_LOOK = """
    (instr(lower(coalesce(title, '')), lower(:word{n})) OR instr(lower(text), lower(:word{n}))
     OR instr(lower(coalesce(outlet, '')), lower(:word{n})) OR instr(lower(coalesce(author, '')), lower(:word{n})))
"""


def find_articles(session: Session, words: str) -> Select[tuple[int]]:
    """Return a query for the numbers of the articles in which every word stands."""
    if not _UNSPACED.search(words):
        indexed = _by_index(words)
        if indexed is not None and session.execute(indexed.limit(1)).first():
            return indexed
    return _by_looking(words)


def _by_index(words: str) -> Select[tuple[int]] | None:
    terms = _WORD.findall(words)
    if not terms:
        return None
    match = " ".join(f'"{term}"*' for term in terms)
    found = text("SELECT rowid AS id FROM search WHERE search MATCH :match").bindparams(bindparam("match", match))
    return select(found.columns(id=Integer).subquery().c.id)


def _by_looking(words: str) -> Select[tuple[int]]:
    terms = words.split()
    conditions = " AND ".join(_LOOK.format(n=n) for n in range(len(terms))) or "1"
    values: list[BindParameter[str]] = [bindparam(f"word{n}", term) for n, term in enumerate(terms)]
    found = text(f"SELECT id FROM searchable WHERE {conditions}").bindparams(*values)  # noqa: S608 words are bound
    return select(found.columns(id=Integer).subquery().c.id)
