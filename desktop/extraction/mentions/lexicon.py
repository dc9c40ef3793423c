"""Look-up of the longest form that begins at a place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from itertools import accumulate, chain, compress, islice

from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.korean import ends_well
from desktop.extraction.mentions.leaders import person_forms
from desktop.extraction.mentions.tables import Form, forms_in
from desktop.records import Span

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[^\W_{UNSPACED}]+")
_CUT = re.compile(rf"([^\W_{UNSPACED}]+)")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SHORT = 4
_TAIL = 3  # characters after a form's first word, by which forms with the same one are told apart
_CLITICS = frozenset("وبفلك")


class Case(Enum):
    """Where a text must have capitals for a form to fit."""

    ANY = "any"
    CAPITAL = "first letter"
    EXACT = "as the form has them"


Row = tuple[str, Case, Form]
"""A form folded, which capitals it needs, and the form."""


class Hit(tuple[Span, Form]):
    """A form found at a span."""

    __slots__ = ()

    span = property(lambda self: self[0])
    form = property(lambda self: self[1])


class Lexicon:
    """The forms of one language, by their first word, or by two characters where words are not spaced."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_word: dict[str, dict[str, list[Row]]] = {}
        self._by_pair: dict[str, list[Row]] = {}
        for form in forms:
            self._add(fold(form.text), form)
        tails = (rows for by_tail in self._by_word.values() for rows in by_tail.values())
        for rows in chain(tails, self._by_pair.values()):
            rows.sort(key=lambda row: -len(row[0]))
        self._arabic = any("\u0600" <= word[0] <= "\u06ff" for word in self._by_word)
        self._pairs = re.compile(_pair_pattern(self._by_pair))
        singles = "".join(key for key in self._by_pair if len(key) == 1)
        self._singles = re.compile(f"(?<![가-힣])[{singles}]") if singles else None

    def _add(self, folded: str, form: Form) -> None:
        first = _WORD.match(folded)
        if first:
            tail = folded[first.end() : first.end() + _TAIL]
            by_tail = self._by_word.setdefault(first[0], {})
            rows = by_tail.setdefault(tail if len(tail) == _TAIL else "", [])
        elif _UNSPACED.match(folded):
            rows = self._by_pair.setdefault(folded[:2], [])
        else:
            return
        case = _case_of(folded, form)
        if all(known != folded or other is not case for known, other, _ in rows):
            rows.append((folded, case, form))

    def find(self, text: str, folded: str, span: Span) -> list[Hit]:
        """Return the longest forms from left to right, blocks among them."""
        spaced = list(self._find_spaced(text, folded, span))
        if not _UNSPACED.search(folded, span.start, span.end):
            return spaced
        return sorted([*spaced, *self._find_unspaced(folded, span)], key=lambda hit: hit[0].start)

    def _find_spaced(self, text: str, folded: str, span: Span) -> Iterator[Hit]:
        reached = span.start
        for start, end in self._places(folded, span):
            by_tail = self._by_word[folded[start:end]]
            if start >= reached and ("" in by_tail or folded[end : end + _TAIL] in by_tail):
                hit = _longest_of(by_tail, text, folded, start, end)
                if hit and hit[0].end <= span.end:
                    reached = hit[0].end
                    yield hit

    def _places(self, folded: str, span: Span) -> Iterator[tuple[int, int]]:
        """Yield where words stand with which a form begins: few, so all are cut at once and the others passed over."""
        by_word = self._by_word
        pieces = _CUT.split(folded[span.start : span.end])
        ends = accumulate(map(len, pieces), initial=span.start)
        words = pieces[1::2]
        placed = zip(words, islice(ends, 2, None, 2), strict=True)
        if self._arabic:
            return ((end - len(known), end) for word, end in placed if (known := self._without_clitic(word)))
        return ((end - len(word), end) for word, end in compress(placed, map(by_word.__contains__, words)))

    def _without_clitic(self, word: str) -> str:
        """Return an Arabic word as a form may begin with it, nothing where none does."""
        if word in self._by_word:
            return word
        return word[1:] if word[0] in _CLITICS and word[1:] in self._by_word else ""

    def _find_unspaced(self, folded: str, span: Span) -> Iterator[Hit]:
        by_pair, reached = self._by_pair, -1
        starts = (one.start() for one in self._pairs.finditer(folded, span.start, span.end))
        places = [place for place in starts if folded[place : place + 2] in by_pair]
        if self._singles:
            places = sorted({*places, *(one.start() for one in self._singles.finditer(folded, span.start, span.end))})
        for place in places:
            if place >= reached:
                rows = by_pair.get(folded[place : place + 2], []) + by_pair.get(folded[place], [])
                hit = _unspaced_at(rows, folded, place, follows=place == reached)
                if hit and hit[0].end <= span.end:
                    reached = hit[0].end
                    yield hit


def _pair_pattern(pairs: Iterable[str]) -> str:
    """Return a pattern of places where a pair may begin; it leaves out most of a text at once."""
    whole = [pair for pair in pairs if len(pair) > 1]
    first, second = ("".join(sorted({pair[place] for pair in whole})) for place in (0, 1))
    return f"[{re.escape(first)}](?=[{re.escape(second)}])" if whole else "(?!)"


def _longest_of(by_tail: dict[str, list[Row]], text: str, folded: str, start: int, end: int) -> Hit | None:
    """Return the longest form, first among those that go on after the word as the text does."""
    for tail in (folded[end : end + _TAIL], ""):
        rows = by_tail.get(tail)
        hit = _longest(rows, text, folded, start) if rows else None
        if hit:
            return hit
    return None


def _longest(rows: list[Row], text: str, folded: str, start: int) -> Hit | None:
    for form_text, case, form in rows:
        end = start + len(form_text)
        if folded.startswith(form_text, start) and _case_fits(text, start, end, case, form) and _bounded(folded, end):
            return Hit((Span(start, end), form))
    return None


def _unspaced_at(rows: list[Row], folded: str, place: int, *, follows: bool) -> Hit | None:
    for form_text, _, form in rows:
        if folded.startswith(form_text, place):
            end = place + len(form_text)
            if ends_well(folded, place, end, follows=follows):
                return Hit((Span(place, end), form))
    return None


def _case_of(folded: str, form: Form) -> Case:
    """Return which capitals a form needs: 'US' is no 'us', 'Turkey' no 'turkey'."""
    letters = form.text.replace(".", "")
    if form.loose or form.text[0].islower():
        return Case.ANY
    short = len(folded) < _SHORT or (len(letters) <= _SHORT and letters.isupper())
    return Case.EXACT if short else Case.CAPITAL


def _case_fits(text: str, start: int, end: int, case: Case, form: Form) -> bool:
    if case is Case.CAPITAL:
        return not text[start].islower()
    return case is Case.ANY or text[start:end] == form.text


def _bounded(folded: str, end: int) -> bool:
    """Say whether no word goes on at `end`; an unspaced script may follow."""
    if end >= len(folded) or not (folded[end].isalnum() and folded[end - 1].isalnum()):
        return True
    return bool(_UNSPACED.match(folded[end]))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, made at its first use."""
    return Lexicon(chain(forms_in(language), person_forms(language)))
