"""The relation matrix: who acts on whom, how often, how friendly."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Integer, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import dyad_conditions
from desktop.analysis.units import score_of, select_units, unit_of
from desktop.records import Cell, Filter, Matrix, Measure
from desktop.store.tables import LIVE, Dyad

Totals = dict[str, int]


def count_matrix(session: Session, chosen: Filter, measure: Measure) -> Matrix:
    """Count the pairs that pass a filter; the actors are those of the whole library, so that their order stays."""
    rows, columns = _count_totals(session, chosen, measure)
    return Matrix(
        actors=_order_actors(session, measure),
        cells=_count_cells(session, chosen, measure),
        row_totals=rows,
        column_totals=columns,
        total=count_units(session, chosen, measure),
    )


def count_units(session: Session, chosen: Filter, measure: Measure) -> int:
    """Count the happenings, or reports, that pass a filter."""
    counted = select(func.count(unit_of(measure).distinct())).where(LIVE, *dyad_conditions(session, chosen))
    return session.scalar(counted) or 0


def _count_cells(session: Session, chosen: Filter, measure: Measure) -> dict[tuple[str, str], Cell]:
    pair = (col(Dyad.source), col(Dyad.target))
    units = select_units(session, chosen, measure, pair, score_of(measure).label("score")).c
    query = select(
        units.source, units.target, func.count(), func.avg(units.score), func.sum(units.cooperative, type_=Integer)
    ).group_by(units.source, units.target)
    return {
        (source, target): Cell(count, mean, cooperative, count - cooperative)
        for source, target, count, mean, cooperative in session.execute(query)
    }


def _count_totals(session: Session, chosen: Filter, measure: Measure) -> tuple[Totals, Totals]:
    conditions = dyad_conditions(session, chosen)
    counted = func.count(unit_of(measure).distinct())
    sides = (col(Dyad.source), col(Dyad.target))
    queries = (select(side, counted).where(LIVE, *conditions).group_by(side) for side in sides)
    by_source, by_target = ({row[0]: row[1] for row in session.execute(query)} for query in queries)
    return by_source, by_target


def _order_actors(session: Session, measure: Measure) -> tuple[str, ...]:
    activity: Counter[str] = Counter()
    for totals in _count_totals(session, Filter(), measure):
        activity.update(totals)
    return tuple(sorted(activity, key=lambda code: (-activity[code], code)))
