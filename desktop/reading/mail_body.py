"""The text of a mail: broken lines joined again, heads of forwarded mails and signatures found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from desktop.reading.tables import load_table
from desktop.records import Span

WIDEST = 80
"""Columns at which programs break lines; text in longer lines was not broken."""
BROKEN = 0.6
"""Share of lines that are as wide as can be from which on a text was broken."""
LONGEST_HEAD = 12
"""Lines of the head of a forwarded mail."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_OWN_LINE = re.compile(r"[>|*•·–—+#\s]|-\s|\d{1,3}[.)]\s")
_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)


def join_flowed(text: str, *, delete_space: bool) -> str:
    """Return a text in format=flowed (RFC 3676) with its paragraphs whole: a line that ends in a space goes on."""
    whole: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        plain = line.removeprefix(" ")
        if goes_on:
            whole[-1] += plain
        else:
            whole.append(plain)
        goes_on = plain.endswith(" ") and plain != "-- "
        if goes_on and delete_space:
            whole[-1] = whole[-1][:-1]
    return "\n".join(whole)


def join_broken(text: str) -> str:
    """Return a text whose lines a program broke at a column with its paragraphs whole; any other as it is."""
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    followed = [index for index in range(len(lines) - 1) if lines[index].strip() and lines[index + 1].strip()]
    full = [index for index in followed if _is_full(lines[index], lines[index + 1], width)]
    if not 50 <= width <= WIDEST or len(full) < 2 or len(full) < BROKEN * len(followed):
        return text
    goes_on = {index for index in full if not _OWN_LINE.match(lines[index + 1])}
    return "".join(line.rstrip() + " " if index in goes_on else f"{line}\n" for index, line in enumerate(lines))[:-1]


def _is_full(line: str, after: str, width: int) -> bool:
    """Say whether the next line's first word would have found no room."""
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width


def find_frame(text: str) -> Iterator[Span]:
    """Yield what of a mail's text is no part of what it tells: heads of forwarded mails, and its signature."""
    lines = [(found.start(), found.group()) for found in _LINE.finditer(text)]
    index = 0
    while index < len(lines):
        length = _head_length([line for _, line in lines[index : index + LONGEST_HEAD + 3]])
        if length:
            end = lines[index + length - 1]
            yield Span(lines[index][0], end[0] + len(end[1].rstrip()))
        index += max(1, length)
    signatures = list(_SIGNATURE.finditer(text))
    if signatures and len(text) - signatures[-1].start() < 1000:
        yield Span(signatures[-1].start(), len(text.rstrip()))


def mask(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length and lines in which nothing stands at some spans."""
    for span in spans:
        text = text[: span.start] + re.sub(r"[^\n]", " ", span.of(text)) + text[span.end :]
    return text


def _head_length(lines: Sequence[str]) -> int:
    """Return how many lines a forwarded mail's head takes from here: what opens it, and three named lines at least."""
    opened = 1 if lines and _opening().search(lines[0]) else 0
    named = last = 0
    for number, line in enumerate(lines[opened:], start=opened + 1):
        if _named().match(line):
            named, last = named + 1, number
        elif not _belongs_to_head(line, named, first=number == opened + 1 > 1):
            break
    return last if named >= (2 if opened else 3) else 0


def _belongs_to_head(line: str, named: int, *, first: bool) -> bool:
    """Say whether a line goes on with a named one, or is the blank one above them all."""
    return bool(named) and line.startswith((" ", "\t")) if line.strip() else first and not named


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_table("mail")["opens_forwarded"]))
    return re.compile(rf"^[\s>*-]*(?:{words})\b[^\n]{{0,80}}$", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_table("mail")["head"], key=len, reverse=True)))
    return re.compile(rf"^[\s>*]{{0,4}}(?:{words})\*?\s?[:：]\*?\s\S", re.IGNORECASE)
