"""What reading hands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.findings import Segment
from desktop.records.spans import Span


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
