"""What stands at the head or foot of page after page of a print: running titles, page numbers, addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from desktop.reading.glyphs import Run
from desktop.reading.lines import fold
from desktop.reading.tables import load_table
from desktop.reading.typesetting import join_row, rows

DEEP = 3
"""Rows at either end of a page that may be its margin."""
OFTEN = 0.3
"""Share of the pages on which a row must stand to be furniture; left and right pages may have rows of their own."""
LONGEST = 160
"""Letters of such a row."""
SAME = 6.0
"""Points by which its height may differ from page to page."""

_DIGITS = re.compile(r"\d+")
_BROWSER_FOOT = re.compile(
    r"^\s*(?:https?://|www\.|file:/)\S.*\d+\s*/\s*\d+\s*$|^\s*\d+\s*/\s*\d+\s*(?:https?://)\S+\s*$"
)
_BROWSER_HEAD = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?,?\s.{0,8}\d{1,2}[:.]\d{2}")


@dataclass(frozen=True, slots=True)
class Margins:
    """Pages without their margins, and the texts of heads and of feet, each text once; mere numbers are left out."""

    pages: list[list[Run]]
    above: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A row at the end of a page: the page, its height, and the numbers in it."""

    page: int
    height: float
    numbers: tuple[int, ...]


def split_margins(pages: Sequence[Sequence[Run]]) -> Margins:
    """Part the rows at the ends of pages that recur, or that number the page, from the text.

    The heads of the first page stand above the text; those of later pages that say something else go below it.
    """
    found = [rows(page) for page in pages]
    heads, feet = _recurring(found, 1), _recurring(found, -1)
    bodies: list[list[Run]] = []
    above: list[str] = []
    below: list[str] = []
    for number, page in enumerate(found):
        foot = _count(page[::-1], feet)
        head = _count(page[: len(page) - foot], heads) or int(_is_browser_head(page))
        kept = page[head : len(page) - foot]
        (below if number else above).extend(_text(row) for row in page[:head])
        below.extend(_text(row) for row in page[len(page) - foot :])
        bodies.append([run for row in kept for run in row])
    told = _each_once(above)
    return Margins(bodies, told, tuple(text for text in _each_once(below) if _key(text) not in set(map(_key, told))))


def _recurring(pages: Sequence[Sequence[Sequence[Run]]], step: int) -> dict[str, float]:
    """Return the rows that stand at one end of many pages, with any number for each number, and their height."""
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    for number, page in enumerate(pages):
        for row in page[::step][:DEEP]:
            text = _text(row)
            if len(text) <= LONGEST:
                places[_key(text)].append(_Place(number, row[0].base, tuple(map(int, _DIGITS.findall(text)[:9]))))
    need = max(2, round(OFTEN * len(pages)))
    return {
        key: median(place.height for place in found)
        for key, found in places.items()
        if key.strip("# ") and (_at_one_height(found) >= need or _count_pages(found))
    }


def _at_one_height(places: Sequence[_Place]) -> int:
    middle = median(place.height for place in places)
    return sum(abs(place.height - middle) < SAME for place in places)


def _count_pages(places: Sequence[_Place]) -> bool:
    """Say whether a number in a row grows from page to page, as the number of the page does."""
    return any(
        later - earlier == after.page - before.page
        for before, after in pairwise(places)
        for earlier, later in zip(before.numbers, after.numbers, strict=False)
    )


def _count(page: Sequence[Sequence[Run]], known: dict[str, float]) -> int:
    """Return how many rows from an end are furniture."""
    count = 0
    for row in page[:DEEP]:
        text = _text(row)
        place = known.get(_key(text))
        recurs = place is not None and abs(place - row[0].base) < SAME
        if not (recurs or _numbers_page(text) or _BROWSER_FOOT.search(text)):
            break
        count += 1
    return count if count < len(page) else 0


def _is_browser_head(page: Sequence[Sequence[Run]]) -> bool:
    """Say whether a browser printed the page: the time of printing on top, the address at the foot."""
    printed = len(page) > 1 and _BROWSER_FOOT.search(_text(page[-1]))
    return bool(printed and _BROWSER_HEAD.search(_text(page[0])))


def _numbers_page(text: str) -> bool:
    return len(text) < 40 and bool(_page_number().fullmatch(text.strip().casefold()))


@cache
def _page_number() -> re.Pattern[str]:
    table = load_table("print")
    before, between = ("|".join(map(re.escape, table[name])) for name in ("page", "of"))
    number = r"(?:\d{1,4}|[ivxl]{1,7})"
    return re.compile(
        rf"[\W_]*(?:(?:{before})[\s.:]*)?{number}\s*(?:{before})?(?:\s*(?:{between})\s*\d{{1,4}}\s*(?:{before})?)?[\W_]*"
    )


def _text(row: Sequence[Run]) -> str:
    return join_row(row).text.strip()


def _key(text: str) -> str:
    return _DIGITS.sub("#", fold(text.replace("\t", " ")))


def _each_once(found: Sequence[str]) -> tuple[str, ...]:
    """Return each text once, whatever numbers are in it, and none that only numbers a page."""
    seen: dict[str, str] = {}
    for text in _speaking(found):
        seen.setdefault(_key(text), text)
    return tuple(seen.values())


def _speaking(found: Sequence[str]) -> Iterator[str]:
    return (text for text in found if any(map(str.isalpha, text)) and not _numbers_page(text))
