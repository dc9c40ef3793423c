"""Which signs a pattern can begin with, so that only the patterns that may fit are tried.

Reads the small part of regular expressions the patterns use: signs, groups, `|`, `?`, `*`, `+`, looking around.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\(\?P<\w+>|\(\?:|\(\?<?[=!]|\(|\)|\||[?*+]|\$|.")


def find_openings(expression: str) -> frozenset[str]:
    """Return the signs with which a match of the expression may begin."""
    pieces = _PIECE.findall(expression)
    signs, _, _ = _read_choice(pieces, 0)
    return frozenset(signs)


def _read_choice(pieces: list[str], at: int) -> tuple[set[str], bool, int]:
    """Read alternatives up to the closing bracket; say also whether they can be empty, and where they end."""
    signs, empty, at = _read_run(pieces, at)
    while at < len(pieces) and pieces[at] == "|":
        more, can_be_empty, at = _read_run(pieces, at + 1)
        signs |= more
        empty |= can_be_empty
    return signs, empty, at


def _read_run(pieces: list[str], at: int) -> tuple[set[str], bool, int]:
    signs: set[str] = set()
    empty = True
    while at < len(pieces) and pieces[at] not in "|)":
        found, can_be_empty, at = _read_item(pieces, at)
        if at < len(pieces) and pieces[at] in "?*+":
            can_be_empty |= pieces[at] != "+"
            at += 1
        signs |= found if empty else set()
        empty &= can_be_empty
    return signs, empty, at


def _read_item(pieces: list[str], at: int) -> tuple[set[str], bool, int]:
    piece = pieces[at]
    if piece.startswith("("):
        signs, empty, end = _read_choice(pieces, at + 1)
        looks_around = piece[-1] in "=!"
        return (set() if looks_around else signs), empty or looks_around, end + 1
    return (set(), True, at + 1) if piece == "$" else ({piece}, False, at + 1)
