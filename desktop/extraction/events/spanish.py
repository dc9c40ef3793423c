"""Which words of a Spanish sentence are verbs, by their accents and their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.extraction.events.inflection import Form

if TYPE_CHECKING:
    from desktop.extraction.events.grammar import Sentencing

_ONE_SYLLABLE = ("dio", "vio", "fio", "rio", "guio")
_STRONG_PAST = ("jo", "uvo", "uso", "udo", "upo", "ino", "izo", "iso")


def read_spanish(s: Sentencing, i: int, forms: frozenset[Form]) -> frozenset[Form]:
    """Tell the verb from the noun of one spelling by its accent and its neighbours."""
    before = s.previous(i)
    forms = _accented(s, i, forms)
    if s.tokens[i].raw.endswith("ó"):
        return forms
    if s.one_of(before, "determiners", "possessive"):
        return frozenset()
    if s.one_of(before, "prepositions"):
        return forms & {Form.BASE}
    if s.one_of(i + 1, "genitive") and before >= 0 and _governs_noun(s, before):
        return forms & {Form.BASE, Form.PARTICIPLE}
    noun = s.lexicon.is_noun(s.word(i))
    if noun and s.one_of(before - 1, "determiners") and _describes(s, before):
        return frozenset()
    if noun and (before < 0 or s.is_border(before) or _governs_noun(s, before)):
        return frozenset()
    return forms


def _describes(s: Sentencing, i: int) -> bool:
    """Say whether a word can only be an adjective before a noun: 'una airada protesta'."""
    return not (s.function(i) or s.tokens[i].codes or s.one_of(i, "agent_nouns") or s.lexicon.is_noun(s.word(i)))


def _accented(s: Sentencing, i: int, forms: frozenset[Form]) -> frozenset[Form]:
    """Leave the forms that an accent allows, where the sentence writes accents: 'apoyo' and 'apoyó'."""
    raw = s.tokens[i].raw
    if raw.isupper() or not s.accented:
        return forms
    if raw.endswith("ó"):
        return forms & {Form.PAST}
    if raw.endswith(("á", "án")):
        return forms & {Form.FUTURE}
    if raw.endswith("o") and not raw.endswith(_STRONG_PAST) and raw.casefold() not in _ONE_SYLLABLE:
        forms = forms - {Form.PAST}
    return forms - {Form.FUTURE} if raw.endswith(("a", "an")) else forms


def _governs_noun(s: Sentencing, i: int) -> bool:
    """Say whether a word is a full verb that the next word completes: 'enviará ayuda'."""
    return s.word(i) in s.lexicon.known_verbs and not s.auxiliary(i) and not s.one_of(i, "speech", "agent_nouns")
