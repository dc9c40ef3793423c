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
    pairs: re.Pattern[str]
    pair_codes: dict[str, str]
    codes: dict[str, str]


@cache
def _short_forms() -> ShortForms:
    table = read_table("korean.toml")["short"]
    letters = "".join(table["syllables"])
    signs = f"(?<![一-龥])[{''.join(table['signs'])}]+(?![一-龥])"
    chains = "|".join(table["chains"])
    joined = f"[{letters}](?:[·ㆍ・‧][{letters}])+"
    partnered = f"[{letters}](?=[·ㆍ・‧-](?:{'|'.join(table['partners'])}))"
    chain = rf"(?<![가-힣])(?:{joined}|(?:{chains})|{partnered})"
    pairs = rf"(?<![가-힣])(?:{'|'.join(table['pairs'])})(?= ?(?:전쟁|분쟁|충돌|갈등|사태|휴전|협상|회담|관계|무력))"
    prefixed = (
        f"(?<![가-힣])(?:{table['visits']}|{table['towards']}|{table['embassies']}|{table['stances']})|{table['heads']}"
    )
    codes = table["syllables"] | table["signs"]
    return ShortForms(
        signs=re.compile(signs),
        chain=re.compile(chain),
        prefixed=re.compile(prefixed),
        pairs=re.compile(pairs),
        pair_codes=table["pair_syllables"],
        codes=codes,
    )


def short_forms(text: str, within: Span, *, korea: bool) -> Iterator[Hit]:
    """Yield the states of short forms; 북미 is North America where the article has no Korea (`korea`)."""
    forms = _short_forms()
    for found in forms.signs.finditer(text, within.start, within.end):
        yield from _signs(found, forms.codes, "short:hanja")
    for found in forms.chain.finditer(text, within.start, within.end):
        if found[0] != "북미" or korea:
            yield from _signs(found, forms.codes, "short:chain")
    for found in forms.pairs.finditer(text, within.start, within.end):
        yield from _signs(found, forms.pair_codes, "short:chain")
    for found in forms.prefixed.finditer(text, within.start, within.end):
        state = next(group for group in found.groups() if group)
        yield _hit(Span(*found.span()), forms.codes[state], "short:prefix")


def _signs(found: re.Match[str], codes: dict[str, str], rule: str) -> Iterator[Hit]:
    for place, sign in enumerate(found[0], found.start()):
        if sign in codes:
            yield _hit(Span(place, place + 1), codes[sign], rule)


def _hit(span: Span, code: str, rule: str) -> Hit:
    return Hit((span, Form("", code, Kind.NAME, rule, confidence=_CONFIDENCE)))
