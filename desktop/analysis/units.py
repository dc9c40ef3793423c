"""What figures count: happenings, the reports that tell them, or the articles these stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, func, select
from sqlmodel import col

from desktop.analysis.conditions import Conditions
from desktop.records import Count, Measure, Scale
from desktop.store.tables import LIVE, Dyad

Expression = SQLColumnExpression[Any]
Query = Select[*tuple[Any, ...]]
_UNITS: dict[Count, SQLColumnExpression[int]] = {
    Count.HAPPENINGS: col(Dyad.happening),
    Count.REPORTS: col(Dyad.event),
    Count.ARTICLES: col(Dyad.article),
}


def unit_of(measure: Measure) -> SQLColumnExpression[int]:
    """Return the column whose distinct values are counted."""
    return _UNITS[measure.count]


def score_of(measure: Measure) -> SQLColumnExpression[float]:
    """Return the column of intensity."""
    return col(Dyad.goldstein) if measure.scale is Scale.GOLDSTEIN else col(Dyad.plover)


def select_units(
    conditions: Conditions, measure: Measure, keys: Sequence[Expression], values: Sequence[Expression]
) -> Query:
    """Return one row with keys and values for each unit that passes under each combination of `keys`.

    A happening told by several reports has the values of the first of them that passes: SQLite takes bare columns
    from the row of the minimum ('Bare columns in an aggregate query' in its documentation).
    """
    query: Query = select(*keys, *values, func.min(col(Dyad.event)))
    return query.where(LIVE, *conditions).group_by(*keys, unit_of(measure))
