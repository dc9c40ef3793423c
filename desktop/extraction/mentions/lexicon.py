"""Look-up of the longest form that begins at a place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.korean import ends_well
from desktop.extraction.mentions.leaders import person_forms
from desktop.extraction.mentions.tables import Form, forms_in
from desktop.records import Span

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[^\W_{UNSPACED}]+|[{UNSPACED}]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_FIRST_UNSPACED = "\u0e00"
_SHORT = 4
_CLITICS = frozenset("وبفلك")


class Hit(tuple[Span, Form]):
    """A form found at a span."""

    __slots__ = ()

    span = property(lambda self: self[0])
    form = property(lambda self: self[1])


class Lexicon:
    """The forms of one language, by their first word, or by two characters where words are not spaced."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_word: dict[str, list[tuple[str, Form]]] = {}
        self._by_pair: dict[str, list[tuple[str, Form]]] = {}
        for form in forms:
            self._add(fold(form.text), form)
        for rows in (*self._by_word.values(), *self._by_pair.values()):
            rows.sort(key=lambda row: -len(row[0]))

    def _add(self, folded: str, form: Form) -> None:
        first = _WORD.search(folded)
        if first is None or first.start():
            return
        unspaced = _UNSPACED.match(folded)
        rows = self._by_pair.setdefault(folded[:2], []) if unspaced else self._by_word.setdefault(first[0], [])
        if all(known != folded or _strictness(other) != _strictness(form) for known, other in rows):
            rows.append((folded, form))

    def find(self, text: str, folded: str, span: Span) -> Iterator[Hit]:
        """Yield the longest forms from left to right, blocks among them."""
        reached = span.start
        by_word = self._by_word
        for word in _WORD.finditer(folded, span.start, span.end):
            words = word[0]
            if words[0] >= _FIRST_UNSPACED and _UNSPACED.match(words):
                for hit in self._find_unspaced(folded, max(word.start(), reached), word.end()):
                    reached = hit[0].end
                    yield hit
            elif words in by_word and word.start() >= reached:
                hit_here = _longest(by_word[words], text, folded, word.start())
                if hit_here:
                    reached = hit_here[0].end
                    yield hit_here
            elif words[0] in _CLITICS and words[1:] in by_word:
                hit_after = _longest(by_word[words[1:]], text, folded, word.start() + 1)
                if hit_after:
                    reached = hit_after[0].end
                    yield hit_after

    def _find_unspaced(self, folded: str, start: int, stop: int) -> Iterator[Hit]:
        by_pair = self._by_pair
        place, follows = start, False
        while place < stop:
            rows = by_pair.get(folded[place : place + 2])
            if rows is None and (place == start or follows):
                rows = by_pair.get(folded[place])
            hit = _unspaced_at(rows, folded, place, follows=follows) if rows else None
            if hit:
                yield hit
            place, follows = (hit[0].end, True) if hit else (place + 1, False)


def _longest(rows: list[tuple[str, Form]], text: str, folded: str, start: int) -> Hit | None:
    for form_text, form in rows:
        end = start + len(form_text)
        fits = folded.startswith(form_text, start) and _bounded(folded, end)
        if fits and _case_fits(text[start:end], form):
            return Hit((Span(start, end), form))
    return None


def _unspaced_at(rows: list[tuple[str, Form]], folded: str, place: int, *, follows: bool) -> Hit | None:
    for form_text, form in rows:
        if folded.startswith(form_text, place):
            end = place + len(form_text)
            if ends_well(folded, place, end, follows=follows):
                return Hit((Span(place, end), form))
    return None


def _strictness(form: Form) -> tuple[bool, bool]:
    return _exact(form), form.loose


def _exact(form: Form) -> bool:
    letters = form.text.replace(".", "")
    return not form.loose and len(letters) <= _SHORT and letters.isupper()


def _case_fits(words: str, form: Form) -> bool:
    """Say whether capitals stand where the form needs them: 'US' is no 'us', 'Turkey' no 'turkey'."""
    if form.loose or form.text[0].islower():
        return True
    if _exact(form) or len(words) < _SHORT:
        return words == form.text
    return not words[0].islower()


def _bounded(folded: str, end: int) -> bool:
    """Say whether no word goes on at `end`; an unspaced script may follow."""
    if end >= len(folded) or not (folded[end].isalnum() and folded[end - 1].isalnum()):
        return True
    return bool(_UNSPACED.match(folded[end]))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, made at its first use."""
    return Lexicon(chain(forms_in(language), person_forms(language)))
