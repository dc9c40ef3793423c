"""Dates in digits as web pages and agencies stamp them, the same in every language.

'2024-03-05', '2024-03-05, 18:00 (KST)', '07/26/2021 - 09:28', '26.07.2021', '2024. 3. 5.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.extraction.dates.grains import exists
from desktop.extraction.dates.meanings import Point
from desktop.records import Span

_ZONE = r"(?:\s*(?:Z\b|[+-]\d{2}:?\d{2}\b|\(?(?:[A-Z]{2,3}T|GMT|UTC)(?:[+-]\d{1,2}(?::\d{2})?)?\b\)?))?"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:[-–|·]\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    rf"(?P<noon>\s?[ap]\.?m\b\.?)?{_ZONE})?"
)
_STAMP = re.compile(
    r"(?<![\w/.,:-])(?:"
    r"(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-/.]|\.\s)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<last>(?:19|20)\d\d)"
    rf"){_CLOCK}(?![\d/]|[-:.]\d)",
    re.IGNORECASE,
)
DAY_FIRST = frozenset({"es", "fr", "de", "it", "pt", "nl", "ru"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in digits."""

    span: Span
    point: Point


def find_stamps(text: str, span: Span, language: str, *, day_first: bool | None = None) -> list[Stamp]:
    """Return the stamps of a stretch of text.

    Where day and month may be swapped the language decides, and where both orders are in use `day_first`.
    """
    stamps = []
    swaps = language in DAY_FIRST or bool(day_first)
    for found in _STAMP.finditer(text, span.start, span.end):
        point = _read(found, day_first=swaps)
        if point:
            stamps.append(Stamp(Span(found.start(), found.end()), point))
    return stamps


def _read(found: re.Match[str], *, day_first: bool) -> Point | None:
    if found["year"]:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    else:
        year, month, day = int(found["last"]), int(found["first"]), int(found["second"])
        if month > 12 or (day <= 12 and (day_first or found["sign"] == ".")):
            month, day = day, month
    if not exists(year, month, day):
        return None
    return Point(year=year, month=month, day=day, clock=_clock(found))


def _clock(found: re.Match[str]) -> str | None:
    if not found["hour"]:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["noon"]:
        hour = hour % 12 + (12 if "p" in found["noon"].lower() else 0)
    return f"T{hour:02}:{minute:02}" if hour < 25 and minute < 60 else None
