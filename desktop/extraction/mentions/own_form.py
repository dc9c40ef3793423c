"""The analyst's own names as a file: TOML in the form of the tables of `resources/actors`."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop.errors import DesktopError
from desktop.extraction.mentions.folding import fold
from desktop.extraction.own_files import read_rules, write_rules
from desktop.records import OwnName, OwnNames

_CODE = re.compile("[A-Z]{3}")
_HEAD = (
    "# Actors and names added to a Chancery library.\n"
    "# names: three-letter codes with the words that name them; the first names an actor that is new.\n"
    "# forms: words that name nobody.\n"
)


def make_name(words: str, code: str | None) -> OwnName:
    """Return a name, its words trimmed; a `DesktopError` where nothing could be found by it."""
    words = " ".join(words.split())
    if len(words) < 2 or not words[0].isalnum():
        raise DesktopError(
            f"“{words}” cannot be looked for. A name has two characters or more and begins with a letter."
        )
    if code is not None and not _CODE.fullmatch(code):
        raise DesktopError(f"“{code}” is no actor that is known. A new one has a code of three letters, like KRG.")
    return OwnName(words, code)


def put_name(names: OwnNames, name: OwnName) -> OwnNames:
    """Return the names with one more; the same words mean one thing, so it takes the place of what stood there."""
    same = [index for index, other in enumerate(names) if fold(other.words) == fold(name.words)]
    if not same:
        return (*names, name)
    rest = [other for index, other in enumerate(names) if index not in same]
    return (*rest[: same[0]], name, *rest[same[0] :])


def put_names(names: OwnNames, more: Iterable[OwnName]) -> OwnNames:
    """Return the names with others laid over them."""
    for name in more:
        names = put_name(names, name)
    return names


def format_names(names: OwnNames) -> str:
    """Return the names as TOML."""
    codes = dict.fromkeys(name.code for name in names if name.code)
    rows = [f"{code} = {_list(name.words for name in names if name.code == code)}" for code in codes]
    forms = _list(name.words for name in names if name.code is None)
    return "\n".join([_HEAD, f"forms = {forms}", "", "[names]", *rows, ""])


def parse_names(text: str) -> OwnNames:
    """Return the names of a file; a `DesktopError` says what is wrong in it."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DesktopError(f"This is no list of names: {error}.") from error
    return put_names((), _rows(table))


def _rows(table: dict[str, Any]) -> Iterator[OwnName]:
    names = table.get("names", {})
    if not isinstance(names, dict):
        raise DesktopError("This is no list of names: [names] has no codes.")
    for code, words in (*names.items(), (None, table.get("forms", []))):
        if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
            raise DesktopError(f"This is no list of names: {code or 'forms'} is not a list of words.")
        yield from (make_name(each, code) for each in words)


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(json.dumps(each, ensure_ascii=False) for each in words)}]"


def load_names(path: Path) -> OwnNames:
    """Return the names of a file; `UnreadableFile` says why there are none."""
    return read_rules(path, parse_names)


def save_names(names: OwnNames, path: Path) -> None:
    """Write the names to a file; `UnwritableFile` where that is not possible."""
    write_rules(path, format_names(names))
