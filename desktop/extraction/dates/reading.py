"""From a matched pattern to its meaning: each named group of tokens fills one place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.extraction.dates.clocks import read_clock
from desktop.extraction.dates.grains import Grain
from desktop.extraction.dates.lexicon import Pattern
from desktop.extraction.dates.meanings import Anchor, Length, Meaning, Part, Point, Vague
from desktop.extraction.dates.tokens import Token

Groups = Mapping[str, Sequence[Token]]
_NUMBERS = ("NUMBER", "CARDINAL", "DAYCOUNT", "BIG", "FOUR", "YEAR", "ORDINAL")
_MOST_YEARS = 9000


def read_meaning(pattern: Pattern, found: re.Match[str], tokens: Sequence[Token]) -> Meaning | None:
    """Return what a match means, None where its numbers make no sense or the pattern blocks a false alarm."""
    groups = {name: tokens[found.start(name) : found.end(name)] for name, sign in found.groupdict().items() if sign}
    match pattern.makes:
        case "point":
            return _read_point(groups, pattern.settings)
        case "shift":
            return _read_shift(groups, pattern.settings)
        case "length" | "set":
            return _read_length(groups, pattern.settings, repeats=pattern.makes == "set")
        case "stamp":
            return _read_stamp(groups)
        case "vague":
            return Vague(groups["vague"][0].value)
    return None


def _read_stamp(groups: Groups) -> Point:
    point: Point = groups["stamp"][0].value
    clock = read_clock(groups.get("clock", ()))
    return replace(point, clock=clock) if clock else point


def _read_point(groups: Groups, settings: Mapping[str, Any]) -> Point | None:
    frame = _read_frame(groups.get("frame", ()), settings)
    month, day = _read_month_and_day(groups)
    clock = _first(groups, "daypart", settings.get("clock")) or read_clock(groups.get("clock", ()))
    point = Point(
        anchor=Anchor(settings.get("anchor", "publication")),
        frame=frame,
        direction=_first(groups, "rel", settings.get("direction")),
        year=_read_year(groups),
        month=month,
        day=day,
        first_day=_first(groups, "first"),
        weekday=_first(groups, "weekday"),
        quarter=_first(groups, "quarter"),
        half=_first(groups, "half"),
        season=_first(groups, "season"),
        decade=_read_decade(groups),
        century=_first(groups, "century"),
        weekend="weekend" in groups,
        part=_read_part(groups.get("part", ()), settings),
        clock=clock,
    )
    only = settings.get("only")
    if only and frame != (Grain[only[0]], only[1]):
        return None
    return point if _makes_sense(point, groups) else None


def _first(groups: Groups, name: str, default: Any = None) -> Any:
    return groups[name][0].value if name in groups else default


def _read_month_and_day(groups: Groups) -> tuple[int | None, int | None]:
    if "holiday" in groups:
        month, day = groups["holiday"][0].value
        return month, day
    return _first(groups, "month"), _first(groups, "day")


def _read_year(groups: Groups) -> int | None:
    year: int | None = _first(groups, "year")
    return year + (1900 if year > 29 else 2000) if year is not None and year < 100 else year


def _read_decade(groups: Groups) -> int | None:
    decade: int | None = _first(groups, "decade")
    return 1900 + decade if decade is not None and decade < 100 else decade


def _read_frame(tokens: Sequence[Token], settings: Mapping[str, Any]) -> tuple[Grain, int] | None:
    """Add up the words of a frame: 'last' and 'year', or one word such as 'yesterday'."""
    grain, offset = settings.get("frame", (None, 0))
    for token in tokens:
        if isinstance(token.value, list):
            grain, offset = token.value
        elif isinstance(token.value, str) and token.value in Grain.__members__:
            grain = token.value
        elif isinstance(token.value, int) and token.kind not in ("THE", "OF", "A"):
            offset += token.value
    if tokens and grain is None:
        grain = "DAY"
    return (Grain[grain], offset) if grain else None


def _read_part(tokens: Sequence[Token], settings: Mapping[str, Any]) -> Part | None:
    if "part" in settings:
        return Part(settings["part"])
    for token in tokens:
        if isinstance(token.value, str):
            return Part(token.value)
        if token.kind == "ORDINAL":
            return Part.FIRST_HALF if token.value == 1 else Part.SECOND_HALF
    return None


def _makes_sense(point: Point, groups: Groups) -> bool:
    if "clock" in groups and point.clock is None:
        return False
    if "decade" in groups and ((point.decade or 0) % 10 or _first(groups, "unit", "YEAR") != "YEAR"):
        return False
    if point.frame and (point.frame[0] < Grain.DAY or not _frame_is_said(point, groups)):
        return False
    if point.first_day is not None and not 1 <= point.first_day < (point.day or 0):
        return False
    bounds = ((point.day, 31), (point.quarter, 4), (point.half, 2), (point.century, 22), (point.year, _MOST_YEARS))
    return all(value is None or 1 <= value <= most for value, most in bounds)


def _frame_is_said(point: Point, groups: Groups) -> bool:
    """'last day' is the end of something, not yesterday; the story's 'next day' is a day."""
    words = [token.kind for token in groups.get("frame", ())]
    return not (
        point.frame and point.frame[0] is Grain.DAY and "REL" in words and "UNIT" in words and not point.chained
    )


