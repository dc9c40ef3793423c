"""The acts a timeline names beside its bars: the few highest bars, and who did what there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date

from desktop.library import Library
from desktop.models.actors import pair_in_words
from desktop.models.calendar import bin_words
from desktop.models.time_span import main_bins
from desktop.records import Bin, Bins, EventRow, Filter, Timeline

MOST = 5
_READ_AT_MOST = 60  # acts in a bar; of more, a pair and a type would say little
_FEW = 4  # acts of which one may be named before 'and more'
_TOGETHER = 3  # actors, types or months that one label names

Side = tuple[tuple[str, ...], tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Label:
    """What a bar stands for in words; `cooperative` says on which side of the axis."""

    bin: Bin
    cooperative: bool
    words: str


def find_labels(library: Library, timeline: Timeline, chosen: Filter) -> tuple[Label, ...]:
    """Return labels of the highest bars, the highest first; a bar of too many or too mixed acts has none."""
    found = (_label(library, timeline.width, chosen, each, up) for each, up in _highest(timeline))
    return tuple(label for label in found if label is not None)


def _highest(timeline: Timeline) -> list[tuple[Bin, bool]]:
    bars = [(each, up) for each in main_bins(timeline) for up in (True, False)]
    high = [(each, up) for each, up in bars if 1 <= _height(each, up) <= _READ_AT_MOST]
    return sorted(high, key=lambda bar: (-_height(*bar), bar[0].start), reverse=False)[:MOST]


def _height(counted: Bin, up: bool) -> float:
    return counted.cooperative if up else counted.conflictive


def _label(library: Library, width: Bins, chosen: Filter, counted: Bin, up: bool) -> Label | None:
    days = (counted.start, counted.end)
    rows = library.event_rows(replace(chosen, days=days, undated=False, undated_only=False))
    acts = [row for row in rows if row.type.cooperative == up and _within(row, counted)]
    words = _acts_words(list({row.happening: row for row in acts}.values()))
    return Label(counted, up, f"{_when(acts, width, counted)}: {words}") if words else None


def _within(row: EventRow, counted: Bin) -> bool:
    first, last = row.dates
    return first is not None and last is not None and counted.start <= first and last <= counted.end


def _acts_words(acts: list[EventRow]) -> str:
    """Return 'USA ↔ PRK CONSULT', 'DEU, UNO, KOR → PRK CONSULT, SUPPORT', or nothing where acts differ too much."""
    pairs = Counter((row.source, row.target, row.mutual) for row in acts)
    if not pairs:
        return ""
    ((source, target, mutual), most) = pairs.most_common(1)[0]
    types = list(dict.fromkeys(row.type.value for row in acts))
    if len(pairs) == 1 and len(types) <= _TOGETHER:
        return f"{pair_in_words(source, target, mutual=mutual)} {', '.join(types)}"
    sources = list(dict.fromkeys(code for each in pairs for code in each[0]))
    if len({each[1:] for each in pairs}) == 1 and not mutual and max(len(sources), len(types)) <= _TOGETHER:
        return f"{', '.join(sources)} → {'·'.join(target)} {', '.join(types)}"
    if most * 2 < len(acts) and len(acts) > _FEW:
        return ""
    by_pair: dict[Side, list[str]] = defaultdict(list)
    for row in acts:
        by_pair[row.source, row.target, row.mutual].append(row.type.value)
    commonest = Counter(by_pair[source, target, mutual]).most_common(1)[0][0]
    return f"{pair_in_words(source, target, mutual=mutual)} {commonest} and {len(acts) - 1} more"


def _when(acts: list[EventRow], width: Bins, counted: Bin) -> str:
    """Return 'Jun 2018', 'Feb, Mar 2024', or what the bin is called."""
    if width in (Bins.DAYS, Bins.WEEKS):
        return bin_words(counted.start, width)
    months = sorted({(day.year, day.month) for row in acts for day in row.dates if day is not None})
    exact = all(first and last and _month(first) == _month(last) for first, last in (row.dates for row in acts))
    if not exact or len(months) > _TOGETHER or len({year for year, _ in months}) > 1:
        return bin_words(counted.start, width)
    return f"{', '.join(f'{date(year, month, 1):%b}' for year, month in months)} {months[0][0]}"


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
