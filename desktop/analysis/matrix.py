"""The relation matrix: who acts on whom, how often, how friendly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy import Integer, func, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import dyad_conditions
from desktop.analysis.units import Expression, Query, score_of, select_units, unit_of
from desktop.records import Cell, Count, Filter, Matrix, Measure
from desktop.store.tables import LIVE, Dyad

Pair = tuple[str, str]
Totals = dict[str, int]
Sums = tuple[int, float, int]
ALONE, SHARED = text("dyad.shared = 0"), text("dyad.shared = 1")


def count_matrix(session: Session, chosen: Filter, measure: Measure) -> Matrix:
    """Count the pairs that pass a filter; the actors are those of the whole library, so that their order stays."""
    rows, columns = _count_totals(session, chosen, measure)
    every = (rows, columns) if chosen.empty else _count_totals(session, Filter(), measure)
    return Matrix(
        actors=_order_actors(*every),
        cells=_count_cells(session, chosen, measure),
        row_totals=rows,
        column_totals=columns,
        total=count_units(session, chosen, measure),
    )


def count_units(session: Session, chosen: Filter, measure: Measure) -> int:
    """Count the happenings, reports or articles that pass a filter."""
    counted = select(func.count(unit_of(measure).distinct())).where(LIVE, *dyad_conditions(session, chosen))
    return session.scalar(counted) or 0


def _count_cells(session: Session, chosen: Filter, measure: Measure) -> dict[Pair, Cell]:
    conditions = dyad_conditions(session, chosen)
    pair = (col(Dyad.source), col(Dyad.target))
    values: tuple[Expression, ...] = (score_of(measure).label("score"), col(Dyad.cooperative))
    plain: Query = select(*pair, *values).where(LIVE, *conditions)
    if measure.count is Count.ARTICLES:
        return {(source, target): Cell(*sums) for source, target, *sums in session.execute(_sum_articles(plain))}
    if measure.count is Count.REPORTS:
        return _to_cells(_sum_units(session, plain.where(ALONE)), _sum_units(session, plain.where(SHARED)))
    # only where reports share a happening and a pair must it be taken once, at four times the cost
    once = select_units(conditions, measure, pair, values).where(SHARED)
    return _to_cells(_sum_units(session, plain.where(ALONE)), _sum_units(session, once))


def _sum_units(session: Session, units: Query) -> Iterator[tuple[Pair, Sums]]:
    unit = units.subquery().c
    sums = func.count(), func.sum(unit.score), func.sum(unit.cooperative, type_=Integer)
    query = select(unit.source, unit.target, *sums).group_by(unit.source, unit.target)
    for source, target, *values in session.execute(query):
        yield (source, target), tuple(values)


def _sum_articles(acts: Query) -> Query:
    """Return for each pair its articles, the mean of their mean intensities, and how many tell acts of either sign."""
    act = acts.add_columns(col(Dyad.article)).subquery().c
    signs = func.max(act.cooperative, type_=Integer), 1 - func.min(act.cooperative, type_=Integer)
    told = select(act.source, act.target, func.avg(act.score), *signs).group_by(act.source, act.target, act.article)
    source, target, mean, cooperative, conflictive = told.subquery().c
    sums = func.count(), func.avg(mean), func.sum(cooperative), func.sum(conflictive)
    return select(source, target, *sums).group_by(source, target)


def _to_cells(alone: Iterable[tuple[Pair, Sums]], shared: Iterable[tuple[Pair, Sums]]) -> dict[Pair, Cell]:
    sums = dict(alone)
    for pair, more in shared:
        count, score, cooperative = sums.get(pair, (0, 0.0, 0))
        sums[pair] = (count + more[0], score + more[1], cooperative + more[2])
    return {pair: Cell(n, score / n, cooperative, n - cooperative) for pair, (n, score, cooperative) in sums.items()}


def _count_totals(session: Session, chosen: Filter, measure: Measure) -> tuple[Totals, Totals]:
    conditions = dyad_conditions(session, chosen)
    counted = func.count(unit_of(measure).distinct())
    sides = (col(Dyad.source), col(Dyad.target))
    queries = (select(side, counted).where(LIVE, *conditions).group_by(side) for side in sides)
    by_source, by_target = ({row[0]: row[1] for row in session.execute(query)} for query in queries)
    return by_source, by_target


def _order_actors(*sides: Totals) -> tuple[str, ...]:
    activity: Counter[str] = Counter()
    for totals in sides:
        activity.update(totals)
    return tuple(sorted(activity, key=lambda code: (-activity[code], code)))
