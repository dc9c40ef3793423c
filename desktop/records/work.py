"""Work and its outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

ColumnNames = tuple[tuple[str, str], ...]
"""Which column of a table holds what: (field of an article, name of the column)."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What an analyst said of files before they are read; nothing said leaves all to what the files hold.

    `encoding` is a code page by its Python name, `format` the name of a row of `reading.formats.FORMATS`, `columns`
    the mappings known, each with the signature of the columns it was made for (`reading.columns.signature_of`).
    """

    encoding: str | None = None
    format: str | None = None
    columns: tuple[tuple[str, ColumnNames], ...] = ()


NO_HINTS = Hints()


class Outcome(StrEnum):
    """What became of one file of an import."""

    READ = "read"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of an import report; `why` names the twin of a duplicate or the reason of a skip.

    `needs` says what a skipped file could be read with, as in `Unread`; `path` is the file that was named, `part` the
    member or row within it. `id` is the line's number in the library, which keeps every report.
    """

    file: str
    outcome: Outcome
    why: str = ""
    article: int | None = None
    published: date | None = None
    languages: tuple[str, ...] = ()
    happenings: int = 0
    needs: str = ""
    path: str = ""
    part: str = ""
    warnings: tuple[str, ...] = ()
    encoding: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import as the library remembers it; the last numbers count its lines.

    `began` is in UTC. `files` were found under what was named. `seconds` is None while it goes on, or if the program
    ended in its midst; `stopped` says that the person ended it.
    """

    id: int
    began: datetime
    origin: str
    version: str
    files: int
    seconds: float | None = None
    stopped: bool = False
    read: int = 0
    duplicates: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed; views ask whether it touches them. `imports` are the reports that got lines."""

    articles: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    report: tuple[ImportLine, ...] = ()
    imports: frozenset[int] = frozenset()

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
            imports=frozenset().union(*(part.imports for part in parts)),
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
