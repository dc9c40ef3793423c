"""Frozen values handed between the rooms.

All offsets are half-open and count Unicode code points of an article's `text`. Codes, types and
statuses are those of the codebook: ISO 3166-1 alpha-3 for states, own three letters for
organisations of states, the 16 PLOVER types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import product


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, half-open."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words it covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether another span lies within."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by a number of characters."""
        return Span(self.start + by, self.end + by)


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


# ---- what reading hands on


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read: its text, where the page's furniture lies, and what the page says of itself.

    `given` names the fields the input stated (a column, a tag); nothing may guess over them. `segments` are the
    analyst's own, and `shares` those of the languages in what the outlet published before; both are a library's.
    """

    id: str
    file: str | None
    text: str
    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    chrome: tuple[Span, ...] = ()
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    segments: tuple[Segment, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or a row that gave no article, and the sentence that says why."""

    file: str
    reason: str


# ---- what language and extraction find


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of content in one language (ISO 639-1, `und` where no letter tells)."""

    span: Span
    language: str
    confidence: float
    method: str
    runner_up: str | None = None


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


# ---- what the analyst says


@dataclass(frozen=True, slots=True, order=True)
class OwnName:
    """Words that the analyst knows: they name an actor, or nobody where `code` is None."""

    words: str
    code: str | None = None


OwnNames = tuple[OwnName, ...]
"""All of them, in the order of entry; the first name of a code that the program does not know is the one shown."""


class Verdict(StrEnum):
    """Where the review of an event stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


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
        return any(value is not None for value in own)


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


# ---- what the library hands to the views


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it: facts that hold, languages of the content, events counted under the filter.

    `matching` of `happenings` pass the filter; `cooperative` and `conflictive` split the matching ones;
    `reviewed` of `reports` have a verdict.
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


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything the reader shows; `machine` facts and the `analyst`'s stand side by side."""

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

    @property
    def facts(self) -> Facts:
        """Return the facts that hold."""
        return self.analyst.over(self.machine)


def dyads(source: Iterable[str], target: Iterable[str], *, mutual: bool) -> tuple[tuple[str, str], ...]:
    """Return the directed pairs an act stands for, without an actor's pair with itself."""
    pairs = [(s, t) for s, t in product(source, target) if s != t]
    return tuple(dict.fromkeys([*pairs, *((t, s) for s, t in pairs)] if mutual else pairs))


# ---- selection, filter, figures

MIXED = "mixed"
"""Beside the languages of a filter: only articles in two languages or more."""

DEFAULT_STATUSES = frozenset({Status.FACT, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Filter:
    """What counts: every part that is set narrows; None and empty sets do not.

    `undated` counts beside a range of days: with `days` set, it says whether happenings without a date stay in;
    `undated_only` keeps nothing else. Rejected events never count.
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
    """What a figure counts: happenings, or each sentence that reports one."""

    HAPPENINGS = "happenings"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Measure:
    """How figures count and which scale gives the intensity."""

    count: Count = Count.HAPPENINGS
    scale: Scale = Scale.PLOVER


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


# ---- work and its outcome


class Outcome(StrEnum):
    """What became of one file of an import."""

    READ = "read"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of an import report; `why` names the twin of a duplicate or the reason of a skip."""

    file: str
    outcome: Outcome
    why: str = ""
    article: int | None = None
    published: date | None = None
    languages: tuple[str, ...] = ()
    happenings: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed; views ask whether it touches them."""

    articles: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    report: tuple[ImportLine, ...] = ()

    @classmethod
    def union(cls, changes: Iterable[Changes]) -> Changes:
        """Return all of them as one; a union at the end, because one for each article would copy growing sets."""
        parts = tuple(changes)
        return cls(
            articles=frozenset().union(*(part.articles for part in parts)),
            added=frozenset().union(*(part.added for part in parts)),
            removed=frozenset().union(*(part.removed for part in parts)),
            events=frozenset().union(*(part.events for part in parts)),
            report=tuple(line for part in parts for line in part.report),
        )

    def __bool__(self) -> bool:
        return bool(self.articles or self.added or self.removed or self.events)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is; `total` 0 says that it is not known yet.

    `changes` is what was saved since the last word, so that views can fill while the work goes on, and so that
    nothing is unknown of a work that is stopped half way.
    """

    done: int
    total: int
    what: str = ""
    changes: Changes = field(default_factory=Changes)


def letters(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """Yield the letters of some stretches of a text."""
    for span in spans:
        yield from (character for character in span.of(text) if character.isalpha())
