"""Scripts: which one a letter belongs to, and which languages are written with it."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.paths import resource

UNKNOWN = "Zyyy"
LATIN = "Latn"
HAN = "Hani"
KANA = "Kana"
HANGUL = "Hang"


@dataclass(frozen=True, slots=True)
class ScriptTable:
    """Ranges of code points in order (first, last, ISO 15924 code), and the languages of each code."""

    ranges: tuple[tuple[int, int, str], ...]
    languages: dict[str, tuple[str, ...]]


@cache
def load_scripts() -> ScriptTable:
    """Return the scripts known to the program."""
    data = tomllib.loads(resource("language", "scripts.toml").read_text(encoding="utf-8"))
    ranges = sorted((first, last, code) for code, entry in data.items() for first, last in entry["ranges"])
    return ScriptTable(tuple(ranges), {code: tuple(sorted(entry["languages"])) for code, entry in data.items()})


@lru_cache(maxsize=16384)
def script_of(letter: str) -> str:
    """Return the ISO 15924 code of a letter; `Zyyy` for what belongs to no script or an unknown one."""
    ranges = load_scripts().ranges
    point = ord(letter)
    place = bisect_right(ranges, point, key=lambda entry: entry[0]) - 1
    return ranges[place][2] if place >= 0 and point <= ranges[place][1] else UNKNOWN


def languages_of(script: str) -> tuple[str, ...]:
    """Return the languages written with a script; none for an unknown one."""
    return load_scripts().languages.get(script, ())
