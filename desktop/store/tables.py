"""The tables of a library; machine values and the analyst's stand side by side.

Rows never leave a session: `articles` and `events` turn them into records. The tables themselves are made
by `migrations`; a test holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, text
from sqlmodel import Field, SQLModel

LIVE = text("dyad.live = 1")  # literal, since a bound parameter keeps SQLite from using the partial indexes
REJECTED = text("dyad.live = 0")


def _json() -> Any:
    return Field(sa_column=Column(JSON(none_as_null=True)))


class Article(SQLModel, table=True):
    """An article without its text; `own_*` is the analyst's value, `deleted` a mark that the next opening purges.

    `plain_chrome` is what the machine marked where `chrome` also holds what was taught of the outlet, else None.
    """

    id: int | None = Field(default=None, primary_key=True)
    file: str
    path: str | None = None
    document: str
    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    language: str | None = None
    own_title: str | None = None
    own_author: str | None = None
    own_source: str | None = None
    own_published: date | None = None
    own_language: str | None = None
    url: str | None = None
    encoding: str | None = None
    warnings: list[str] = _json()
    chrome: list[list[int]] = _json()
    given: list[str] = _json()
    languages: list[str] = _json()
    fingerprint: str = Field(index=True)
    version: str = ""
    deleted: bool = False
    published_zone: str | None = None
    published_choices: list[str] = _json()
    day_first: bool | None = None
    plain_chrome: list[list[int]] | None = _json()


class Body(SQLModel, table=True):
    """The text of an article, apart from the rest so that lists read no texts."""

    article: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    text: str


class Segment(SQLModel, table=True):
    """A stretch of content in one language."""

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE", index=True)
    start: int
    end: int
    language: str
    confidence: float
    method: str
    runner_up: str | None = None


class OwnSegment(SQLModel, table=True):
    """A stretch whose language the analyst has set; every analysis takes it as it is."""

    __tablename__ = "own_segment"

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE")
    start: int
    end: int
    language: str


class OwnChrome(SQLModel, table=True):
    """A stretch of which the analyst has said whether it is chrome or content."""

    __tablename__ = "own_chrome"

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE")
    start: int
    end: int
    chrome: bool


class LearnedLine(SQLModel, table=True):
    """A line that the analyst has marked for all articles of an outlet."""

    __tablename__ = "learned_line"

    id: int | None = Field(default=None, primary_key=True)
    outlet: str
    key: str
    chrome: bool


class Mention(SQLModel, table=True):
    """A state or an organisation named at one place."""

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE", index=True)
    start: int
    end: int
    code: str
    kind: str
    rule: str
    confidence: float


class DateMention(SQLModel, table=True):
    """A date expression at one place."""

    __tablename__ = "date_mention"

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE", index=True)
    start: int
    end: int
    type: str
    value: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    rule: str = ""


class Happening(SQLModel, table=True):
    """One thing that happened, told by one report or many, in one article or many."""

    id: int | None = Field(default=None, primary_key=True)


class Event(SQLModel, table=True):
    """One report: the machine's record whole, its evidence, and the analyst's review.

    `own_dates` says that `own_date_start` and `own_date_end` hold, so that 'no date' can be said.
    `found` is false once a new analysis no longer finds an event that the analyst has reviewed.
    """

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE", index=True)
    happening: int = Field(foreign_key="happening.id", index=True)
    number: int
    sentence_start: int
    sentence_end: int
    trigger_start: int
    trigger_end: int
    date_span_start: int | None = None
    date_span_end: int | None = None
    source: list[str] = _json()
    target: list[str] = _json()
    source_spans: list[list[int]] = _json()
    target_spans: list[list[int]] = _json()
    mutual: bool
    type: str
    status: str
    date_start: date | None = None
    date_end: date | None = None
    confidence: float
    rule: str
    evidence: str
    language: str
    found: bool = True
    verdict: str = "open"
    own_source: list[str] | None = _json()
    own_target: list[str] | None = _json()
    own_mutual: bool | None = None
    own_type: str | None = None
    own_status: str | None = None
    own_dates: bool = False
    own_date_start: date | None = None
    own_date_end: date | None = None


class Dyad(SQLModel, table=True):
    """One row a directed pair of a report, with the values that hold: what all figures count.

    Days are proleptic Gregorian ordinals; a report that tells no date has the days of its happening. `live` rows
    are those of events that are not rejected. `shared` says that another live report of the happening has the same
    pair. Every figure is counted in an index that covers it, which is why the indexes hold so many columns: at a
    million rows a matrix takes 0.7 s so, and 5 s when SQLite must fetch the rows.
    """

    id: int | None = Field(default=None, primary_key=True)
    event: int = Field(foreign_key="event.id", ondelete="CASCADE", index=True)
    happening: int = Field(foreign_key="happening.id", index=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE")
    source: str
    target: str
    type: str
    status: str
    day_start: int | None = None
    day_end: int | None = None
    mutual: bool
    cooperative: bool
    language: str
    live: bool
    shared: bool
    plover: float
    goldstein: float


class OwnName(SQLModel, table=True):
    """Words that the analyst says name an actor, or nobody where there is no code."""

    __tablename__ = "own_name"

    id: int | None = Field(default=None, primary_key=True)
    words: str
    code: str | None = None


class FormerText(SQLModel, table=True):
    """What an article's text was before it was read in another way: its file still says that when it comes again."""

    __tablename__ = "former_text"

    fingerprint: str = Field(primary_key=True)
    article: int = Field(foreign_key="article.id", ondelete="CASCADE", index=True, primary_key=True)


