"""What the analyst says of events, articles and names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.records.findings import EventType, Status


@dataclass(frozen=True, slots=True, order=True)
class OwnName:
    """Words that the analyst knows: they name an actor, or nobody where `code` is None."""

    words: str
    code: str | None = None


OwnNames = tuple[OwnName, ...]
"""All of them, in the order of entry; the first name of a code that the program does not know is the one shown."""


@dataclass(frozen=True, slots=True, order=True)
class OwnFrame:
    """Words that the analyst says tell an act of a type, or none where `type` is None.

    `words` in dictionary form; verbs, or nouns if `noun`. `target` are slots as the program's frames have them.
    """

    language: str
    words: str
    type: EventType | None
    noun: bool = False
    target: tuple[str, ...] = ()
    mutual: bool = False


OwnFrames = tuple[OwnFrame, ...]


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What the analyst taught a library: names of actors, and words that tell acts."""

    names: OwnNames = ()
    frames: OwnFrames = ()


NO_RULES = OwnRules()


class Verdict(StrEnum):
    """Where the review of an event stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


_NOTHING = (None,) * 6


@dataclass(frozen=True, slots=True)
class Review:
    """The analyst's side of an event: a verdict and own values; None where the machine's value stands.

    `dates` is a pair of days, either of which may be None: `(None, None)` says that there is no date.
    Reviews are whole values: a correction replaces one by another, and undo puts the old one back.
    """

    verdict: Verdict = Verdict.OPEN
    source: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    mutual: bool | None = None
    type: EventType | None = None
    status: Status | None = None
    dates: tuple[date | None, date | None] | None = None

    @property
    def corrects(self) -> bool:
        """Say whether any value is the analyst's own."""
        own = (self.source, self.target, self.mutual, self.type, self.status, self.dates)
        return own != _NOTHING


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says of itself: the machine's values, or the analyst's with None where the machine's stand."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    language: str | None = None

    def over(self, machine: Facts) -> Facts:
        """Return the values that hold when these are laid over the machine's."""
        return Facts(
            self.title or machine.title,
            self.author or machine.author,
            self.source or machine.source,
            self.published or machine.published,
            self.language or machine.language,
        )
