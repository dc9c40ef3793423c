"""The columns of a table of articles: which field each holds, by its name in several languages.

What is not recognised is asked: the window shows a `Sheet`, and the mapping chosen is kept under the signature of the
columns and handed back in `Hints.columns`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.reading.datelines import read_day
from desktop.reading.tables import load_table
from desktop.records import ColumnNames, Hints

FIELDS = ("id", "text", "title", "published", "source", "author", "language", "url")
"""What a column may hold; only `text` must be there."""
LONG = 120
"""Characters that the cells of a column reach on average before it is proposed as the text."""

_JOINTS = re.compile(r"[\s_.\-]+")
_ADDRESS = re.compile(r"https?://\S+\Z")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column holds which field; a field has one column at most."""

    pairs: ColumnNames = ()

    @property
    def complete(self) -> bool:
        """Say whether articles can be read with it: whether a column holds the text."""
        return self.column_of("text") is not None

    def column_of(self, field: str) -> str | None:
        """Return the name of the column that holds a field."""
        return next((column for name, column in self.pairs if name == field), None)

    def fields_of(self, row: Values[str, Any]) -> dict[str, Any]:
        """Return a row's values by field."""
        return {field: row.get(column) for field, column in self.pairs}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The head of a table as a window shows it: names, some rows as text, and what each column may hold."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    proposed: Mapping = Mapping()

    @property
    def signature(self) -> str:
        """Return what the mapping is kept under."""
        return signature_of(self.columns)


def signature_of(columns: Sequence[str]) -> str:
    """Return a mark of a table's columns that is equal for every table with the same names in the same order."""
    return "\t".join(map(fold_name, columns))


def mapping_for(columns: Sequence[str], hints: Hints) -> Mapping:
    """Return the mapping the analyst chose for these columns, or what their names say."""
    known = dict(hints.columns).get(signature_of(columns))
    return Mapping(known) if known is not None else recognise(columns)


def recognise(columns: Sequence[str]) -> Mapping:
    """Return what the columns' names say, in the order of `FIELDS`."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(fold_name(column), column)
    found = ((field, next((by_name[name] for name in _names()[field] if name in by_name), None)) for field in FIELDS)
    return Mapping(tuple((field, column) for field, column in found if column is not None))


def propose(columns: Sequence[str], sample_rows: Sequence[Sequence[str]]) -> Mapping:
    """Return what names say and, where they are silent, what the cells look like: long text, days, addresses."""
    named = recognise(columns)
    pairs = dict(named.pairs)
    free = {
        column: [row[place].strip() for row in sample_rows if place < len(row) and row[place].strip()]
        for place, column in enumerate(columns)
        if column not in pairs.values()
    }
    for field, choose in (("published", _days), ("url", _addresses), ("text", _longest)):
        column = choose(free) if field not in pairs else None
        if column is not None:
            pairs[field] = column
            del free[column]
    return Mapping(tuple((field, pairs[field]) for field in FIELDS if field in pairs))


def fold_name(name: str) -> str:
    """Return a column's name as it is compared."""
    return _JOINTS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip(" :*")


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return columns' names, blank ones called by their place and repeated ones numbered."""
    seen: dict[str, int] = {}
    told = []
    for place, name in enumerate((" ".join(name.split()) for name in names), start=1):
        name = name or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(told)


def _days(cells: Values[str, Sequence[str]]) -> str | None:
    return next((column for column, some in cells.items() if some and all(map(_is_day, some))), None)


def _is_day(cell: str) -> bool:
    return len(cell) < 40 and read_day(cell) is not None


def _addresses(cells: Values[str, Sequence[str]]) -> str | None:
    return next((column for column, some in cells.items() if some and all(map(_ADDRESS.match, some))), None)


def _longest(cells: Values[str, Sequence[str]]) -> str | None:
    lengths = {column: sum(map(len, some)) / len(some) for column, some in cells.items() if some}
    best = max(lengths, key=lambda column: lengths[column], default=None)
    return best if best is not None and lengths[best] >= LONG else None


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {field: tuple(map(fold_name, load_table("columns")["names"][field])) for field in FIELDS}