class OwnFrame(SQLModel, table=True):
    """Words that the analyst says tell an act of a type, or none where there is no type."""

    __tablename__ = "own_frame"

    id: int | None = Field(default=None, primary_key=True)
    language: str
    words: str
    type: str | None = None
    noun: bool
    target: list[str] = Field(sa_column=Column(JSON, nullable=False))
    mutual: bool


class ImportRun(SQLModel, table=True):
    """One import: when it began (UTC, ISO), where from, by which version of the program; no `seconds` until its end."""

    __tablename__ = "import_run"

    id: int | None = Field(default=None, primary_key=True)
    began: str
    origin: str
    version: str
    files: int
    seconds: float | None = None
    stopped: bool = False


class ImportLine(SQLModel, table=True):
    """What became of one file of an import, or of one article in it; lines of a file that was retried share a place."""

    __tablename__ = "import_line"

    id: int | None = Field(default=None, primary_key=True)
    run: int = Field(foreign_key="import_run.id", ondelete="CASCADE", index=True)
    place: int
    file: str
    path: str
    part: str = ""
    outcome: str
    why: str = ""
    needs: str = ""
    warnings: list[str] = _json()
    encoding: str | None = None
    article: int | None = Field(default=None, foreign_key="article.id", ondelete="SET NULL", index=True)
    published: date | None = None
    languages: list[str] = _json()
    happenings: int = 0


class ColumnNames(SQLModel, table=True):
    """Which column holds what in tables of one signature, as the analyst said it."""

    __tablename__ = "column_names"

    signature: str = Field(primary_key=True)
    names: list[list[str]] = _json()


class Sketch(SQLModel, table=True):
    """What is kept of an article to find its copies by: the number of its shingles, and the figures it tells."""

    article: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    size: int
    numbers: list[str] = _json()


class Mark(SQLModel, table=True):
    """A shingle's hash that stands for a passage of an article; what many articles hold is kept for some only."""

    mark: int = Field(primary_key=True)
    article: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")


class Tie(SQLModel, table=True):
    """Two articles that the machine found akin, the earlier number first."""

    first: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    second: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    kind: str
    share: float


class OwnTie(SQLModel, table=True):
    """What the analyst says of two articles: accepted, they tell one story; rejected, they do not."""

    __tablename__ = "own_tie"

    first: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    second: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    verdict: str


class Note(SQLModel, table=True):
    """A small thing the library remembers, such as the state of the views."""

    key: str = Field(primary_key=True)
    value: str
