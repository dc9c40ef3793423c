"""A day of publication to ask the analyst about, where the page does not say one clearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from desktop.records import DateMention, Place, Proposal

_IN_NAME, _IN_ADDRESS = (
    re.compile(rf"(?<!\d)((?:19|20)\d{{2}})({sign}?)(\d{{1,2}})\2(\d{{1,2}})(?!\d)") for sign in ("[-_. ]", "[-_./]")
)
_TOMORROW = timedelta(days=1)


def propose_days(
    text: str, dates: Iterable[DateMention], file: str, url: str | None, today: date, choices: Iterable[date] = ()
) -> tuple[Proposal, ...]:
    """Return the days an article may have been published on, the likeliest first, each once.

    `choices` are both readings of a date whose day and month may be exchanged. What lies after `today` is no day of
    publication: an article tells of what is to come.
    """
    found = [
        *(Proposal(day, Place.UNCLEAR, "") for day in choices),
        *_find_in(_IN_ADDRESS, url or "", Place.ADDRESS),
        *_find_in(_IN_NAME, file, Place.FILE),
        *_latest(text, dates, today),
    ]
    days: dict[date, Proposal] = {}
    for proposal in found:
        if proposal.day <= today + _TOMORROW:  # it may be tomorrow already where it was published
            days.setdefault(proposal.day, proposal)
    return tuple(days.values())


def _find_in(pattern: re.Pattern[str], name: str, place: Place) -> Iterator[Proposal]:
    for found in pattern.finditer(name):
        year, sign, month, day = found.groups()
        if sign or len(month) == len(day) == 2:  # 2024115 may be either
            try:
                yield Proposal(date(int(year), int(month), int(day)), place, found.group())
            except ValueError:
                continue


def _latest(text: str, dates: Iterable[DateMention], today: date) -> Iterator[Proposal]:
    """Yield the latest day up to today that stands in the text as a full date."""
    full = [
        (each.date_end, each.span) for each in dates if each.date_end is not None and each.date_start == each.date_end
    ]
    past = [(day, span) for day, span in full if day <= today]
    if past:
        day, span = max(past, key=lambda each: each[0])
        yield Proposal(day, Place.TEXT, span.of(text))
