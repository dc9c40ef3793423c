"""Full dates in a line of text, in the languages and digits of news pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.reading.tables import load_table

BUDDHIST = 543
"""Years by which the Thai calendar is ahead."""

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_THAI = re.compile("[\u0e00-\u0e7f]")
# A month may be glued to the word before it, as blocks of a page are when their text is copied: 'DoeMay 5, 2024'.
_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_PARTS = re.compile(r"[\s.]")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text; `unclear` where day and month may be exchanged, `order` where digits alone show day first."""

    start: int
    end: int
    day: date
    unclear: bool = False
    order: bool | None = None


def find_days(text: str) -> Iterator[Found]:
    """Yield the full dates of a text, each stretch of it once."""
    text = plain_digits(text)
    taken: list[Found] = []
    for pattern in (*_patterns(), *(_thai_patterns() if _THAI.search(text) else ())):
        for match in pattern.finditer(text):
            found = _read(match)
            if found is not None and not any(one.start < found.end and found.start < one.end for one in taken):
                taken.append(found)
                yield found


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9; no character moves."""
    if text.isascii() or not _OTHER_DIGIT.search(text):
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def exchanged(day: date) -> date:
    """Return a date with day and month exchanged; both must be at most 12."""
    return date(day.year, day.day, day.month)


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
    # Any word may stand where a month does; which are months is looked up, far quicker than a pattern of them all.
    spaced = "|".join(
        map(re.escape, sorted((name for name in _months() if _PARTS.search(name)), key=len, reverse=True))
    )
    month = rf"(?P<n>{spaced}|[^\d\s.,/()|:;،'’-]{{2,16}})(?!\w)"
    of = r"(?:st|nd|rd|th|er|º|ª|\.|-|/)?\s*(?:de\s+|of\s+|del\s+|d['’])?"
    then = r"\.?[,،]?(?:\s*(?:de|del|năm)\s+|\s*[-/]?\s*)"
    clock = r"\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+|[+-]\d{4}\s+)?"
    units = "|".join(map(re.escape, sorted(load_table("dates")["units"], key=len, reverse=True)))
    # '20243 years ago': the age of a page is glued to its date when the page is copied.
    ends = rf"(?:(?!\d)|(?=\d{{1,2}}\s(?:{units})(?!\w)))"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<!\d){_YEAR}\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}})(?!\d)",
            rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<m>\d{{1,2}})\s?[월月]\s?(?P<d>\d{{1,2}})\s?[일日]",
            rf"(?<!\d)(?P<a>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<b>\d{{1,2}})\s?(?P=s)\s?{_YEAR}{ends}",
            rf"(?<!\d)(?P<d>\d{{1,2}}){of}{month}{then}{_YEAR}{ends}",
            rf"(?<!\w){month}\.?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s*d\.)?[,،]?\s+{_YEAR}{ends}",
            rf"(?<!\w){month}\.?\s+(?P<d>\d{{1,2}})\s+{clock}{_YEAR}{ends}",
            rf"(?<!\d){_YEAR}(?:\.|[,]|\.?\s?gada|\s?m\.|ko|\.?\s?г\.)?\s+{month}\s+(?P<d>\d{{1,2}})(?!\d)",
            rf"(?<!\d){_YEAR}(?:\.|,|\.?\s?gada)?\s+(?P<d>\d{{1,2}})[.\s]\s?{month}",
            rf"(?<!\d)(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})(?:,|\s+năm|,\s+năm)?\s+{_YEAR}",
            rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)",
        )
    )


@cache
def _thai_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of dates that count their years as Thailand does."""
    months = "|".join(map(re.escape, sorted((form for form in _months() if _THAI.search(form)), key=len, reverse=True)))
    year = r"(?:พ\.ศ\.\s*)?(?P<be>25[4-9]\d)(?!\d)"
    return (
        re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\s*(?P<n>{months})\.?\s*{year}"),
        re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.]{year}"),
    )


def _read(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    if "a" in parts:
        return _read_digits(match)
    year = int(parts["y"]) if "y" in parts else int(parts["be"]) - BUDDHIST
    month = int(parts["m"]) if "m" in parts else _month(parts["n"])
    return _found(match, year, month, int(parts["d"])) if month else None


def _month(word: str) -> int | None:
    """Return a month by its name, which may be glued to the word before it."""
    return _months().get(word.casefold()) or _months().get(_SEAM.split(word)[-1].casefold())


def _read_digits(match: re.Match[str]) -> Found | None:
    """Read '26/07/2021': the first is the day unless it cannot be; between dots it always is."""
    first, second, dotted = int(match["a"]), int(match["b"]), match["s"] == "."
    month_first = second > 12 and not dotted
    day, month = (second, first) if month_first else (first, second)
    slashed = match["s"] == "/"
    unclear = slashed and first <= 12 and second <= 12 and first != second
    clear = slashed and (first > 12 or second > 12)
    return _found(match, int(match["y"]), month, day, unclear=unclear, order=not month_first if clear else None)


def _found(
    match: re.Match[str], year: int, month: int, day: int, *, unclear: bool = False, order: bool | None = None
) -> Found | None:
    try:
        return Found(match.start(), match.end(), date(year, month, day), unclear, order)
    except ValueError:
        return None
