"""What reading hands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.records.findings import Segment
from desktop.records.spans import Span, subtract, unite


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read: its text, where the page's furniture lies, and what the page says of itself.

    `given` names the fields the input stated (a column, a tag); nothing may guess over them. `segments` are the
    analyst's own, and `shares` those of the languages in what the outlet published before; both are a library's.
    `chrome` is what the machine marks; the analyst's `own_chrome` and `own_content` stand over it, see `furniture`.
    `published_zone` is the zone as the page states it ('+09:00', 'KST'). Where day and month of the page's date may be
    exchanged, `published` is None and `published_choices` holds both readings; `day_first` says in which order a date
    in digits alone stands on the page, where it shows: by it the outlet's other articles are settled.
    `plain_chrome` is what the machine marked where `chrome` also holds what was taught of the outlet.
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
    own_chrome: tuple[Span, ...] = ()
    own_content: tuple[Span, ...] = ()
    published_zone: str | None = None
    published_choices: tuple[date, ...] = ()
    day_first: bool | None = None
    plain_chrome: tuple[Span, ...] | None = None

    @property
    def furniture(self) -> tuple[Span, ...]:
        """Return what counts as chrome: the machine's marks under the analyst's own, sorted and disjoint."""
        return furniture(self.chrome, self.own_chrome, self.own_content)


def furniture(chrome: Iterable[Span], own_chrome: Iterable[Span], own_content: Iterable[Span]) -> tuple[Span, ...]:
    """Return what counts as chrome: the machine's marks under the analyst's own, sorted and disjoint."""
    return unite([*subtract(chrome, own_content), *own_chrome])


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """A line that the analyst marked as chrome or as content for all articles of an outlet.

    `key` is the line as it is compared, see `desktop.reading.learned.line_key`.
    """

    outlet: str
    key: str
    chrome: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or a row that gave no article, and the sentence that says why.

    `needs` names what it could be read with: "columns" (a mapping, `reading.sheets.peek`), "encoding" (a code page),
    "" where nothing helps. `part` is the member of an archive, or the part of it, that is meant.
    """

    file: str
    reason: str
    needs: str = ""
    part: str = ""
