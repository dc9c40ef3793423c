"""What the library hands to the views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.records.copies import Relative
from desktop.records.findings import DateMention, EventRecord, EventType, Mention, Segment, Status, dyads
from desktop.records.reviews import Facts, Review
from desktop.records.spans import Span


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it: facts that hold, languages of the content, events counted under the filter.

    `matching` of `happenings` pass the filter; `cooperative` and `conflictive` split the matching ones;
    `reviewed` of `reports` have a verdict. `told_in` is the number of articles that tell its story, itself among them;
    `versions` says that they are all its outlet's.
    """

    id: int
    file: str
    facts: Facts
    languages: tuple[str, ...]
    happenings: int
    matching: int
    cooperative: int
    conflictive: int
    reports: int
    reviewed: int
    told_in: int = 1
    versions: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event record of the library: the machine's value, the analyst's, and the evidence.

    The properties give the values that hold. `happening` is the number across articles. `found` is False where
    a later analysis no longer finds an event that the analyst has reviewed.
    """

    id: int
    article: int
    happening: int
    machine: EventRecord
    review: Review
    evidence: str
    language: str
    article_title: str
    found: bool = True

    @property
    def source(self) -> tuple[str, ...]:
        """Return the acting side."""
        return self.machine.source if self.review.source is None else self.review.source

    @property
    def target(self) -> tuple[str, ...]:
        """Return the side acted on."""
        return self.machine.target if self.review.target is None else self.review.target

    @property
    def mutual(self) -> bool:
        """Say whether the act has no direction."""
        return self.machine.mutual if self.review.mutual is None else self.review.mutual

    @property
    def type(self) -> EventType:
        """Return the PLOVER type."""
        return self.review.type or self.machine.type

    @property
    def status(self) -> Status:
        """Return the status."""
        return self.review.status or self.machine.status

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """Return the first and the last day."""
        return (self.machine.date_start, self.machine.date_end) if self.review.dates is None else self.review.dates

    @property
    def dyads(self) -> tuple[tuple[str, str], ...]:
        """Return the directed pairs it counts for; a mutual act counts in both directions."""
        return dyads(self.source, self.target, mutual=self.mutual)

    @property
    def trigger_in_evidence(self) -> Span:
        """Return where the trigger lies within `evidence`."""
        return self.machine.trigger.shifted(-self.machine.sentence.start)


class Standing(StrEnum):
    """Where the review of an event stands, as lists choose by it."""

    ALL = "all"
    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class EventPage:
    """A stretch of the list of events, whole happenings only, and the numbers of the whole list.

    `first` is the place of its first happening among the `listed` ones. The other numbers are of all happenings that
    pass the filter: `counted` have a report that is not rejected, `open` one to review, `corrected` one corrected.
    `next_open` is the first event to review after the page, from the end on to the start; None if the others have none.
    """

    events: tuple[EventRow, ...] = ()
    first: int = 0
    listed: int = 0
    counted: int = 0
    open: int = 0
    corrected: int = 0
    next_open: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything the reader shows; `machine` facts and the `analyst`'s stand side by side.

    `chrome` is what counts as such; of it, and of the rest, `own_chrome` and `own_content` are the analyst's marks.
    `published_choices` are both readings of a date whose day and month may be exchanged.
    """

    id: int
    file: str
    path: str | None
    text: str
    machine: Facts
    analyst: Facts
    url: str | None
    encoding: str | None
    warnings: tuple[str, ...]
    chrome: tuple[Span, ...]
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    events: tuple[EventRow, ...]
    own_chrome: tuple[Span, ...] = ()
    own_content: tuple[Span, ...] = ()
    published_zone: str | None = None
    published_choices: tuple[date, ...] = ()
    relatives: tuple[Relative, ...] = ()

    @property
    def facts(self) -> Facts:
        """Return the facts that hold."""
        return self.analyst.over(self.machine)
