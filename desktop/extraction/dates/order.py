"""Which of day and month comes first where a text in English writes '05/06/2024'."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from desktop.extraction.dates.grains import exists
from desktop.paths import resource

_SLASHED = re.compile(r"(?<![\w/.,:-])(\d{1,2})([-/])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


def shows_day_first(text: str, published: date | None, outlet: str = "") -> bool | None:
    """Say whether a text writes the day first: other dates of it tell, else its outlet; None where nothing does.

    `outlet` are the name and the address it appeared under.
    """
    votes = Counter(_votes(text, published))
    if votes[True] != votes[False]:
        return votes[True] > votes[False]
    return True if outlet and _day_first_outlets().search(outlet) else None


def _votes(text: str, published: date | None) -> Iterator[bool]:
    for found in _SLASHED.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day_first, month_first = exists(year, second, first), exists(year, first, second)
        if day_first != month_first:
            yield day_first
        elif published and day_first and first != second and (year, second, first) == published.timetuple()[:3]:
            yield True
        elif published and month_first and first != second and (year, first, second) == published.timetuple()[:3]:
            yield False


@cache
def _day_first_outlets() -> re.Pattern[str]:
    with resource("dates", "order.toml").open("rb") as file:
        table = tomllib.load(file)
    domains = "|".join(map(re.escape, table["domains"]))
    names = "|".join(map(re.escape, table["outlets"]))
    return re.compile(rf"\.(?:{domains})(?![\w.-])|\b(?:{names})\b")
