"""Where a name may begin and end in Korean, whose particles are written to the word before."""

from __future__ import annotations

import re
from functools import cache

from desktop.extraction.mentions.resources import read_table
from desktop.records import Span

_HANGUL = re.compile("[가-힣]")
_RUN = re.compile("[가-힣]*")
_SURE = 3
_TRAP = 12


def ends_well(folded: str, start: int, end: int, *, follows: bool) -> bool:
    """Say whether a Korean name may stand at `start` to `end`; `follows` says that a name ends at its start.

    Other unspaced scripts need no boundary. Names of three syllables and more are found within words too:
    spaces are often missing. Names that are common words as well need a boundary on both sides.
    """
    if not _HANGUL.match(folded[start]):
        return True
    name = folded[start:end]
    rest = _RUN.match(folded, end)
    after = rest[0] if rest else ""
    opens = follows or not start or not _HANGUL.match(folded[start - 1])
    if name in _ambiguous():
        return opens and bool(_particles().fullmatch(after))
    if len(name) >= _SURE:
        return opens or bool(_particles().match(after))
    return (opens or _prefixed(folded, start)) and bool(_compounds().match(after))


def _prefixed(folded: str, start: int) -> bool:
    """Say whether a verb's ending stands before the name, or one syllable like 대 or 친 and nothing before that."""
    if folded[start - 1] in _endings():
        return True
    return folded[start - 1] in _prefixes() and (start == 1 or not _HANGUL.match(folded[start - 2]))


def stands_for_state(text: str, span: Span) -> bool:
    """Say whether a word that is common as well, like 수단 or 인도, means the state here."""
    words = span.of(text)
    table = read_table("korean.toml")
    if words in table["traps"] and re.match(table["traps"][words], text[span.start : span.end + _TRAP]):
        return False
    return words not in table["cues"] or bool(re.search(table["cues"][words], text))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(read_table("korean.toml")["prefixes"])


@cache
def _endings() -> frozenset[str]:
    return frozenset(read_table("korean.toml")["endings"])


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
