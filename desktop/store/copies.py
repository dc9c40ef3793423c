"""Near-copies: a sketch of each article, the ties found by it, and the groups they make.

Ties are found when an article is written or its content changes; groups are read from them each time, so that they
are right whatever was deleted or brought back.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import RowMapping, delete, insert, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import Document, Kinship, Likeness, Relative, Sketch, Verdict
from desktop.store import tables
from desktop.store.chrome_marks import read_content
from desktop.store.translations import find_translations

CROWD = 64
"""Articles that keep one mark: what more of them hold is a form of words, and the search stays as quick as before."""
LIKELY = 0.2
"""Share of the shorter one's marks in common from which on two texts are compared whole; a copy has two thirds of its
shingles in common, and of the few marks of a short text by chance much less."""
COMPARED = 6
"""Texts an article is compared with at most, the likeliest first."""
ENOUGH = 3
"""Copies found, after which no more are looked for: among fifty each need not know all."""
KEPT = 2 / 21
"""Marks a shingle: what winnowing by windows of twenty keeps."""

_HOLDERS = text(
    "SELECT mark, article FROM mark WHERE mark IN (SELECT value FROM json_each(:marks)) AND article <> :article"
)
_SIZES = text("SELECT article, size FROM sketch WHERE article IN (SELECT value FROM json_each(:articles))")
_TIES = """
    SELECT tie.first AS first, tie.second AS second, kind, coalesce(verdict, 'open') AS verdict
    FROM tie JOIN article AS a ON a.id = tie.first JOIN article AS b ON b.id = tie.second
    LEFT JOIN own_tie ON own_tie.first = tie.first AND own_tie.second = tie.second
    WHERE NOT a.deleted AND NOT b.deleted
"""
_ALL_TIES = text(_TIES)
_AMONG = "{ties} AND tie.{side} IN (SELECT value FROM json_each(:articles))"
_TIES_OF = text(" UNION ALL ".join(_AMONG.format(ties=_TIES, side=side) for side in ("first", "second")))
_COPIED = text("""
    SELECT second FROM tie WHERE first = :article AND kind <> 'translation'
    UNION ALL SELECT first FROM tie WHERE second = :article AND kind <> 'translation'
""")
_UNTIE = text("""
    DELETE FROM tie WHERE (first = :article OR second = :article)
    AND NOT EXISTS (SELECT 1 FROM own_tie WHERE own_tie.first = tie.first AND own_tie.second = tie.second)
