"""Selection, filter, and how figures count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.records.findings import EventType, Scale, Status

MIXED = "mixed"
"""Beside the languages of a filter: only articles in two languages or more."""


DEFAULT_STATUSES = frozenset({Status.FACT, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Filter:
    """What counts: every part that is set narrows; None and empty sets do not.

    `undated` counts beside a range of days: with `days` set, it says whether happenings without a date stay in;
    `undated_only` keeps nothing else. `sure` keeps what the machine is at least so sure of (0 to 1), and all that the
    analyst has accepted or corrected. Rejected events never count.
    """

    source: str | None = None
    target: str | None = None
    days: tuple[date, date] | None = None
    undated: bool = True
    undated_only: bool = False
    statuses: frozenset[Status] = frozenset()
    types: frozenset[EventType] = frozenset()
    articles: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    text: str = ""
    sure: float = 0.0

    def without_pair(self) -> Filter:
        """Return the filter a matrix applies: all but the pair chosen in it."""
        return replace(self, source=None, target=None)

    def without_days(self) -> Filter:
        """Return the filter a timeline applies: all but the days chosen in it."""
        return replace(self, days=None, undated=True, undated_only=False)

    @property
    def empty(self) -> bool:
        """Say whether everything counts."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Selection:
    """What the eye is on: an article, and one of its events."""

    article: int | None = None
    event: int | None = None


class Count(StrEnum):
    """What a figure counts: happenings, each sentence that reports one, or the articles that report some."""

    HAPPENINGS = "happenings"
    REPORTS = "reports"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Measure:
    """How figures count and which scale gives the intensity."""

    count: Count = Count.HAPPENINGS
    scale: Scale = Scale.PLOVER
