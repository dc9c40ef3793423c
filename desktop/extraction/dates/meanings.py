"""What the words of a date expression say, before it is known when the article appeared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.extraction.dates.grains import Grain


class Anchor(Enum):
    """What a relative expression counts from."""

    PUBLICATION = "publication"
    PREVIOUS = "previous"
    SAME_DAY = "same day"


class Part(Enum):
    """Which part of a stretch is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the calendar; what is not said is None.

    `frame` is a stretch some grains away from the anchor ('last year' is one YEAR back), the other fields
    name what is meant within it. `first_day` opens a stretch that ends on
    `day`. `direction` is what 'last' and 'next' say before a weekday or a month.
    """

    anchor: Anchor = Anchor.PUBLICATION
    frame: tuple[Grain, int] | None = None
    direction: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    first_day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    weekend: bool = False
    part: Part | None = None
    clock: str | None = None
    stands_alone: bool = False

    @property
    def chained(self) -> bool:
        """Say whether it hangs on an earlier date of the text."""
        return self.anchor is not Anchor.PUBLICATION


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time or how often something happens; `amount` None is 'several'."""

    amount: float | None
    grain: Grain
    repeats: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """Words like 'now' and 'recently', by their TIMEX3 value."""

    value: str


Meaning = Point | Length | Vague
