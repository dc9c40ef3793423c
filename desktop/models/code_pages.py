"""The code pages an analyst can choose, by the names people know."""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.paths import resource


@dataclass(frozen=True, slots=True)
class Sample:
    """What a choice is made by: the file's name, its first bytes, and the code page it was read in.

    `likely` are the code pages it may well be in, the best first. `others` counts the further articles of the file,
    which `together` says are in one code page; `files` those that are read with the same choice.
    """

    name: str
    data: bytes
    likely: tuple[str, ...] = ()
    encoding: str | None = None
    others: int = 0
    together: bool = False
    files: int = 1


@cache
def code_pages() -> dict[str, tuple[str, str]]:
    """Return the pages in the order they are offered: what each is for, and the name it is known by."""
    with resource("code_pages.toml").open("rb") as file:
        return {row["name"]: (row["says"], row["known"]) for row in tomllib.load(file)["page"]}


def page_name(encoding: str | None) -> str:
    """Return the name a code page is known by; nothing where a file has none."""
    if not encoding:
        return ""
    known = code_pages().get(offered_page(encoding))
    return known[1].partition(",")[0] if known else encoding


def page_words(encoding: str) -> str:
    """Return 'Korean: Windows-949, EUC-KR'."""
    known = code_pages().get(offered_page(encoding))
    return f"{known[0]}: {known[1]}" if known else encoding


@cache
def offered_page(encoding: str) -> str:
    """Return the offered page that is the same codec, such as 'utf-8' for one with a mark; else the name itself."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    name = name.removesuffix("-sig")
    return next((page for page in code_pages() if codecs.lookup(page).name == name), encoding)
