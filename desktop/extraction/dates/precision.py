"""How exact a date is, told by the form of its TIMEX3 value."""

from __future__ import annotations

import re
from enum import StrEnum


class Precision(StrEnum):
    """The stretches a date may name, from narrow to wide."""

    TIME = "time"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_FORMS = (
    (r"\d{4}-\d\d-\d\dT.*", Precision.TIME),
    (r"\d{4}-\d\d-\d\d", Precision.DAY),
    (r"\d{4}-W\d\d-WE", Precision.WEEKEND),
    (r"\d{4}-W\d\d", Precision.WEEK),
    (r"\d{4}-\d\d", Precision.MONTH),
    (r"\d{4}-Q\d", Precision.QUARTER),
    (r"\d{4}-(?:SP|SU|FA|WI)", Precision.SEASON),
    (r"\d{4}-H\d", Precision.HALF),
    (r"\d{4}", Precision.YEAR),
    (r"\d{3}", Precision.DECADE),
    (r"\d{2}", Precision.CENTURY),
)
_ANY = re.compile("|".join(f"({form})" for form, _ in _FORMS))


def precision_of(value: str | None) -> Precision | None:
    """Return what stretch a TIMEX3 value names; None for lengths, vague words and what is not resolved."""
    found = _ANY.fullmatch(value) if value else None
    return _FORMS[found.lastindex - 1][1] if found and found.lastindex else None
