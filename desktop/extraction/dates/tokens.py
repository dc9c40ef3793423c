"""From text to tokens that know what they are.

Spaced languages are cut at words; Korean words are cut further, into what the lexicon knows and the
particles that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop.extraction.dates.lexicon import OTHER, Lexicon, Word
from desktop.extraction.dates.stamps import Stamp
from desktop.records import Span

_PIECE = re.compile(
    r"\s*(?:(?P<WORD>(?![apAP]\.\s?[mM]\b)[^\W\d_]+)"
    r"|(?P<CLOCK>\d{1,2}(?::\d{2}(?::\d{2})?|[hH]\d{2})(?![\d:]))"
    r"|(?P<ORDINAL>\d{1,2}(?:st|nd|rd|th|[ºª°]|\.[ºª])(?!\w))"
    r"|(?P<DECADE>(?:1[5-9]|20)?\d0['’]?s(?!\w))"
    r"|(?P<NUMBER>\d+(?:[.,]\d+)*)"
    r"|(?P<MERIDIEM>[apAP]\.\s?[mM]\b\.?)"
    r"|(?P<SIGN>[^\w\s]|_))"
)
_DIGITS = re.compile(r"\d+")
_YEARS = range(1800, 2100)
_COUNTS = frozenset({"NUMBER", "YEAR", "FOUR", "BIG", "CARDINAL", "VAGUECOUNT", "YEO"})
_LONGEST_ENTRY = 5
_WORDLIKE = frozenset({"WORD", "SIGN", "MERIDIEM"})


class Token(NamedTuple):
    """A piece of text, what kind it is and what it is worth; a tuple because there are thousands of them."""

    start: int
    end: int
    sign: str
    kind: str
    value: Any


_UNKNOWN = Token(-1, -1, OTHER, "", None)
"""Stands for every word that is not listed: no expression begins or ends with one."""


def cut(text: str, span: Span, lexicon: Lexicon, stamps: Sequence[Stamp]) -> list[Token]:
    """Return the tokens of a sentence; a stamp in digits is one token."""
    tokens: list[Token] = []
    at = span.start
    for stamp in stamps:
        _cut_between(text, at, stamp.span.start, lexicon, tokens)
        sign = lexicon.signs.get("STAMP", OTHER)
        tokens.append(Token(stamp.span.start, stamp.span.end, sign, "STAMP", stamp.point))
        at = stamp.span.end
    _cut_between(text, at, span.end, lexicon, tokens)
    return tokens


def _cut_between(text: str, start: int, end: int, lexicon: Lexicon, tokens: list[Token]) -> None:
    korean = lexicon.language == "ko"
    pieces = list(_PIECE.finditer(text, start, end))
    passed = 0
    for index, found in enumerate(pieces):
        if index < passed:
            continue
        group = found.lastgroup or ""
        if korean and group == "WORD":
            _cut_korean(found[group], found.start(group), lexicon, tokens)
        elif group in _WORDLIKE:
            token, passed = _read_word(pieces, index, group, lexicon)
            tokens.append(token)
        else:
            tokens.append(_number(group, found[group], found.start(group), lexicon))


def _read_word(pieces: Sequence[re.Match[str]], index: int, group: str, lexicon: Lexicon) -> tuple[Token, int]:
    """Return the token of the longest entry that starts with a piece, and the index of the piece after it."""
    piece = pieces[index][group]
    if piece.islower():
        lower, word = piece, lexicon.words.get(piece)
    else:
        lower, word = piece.lower(), lexicon.look_up(piece)
    at = pieces[index].start(group)
    for rest, phrase in lexicon.phrases.get(lower, ()):
        last = index + len(rest)
        if tuple(found[0].strip().lower() for found in pieces[index + 1 : last + 1]) == rest:
            return Token(at, pieces[last].end(), *phrase), last + 1
    if word:
        return Token(at, at + len(piece), *word), index + 1
    return (_name(lexicon) if lower is not piece and piece[0].isupper() else _UNKNOWN), index + 1


def _name(lexicon: Lexicon) -> Token:
    return Token(-1, -1, lexicon.signs.get("NAME", OTHER), "NAME", None)


def _number(group: str, piece: str, at: int, lexicon: Lexicon) -> Token:
    kind, value = _worth(group, piece)
    return Token(at, at + len(piece), lexicon.signs.get(kind, OTHER), kind, value)


def _worth(group: str, piece: str) -> tuple[str, Any]:
    if group == "CLOCK":
        return "CLOCK", piece
    if group == "ORDINAL":
        return "ORDINAL", int(_DIGITS.findall(piece)[0])
    if group == "DECADE":
        number = int(_DIGITS.findall(piece)[0])
        return "DECADE", number if number >= 100 else 1900 + number
    if piece.isascii() and piece.isdigit():
        return _whole(piece)
    return "BIG", _decimal(piece)


def _whole(piece: str) -> tuple[str, Any]:
    number = int(piece[:9])
    if len(piece) <= 2:
        return "NUMBER", number
    if len(piece) == 4 and number in _YEARS:
        return "YEAR", number
    return ("FOUR", number) if len(piece) == 4 else ("BIG", float(number))


def _decimal(piece: str) -> float | None:
    """Read '1.5' and '2,5'; a group of three digits is taken for thousands."""
    head, _, tail = piece.replace(",", ".").partition(".")
    if not head.isascii() or not tail.isascii() or "." in tail:
        return None
    return float(f"{head[:9]}.{tail[:9]}") if len(tail) < 3 else float(head[:9] + tail[:9])


def _cut_korean(word: str, at: int, lexicon: Lexicon, tokens: list[Token]) -> None:
    """Cut a word into entries of the lexicon; what follows the last must be a particle, except behind digits."""
    if word[0] not in lexicon.initials:
        tokens.append(_UNKNOWN)
        return
    before = tokens[-1] if tokens else _UNKNOWN
    counted = before.kind in _COUNTS
    touches = counted and before.end == at and before.kind != "CARDINAL"
    found, end = _entries(word, lexicon, counted=counted)
    rest = word[end:]
    if not found or not (not rest or touches or rest in lexicon.lists["particles"]):
        tokens.append(_UNKNOWN)
        return
    tokens.extend(Token(at + start, at + stop, *entry) for start, stop, entry in found)
    if rest:
        tokens.append(_UNKNOWN)


def _entries(word: str, lexicon: Lexicon, *, counted: bool) -> tuple[list[tuple[int, int, Word]], int]:
    """Return the entries a word begins with, the longest first, and where they end.

    Entries of a bound kind, such as the sign for 'day', count only behind a number or another entry.
    """
    found: list[tuple[int, int, Word]] = []
    at = 0
    while at < len(word):
        for stop in range(min(len(word), at + _LONGEST_ENTRY), at, -1):
            entry = lexicon.words.get(word[at:stop])
            if entry and (counted or found or entry.kind not in lexicon.lists["bound"]):
                found.append((at, stop, entry))
                at = stop
                break
        else:
            break
    return found, at
