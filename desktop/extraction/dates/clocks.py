"""The time of day as TIMEX3 writes it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.extraction.dates.tokens import Token


def read_clock(tokens: Sequence[Token]) -> str | None:
    """Return 'T18:00' for the words of a clock time, None where there is no such time."""
    hour, minute, half_day = -1, 0, None
    for token in tokens:
        if token.kind == "NOON":
            return str(token.value)
        if token.kind == "CLOCK":
            hour, minute = (int(part) for part in token.value.lower().replace("h", ":").split(":")[:2])
        elif token.kind in ("YEAR", "FOUR"):
            hour, minute = divmod(token.value, 100)
        elif token.kind in ("MERIDIEM", "HALFDAY", "DAWN", "DAYPART"):
            half_day = _half_day(token.value)
        elif token.kind in ("NUMBER", "CARDINAL"):
            hour, minute = (token.value, minute) if hour < 0 else (hour, token.value)
        elif token.kind == "HALF":
            minute = 30
    if half_day is not None and 1 <= hour <= 12:
        hour = hour % 12 + half_day
    return f"T{hour:02}:{minute:02}" if 0 <= hour <= 24 and 0 <= minute < 60 else None


def _half_day(value: int | str) -> int:
    """Return the hours that a word such as 'p.m.' or its part of the day adds."""
    return value if isinstance(value, int) else 0 if value == "TMO" else 12
