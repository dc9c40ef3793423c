"""Days worth asking about, for articles whose page does not say when they were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.records.reviews import Facts


class Place(StrEnum):
    """Where a proposed day was found."""

    UNCLEAR = "date on the page, its day and month unclear"
    ADDRESS = "address"
    FILE = "file name"
    TEXT = "latest full date in the text"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day that an article may have been published on, where it was found, and the words that say so."""

    day: date
    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Dateless:
    """An article and the days of publication that are proposed, the likeliest first; none is ever set unasked.

    `own` are the analyst's facts, to which a day is added; `published` is the day that holds, where there is one.
    """

    article: int
    title: str
    file: str
    own: Facts
    proposals: tuple[Proposal, ...] = ()
    published: date | None = None

    @property
    def unclear(self) -> bool:
        """Say whether the page has a date that can be read in two ways."""
        return any(proposal.place is Place.UNCLEAR for proposal in self.proposals)
