"""How much a text looks like a language that is written: by that, wrong readings of bytes are told from right ones.

A reading in a wrong code page gives rare signs, signs of several scripts in one word, capitals within words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from desktop.reading.tables import load_table

SURE = 0.45
"""Likeness from which on a reading is believed to be right."""

_PLAUSIBLE = 0.4  # of a sign that may stand in a script, against 1 of a common one
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKS = frozenset(
    "’‘“”„«»‹›–—…•·°§©®€£№¿¡、。「」『』・，：；！？（）《》【】〈〉〜～％／　\u200c\u200e\u200f،؛؟\xa0￥"
)
_MIXED = re.compile(r"[A-Za-z][^\x00-\xbf\u2000-\u3020\uff00-\uff65]|[^\x00-\xbf\u2000-\u3020\uff00-\uff65][A-Za-z]")
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
    foreign = _FOREIGN.findall(text)
    if not foreign or (script.needs and not script.needs.search(text)):
        return 0.0
    points = 0.0
    for sign in foreign:
        if sign.casefold() in script.common:
            points += 1
        elif sign in _MARKS or script.signs.match(sign):
            points += _PLAUSIBLE
        else:
            points -= 1
    points -= len(_MIXED.findall(text)) + (_turns(text) if script.cased else 0)
    return points / len(foreign) * _part(text, len(foreign), wide=script.wide)


def _part(text: str, foreign: int, *, wide: bool) -> float:
    """Return a measure of how much of a text is in its script: 1 from a quarter on."""
    letters = sum(sign.isascii() and sign.isalpha() for sign in text)
    signs = foreign * (3 if wide else 1)
    return min(1.0, 4 * signs / max(1, letters + signs))


def _turns(text: str) -> int:
    """Return how often a capital follows a small letter within a word."""
    return sum(before.islower() and after.isupper() for before, after in pairwise(text))


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
