"""Sentences: segments cut at line breaks, sentence ends and runs of hashtags."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from desktop.paths import resource
from desktop.records import Segment, Sentence, Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END = re.compile(
    r"(?P<mark>[.!?…؟۔।։]+)(?P<close>[\"”’»›)\]“']*)(?:\s+|(?<=[가-힣][.!?])(?=[가-힣“\"‘]))"
    r"|[。！？｡]+[」』”’）】》\"]*\s*"
)
_HASHTAGS = re.compile(r"(?<!\S)#\w+(?:[\s,·|/]*#\w+)+")
_TOKEN = re.compile(r"\S+\Z")
_FIRST_WORD = re.compile(r"[\"“‘«'(\[¿¡—–-]*(\w+)")
_OPENERS = "\"“‘«‹„'([{¿¡#—–-•·*"


@dataclass(frozen=True, slots=True)
class _Usage:
    """What a language's full stops do."""

    titles: frozenset[str]
    endings: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    ordinals: bool


def split(text: str, segments: Sequence[Segment]) -> tuple[Sentence, ...]:
    """Return the sentences, headlines and lines of segments, in order, without outer white space.

    None crosses a segment's border or a line break; a run of hashtags is one. Pieces without a letter or a
    digit are left out.
    """
    return tuple(
        Sentence(span, segment.language)
        for segment in _joined(segments)
        for line in _LINE.finditer(text, segment.span.start, segment.span.end)
        for span in _sentences(text, Span(*line.span()), segment.language)
    )


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield segments, those that touch and share a language as one: where the analyst says that nothing changes."""
    last: Segment | None = None
    for segment in segments:
        if last is not None and last.span.end == segment.span.start and last.language == segment.language:
            last = replace(last, span=Span(last.span.start, segment.span.end))
            continue
        if last is not None:
            yield last
        last = segment
    if last is not None:
        yield last


def _sentences(text: str, line: Span, language: str) -> Iterator[Span]:
    start = line.start
    for cut in sorted({*_ends(text, line, language), *_hashtag_borders(text, line), line.end}):
        span = _trim(text, start, cut)
        if any(map(str.isalnum, span.of(text))):
            yield span
        start = cut


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, start + len(piece.rstrip())))


def _ends(text: str, line: Span, language: str) -> Iterator[int]:
    for match in _END.finditer(text, line.start, line.end):
        if match.end() < line.end and _is_end(text, line, match, _usage(language)):
            yield match.end()


def _hashtag_borders(text: str, line: Span) -> Iterator[int]:
    for run in _HASHTAGS.finditer(text, line.start, line.end):
        yield from run.span()


def _is_end(text: str, line: Span, match: re.Match[str], usage: _Usage) -> bool:
    """Say whether a mark ends a sentence: what follows can begin one, and no abbreviation stands before."""
    if match["mark"] is None:
        return True
    follows = text[match.end() : line.end]
    if not _can_begin(follows):
        return False
    if match["mark"] != "." or match["close"].strip("'’"):
        return match["mark"] != "…" or not follows[0].isdigit()
    return not _is_abbreviation(_token_before(text, line.start, match.start()), follows, usage)


def _can_begin(follows: str) -> bool:
    first = follows[0]
    if first in _OPENERS:
        inner = follows.lstrip(_OPENERS + " ")[:1]
        return not inner.islower()
    return not first.islower() and (first.isalnum() or not first.isascii())


def _token_before(text: str, start: int, end: int) -> str:
    """Return the word before a full stop, with the one before that where they are written apart (`a. m`)."""
    token = _TOKEN.search(text[max(start, end - 30) : end])
    return token.group().lstrip(_OPENERS) if token else ""


def _is_abbreviation(token: str, follows: str, usage: _Usage) -> bool:
    last = token.rpartition("-")[2]
    if token in usage.titles or last in usage.titles:
        return True
    if follows[0].isdigit() and token in usage.numbered:
        return True
    if usage.ordinals and token.isdigit() and len(token) <= 2:
        return True
    initial = len(last) == 1 and last.isupper()
    if initial or {token, last} & usage.endings or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", token):
        return not _starts_sentence(follows, usage)
    return False


def _starts_sentence(follows: str, usage: _Usage) -> bool:
    word = _FIRST_WORD.match(follows)
    return follows[0] in '"“«¿¡#' or (word is not None and word.group(1) in usage.starters)


@cache
def _usage(language: str) -> _Usage:
    data = _load()
    titles, endings, numbered, starters = (
        frozenset(data[name].get("any", ())) | frozenset(data[name].get(language, ()))
        for name in ("titles", "endings", "numbered", "starters")
    )
    return _Usage(titles, endings, numbered, starters, ordinals=language in data["ordinals"])


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads(resource("language", "sentences.toml").read_text(encoding="utf-8"))
