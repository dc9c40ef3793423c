"""The day an article was published, as its page states it, and what an outlet's other articles settle of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.reading.calendars import exchanged, find_days
from desktop.reading.datelines import LONGEST, Stamp, find_dateline, find_loose_stamps, find_stamps
from desktop.reading.lines import Line
from desktop.reading.tables import load_table
from desktop.records import Document

NEAR = 5
"""Lines above and below the headline in which a bare date is its dateline."""
HEAD = 14
"""Lines below the headline in which the only date there is its dateline, below a picture or a summary."""
WORDS = 400
"""Words of a text by which English is told from other languages."""
ENGLISH = 0.12
"""Share of English's commonest words from which on a text is English."""
SETTLED = 2
"""Articles of an outlet that settle how it writes its dates, if no more than a tenth of them speak against it."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The day an article appeared, with the zone its page names; two choices where day and month may be exchanged.

    `day_first` is the order in which the page writes a date in digits, where it shows.
    """

    day: date | None = None
    zone: str | None = None
    choices: tuple[date, ...] = ()
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class _Ranked:
    rank: int
    line: int
    stamp: Stamp


def find_publication(
    lines: Sequence[Line], content: Sequence[Line], headline: Line | None, first_prose: int
) -> Publication:
    """Return the best stamp: said to be published, near the head, in the article; settled by the page if unclear."""
    ranked = list(_rank_stamps(lines, content, headline, first_prose))
    ranked += _rank_dateline(lines, first_prose)
    order = _order_of(lines, content)
    if not ranked:
        return Publication(day_first=order)
    best = min(ranked, key=lambda one: (one.rank, one.line, one.stamp.span.start)).stamp
    return _settle(best, [one.stamp for one in ranked], order)


def with_publication(document: Document, told: Publication) -> Document:
    """Return the document with the day its page states, and a warning where that reads two ways."""
    return replace(
        document,
        published=told.day,
        published_zone=told.zone,
        published_choices=told.choices,
        day_first=told.day_first,
        warnings=(*document.warnings, doubt(told.choices)) if told.choices else document.warnings,
    )


def settle(document: Document, orders: Iterable[bool | None]) -> Document:
    """Return the document with its day settled by how the outlet's other articles write theirs, if they agree.

    `orders` are those articles' `day_first`. A document that is clear, or that nothing settles, comes back as it is.
    """
    votes = Counter(order for order in orders if order is not None)
    if not document.published_choices or not votes:
        return document
    (order, count), rest = votes.most_common(1)[0], sum(votes.values())
    if count < SETTLED or count < 0.9 * rest:
        return document
    day = document.published_choices[0 if order else 1]
    warnings = tuple(one for one in document.warnings if one != doubt(document.published_choices))
    return replace(document, published=day, published_choices=(), day_first=order, warnings=warnings)


def doubt(choices: Sequence[date]) -> str:
    """Return the sentence that says that a date reads two ways."""
    days = " or ".join(day.isoformat() for day in choices)
    return f"The page's date reads two ways, {days}: day and month may be exchanged. Set the right one."


def _rank_stamps(
    lines: Sequence[Line], content: Sequence[Line], headline: Line | None, first_prose: int
) -> Iterator[_Ranked]:
    inside = {line.span for line in content}
    last = {line.span for line in content[-NEAR:]}
    top = next((index for index, line in enumerate(lines) if line is headline), 0)
    for index, line in enumerate(lines):
        at_end = line.span in last or index < first_prose + 2
        for stamp in _stamps(line, is_headline=line is headline):
            rank = _rank(stamp, inside=line.span in inside, at_end=at_end, below=index - top)
            if rank is not None:
                yield _Ranked(rank, index, stamp)


def _rank_dateline(lines: Sequence[Line], first_prose: int) -> Iterator[_Ranked]:
    """Yield the dateline of the first paragraph, which gives way to every date near the head."""
    for index, line in list(enumerate(lines))[max(0, first_prose - 1) : first_prose + 1]:
        stamp = find_dateline(line.text)
        if stamp is not None:
            yield _Ranked(5, index, stamp)


def _stamps(line: Line, *, is_headline: bool) -> list[Stamp]:
    return find_stamps(line.text) or ([] if is_headline else find_loose_stamps(line.text))


def _rank(stamp: Stamp, *, inside: bool, at_end: bool, below: int) -> int | None:
    """Order stamps; a bare date far from headline and last line is today's date or another story's."""
    near = -NEAR <= below <= NEAR
    if stamp.loose:
        return 4 if near and inside else None
    if stamp.label == "published":
        return 0 if inside else 3
    if stamp.label == "updated":
        return 5 if near and inside else 8
    if near:
        return 1 if below >= 0 else 2
    if inside and 0 < below <= HEAD:
        return 6
    return 7 if inside and at_end and below > 0 else None


def _settle(best: Stamp, others: Sequence[Stamp], order: bool | None) -> Publication:
    """Return the stamp's day; where day and month may be exchanged, the page's other dates settle it."""
    if not best.unclear:
        return Publication(best.day, best.zone, (), order)
    turned = exchanged(best.day)
    clear = {stamp.day for stamp in others if not stamp.unclear}
    if (best.day in clear) != (turned in clear):
        order = best.day in clear
    if order is None:
        return Publication(None, best.zone, (best.day, turned), None)
    return Publication(best.day if order else turned, best.zone, (), order)


def order_of(text: str) -> bool | None:
    """Return whether a page writes the day first, by its dates in digits; None where they do not tell."""
    return _order_of_dates(line for line in text.split("\n"))


def _order_of(lines: Sequence[Line], content: Sequence[Line]) -> bool | None:
    """Return whether the page writes the day first: its dates in digits tell, else its language; None where unclear."""
    order = _order_of_dates(line.text for line in lines)
    return order if order is not None or _is_english(content) else True


def _order_of_dates(lines: Iterable[str]) -> bool | None:
    brief = (line for line in lines if len(line) <= LONGEST and line.count("/") > 1)
    votes = Counter(one.order for line in brief for one in find_days(line) if one.order is not None)
    return votes[True] > votes[False] if votes[True] != votes[False] else None


def _is_english(content: Sequence[Line]) -> bool:
    """Tell English, which alone writes either first, from the languages that all write the day first."""
    words: list[str] = []
    for line in content:
        if line.prose and len(words) < WORDS:
            words += line.text.casefold().split()
    common = set(load_table("dates")["english"])
    return not words or sum(word in common for word in words) >= ENGLISH * len(words)
