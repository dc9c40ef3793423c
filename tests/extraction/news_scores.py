"""Reads the hand-coded news sentences and scores the program on them, as whole articles are scored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from coded import find

from desktop.records import EventRecord

FOLDER = Path(__file__).parent / "news"
SOFT = ("possible", "denied")
_ACT = re.compile(r"  (?P<who>\S+) (?P<type>[A-Z]+)(?: (?P<status>planned|possible|denied))?(?: @(?P<days>\S+))?$")


@dataclass(frozen=True)
class Act:
    """One unordered or directed pair of one act."""

    pair: tuple[str, str]
    mutual: bool
    type: str
    status: str
    days: tuple[date, date] | None

    def meets(self, other: Act) -> bool:
        """Say whether two acts run between the same two in the same direction."""
        if set(self.pair) != set(other.pair):
            return False
        return self.mutual or other.mutual or self.pair == other.pair


@dataclass(frozen=True)
class Told:
    """A sentence with the acts that a careful reader finds in it."""

    text: str
    published: date
    acts: tuple[Act, ...]
    article: int = 0


@dataclass
class Score:
    """Counts over sentences; `wrong` says what failed where."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def precision(self, level: str) -> float:
        return self.counts[level] / max(self.counts["found"], 1)

    def recall(self, level: str) -> float:
        return self.counts[level] / max(self.counts["told"], 1)

    def f1(self, level: str) -> float:
        p, r = self.precision(level), self.recall(level)
        return 2 * p * r / (p + r) if p + r else 0.0

    def share(self, name: str) -> float:
        """Return the share of typed hits whose status or date is right."""
        return self.counts[name] / max(self.counts["typed"], 1)

    def __str__(self) -> str:
        levels = (f"{n} {self.precision(n):.2f}/{self.recall(n):.2f}/{self.f1(n):.2f}" for n in ("directed", "typed"))
        quiet = f"quiet wrong {self.counts['noise']} of {self.counts['quiet']}"
        return f"{', '.join(levels)}, status {self.share('status'):.2f}, date {self.share('date'):.2f}, {quiet}"


def read(name: str) -> Iterator[Told]:
    """Yield the sentences of a file with their acts."""
    text, acts, published, article = "", [], date.min, 0
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            acts.extend(_acts(line))
            continue
        if text:
            yield Told(text, published, tuple(acts), article)
        text, acts = "", []
        if line.startswith("== "):
            day, _, whole = line[3:].partition(" ")
            published, article = date.fromisoformat(day), article + bool(whole)
        elif line and not line.startswith("#"):
            text = line
    if text:
        yield Told(text, published, tuple(acts), article)


def score(name: str, language: str) -> Score:
    """Return how the program does on the sentences of a file."""
    total = Score()
    for article, lines in groupby(read(name), lambda told: told.article):
        group = list(lines)
        for told, found in _found_in(group, language) if article else _found_alone(group, language):
            _count(total, told, found)
    return total


def _found_alone(lines: Iterable[Told], language: str) -> Iterator[tuple[Told, list[Act]]]:
    for told in lines:
        yield told, [act for event in find(told.text, language, told.published) for act in _units(event)]


def _found_in(lines: list[Told], language: str) -> Iterator[tuple[Told, list[Act]]]:
    """Yield the sentences of one article with what is found in each."""
    events = find("\n".join(told.text for told in lines), language, lines[0].published)
    start = 0
    for told in lines:
        here = (event for event in events if start <= event.trigger.start < start + len(told.text))
        yield told, [act for event in here for act in _units(event)]
        start += len(told.text) + 1


def _count(total: Score, told: Told, found: list[Act]) -> None:
    left = list(found)
    hits = []
    for typed in (True, False):
        for act in told.acts:
            if any(act is a for a, _ in hits):
                continue
            twin = next((f for f in left if act.meets(f) and (act.type == f.type or not typed)), None)
            if twin:
                left.remove(twin)
                hits.append((act, twin))
    missed = [act for act in told.acts if not any(act is a for a, _ in hits)]
    counts = total.counts
    counts["told"] += len(hits) + sum(a.status not in SOFT for a in missed)
    counts["found"] += len(hits) + sum(a.status not in SOFT for a in left)
    counts["directed"] += len(hits)
    for act, twin in hits:
        if act.type == twin.type:
            counts.update({"typed": 1, "status": int(act.status == twin.status), "date": int(act.days == twin.days)})
    if not told.acts:
        counts.update({"quiet": 1, "noise": int(any(a.status not in SOFT for a in found))})
    if missed or left or any((a.type, a.status, a.days) != (f.type, f.status, f.days) for a, f in hits):
        lines = [told.text, *(f"   - {_show(a)}" for a in told.acts), *(f"   + {_show(a)}" for a in found)]
        total.wrong.append("\n".join(lines))


def _show(act: Act) -> str:
    days = "" if act.days is None else f" @{act.days[0]}..{act.days[1]}"
    return f"{('=' if act.mutual else '>').join(act.pair)} {act.type} {act.status}{days}"


def _acts(line: str) -> Iterator[Act]:
    match = _ACT.match(line)
    assert match, f"not in the notation: {line!r}"
    status, days = match["status"] or "fact", _days(match["days"])
    for pair, mutual in _pairs(match["who"]):
        yield Act(pair, mutual, match["type"], status, days)


def _pairs(who: str) -> Iterator[tuple[tuple[str, str], bool]]:
    if "=" in who:
        parties = sorted(who.split("="))
        yield from (((a, b), True) for i, a in enumerate(parties) for b in parties[i + 1 :])
        return
    sources, targets = (side.split("+") for side in who.split(">"))
    yield from (((a, b), False) for a in sources for b in targets)


def _days(text: str | None) -> tuple[date, date] | None:
    if text is None:
        return None
    start, _, end = text.partition("..")
    return date.fromisoformat(start), date.fromisoformat(end or start)


def _units(event: EventRecord) -> Iterator[Act]:
    days = (event.date_start, event.date_end) if event.date_start and event.date_end else None
    pairs = {(s, t) for s in event.source for t in event.target if s != t}
    if event.mutual:
        pairs = {(min(p), max(p)) for p in pairs}
    for pair in sorted(pairs):
        yield Act(pair, event.mutual, str(event.type.value), str(event.status.value), days)
