"""The words and patterns of one language, read from `resources/dates`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from desktop.extraction.dates.openings import find_openings
from desktop.paths import resource

LANGUAGES = ("en", "es", "ko")
OTHER = "."
_FIRST_SIGN = 0x100
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+(?:\.m)?")


class Kinds:
    """Gives each kind of token a sign, so that patterns over tokens are regular expressions over signs."""

    def __init__(self) -> None:
        self.signs: dict[str, str] = {}

    def sign(self, kind: str) -> str:
        """Return the sign of a kind, a new one for a new kind."""
        return self.signs.setdefault(kind, chr(_FIRST_SIGN + len(self.signs)))


class Word(NamedTuple):
    """What a word, or a run of words, is: a sign for the patterns, and a value."""

    sign: str
    kind: str
    value: Any


Phrases = dict[str, tuple[tuple[tuple[str, ...], Word], ...]]
"""By the first word of a phrase: the words that follow it, the longest first."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to say a date; `makes` and `settings` say what the words in its groups amount to."""

    name: str
    makes: str
    expression: re.Pattern[str]
    settings: dict[str, Any]
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of one language's dates."""

    language: str
    words: dict[str, Word]
    phrases: Phrases
    patterns: dict[str, tuple[Pattern, ...]]
    signs: dict[str, str]
    lists: dict[str, frozenset[str]]
    cues: dict[str, re.Pattern[str]]
    initials: frozenset[str]
    heads: frozenset[str]
    start: re.Pattern[str]

    def may_date(self, sentence: str) -> bool:
        """Say whether a sentence has a digit or a word without which there is no date; most have none."""
        if not self.heads or _DIGIT.search(sentence):
            return True
        return not self.heads.isdisjoint(_WORDS.findall(sentence.lower()))

    def look_up(self, token: str) -> Word | None:
        """Return what a token is; an entry with a capital is found only where the text has one."""
        words = self.words
        if token in words:
            return words[token]
        lower = token.lower()
        if lower in words:
            return words[lower]
        return words.get(token.capitalize()) if token.isupper() and len(token) > 2 else None


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the lexicon of one of `LANGUAGES`."""
    with resource("dates", f"{language}.toml").open("rb") as file:
        data = tomllib.load(file)
    kinds = Kinds()
    words, phrases = _read_words(data["words"], kinds)
    patterns = [_read_pattern(entry, data["macros"], kinds) for entry in data["patterns"]]
    idle = {kinds.sign(kind) for kind in data["lists"]["glue"]}
    starts = frozenset().union(*(pattern.openings for pattern in patterns)) - idle
    return Lexicon(
        language,
        words,
        phrases,
        {sign: tuple(pattern for pattern in patterns if sign in pattern.openings) for sign in starts},
        kinds.signs,
        {name: frozenset(entries) for name, entries in data["lists"].items()},
        {name: re.compile(cue) for name, cue in data["cues"].items()},
        frozenset(word[0] for word in words),
        frozenset(_find_heads(words, phrases, data["lists"]["heads"])),
        re.compile(f"[{''.join(sorted(starts))}]"),
    )


def _read_words(tables: dict[str, dict[str, Any]], kinds: Kinds) -> tuple[dict[str, Word], Phrases]:
    words: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for kind, entries in tables.items():
        for text, value in entries.items():
            word = Word(kinds.sign(kind), kind, value)
            first, *rest = text.split(" ")
            if rest:
                first, *rest = text.lower().split(" ")
                phrases.setdefault(first, []).append((tuple(rest), word))
            else:
                words[text] = word
    longest_first = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()}
    return words, longest_first


def _find_heads(words: dict[str, Word], phrases: Phrases, kinds: list[str]) -> Iterator[str]:
    yield from (text.lower() for text, word in words.items() if word.kind in kinds)
    for first, rests in phrases.items():
        yield from (max(first, *rest, key=len) for rest, word in rests if word.kind in kinds)


def _read_pattern(entry: dict[str, Any], macros: dict[str, str], kinds: Kinds) -> Pattern:
    settings = {key: value for key, value in entry.items() if key not in ("name", "makes", "tokens")}
    expression = write_expression(entry["tokens"], macros, kinds)
    return Pattern(entry["name"], entry["makes"], re.compile(expression), settings, find_openings(expression))


def write_expression(tokens: str, macros: dict[str, str], kinds: Kinds) -> str:
    """Return the regular expression over signs of a pattern in words.

    A name in capitals is a kind of token, `%NAME` a macro, `group:KIND` or `group:( … )` a named group.
    """
    while "%" in tokens:
        tokens = re.sub(r"%([A-Z_]+)", lambda found: macros[found[1]], tokens)
    tokens = re.sub(r"\b[A-Z][A-Z_]*\b", lambda found: kinds.sign(found[0]), tokens)
    tokens = re.sub(r"([a-z]+):\(", r"(?P<\1>", tokens)
    tokens = re.sub(r"([a-z]+):(\w)", r"(?P<\1>\2)", tokens)
    return tokens.replace(" ", "")
