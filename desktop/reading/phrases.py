"""What a news page says around its article, in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from desktop.reading.datelines import looks_like_age
from desktop.reading.lines import Line, fold
from desktop.reading.needles import Needles
from desktop.reading.tables import load_table

LONGEST_START = 80
"""Characters by which a line's beginning is compared."""
NOTICE = 260
"""Width up to which a line that holds a notice's phrase is one; a longer one is a paragraph that talks of it."""

_COUNTER = re.compile(r"^[\W\d_]*$|^\d[\d.,]*\s?[kKmM]?\s+\w+$")
_DATE_LIKE = re.compile(r"\d{4}|\d{1,2}[./:]\d{1,2}")
_TRAIL = re.compile(r"^[^>›»→]{2,40}(?:\s*[>›»→]\s*[^>›»→]{2,60}){1,6}$")
_SEAM = re.compile(r"(?<=[a-zß-ÿа-яά-ώ])(?=[A-ZÀ-ÞА-ЯΑ-Ω])")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")


@lru_cache(maxsize=2048)
def is_furniture(line: Line) -> bool:
    """Say whether a line's words alone make it furniture of the page; the same lines are asked for at every stage."""
    if line.width > 160:
        return False
    if not line.key or line.key in phrases("lines") or _is_counter(line):
        return True
    if _starts(line) or _is_share_bar(line) or _is_trail(line) or _ADDRESS.match(line.text):
        return True
    return _is_glued(line) or looks_like_age(line.text)


def is_rubric(line: Line) -> bool:
    """Say whether a line is an entry of a page's menu, such as 'Economy', which in an article may be a heading."""
    return line.key in phrases("rubrics")


def opens_block(line: Line) -> bool:
    """Say whether a line opens comments, related stories, a list of the most read or the like."""
    return line.width < 70 and line.key.rstrip("0123456789() ") in phrases("opens")


def announces_list(line: Line) -> bool:
    """Say whether a line announces a list of the story's own: it ends with a colon, or says 'as follows'."""
    if not 20 <= line.width <= 400 or opens_block(line) or is_furniture(line):
        return False
    return line.text[-1] in ":：" or bool(_announcing().search(line.key[-30:]))


def is_call(line: Line) -> bool:
    """Say whether a line offers a subscription, asks to sign in or talks of cookies, by a phrase or two words."""
    if line.width > 600:
        return False
    folded = line.text.casefold()
    if line.width <= NOTICE and any(_notices().found_in(folded)):
        return True
    found = {word for word in _call_words().found_in(folded) if _stands(word, folded)}
    return len(found) > 1 and any(len(found & words) > 1 for words in _calls())


def _stands(word: str, text: str) -> bool:
    """Say whether a word stands in a text as a word; signs of scripts without spaces always do."""
    return word >= "\u2e80" or bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, phrases('announces')))})$")


@cache
def _notices() -> Needles:
    return Needles(word.casefold() for word in _phrases("notices"))


@cache
def _calls() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(language["calls"]) for language in load_table("chrome").values() if "calls" in language)


@cache
def _call_words() -> Needles:
    return Needles(word for language in _calls() for word in language)


@cache
def phrases(kind: str) -> frozenset[str]:
    """Return the phrases of a kind in all languages, folded."""
    return frozenset(_phrases(kind))


def _phrases(kind: str) -> Iterator[str]:
    for language in load_table("chrome").values():
        yield from (fold(phrase) for phrase in language.get(kind, ()))


@cache
def share_bar() -> re.Pattern[str]:
    """Return the pattern of two or more networks in a row, with signs between them."""
    names = sorted(
        (re.escape(name) for name in load_table("chrome")["any"]["social"] if len(name) > 1), key=len, reverse=True
    )
    one = rf"[^\w\s#@,.;/&()'\"]*[ \t]*\b(?:{'|'.join(names)})\b[ \t]*[:|·•]?"
    return re.compile(rf"{one}(?:[ \t]*{one})+", re.IGNORECASE)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """Return how lines of furniture begin, by their first letter."""
    starts = {entry.casefold() for language in load_table("chrome").values() for entry in language.get("starts", ())}
    return {letter: tuple(one for one in starts if one[0] == letter) for letter in {one[0] for one in starts}}


def _starts(line: Line) -> bool:
    folded = line.text[:LONGEST_START].casefold()
    return folded.startswith(_beginnings().get(folded[:1], ()))


def _is_counter(line: Line) -> bool:
    """Tell '0', '12', '1.2k' and '3 comments' from a year, a date, a time."""
    if not _COUNTER.match(line.text) or _DATE_LIKE.search(line.text):
        return False
    word = line.key.rpartition(" ")[2]
    return not any(sign.isalpha() for sign in line.text) or word in phrases("lines") | phrases("opens")


def _is_share_bar(line: Line) -> bool:
    if line.key in phrases("social"):
        return True
    words, networks = line.key.split(), phrases("social")
    named = sum(word in networks for word in words)
    return (named > 1 and named >= 0.6 * len(words)) or (line.width < 40 and not line.ends and _names_network(line.key))


def _names_network(key: str) -> bool:
    """Tell 'Facebook' with a word or two around it, as a button to share says."""
    return any(name in key and len(key) - len(name) <= 12 for name in _long_networks())


@cache
def _long_networks() -> tuple[str, ...]:
    return tuple(name for name in phrases("social") if len(name) > 6)


def _is_glued(line: Line) -> bool:
    """Tell a menu whose entries ran together when it was copied: 'NewsSportBusinessCulture'."""
    seams = len(_SEAM.findall(line.text)) if not line.ends else 0
    return seams > 2 and seams * 25 > line.width


def _is_trail(line: Line) -> bool:
    """Tell a breadcrumb: short names with arrows between them."""
    return line.short and bool(_TRAIL.match(line.text))
