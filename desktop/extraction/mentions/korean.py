"""Where a name may begin and end in Korean, whose particles are written to the word before."""

from __future__ import annotations

import re
from functools import cache

from desktop.extraction.mentions.tables import read_table

_HANGUL = re.compile("[가-힣]")
_RUN = re.compile("[가-힣]*")
_SURE = 3


def glued_start(folded: str, place: int) -> bool:
    """Say whether a word begins here: at its first syllable, or after a short form like 대 or 친."""
    if not place or not _HANGUL.match(folded[place - 1]):
        return True
    return folded[place - 1] in _prefixes() and (place == 1 or not _HANGUL.match(folded[place - 2]))


def ends_well(folded: str, start: int, end: int, *, begins: bool) -> bool:
    """Say whether a Korean name may stand at `start` to `end`; other unspaced scripts need no boundary."""
    if not _HANGUL.match(folded[start]):
        return True
    name, rest = folded[start:end], _RUN.match(folded, end)[0]  # type: ignore[index]
    if name in _ambiguous():
        return begins and bool(_particles().fullmatch(rest))
    if len(name) >= _SURE:
        return begins or bool(_particles().match(rest))
    return begins and bool(_compounds().match(rest))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(read_table("korean.toml")["prefixes"])


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(read_table("korean.toml")["ambiguous"])


@cache
def _particles() -> re.Pattern[str]:
    table = read_table("korean.toml")
    return re.compile(f"(?:{'|'.join(table['suffixes'])})?(?:{'|'.join(table['particles'])})*$")


@cache
def _compounds() -> re.Pattern[str]:
    table = read_table("korean.toml")
    return re.compile(f"$|{'|'.join([*table['suffixes'], *table['particles']])}")
