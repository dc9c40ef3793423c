"""Dates that stand on a page as its stamp: when it was published, never when the story happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.reading.tables import load_table
from desktop.records import Span

LONGEST = 170
"""Characters of a line that may be a stamp with a byline in it; longer ones are prose."""

_TIME = re.compile(
    r"\d{1,2}\s?[:h.시時]\s?\d{2}(?:\s?[:분分]?\s?\d{0,2})?(?:\s?[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_STAMP_END = re.compile(
    r"^[\s,|·-]{0,4}(?:\d{1,2}:\d{2}(?::\d{2})?)\s*(?:\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?)?[\s.)\]]*$"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that stands as a stamp: where, which day, and whether a word says published or updated."""

    span: Span
    day: date
    label: str = ""
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    day: date
    unclear: bool = False


def find_stamps(line: str) -> list[Stamp]:
    """Return the stamps of one line: all its dates if it is a stamp, else those at its very end with a time."""
    if not _YEAR.search(line):
        return []
    found = sorted(_find_dates(line), key=lambda one: one.start)
    if not found:
        return []
    if len(line) <= LONGEST and _is_stamp(line, found):
        return [
            _stamp(line, one, previous) for previous, one in zip([0, *(one.end for one in found)], found, strict=False)
        ]
    return [
        Stamp(Span(one.start, one.end), one.day, unclear=one.unclear)
        for one in found
        if _STAMP_END.match(line[one.end :])
    ]


def looks_like_stamp(line: str) -> bool:
    """Say whether a line is a date and little else."""
    return len(line) <= LONGEST and bool(find_stamps(line))


def read_day(value: str) -> date | None:
    """Return the day a given field names: ISO, or a date in words; None where it is unclear or none."""
    found = list(_find_dates(value.strip()[:80]))
    return found[0].day if found and not found[0].unclear else None


def _stamp(line: str, one: _Found, previous: int) -> Stamp:
    before, after = line[previous : one.start].casefold(), line[one.end : one.end + 25].casefold()
    label = next((kind for kind in ("updated", "published") if _labels(kind).search(before)), "")
    if not label and previous == 0:
        label = next((kind for kind in ("updated", "published") if _labels(kind).match(after.lstrip(" ,:|"))), "")
    return Stamp(Span(one.start, one.end), one.day, label, one.unclear)


def _is_stamp(line: str, found: Iterable[_Found]) -> bool:
    """Tell a stamp: besides dates, times, weekdays and labels little is left; more with a label or a time."""
    rest = line
    for one in sorted(found, key=lambda one: -one.start):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    timed = _TIME.search(rest) is not None
    rest = _TIME.sub(" ", rest).casefold()
    labelled = bool(
        _labels("published").match(rest.lstrip(" |·•[(")) or _labels("updated").match(rest.lstrip(" |·•[("))
    )
    letters = sum(len(word) for word in _WORD.findall(_fillers().sub(" ", rest)))
    if re.search(r"[.!?。]\s*$", line) and letters > 30:
        return False
    return letters <= 14 or (labelled and letters <= 70) or (timed and letters <= 90)


@cache
def _labels(kind: str) -> re.Pattern[str]:
    words = sorted(load_table("dates")[kind], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


@cache
def _fillers() -> re.Pattern[str]:
    """Return what stands beside a date without meaning more: weekdays, zones, labels, little words."""
    table = load_table("dates")
    words = [*table["zones"], *table["joiners"], *table["published"], *table["updated"]]
    words += [day for days in table["weekdays"].values() for day in days]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)\.?")


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for year in load_table("dates")["months"].values():
        for number, forms in enumerate(year, start=1):
            for form in forms:
                names.setdefault(form, number)
    return names


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(map(re.escape, sorted(_months(), key=len, reverse=True)))
    of = r"(?:st|nd|rd|th|er|º|ª|\.|-)?\s*(?:de\s+|of\s+|del\s+)?"
    return (
        re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d)"),
        re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[년年]\s?(?P<m>\d{1,2})\s?[월月]\s?(?P<d>\d{1,2})\s?[일日]"),
        re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>(?:19|20)\d\d)(?!\d)"),
        re.compile(
            rf"(?<!\d)(?P<d>\d{{1,2}}){of}(?P<n>{month})\b\.?,?\s*(?:de\s+|del\s+)?-?(?P<y>(?:19|20)\d\d)(?!\d)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\w)(?P<n>{month})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
            re.IGNORECASE,
        ),
        re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)"),
    )


def _find_dates(text: str) -> Iterator[_Found]:
    """Yield the full dates of a text; where day and month may be exchanged, it is unclear."""
    taken: list[_Found] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            found = _read(match)
            if found is not None and not any(one.start < found.end and found.start < one.end for one in taken):
                taken.append(found)
                yield found


def _read(match: re.Match[str]) -> _Found | None:
    parts = match.groupdict()
    unclear = False
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        month_first = second > 12 and parts["s"] != "."
        day, month = (second, first) if month_first else (first, second)
        unclear = parts["s"] == "/" and first <= 12 and second <= 12 and first != second
    else:
        day = int(parts["d"])
        month = int(parts["m"]) if "m" in parts else _months()[parts["n"].casefold()]
    try:
        return _Found(match.start(), match.end(), date(int(parts["y"]), month, day), unclear)
    except ValueError:
        return None
