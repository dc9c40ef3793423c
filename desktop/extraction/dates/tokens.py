"""From text to tokens that know what they are.

Spaced languages are cut at words; Korean words are cut further, into what the lexicon knows and the
particles that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.extraction.dates.lexicon import OTHER, Lexicon, Word
from desktop.extraction.dates.stamps import Stamp
from desktop.records import Span

_PIECE = re.compile(
    r"(?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<ORDINAL>\d{1,2}(?:st|nd|rd|th|[ºª°]|\.[ºª])(?!\w))"
    r"|(?P<DECADE>(?:1[5-9]|20)?\d0['’]?s(?!\w))"
    r"|(?P<NUMBER>\d+(?:[.,]\d+)*)"
    r"|(?P<MERIDIEM>[apAP]\.\s?[mM]\.|[apAP]\.[mM])"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<SIGN>[^\w\s]|_)"
)
_DIGITS = re.compile(r"\d+")
_YEARS = range(1800, 2100)
_COUNTS = frozenset({"NUMBER", "YEAR", "FOUR", "BIG", "CARDINAL", "VAGUECOUNT", "YEO"})
_LONGEST_ENTRY = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text, what kind it is and what it is worth."""

    start: int
    end: int
    sign: str
    kind: str
    value: Any


def cut(text: str, span: Span, lexicon: Lexicon, stamps: Sequence[Stamp]) -> list[Token]:
    """Return the tokens of a sentence; a stamp in digits is one token."""
    tokens: list[Token] = []
    at = span.start
    for stamp in stamps:
        if stamp.span.start >= at and stamp.span.end <= span.end:
            tokens.extend(_cut_between(text, at, stamp.span.start, lexicon))
            sign = lexicon.signs.get("STAMP", OTHER)
            tokens.append(Token(stamp.span.start, stamp.span.end, sign, "STAMP", stamp.point))
            at = stamp.span.end
    tokens.extend(_cut_between(text, at, span.end, lexicon))
    return tokens


def _cut_between(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    pieces = [(found.lastgroup or "", found[0], found.start()) for found in _PIECE.finditer(text, start, end)]
    tokens: list[Token] = []
    index = 0
    while index < len(pieces):
        group, piece, at = pieces[index]
        index += 1
        if group in ("WORD", "SIGN", "MERIDIEM"):
            word, taken = _longest(pieces, index, lexicon)
            index += taken
            last, where = pieces[index - 1][1:]
            if lexicon.language == "ko" and group == "WORD":
                tokens.extend(_cut_korean(piece, at, lexicon, tokens[-1] if tokens else None))
            elif word is None:
                tokens.append(_unknown(at, at + len(piece), piece, lexicon))
            else:
                tokens.append(_token(at, where + len(last), word))
        else:
            tokens.append(_number(group, piece, at, lexicon))
    return tokens


def _token(start: int, end: int, word: Word) -> Token:
    return Token(start, end, word.sign, word.kind, word.value)


def _unknown(start: int, end: int, piece: str, lexicon: Lexicon) -> Token:
    """Return a token for a word that is not listed; with a capital it may be a name."""
    if piece[0].isupper():
        return Token(start, end, lexicon.signs.get("NAME", OTHER), "NAME", None)
    return Token(start, end, OTHER, "", None)


def _longest(pieces: Sequence[tuple[str, str, int]], index: int, lexicon: Lexicon) -> tuple[Word | None, int]:
    """Return the longest entry that starts with the piece before `index`, and how many more pieces it takes."""
    first = pieces[index - 1][1]
    for rest, word in lexicon.phrases.get(first.lower(), ()):
        if tuple(piece.lower() for _, piece, _ in pieces[index : index + len(rest)]) == rest:
            return word, len(rest)
    return lexicon.look_up(first), 0


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


def _cut_korean(word: str, at: int, lexicon: Lexicon, before: Token | None) -> Iterator[Token]:
    """Cut a word into entries of the lexicon; what follows the last must be a particle, except behind digits."""
    counted = before is not None and before.kind in _COUNTS
    touches = counted and before is not None and before.end == at and before.kind != "CARDINAL"
    found, end = _entries(word, lexicon, counted=counted)
    rest = word[end:]
    if found and (not rest or touches or rest in lexicon.lists["particles"]):
        for start, stop, entry in found:
            yield Token(at + start, at + stop, entry.sign, entry.kind, entry.value)
        if rest:
            yield Token(at + end, at + len(word), OTHER, "", None)
    else:
        yield Token(at, at + len(word), OTHER, "", None)


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
