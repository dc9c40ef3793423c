"""Dates that stand on a page as its stamp: when it was published, never when the story happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.reading.calendars import Found, find_days, plain_digits
from desktop.reading.tables import load_table
from desktop.records import Span

LONGEST = 170
"""Characters of a line that may be a stamp with a byline in it; longer ones are prose."""
BRIEF = 90
"""Characters of a line that may hold a stamp beside a name, an outlet, a rubric."""
TAIL = 60
"""Characters at a paragraph's end in which its stamp may stand."""

_TIME = re.compile(
    r"\d{1,2}\s?[:h.시時]\s?\d{2}(?:\s?[:분分]?\s?\d{0,2})?(?:\s?[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_FOUR = re.compile(r"\d{4}")
_YEAR = re.compile(r"(?:19|20|25)\d\d")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_STAMP_END = re.compile(
    r"^[\s,|·-]{0,4}(?:\d{1,2}:\d{2}(?::\d{2})?)\s*(?:\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?)?[\s.)\]]*$"
)
_OPENING = 110
# a place of some capitalised words or a script without capitals, then perhaps an agency in brackets, then a dash
_PLACE = re.compile(r"[\s(\[]*(?:(?:[^\W\d_a-zà-ÿ][\w.'’-]*|d[aeiou]l?|la|le|el|al|den|les|los)[\s,(/=]+){1,6}")
_DASH = re.compile(r"[\s,.]{0,2}(?:[(/\[][^)/\]]{2,40}[)/\]])?[\s.:]{0,2}[-–—]+\s")
_SENTENCE = re.compile(r"[.!?。]\s*$")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that stands as a stamp: where, which day, and whether a word says published or updated.

    `zone` is the time zone as it stands there; `unclear` where day and month may be exchanged; `order` whether digits
    alone show the day first; `loose` where more stands beside it than a stamp needs.
    """

    span: Span
    day: date
    label: str = ""
    unclear: bool = False
    zone: str | None = None
    order: bool | None = None
    loose: bool = False


def find_stamps(line: str) -> list[Stamp]:
    """Return the stamps of one line: all its dates if it is a stamp, else those at its very end with a time."""
    if not _FOUR.search(line):
        return []
    line = plain_digits(line)
    if not _YEAR.search(line):
        return []
    return _stamps_of_line(line) if len(line) <= LONGEST else _stamps_at_end(line)


def find_loose_stamps(line: str) -> list[Stamp]:
    """Return the date a short line begins or ends with, whatever words stand beside it."""
    if len(line) > BRIEF or not _FOUR.search(line) or _SENTENCE.search(line):
        return []
    line = plain_digits(line)
    found = sorted(find_days(line), key=lambda one: one.start)
    edge = [one for one in found if not _letters(line[: one.start]) or not _letters(line[one.end :])]
    return [Stamp(Span(one.start, one.end), one.day, "", one.unclear, None, one.order, loose=True) for one in edge]


def find_dateline(line: str) -> Stamp | None:
    """Return the date of the dateline that opens a report: 'Caracas, 23 February 2019 (EFE) - …'."""
    head = plain_digits(line[:_OPENING])
    if not _YEAR.search(head):
        return None
    for one in find_days(head):
        if _PLACE.fullmatch(head[: one.start]) and _DASH.match(head[one.end :]):
            return Stamp(Span(one.start, one.end), one.day, "", one.unclear, None, one.order)
    return None


def looks_like_stamp(line: str) -> bool:
    """Say whether a line is a date and little else."""
    return len(line) <= LONGEST and bool(find_stamps(line))


def looks_like_age(line: str) -> bool:
    """Say whether a line tells how old a page is or how long it takes to read, and nothing else: '3 hours ago'."""
    return len(line) < 40 and bool(_age().fullmatch(plain_digits(line.strip().casefold())))


def read_day(value: str) -> date | None:
    """Return the day a given field names: ISO, or a date in words; None where it is unclear or none."""
    found = list(find_days(value.strip()[:80]))
    return found[0].day if found and not found[0].unclear else None


def read_zone(value: str) -> str | None:
    """Return the time zone that stands behind a time, as it stands: '+09:00', 'KST', 'Z'."""
    found = _zone().search(value)
    return found["zone"].upper().replace(" ", "") if found else None


def _stamps_of_line(line: str) -> list[Stamp]:
    found = sorted(find_days(line), key=lambda one: one.start)
    if not found:
        return []
    if _is_stamp(line, found):
        before = [0, *(one.end for one in found)]
        after = [*(one.start for one in found[1:]), len(line)]
        return [_stamp(line, one, start, end) for one, start, end in zip(found, before, after, strict=False)]
    return _at_end(line, found)


def _stamps_at_end(line: str) -> list[Stamp]:
    """Return the stamp that closes a paragraph; only its last words are looked at."""
    offset = len(line) - TAIL
    closing = line[offset:]
    if not _YEAR.search(closing):
        return []
    return [
        Stamp(stamp.span.shifted(offset), stamp.day, unclear=stamp.unclear, zone=stamp.zone, order=stamp.order)
        for stamp in _at_end(closing, find_days(closing))
    ]


def _at_end(line: str, found: Iterable[Found]) -> list[Stamp]:
    return [
        Stamp(Span(one.start, one.end), one.day, "", one.unclear, read_zone(line[one.end :]), one.order)
        for one in found
        if _STAMP_END.match(line[one.end :])
    ]


def _stamp(line: str, one: Found, start: int, end: int) -> Stamp:
    before, after = line[start : one.start].casefold(), line[one.end : one.end + 25].casefold()
    label = next((kind for kind in ("updated", "published") if _labels(kind).search(before)), "")
    if not label and start == 0:
        label = next((kind for kind in ("updated", "published") if _labels(kind).match(after.lstrip(" ,:|"))), "")
    zone = read_zone(line[one.end : end]) or read_zone(line[start : one.start])
    return Stamp(Span(one.start, one.end), one.day, label, one.unclear, zone, one.order)


def _is_stamp(line: str, found: Iterable[Found]) -> bool:
    """Tell a stamp: besides dates, times, weekdays and labels little is left; more with a label or a time."""
    rest = line
    for one in sorted(found, key=lambda one: -one.start):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    timed = _TIME.search(rest) is not None
    rest = _TIME.sub(" ", rest).casefold()
    labelled = any(_labels(kind).match(rest.lstrip(" |·•[(")) for kind in ("published", "updated"))
    letters = _letters(rest)
    if _SENTENCE.search(line) and letters > 30:
        return False
    return letters <= 14 or (labelled and letters <= 70) or (timed and letters <= 90)


def _letters(text: str) -> int:
    """Count the letters of words that mean something beside a date."""
    return sum(len(word) for word in _WORD.findall(_fillers().sub(" ", text.casefold())))


@cache
def _labels(kind: str) -> re.Pattern[str]:
    words = sorted(load_table("dates")[kind], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


@cache
def _fillers() -> re.Pattern[str]:
    """Return what stands beside a date without meaning more: weekdays, zones, labels, little words."""
    table = load_table("dates")
    words = [word for kind in ("zones", "clock", "joiners", "published", "updated") for word in table[kind]]
    words += [day for days in table["weekdays"].values() for day in days]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)\.?")


@cache
def _zone() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(load_table("dates")["zones"], key=len, reverse=True)))
    offset = r"(?:(?:GMT|UTC)\s?)?[+-]\d{1,2}(?::?\d{2})?"
    time = r"\d{1,2}[:h.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?\s?m\b\.?)?"
    return re.compile(rf"{time}\s*(?:Uhr\s*)?\(?(?P<zone>{offset}|(?:{names})(?!\w))", re.IGNORECASE)


@cache
def _age() -> re.Pattern[str]:
    table = load_table("dates")
    units = "|".join(map(re.escape, sorted(table["units"], key=len, reverse=True)))
    ago = "|".join(map(re.escape, sorted(table["ago"], key=len, reverse=True)))
    return re.compile(
        rf"[\W_]*(?:(?:{ago})[\W_]*)?(?:\d+|an?|une?|eine?[rmn]?|een|en|ett|et)[\W_]?(?:{units})[\W_]*(?:{ago})?[\W_]*"
    )
