"""What figures count: happenings, or the reports that tell them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, SQLColumnExpression, Subquery, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.analysis.conditions import dyad_conditions
from desktop.records import Count, Filter, Measure, Scale
from desktop.store.tables import LIVE, Dyad

Expression = SQLColumnExpression[Any]


def unit_of(measure: Measure) -> SQLColumnExpression[int]:
    """Return the column whose distinct values are counted."""
    return col(Dyad.event) if measure.count is Count.REPORTS else col(Dyad.happening)


def score_of(measure: Measure) -> SQLColumnExpression[float]:
    """Return the column of intensity."""
    return col(Dyad.goldstein) if measure.scale is Scale.GOLDSTEIN else col(Dyad.plover)


def select_units(
    session: Session,
    chosen: Filter,
    measure: Measure,
    keys: tuple[Expression, ...],
    *more: Expression,
) -> Subquery:
    """Return one row for each unit that passes the filter under each combination of `keys`.

    A happening told by several reports has the sign, score and days of the first of them that passes: SQLite takes
    bare columns from the row of the minimum (documented: 'Bare columns in an aggregate query').
    """
    unit = unit_of(measure)
    columns = (*keys, unit.label("unit"), func.min(col(Dyad.event)).label("event"), col(Dyad.cooperative), *more)
    query: Select[Any] = select(*columns).where(LIVE, *dyad_conditions(session, chosen))
    return query.group_by(*keys, unit).subquery()
