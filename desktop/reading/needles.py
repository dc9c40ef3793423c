"""Which of many phrases stand in a line, without looking for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

_RUN = 3


class Needles:
    """Phrases by a run of three letters that few of them share: a line is searched only for those whose run it has."""

    def __init__(self, phrases: Iterable[str]) -> None:
        distinct = set(phrases)
        self._brief = tuple(phrase for phrase in distinct if len(phrase) < _RUN)
        shared = Counter(run for phrase in distinct for run in _runs(phrase))
        self._by_run: dict[str, list[str]] = {}
        for phrase in distinct:
            if len(phrase) >= _RUN:
                self._by_run.setdefault(min(_runs(phrase), key=lambda run: (shared[run], run)), []).append(phrase)
        self._telling = frozenset(self._by_run)

    def found_in(self, line: str) -> Iterator[str]:
        """Yield the phrases that stand in a line, in no order."""
        yield from (phrase for phrase in self._brief if phrase in line)
        for run in self._telling.intersection(_runs(line)):
            yield from (phrase for phrase in self._by_run[run] if phrase in line)


@lru_cache(maxsize=8)
def _runs(text: str) -> frozenset[str]:
    """Return all runs of a line; kept, for one line is asked for several kinds of phrases."""
    return frozenset(map("".join, zip(text, text[1:], text[2:], strict=False)))
