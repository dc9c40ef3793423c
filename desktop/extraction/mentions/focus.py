"""Which states an article has in focus at a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence

from desktop.records import Kind, Mention, Span

_STATES = (Kind.NAME, Kind.DEMONYM, Kind.CAPITAL, Kind.PERSON, Kind.BODY)
_MEMORY = 400
_NEARBY = 14
_LIST_GAP = 12
_OFTEN = 2
_REGIME = re.compile("[Rr]egime|[Rr]égimen")


class Named:
    """The states an article names, in order; organisations are left out."""

    def __init__(self, text: str, mentions: Sequence[Mention], organisations: Collection[str]) -> None:
        self._told = [one for one in mentions if one.kind in _STATES and one.code not in organisations]
        self._starts = [mention.span.start for mention in self._told]
        self._regimes = [one for one in self._told if _REGIME.search(_around(text, one.span))]
        self.codes = frozenset(mention.code for mention in self._told)

    def last(self, place: int, count: int) -> list[str]:
        """Return the states named last before a place, the latest first, as far as memory reaches."""
        codes: dict[str, None] = {}
        for mention in self._before(place):
            if len(codes) == count:
                break
            codes.setdefault(mention.code)
        return list(codes)

    def listed(self, place: int, count: int) -> list[str]:
        """Return the states of the last list of so many before a place: 'the United States, Japan and South Korea'."""
        listed: list[Mention] = []
        for mention in reversed(self._told[: bisect_left(self._starts, place)]):
            if listed and listed[-1].span.start - mention.span.end > _LIST_GAP:
                listed = []
            listed.append(mention)
            codes = {one.code for one in listed[-count:]}
            if len(codes) == count:
                return sorted(codes)
        return []

    def speaker(self, place: int) -> str | None:
        """Return the state of the person named last before a place."""
        persons = (mention.code for mention in self._before(place) if mention.kind is Kind.PERSON)
        return next(persons, None)

    def regime(self, place: int) -> str | None:
        """Return the state last called a regime, else the state in focus."""
        called = [mention.code for mention in self._regimes if mention.span.start < place]
        return called[-1] if called else self.focus(place)

    def focus(self, place: int, among: Collection[str] | None = None) -> str | None:
        """Return the state named most up to a place."""
        told = self._told[: bisect_left(self._starts, place)]
        counts = Counter(one.code for one in told if among is None or one.code in among)
        return max((count, code) for code, count in counts.items())[1] if counts else None

    def other(self, place: int) -> str | None:
        """Return the state named most up to a place but for the one named last; it must be named twice or more."""
        told = [one.code for one in self._told[: bisect_left(self._starts, place)]]
        counts = Counter(code for code in told if code != told[-1])
        most = max(((count, code) for code, count in counts.items()), default=(0, ""))
        return most[1] if most[0] >= _OFTEN else None

    def _before(self, place: int) -> list[Mention]:
        low, high = bisect_left(self._starts, place - _MEMORY), bisect_left(self._starts, place)
        return self._told[low:high][::-1]


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - _NEARBY) : span.end + _NEARBY]
