"""Days as an analyst writes and reads them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

Days = tuple[date | None, date | None]

NO_DAYS: Days = (None, None)
HOW_TO_WRITE = "Write 2024-03-05, 2024-03 or 2024, or two of them with – between."
_BETWEEN = re.compile(r"\s+(?:–|-|to|until)\s+|\s*(?:–|—|\.\.|/)\s*")
_DAY = re.compile(r"(\d{4})(?:[-.](\d{1,2})(?:[-.](\d{1,2}))?)?")
_TAIL = re.compile(r"(?:(\d{1,2})[-.])?(\d{1,2})")


def parse_day(words: str) -> date | None:
    """Return the day that is written as YYYY-MM-DD, None if it is none."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return None


def parse_days(words: str) -> Days | None:
    """Return the first and the last day a person wrote, `(None, None)` for nothing, None for what is no day.

    A month or a year stands for all its days; the second of two may leave out what it shares with the first.
    """
    words = words.strip()
    if words.casefold() in ("", "no date", "none"):
        return NO_DAYS
    parts = _BETWEEN.split(words)
    first = _period(parts[0])
    if first is None or len(parts) > 2:
        return None
    last = first if len(parts) == 1 else _period(parts[1]) or _completed(first[0], parts[1])
    return (first[0], last[1]) if last and first[0] <= last[1] else None


def days_words(days: Days) -> str:
    """Return days as they are written into a field, nothing where there are none."""
    first, last = days[0] or days[1], days[1] or days[0]
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first} – {last}"


def short_words(words: str) -> str:
    """Return a range of days without what the second shares with the first: '2024-02-26 – 28'."""
    first, _, last = words.partition(" – ")
    start, end = parse_day(first), parse_day(last)
    if start is None or end is None or start.year != end.year:
        return words
    return f"{first} – {end:%d}" if start.month == end.month else f"{first} – {end:%m-%d}"


def _period(words: str) -> tuple[date, date] | None:
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    end = month or 12
    return first, date(first.year, end, monthrange(first.year, end)[1])


def _completed(first: date, words: str) -> tuple[date, date] | None:
    found = _TAIL.fullmatch(words)
    if found is None:
        return None
    month, day = found.groups()
    return _period(f"{first.year}-{month or first.month}-{day}")
