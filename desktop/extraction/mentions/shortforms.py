"""Korean short forms: 美, 한미일, 미·중, 방한, 대북, 주북 대사, 미 국무장관."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from desktop.extraction.mentions.lexicon import Hit
from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import Form
from desktop.records import Kind, Span

_CONFIDENCE = 0.8


class ShortForms(NamedTuple):
    """The patterns, and the states of syllables and signs."""

    signs: re.Pattern[str]
    chain: re.Pattern[str]
    prefixed: re.Pattern[str]
    codes: dict[str, str]


@cache
def _short_forms() -> ShortForms:
    table = read_table("korean.toml")["short"]
    letters = "".join(table["syllables"])
    signs = f"(?<![一-龥])[{''.join(table['signs'])}]+(?![一-龥])"
    chains = "|".join(table["chains"])
    joined = f"[{letters}](?:[·ㆍ・‧][{letters}])+"
    chain = rf"(?<![가-힣])(?:{joined}|(?:{chains}))"
    prefixed = f"(?<![가-힣])(?:{table['visits']}|{table['towards']}|{table['embassies']})|{table['heads']}"
    codes = table["syllables"] | table["signs"]
    return ShortForms(re.compile(signs), re.compile(chain), re.compile(prefixed), codes)


def short_forms(text: str, within: Span, *, korea: bool) -> Iterator[Hit]:
    """Yield the states of short forms; 북미 is North America where the article has no Korea (`korea`)."""
    forms = _short_forms()
    for found in forms.signs.finditer(text, within.start, within.end):
        yield from _signs(found, forms, "short:hanja")
    for found in forms.chain.finditer(text, within.start, within.end):
        if found[0] != "북미" or korea:
            yield from _signs(found, forms, "short:chain")
    for found in forms.prefixed.finditer(text, within.start, within.end):
        state = next(group for group in found.groups() if group)
        yield _hit(Span(*found.span()), forms.codes[state], "short:prefix")


def _signs(found: re.Match[str], forms: ShortForms, rule: str) -> Iterator[Hit]:
    for place, sign in enumerate(found[0], found.start()):
        if sign in forms.codes:
            yield _hit(Span(place, place + 1), forms.codes[sign], rule)


def _hit(span: Span, code: str, rule: str) -> Hit:
    return Hit((span, Form("", code, Kind.NAME, rule, confidence=_CONFIDENCE)))
