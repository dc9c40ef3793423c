"""Inflected forms of trigger words, made from regular rules and the irregular tables of the data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

VOWELS = "aeiou"
_ACCENTS = re.compile("[\u0300-\u0302\u0304-\u036f]")
_SHORTEST = 3
_STRESSED = tuple(
    (
        "mit fer pel cur trol bet rebel deter abhor kidnap allot annul eavesdrop extol regret sidestep wiretap overlap "
        "airdrop rebut outwit recap"
    ).split()
)
_UNSTRESSED = frozenset(("limit", "vomit", "offer", "suffer", "differ", "buffer", "proffer", "pilfer"))


class Form(StrEnum):
    """What a form can be; a word may carry several."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    NOUN = "noun"
    ADJECTIVE = "adjective"


_STRONG = ("j", "uv", "us", "ud", "up", "in", "is", "ic", "iz")
"""Ends of Spanish preterite stems that take -o and not -ió."""

_ENCLITICS = ("se", "le", "les", "lo", "la", "los", "las")
Forms = dict[str, set[Form]]


def fold(word: str) -> str:
    """Return a word in lower case without accents; `ñ` and Hangul keep their shape."""
    lowered = word.casefold().replace("’", "'")
    if lowered.isascii():
        return lowered
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", lowered)))


def english_verb(base: str, irregular: Mapping[str, Sequence[str]]) -> Forms:
    """Return the forms of an English verb."""
    third, past, participle, gerund = irregular.get(base) or _regular_english(base)
    forms: Forms = {}
    for word, form in (
        (base, Form.BASE),
        (base, Form.PRESENT),
        (third, Form.PRESENT),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (gerund, Form.GERUND),
    ):
        forms.setdefault(word, set()).add(form)
        if base.endswith(("el", "al")) and word != base and not word.endswith("ls"):
            forms.setdefault(word.replace(base, base + "l", 1), set()).add(form)
    return forms


def _regular_english(base: str) -> tuple[str, str, str, str]:
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if base.endswith("ee"):
        return third, base + "d", base + "d", base + "ing"
    if base.endswith("e"):
        return third, base + "d", base + "d", base[:-1] + "ing"
    if _doubles(base):
        base += base[-1]
    return third, base + "ed", base + "ed", base + "ing"


def _doubles(base: str) -> bool:
    """Say whether an English verb doubles its last consonant: 'swap', 'submit', but 'visit', 'offer'."""
    if len(base) < _SHORTEST or base[-1] in "aeiouwxy" or base[-2] not in VOWELS or base[-3] in VOWELS:
        return base.endswith("quip")
    syllables = len(re.findall("[aeiouy]+", base))
    return syllables == 1 or (base.endswith(_STRESSED) and base not in _UNSTRESSED)


def spanish_verb(base: str, irregular: Mapping[str, Sequence[str]]) -> Forms:
    """Return the third-person, infinitive, participle and gerund forms of a Spanish verb, without accents.

    The irregular table gives, in order: present stem of the stressed forms, preterite stem, future stem, participle;
    an empty string keeps the regular one.
    """
    stem, ending = base[:-2], base[-2:]
    present, preterite, future, participle = irregular.get(base) or ("", "", "", "")
    present = present or stem
    forms: Forms = {}

    def add(form: Form, *words: str) -> None:
        for word in words:
            forms.setdefault(word, set()).add(form)

    add(Form.BASE, base)
    first = ending == "ar"
    add(Form.PRESENT, *([present + "a", present + "an", stem + "amos"] if first else [present + "e", present + "en"]))
    if not first:
        add(Form.PRESENT, stem + ("emos" if ending == "er" else "imos"))
    add(Form.SUBJUNCTIVE, *_subjunctives(present, stem, first=first))
    if preterite and not preterite.endswith(_STRONG):
        add(Form.PAST, preterite + "io", preterite + "ieron")
        add(Form.SUBJUNCTIVE, preterite + "iera", preterite + "ieran")
    elif preterite:
        plural = "eron" if preterite.endswith("j") else "ieron"
        add(Form.PAST, preterite + "o", preterite + plural, preterite + "imos")
        add(Form.SUBJUNCTIVE, preterite + plural[:-2] + "a", preterite + plural[:-2] + "an")
    else:
        add(Form.PAST, *_preterites(stem, first=first))
        add(Form.SUBJUNCTIVE, *([stem + "ara", stem + "aran"] if first else [stem + "iera", stem + "ieran"]))
    add(Form.PAST, *([stem + "aba", stem + "aban"] if first else [stem + "ia", stem + "ian"]))
    root = future or base
    add(Form.FUTURE, root + "a", root + "an", root + "emos")
    add(Form.CONDITIONAL, root + "ia", root + "ian")
    regular = stem + ("ado" if first else "ido")
    for word in (participle or regular,):
        add(Form.PARTICIPLE, word, word[:-1] + "a", word + "s", word[:-1] + "as")
    gerunds = _gerunds(stem, present, first=first)
    add(Form.GERUND, *gerunds)
    add(Form.BASE, *(base + clitic for clitic in _ENCLITICS))
    add(Form.GERUND, *(gerund + clitic for gerund in gerunds for clitic in _ENCLITICS))
    return forms


def _preterites(stem: str, *, first: bool) -> list[str]:
    if first:
        return [stem + "o", stem + "aron", stem + "amos"]
    if stem[-1:] in "aeou":
        return [stem + "yo", stem + "yeron"]
    return [stem + "io", stem + "ieron", stem + "imos"]


def _subjunctives(present: str, stem: str, *, first: bool) -> list[str]:
    if not first:
        soft = {"g": "j"}.get(present[-1:], "")
        soft = "zc" if present.endswith("c") and present[-2:-1] in VOWELS else soft
        root = present[:-1] + soft if soft else present
        return [root + "a", root + "an", stem + "amos"]
    hard = {"c": "qu", "g": "gu", "z": "c"}.get(present[-1:])
    root = present[:-1] + hard if hard else present
    return [root + "e", root + "en", root + "emos"]


def _gerunds(stem: str, present: str, *, first: bool) -> list[str]:
    if first:
        return [stem + "ando"]
    weak = {stem + "iendo"}
    if stem[-1:] in "aeou":
        weak = {stem + "yendo"}
    if present != stem:
        weak |= {stem[::-1].replace("e", "i", 1)[::-1] + "iendo", stem[::-1].replace("o", "u", 1)[::-1] + "iendo"}
    return sorted(weak)
