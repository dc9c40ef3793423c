"""How often language segments are right by how sure the program is of them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

STEPS = (0.0, 0.5, 0.7, 0.9, 0.97)
MOST_LETTERS = 0.8  # of a segment's letters, from which on it counts as right

Row = Mapping[str, Any]


def judge(gold: Iterable[Row], found: Iterable[Row]) -> list[tuple[float, bool]]:
    """Return for each segment how sure the program is of it and whether it is right.

    `gold` rows have `id`, `text` and `spans` (start, end, language); `found` rows are those of an analysis.
    """
    analyses = {row["id"]: row for row in found}
    return [pair for row in gold if row["id"] in analyses for pair in _judge(row, analyses[row["id"]]["segments"])]


def curve(judged: Iterable[tuple[float, bool]]) -> Iterator[tuple[float, int, float]]:
    """Yield for each step of confidence where it begins, how many segments lie in it, and the share that is right."""
    steps: dict[int, list[bool]] = {}
    for sure, right in judged:
        steps.setdefault(bisect_right(STEPS, sure) - 1, []).append(right)
    for place in sorted(steps):
        yield STEPS[place], len(steps[place]), sum(steps[place]) / len(steps[place])


def _judge(row: Row, segments: Iterable[Row]) -> Iterator[tuple[float, bool]]:
    """Yield confidence and whether most letters have the gold's language; letters outside the gold do not count."""
    languages = {place: name for start, end, name in row["spans"] for place in range(start, end)}
    for part in segments:
        places = [n for n in range(part["start"], part["end"]) if n in languages and row["text"][n].isalpha()]
        if places:
            right = sum(languages[place] == part["language"] for place in places)
            yield part["confidence"], right >= MOST_LETTERS * len(places)


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
