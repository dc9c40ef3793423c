"""The analyst's own frames: made from what was typed, and as a file in the form of the tables of `resources/events`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from desktop.errors import DesktopError
from desktop.extraction.events.inflection import fold
from desktop.extraction.events.lexicon import CODED, read_rows, trigger_words
from desktop.extraction.own_files import read_rules, write_rules
from desktop.records import EventType, OwnFrame, OwnFrames

ANYWHERE = ("object", "*")
"""The slots of a frame whose target may stand as the object or anywhere behind the verb."""
_TABLES = {"verbs": False, "nouns": True}
_DICTIONARY_ENDINGS = ("하다", "되다", "받다", "당하다", "다")
_HEAD = (
    "# Frames added to a Chancery library: words that tell acts between states, in dictionary form.\n"
    '# A row has a type of PLOVER, or "none" where its words tell nothing; target: where who is acted on stands.\n'
)


def make_frame(
    language: str, words: str, kind: EventType | None, *, noun: bool = False,
    target: tuple[str, ...] = ANYWHERE, mutual: bool = False,
) -> OwnFrame:  # fmt: skip
    """Return a frame, its words trimmed; a `DesktopError` where nothing could be found by it."""
    if language not in CODED:
        raise DesktopError(f"There are no event rules for “{language}” that words could be added to.")
    words = _dictionary_form(" ".join(words.split()), language)
    if len(words) < 2 or not all(part[0].isalpha() for part in words.split()):
        raise DesktopError(f"“{words}” cannot be looked for. Write a verb or a noun, and what must follow it.")
    return OwnFrame(language, words, kind, noun, tuple(target), mutual)


def put_frame(frames: OwnFrames, frame: OwnFrame) -> OwnFrames:
    """Return the frames with one more; it takes the place of one with the same words."""
    key = _key(frame)
    if key not in map(_key, frames):
        return (*frames, frame)
    return tuple(frame if _key(other) == key else other for other in frames)


def put_frames(frames: OwnFrames, more: Iterable[OwnFrame]) -> OwnFrames:
    """Return the frames with others laid over them."""
    for frame in more:
        frames = put_frame(frames, frame)
    return frames


def forms_of(frames: Iterable[OwnFrame]) -> set[str]:
    """Return the folded words of which a text must hold one to be touched by some frames."""
    return {word for frame in frames for word in trigger_words(frame)}


def slots(language: str) -> tuple[str, ...]:
    """Return the slots that frames of a language may have, the usual ones first."""
    rows = read_rows(language)
    used = [slot for table in _TABLES for row in rows.get(table, {}).values() for slot in row.get("target", ())]
    return tuple(sorted(set(used) - {"*"}, key=lambda slot: (-used.count(slot), slot)))


@cache
def program_frames(language: str) -> tuple[tuple[OwnFrame, str], ...]:
    """Return the program's frames in the form of own ones, each with an example, in the order of their types."""
    rows = read_rows(language)
    found = (
        (
            OwnFrame(language, _shown(words, row), EventType(row["type"]), noun, tuple(row.get("target", ()))),
            str(row.get("example", "")),
        )
        for table, noun in _TABLES.items()
        for row in rows.get(table, {}).values()
        if row.get("type")
        for words in row[table]
    )
    order = tuple(EventType)
    return tuple(sorted(found, key=lambda each: (order.index(each[0].type or order[0]), each[0].words)))


# ---- as a file


def format_frames(frames: OwnFrames) -> str:
    """Return the frames as TOML."""
    numbered = enumerate(frames, start=1)
    return "\n".join([_HEAD, *("\n".join(_lines(number, frame)) for number, frame in numbered)])


def parse_frames(text: str) -> OwnFrames:
    """Return the frames of a file; a `DesktopError` says what is wrong in it."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DesktopError(f"This is no list of frames: {error}.") from error
    return put_frames((), _frames(table))


def load_frames(path: Path) -> OwnFrames:
    """Return the frames of a file; `UnreadableFile` says why there are none."""
    return read_rules(path, parse_frames)


def save_frames(frames: OwnFrames, path: Path) -> None:
    """Write the frames to a file; `UnwritableFile` where that is not possible."""
    write_rules(path, format_frames(frames))


def _shown(words: str, row: dict[str, Any]) -> str:
    """Return the words of a program's frame, with the kinds of nouns of which one must follow."""
    needed = " / ".join(row.get("objects", ()))
    return words.split("|")[0] + (f" + {needed}" if needed else "")


def _lines(number: int, frame: OwnFrame) -> Iterator[str]:
    table = "nouns" if frame.noun else "verbs"
    yield f"[{frame.language}.{table}.own-{number}]"
    yield f"type = {_quoted(frame.type or 'none')}"
    yield f"{table} = [{_quoted(frame.words)}]"
    yield f"target = [{', '.join(map(_quoted, frame.target))}]"
    if frame.mutual:
        yield "mutual = true"
    yield ""


def _frames(table: dict[str, Any]) -> Iterator[OwnFrame]:
    for language, tables in table.items():
        for name, row in _rows(language, tables):
            if row.keys() & _TABLES.keys() != {name}:
                raise DesktopError(f"This is no list of frames: a row of [{language}.{name}] has no {name}.")
            for words in row[name]:
                yield make_frame(
                    language, str(words), _type_of(row), noun=_TABLES[name],
                    target=tuple(map(str, row.get("target", ANYWHERE))), mutual=bool(row.get("mutual", False)),
                )  # fmt: skip


def _rows(language: str, tables: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(tables, dict) or not tables.keys() <= _TABLES.keys():
        raise DesktopError(f"This is no list of frames: [{language}] has other tables than verbs and nouns.")
    for name, rows in tables.items():
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            raise DesktopError(f"This is no list of frames: [{language}.{name}] has no rows.")
        yield from ((name, row) for row in rows.values())


def _type_of(row: dict[str, Any]) -> EventType | None:
    name = str(row.get("type", "none"))
    if name == "none":
        return None
    if name not in EventType.__members__:
        raise DesktopError(f"This is no list of frames: “{name}” is none of the types of events.")
    return EventType(name)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _key(frame: OwnFrame) -> tuple[str, str, bool]:
    return frame.language, fold(frame.words), frame.noun


def _dictionary_form(words: str, language: str) -> str:
    """Return the words as the tables have them: a Korean verb by its root."""
    if language != "ko":
        return words
    return next((words.removesuffix(end) for end in _DICTIONARY_ENDINGS if words.endswith(end)), words)
