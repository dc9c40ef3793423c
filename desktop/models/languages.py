"""Languages as a person reads them: their names, which may be chosen, and why a stretch is in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

from PySide6.QtCore import QLocale

from desktop.extraction.events.lexicon import CODED
from desktop.language.scripts import load_scripts
from desktop.records import ANALYST, MIXED, Explanation

_PART = 0.1  # of an article's letters
_WORLD = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh")
_UNTOLD = ("az", "be", "bs", "eu", "gl", "hy", "is", "kk", "ky", "ms", "sr", "tg", "uz")  # only the analyst sets these
_NAMES = {"und": "no language", MIXED: "two languages or more", "no": "Norwegian"}


@cache
def language_name(code: str) -> str:
    """Return the English name of a language, its code in capitals where it has none here."""
    if code in _NAMES:
        return _NAMES[code]
    language = QLocale(code).language()
    return code.upper() if language == QLocale.Language.C else QLocale.languageToString(language)


def near_languages(here: Iterable[str]) -> list[str]:
    """Return the languages offered first: those that are here, then those of the world's news."""
    return list(dict.fromkeys([*(code for code in here if code != "und"), *_WORLD]))


def all_languages() -> list[str]:
    """Return the languages that may be set, by name: those the program tells apart, and some that it does not."""
    told = {code for some in load_scripts().languages.values() for code in some}
    return sorted(told | set(_UNTOLD), key=language_name)


def without_rules(shares: Iterable[tuple[str, float]]) -> list[str]:
    """Return the languages of an article in which the program finds no events, but for a word here and there."""
    return [code for code, share in shares if share >= _PART and code not in CODED]


def no_rules_words(codes: Sequence[str]) -> str:
    """Return the sentence that says so; nothing where there are rules for all."""
    names = " and ".join(map(language_name, codes))
    return (
        f"No event rules for {names} yet: events told in {'it' if len(codes) == 1 else 'them'} are not found."
        if codes
        else ""
    )


def explanation_html(why: Explanation) -> str:
    """Return why a stretch is in its language, as a tool tip."""
    head = f"<b>{escape(language_name(why.language))}</b>"
    if why.method == ANALYST:
        return f"{head}<br>set by you"
    if why.method == "script":
        return f"{head}<br>only {escape(language_name(why.language))} is written with these letters"
    lines = [f"{head}, {why.confidence:.0%} sure"]
    if why.runner_up:
        lines.append(f"next likely: {escape(language_name(why.runner_up))}")
    if why.words:
        lines.append(f"decided by: {escape(', '.join(why.words))}")
    return "<br>".join(lines)
