"""States that only say where a person comes from: 'Ana Ruiz of Spain', 'Ana Ruiz, de España,'."""

from __future__ import annotations

from desktop.extraction.events.grammar import Sentencing

_OFFICE = ("titles", "agent_nouns", "stations")
_LEAST, _APPOSED, _OWNED = 2, 5, 3


def is_origin(s: Sentencing, place: int) -> bool:
    """Say whether the actor at a place stands directly behind the name of a person who holds no office of it.

    Headlines are left alone: where every word has a capital, none of them shows a name.
    """
    end = _genitive(s, place)
    if end is None or s.headline:
        return False
    start = _name_start(s, end)
    names = [i for i in range(start, end) if s.tokens[i].capital]
    if len(names) < _LEAST or any(_common(s, i) for i in names):
        return False
    return not _titled(s, start) and not _office_follows(s, place)


def _genitive(s: Sentencing, place: int) -> int | None:
    """Return where the words before 'of' end, a comma left out; None where no genitive leads to the actor."""
    i = place - 1
    while i >= 0 and s.one_of(i, "definite"):
        i -= 1
    if not s.one_of(i, "genitive"):
        return None
    return i - 1 if s.word(i - 1) == "," else i


def _name_start(s: Sentencing, end: int) -> int:
    """Return the first of the capitalised words that end at a place, titles left out."""
    i = end
    while i > 0 and _in_name(s, i - 1):
        i -= 1
    while i < end and not s.tokens[i].capital:
        i += 1
    return i


def _in_name(s: Sentencing, i: int) -> bool:
    token = s.tokens[i]
    if token.codes or s.one_of(i, *_OFFICE):
        return False
    return s.one_of(i, "name_particles") or (token.capital and not s.auxiliary(i) and not s.one_of(i, "determiners"))


def _common(s: Sentencing, i: int) -> bool:
    """Say whether a word with a capital is part of an institution's name rather than a person's."""
    return s.lexicon.is_noun(s.word(i)) or s.one_of(i, "institutions", "private_nouns", "thing_nouns", "negations")


def _titled(s: Sentencing, start: int) -> bool:
    """Say whether an article or an office of the state stands before the name: 'the', 'president', 'minister'.

    An office that another actor gives is none of the state's: 'UN envoy Ana Ruiz of Spain'.
    """
    i = start - 1
    if s.word(i) == ",":
        i -= 1
    if not s.one_of(i, *_OFFICE):
        return s.one_of(start - 1, "definite")
    while i >= 0 and s.one_of(i, *_OFFICE):
        i -= 1
    given = range(max(0, i - _OWNED + 1), i + 1)
    return not any(s.tokens[k].codes and not any(s.function(j) for j in range(k + 1, i + 1)) for k in given)


def _office_follows(s: Sentencing, place: int) -> bool:
    """Say whether an apposition gives the person an office: 'of Spain, the foreign minister,'."""
    if s.word(place + 1) != "," or not s.one_of(place + 2, "definite"):
        return False
    for i in range(place + 3, min(place + 3 + _APPOSED, len(s.tokens))):
        if s.is_border(i):
            return False
        if s.one_of(i, "titles"):
            return True
    return False