def _read_shift(groups: Groups, settings: Mapping[str, Any]) -> Point | Length | None:
    amount = _read_count(groups, settings)
    grain, times = _read_unit(groups)
    sense = _first(groups, "sense", settings.get("sense", 1))
    sense = {"before": -1, "after": 1}.get(sense, sense)
    anchor = Anchor(settings.get("anchor", "publication"))
    if amount is None:
        return Length(None, grain) if anchor is Anchor.PREVIOUS else None
    if grain < Grain.DAY:
        return Length(amount, grain)
    return Point(anchor=anchor, frame=_whole(grain, sense * amount * times), stands_alone=True)


def _whole(grain: Grain, amount: float) -> tuple[Grain, int]:
    """Write half years as months: a frame counts whole grains."""
    if amount != int(amount) and grain is Grain.YEAR:
        return Grain.MONTH, int(amount * 12)
    return grain, int(amount)


def _read_length(groups: Groups, settings: Mapping[str, Any], *, repeats: bool) -> Length | None:
    if "weekday" in groups:
        return Length(1, Grain.WEEK, repeats=repeats, weekday=_first(groups, "weekday"))
    amount = 1.0 if repeats and "count" not in groups else _read_count(groups, settings)
    grain, times = _read_unit(groups)
    if grain.name == settings.get("never"):
        return None
    return Length(amount if amount is None else amount * times, grain, repeats)


def _read_unit(groups: Groups) -> tuple[Grain, int]:
    """Return the unit and how many of it one makes; words that count days carry none."""
    value = (groups.get("unit") or groups["count"])[0].value
    if isinstance(value, list):
        return Grain[value[0]], value[1]
    return (Grain[value], 1) if isinstance(value, str) and value in Grain.__members__ else (Grain.DAY, 1)


def _read_count(groups: Groups, settings: Mapping[str, Any]) -> float | None:
    """Return how many; None for 'several'."""
    tokens = groups.get("count", ())
    if not tokens:
        return settings.get("count")
    numbers = [token.value for token in tokens if token.kind in _NUMBERS]
    if not numbers and any(token.kind == "VAGUECOUNT" for token in tokens):
        return None
    if any(number is None for number in numbers):
        return None
    total = float(sum(numbers))
    total += sum(token.value for token in tokens if token.kind == "HALF")
    for token in tokens:
        if token.kind == "HUNDRED":
            total = max(total, 1) * token.value
    return total or float(any(token.kind in ("A", "SPANWORD") for token in tokens)) or None
