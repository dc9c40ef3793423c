"""Figures: matrix, timeline, numbers of the bars."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Cell:
    """An ordered pair in the matrix: how many acts, their mean intensity, and how many of each sign."""

    count: int
    mean: float
    cooperative: int
    conflictive: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who acts on whom: actors most active first, cells by (source, target).

    Totals count each happening once, also where it stands in several cells.
    """

    actors: tuple[str, ...] = ()
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    row_totals: dict[str, int] = field(default_factory=dict)
    column_totals: dict[str, int] = field(default_factory=dict)
    total: int = 0


class Bins(StrEnum):
    """The width of a bar of the timeline."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar: acts dated within it, and the shares of acts known only to a longer span that covers it."""

    start: date
    end: date
    cooperative: float
    conflictive: float
    spread_cooperative: float = 0.0
    spread_conflictive: float = 0.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Acts over time; empty bins are left out, days are inclusive."""

    bins: tuple[Bin, ...] = ()
    width: Bins = Bins.MONTHS
    undated_cooperative: int = 0
    undated_conflictive: int = 0
    first: date | None = None
    last: date | None = None
    total: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the status bar and the filter bar."""

    articles: int = 0
    articles_without_date: int = 0
    happenings: int = 0
    reports: int = 0
    reviewed: int = 0
    matching: int = 0
