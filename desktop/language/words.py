"""Words: the letters of a text in runs of one script, with what stands before each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from desktop.language.scripts import HAN, KANA, LATIN, UNKNOWN, load_scripts, script_of
from desktop.records import Span

JOINED = "\x01"
"""Stands for what is before a later part of a hashtag."""
BREAK = "\x00"
"""Stands for what is before the first word of a stretch of content."""

_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[!-~]+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_MAY_ADDRESS = re.compile("://|www\\.|@")
_JOINERS = "\u200c\u200d\u00ad"


class Word(NamedTuple):
    """Letters in one script; `before` is what stands between the word before and this one."""

    start: int
    end: int
    script: str
    before: str
    hashtag: bool


def find_words(text: str, content: Sequence[Span]) -> list[Word]:
    """Return the words of some stretches of a text, in order.

    Letters of unknown scripts and web and mail addresses are passed over: they are in no language.
    """
    plain = _ADDRESS.sub(lambda found: " " * len(found.group()), text) if _MAY_ADDRESS.search(text) else text
    return [word for span in content for word in _words_within(plain, span)]


def _words_within(text: str, span: Span) -> Iterator[Word]:
    last, hashtag, before = span.start, False, BREAK
    for match in _pattern().finditer(text, span.start, span.end):
        start, end = match.span()
        gap = text[last:start]
        joined = gap == "_" and hashtag
        hashtag = joined or gap[-1:] == "#"
        if before != BREAK:
            before = JOINED if joined else gap
        letters, last = match[0], end
        if not hashtag and letters.isascii():
            yield Word(start, end, LATIN, before, False)
            before = ""
        else:
            for word in _cut(letters, start, before, hashtag):
                yield word
                before = ""


def _cut(letters: str, start: int, before: str, hashtag: bool) -> Iterator[Word]:
    for first, last, script in _runs(letters):
        if script == UNKNOWN:
            continue
        for a, b in _camel_parts(letters, first, last) if hashtag and script == LATIN else ((first, last),):
            yield Word(start + a, start + b, script, before, hashtag)
            before = JOINED
        before = ""


def _camel_parts(letters: str, first: int, last: int) -> Iterable[tuple[int, int]]:
    cuts = [first, *(m.start() for m in _CAMEL.finditer(letters, first, last) if first < m.start() < last), last]
    return pairwise(cuts)


@lru_cache(maxsize=8192)
def _runs(letters: str) -> Sequence[tuple[int, int, str]]:
    """Cut at changes of script; Chinese characters and kana that touch are one run, of kana if it has any."""
    if letters.isascii():
        return ((0, len(letters), LATIN),)
    runs: list[tuple[int, int, str]] = []
    for place, letter in enumerate(letters):
        script = script_of(letter)
        if not runs:
            runs.append((place, place + 1, script))
            continue
        first, last, other = runs[-1]
        joint = _joint_script(other, script, letter)
        if joint:
            runs[-1] = (first, last + 1, joint)
        else:
            runs.append((place, place + 1, script))
    return runs


def _joint_script(run: str, script: str, letter: str) -> str | None:
    if run == script or letter in _JOINERS or unicodedata.category(letter)[0] == "M":
        return run
    return KANA if {run, script} == {HAN, KANA} else None


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(sorted(set(_marks()) | set(_JOINERS)))
    return re.compile(rf"[^\W\d_]+(?:[{re.escape(marks)}]+[^\W\d_]*)*")


def _marks() -> Iterator[str]:
    """Yield combining marks: Python counts them as no part of a word, which would cut Hindi and Thai to pieces."""
    ranges = [(0x0300, 0x036F, ""), *(entry for entry in load_scripts().ranges if entry[2] not in (HAN, "Hang"))]
    for first, last, _ in ranges:
        yield from (chr(point) for point in range(first, last + 1) if unicodedata.category(chr(point))[0] == "M")
