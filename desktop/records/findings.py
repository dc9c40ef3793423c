"""What is found in an article: segments, mentions, dates and events, with the codebook's words for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from desktop.records.spans import Span

ANALYST = "analyst"
"""The method of a segment that the analyst has set."""


class Kind(StrEnum):
    """How a state or an organisation is named."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PERSON = "person"
    BODY = "body"
    PHRASE = "phrase"
    ORGANISATION = "organisation"
    PLACE = "place"


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Quad(StrEnum):
    """The four quad classes of event data."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"

    @property
    def cooperative(self) -> bool:
        """Say whether the class stands above the axis."""
        return self in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)


class EventType(StrEnum):
    """The 16 PLOVER types, in the codebook's order of tables."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def quad(self) -> Quad:
        """Return the quad class."""
        return _QUADS[self]

    @property
    def cooperative(self) -> bool:
        """Say whether the type stands above the axis."""
        return self.quad.cooperative


_QUADS = {
    EventType(name): quad
    for quad, names in (
        (Quad.VERBAL_COOPERATION, "AGREE CONSULT SUPPORT CONCEDE"),
        (Quad.MATERIAL_COOPERATION, "COOPERATE AID RETREAT"),
        (Quad.VERBAL_CONFLICT, "REQUEST ACCUSE REJECT THREATEN"),
        (Quad.MATERIAL_CONFLICT, "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    )
    for name in names.split()
}


class Status(StrEnum):
    """What the text says of an event's reality."""

    FACT = "fact"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Scale(StrEnum):
    """A scale of intensity; the values lie in `resources/scales.toml`."""

    PLOVER = "PLOVER"
    GOLDSTEIN = "Goldstein"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of content in one language (ISO 639-1, `und` where no letter tells)."""

    span: Span
    language: str
    confidence: float
    method: str
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a segment is in its language: the runner-up, and the words that told them apart, the strongest first."""

    language: str
    runner_up: str | None
    confidence: float
    method: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, headline or line of the content, in the language of its segment."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A state or an organisation of states named at one place in the text."""

    span: Span
    code: str
    kind: Kind
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression; `value` is its TIMEX3 value, the days a closed interval, None where unresolved."""

    span: Span
    type: TimexType
    value: str | None
    date_start: date | None = None
    date_end: date | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One act told in one sentence, as the codebook defines it.

    `source_spans` and `target_spans` are the words that name the actors; `event` is the number of the
    happening within the article.
    """

    sentence: Span
    source: tuple[str, ...]
    target: tuple[str, ...]
    mutual: bool
    type: EventType
    status: Status
    date_start: date | None
    date_end: date | None
    date_span: Span | None
    trigger: Span
    event: int
    confidence: float
    rule: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one document."""

    language: str | None
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    events: tuple[EventRecord, ...]
    version: str


def dyads(source: Iterable[str], target: Iterable[str], *, mutual: bool) -> tuple[tuple[str, str], ...]:
    """Return the directed pairs an act stands for, without an actor's pair with itself."""
    pairs = [(s, t) for s, t in product(source, target) if s != t]
    return tuple(dict.fromkeys([*pairs, *((t, s) for s, t in pairs)] if mutual else pairs))