""")
_INSERT_MARKS = insert(tables.Mark.__table__)  # type: ignore[attr-defined]
_INSERT_TIES = insert(tables.Tie.__table__).prefix_with("OR IGNORE")  # type: ignore[attr-defined]


class Story(Protocol):
    """An article as it is compared with others."""

    @property
    def sketch(self) -> Sketch:
        """Return what is to be kept of it."""

    def compare(self, document: Document) -> Likeness | None:
        """Return how another text is akin to it; None where it is another story."""


def tie_article(session: Session, article: int, story: Story) -> None:
    """Find the articles that are akin to one that was written or whose content changed, and keep a sketch of it.

    What the analyst said of a pair stays, with the pair.
    """
    sketch = story.sketch
    before = set(session.scalars(_COPIED, {"article": article}))
    session.execute(_UNTIE, {"article": article})
    for table in (tables.Mark, tables.Sketch):
        session.execute(delete(table).where(col(table.article) == article))
    holders = session.execute(_HOLDERS, {"marks": json.dumps(sketch.marks), "article": article}).all()
    _write_sketch(session, article, sketch, Counter(mark for mark, _ in holders))
    likely = _likeliest(session, sketch, Counter(holder for _, holder in holders))
    found = dict(islice(_compare(session, story, likely), ENOUGH))
    found |= dict(_compare(session, story, sorted(before.difference(found))))
    ties = dict(find_translations(session, article, sketch.numbers)) | found
    if ties:
        session.execute(_INSERT_TIES, [_tie_values(article, other, likeness) for other, likeness in ties.items()])


def read_unsketched(session: Session) -> list[int]:
    """Return the articles of which no sketch was kept: those of a library of an earlier version."""
    table = tables.Article
    query = select(col(table.id)).where(col(table.id).not_in(select(col(tables.Sketch.article))))
    return list(session.scalars(query.where(col(table.deleted).is_(False)).order_by(col(table.id))))


def find_groups(session: Session) -> list[frozenset[int]]:
    """Return the articles that tell one story, as disjoint sets of two and more."""
    group_of: dict[int, set[int]] = {}
    for first, second, kind, verdict in session.execute(_ALL_TIES):
        if _binds(kind, verdict):
            one, other = (group_of.setdefault(article, {article}) for article in (first, second))
            if one is not other:
                small, large = sorted((one, other), key=len)
                large |= small
                group_of.update(dict.fromkeys(small, large))
    return list({id(group): frozenset(group) for group in group_of.values()}.values())


def find_copies(session: Session, article: int) -> list[int]:
    """Return the articles that an article was found akin to, suggestions only where they were accepted."""
    return sorted(_other(tie, article) for tie in _read_ties(session, [article]) if _binds(tie["kind"], tie["verdict"]))


def read_relatives(session: Session, article: int) -> tuple[Relative, ...]:
    """Return the other articles of a story, those it was compared with first; then what is suggested or refused."""
    own = {_other(tie, article): tie for tie in _read_ties(session, [article])}
    group = _read_group(session, article)
    numbers = sorted((group | own.keys()) - {article}, key=lambda other: (other not in group, other not in own, other))
    rows = _read_articles(session, numbers)
    return tuple(_to_relative(rows[number], own.get(number)) for number in numbers)


def read_verdicts(session: Session, article: int) -> dict[int, Verdict]:
    """Return what the analyst said of an article and others."""
    ties = _read_ties(session, [article])
    return {_other(tie, article): Verdict(tie["verdict"]) for tie in ties if tie["verdict"] != Verdict.OPEN}


def write_verdict(session: Session, article: int, other: int, verdict: Verdict) -> None:
    """Keep whether two tied articles tell one story; an open verdict leaves it to the machine."""
    table, pair = tables.OwnTie, dict(zip(("first", "second"), sorted((article, other)), strict=True))
    session.execute(delete(table).where(col(table.first) == pair["first"], col(table.second) == pair["second"]))
    if verdict is not Verdict.OPEN:
        session.execute(insert(table), [pair | {"verdict": verdict.value}])


def _write_sketch(session: Session, article: int, sketch: Sketch, held: Counter[int]) -> None:
    values = {"article": article, "size": sketch.size, "numbers": list(sketch.numbers)}
    session.execute(insert(tables.Sketch), [values])
    marks = [{"mark": mark, "article": article} for mark in sketch.marks if held[mark] < CROWD]
    if marks:
        session.execute(_INSERT_MARKS, marks)


def _likeliest(session: Session, sketch: Sketch, common: Counter[int]) -> list[int]:
    """Return the articles that share so many marks that they may be copies, the likeliest first."""
    rows = session.execute(_SIZES, {"articles": json.dumps(sorted(common))})
    sizes: dict[int, int] = {row[0]: row[1] for row in rows}
    shares = {
        article: count / max(1.0, KEPT * min(sketch.size, sizes.get(article, 0))) for article, count in common.items()
    }
    likely = [article for article, share in shares.items() if share >= LIKELY]
    return sorted(likely, key=lambda article: (-shares[article], article))[:COMPARED]


def _compare(session: Session, story: Story, others: Iterable[int]) -> Iterator[tuple[int, Likeness]]:
    for other in others:
        likeness = story.compare(read_content(session, other))
        if likeness:
            yield other, likeness


def _read_group(session: Session, article: int) -> set[int]:
    group, fresh = {article}, {article}
    while fresh:
        ties = [tie for tie in _read_ties(session, fresh) if _binds(tie["kind"], tie["verdict"])]
        fresh = {number for tie in ties for number in (tie["first"], tie["second"])} - group
        group |= fresh
    return group


def _read_ties(session: Session, articles: Collection[int]) -> list[RowMapping]:
    return list(session.execute(_TIES_OF, {"articles": json.dumps(sorted(articles))}).mappings())


def _read_articles(session: Session, numbers: Iterable[int]) -> dict[int, RowMapping]:
    table = tables.Article.__table__  # type: ignore[attr-defined]
    query = select(table).where(table.c.id.in_(list(numbers)))
    return {row["id"]: row for row in session.execute(query).mappings()}


def _to_relative(row: RowMapping, tie: RowMapping | None) -> Relative:
    return Relative(
        article=row["id"],
        title=row["own_title"] or row["title"] or row["file"],
        source=row["own_source"] or row["source"],
        published=row["own_published"] or row["published"],
        language=row["own_language"] or row["language"],
        kind=Kinship(tie["kind"]) if tie else Kinship.COPY,
        verdict=Verdict(tie["verdict"]) if tie else Verdict.OPEN,
        direct=tie is not None,
    )


def _binds(kind: str, verdict: str) -> bool:
    """Say whether a tie makes two articles one story: a copy unless it is refused, a suggestion once it is accepted."""
    return verdict == Verdict.ACCEPTED if kind == Kinship.TRANSLATION else verdict != Verdict.REJECTED


def _other(tie: RowMapping, article: int) -> int:
    number: int = tie["second"] if tie["first"] == article else tie["first"]
    return number


def _tie_values(article: int, other: int, likeness: Likeness) -> dict[str, Any]:
    first, second = sorted((article, other))
    return {"first": first, "second": second, "kind": likeness.kind.value, "share": likeness.share}
