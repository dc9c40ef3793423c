"""How much a text looks like a language that is written: by that, wrong readings of bytes are told from right ones.

A reading in a wrong code page gives rare signs, signs of several scripts in one word, capitals within words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.reading.tables import load_table

SURE = 0.45
"""Likeness from which on a reading is believed to be right."""

_PLAUSIBLE = 0.4  # of a sign that may stand in a script, against 1 of a common one
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKS = frozenset(
    "’‘“”„«»‹›–—…•·°§©®€£№¿¡、。「」『』・，：；！？（）《》【】〈〉〜～％／　\u200c\u200e\u200f،؛؟\xa0￥"
)
_MIXED = re.compile(r"[A-Za-z][^\x00-\xbf\u2000-\u3020\uff00-\uff65]|[^\x00-\xbf\u2000-\u3020\uff00-\uff65][A-Za-z]")
_LETTER = re.compile(r"[A-Za-z]")
# a capital behind a small letter, Cyrillic or Greek
_TURNED = re.compile("[а-яёђ-џα-ωά-ώ](?=[А-ЯЁЂ-ЏΑ-Ω])")
_ODD_KINDS = frozenset({"Cc", "Co", "Cn", "Cs"})


@dataclass(frozen=True, slots=True)
class Script:
    """What texts of a script are made of, and the code pages they come in."""

    pages: tuple[str, ...]
    common: frozenset[str]
    signs: re.Pattern[str]
    needs: re.Pattern[str] | None
    wide: bool
    cased: bool


def likeness(text: str) -> float:
    """Return how much a text looks like one in a script other than Latin: about 0 for none, 0.5 to 1 for a text."""
    return max((_likeness(text, script) for script in scripts()), default=0.0)


@lru_cache(maxsize=2)  # the head of a file is asked of first, and then the file
def best_page(data: bytes) -> tuple[str, float] | None:
    """Return the code page, of those of scripts other than Latin, that gives the best reading, and how good it is."""
    readings = ((page, _likeness(text, script)) for script in scripts() for page, text in _readings(data, script))
    return max(readings, key=lambda one: one[1], default=None)


def odd_share(text: str) -> float:
    """Return the share of signs that no text has: control codes and what is assigned to nothing."""
    odd = sum(unicodedata.category(sign) in _ODD_KINDS for sign in text if sign not in "\r\n\t\ufeff")
    return odd / max(1, len(text))


def _readings(data: bytes, script: Script) -> list[tuple[str, str]]:
    found = []
    for page in script.pages:
        text = data.decode(page, errors="replace")
        # a cut at the end costs a sign at most
        if text.count("\ufffd") * 50 <= len(text) + 50:
            found.append((page, text))
    return found


def _likeness(text: str, script: Script) -> float:
    foreign = Counter(_FOREIGN.findall(text))
    if not foreign or (script.needs and not script.needs.search(text)):
        return 0.0
    count = foreign.total()
    points = sum(times * _points(sign, script) for sign, times in foreign.items()) - len(_MIXED.findall(text))
    if script.cased:
        points -= len(_TURNED.findall(text))
    return points / count * _part(text, count, wide=script.wide)


def _points(sign: str, script: Script) -> float:
    if sign.casefold() in script.common:
        return 1.0
    return _PLAUSIBLE if sign in _MARKS or script.signs.match(sign) else -1.0


def _part(text: str, foreign: int, *, wide: bool) -> float:
    """Return a measure of how much of a text is in its script: 1 from a quarter on."""
    letters = len(_LETTER.findall(text))
    signs = foreign * (3 if wide else 1)
    return min(1.0, 4 * signs / max(1, letters + signs))


@cache
def scripts() -> tuple[Script, ...]:
    """Return the scripts of the data."""
    return tuple(
        Script(
            tuple(row["pages"]),
            frozenset(row["common"]),
            re.compile(f"[{row['signs']}]"),
            re.compile(f"[{row['needs']}]") if "needs" in row else None,
            row.get("wide", False),
            row.get("cased", False),
        )
        for row in load_table("encodings")["script"]
    )
