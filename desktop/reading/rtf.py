"""Rich Text Format (RTF): the text a reader sees, its notes, and the heads and feet of its pages.

Read token by token without recursion; the libraries for it write the addresses of links into the sentences and
drop notes and text boxes.
"""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from desktop.errors import UnreadableFile
from desktop.reading.flow import TITLE, Flow, texts
from desktop.reading.manuscripts import Manuscript, read_manuscript
from desktop.reading.tables import load_table
from desktop.records import Document, Unread

DEEPEST = 1000
"""Groups within groups; what nests deeper was not written by a program for texts."""

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z\r\n])|([{}])|([^\\{}\r\n]+)|[\\\r\n]"
)
_BODY, _HEAD, _FOOT, _NOTE, _UNSEEN, _STYLE = "body", "head", "foot", "note", "unseen", "style"
_APART = (_HEAD, _FOOT, _NOTE)
_PROPERTIES = ("title", "author")
_TEXTUAL = (_BODY, *_APART)


@dataclass(slots=True)
class _Group:
    """What holds within a group: where its text goes, its font, how many signs stand for a Unicode one, its style."""

    place: str = _BODY
    font: int = -1
    skipped: int = 1
    style: int = -1
    outline: int = -1
    hidden: bool = False


def read_rtf(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of an RTF document, or its articles where it is an export of a press database."""
    yield from read_manuscript(path, lambda: _Scanner(path.name).scan(data.decode("latin-1")))


class _Scanner:
    """Walks the tokens; bytes of text wait until it is known in which code page they are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._group = _Group()
        self._groups: list[_Group] = []
        self._flows: dict[str, Flow] = defaultdict(Flow)
        self._said: dict[str, list[str]] = defaultdict(list)
        self._bytes = bytearray()
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._to_skip = self._half = 0
        self._marked = False

    def scan(self, source: str) -> Manuscript:
        """Walk a document to its end or to where it is cut off, and return what it holds; raises UnreadableFile."""
        place = 0
        while match := _TOKEN.match(source, place):
            place = match.end()
            word, number, codes, sign, brace, text = match.groups()
            if text:
                self._take(text.encode("latin-1"))
            elif codes:
                self._take(bytes.fromhex(codes.replace("\\'", "")))
            elif word == "bin":
                place += max(0, int(number or 0))
            elif word:
                self._obey(word, int(number) if number else None)
            elif sign:
                self._obey_sign(sign)
            elif brace == "{":
                self._open()
            elif brace and not self._close():
                break
        return self._manuscript()

    def _manuscript(self) -> Manuscript:
        """Return what was found."""
        self._flush()
        for flow in self._flows.values():
            flow.close_paragraph()
            while flow.in_row:
                flow.close_row()
        return Manuscript(
            [*self._flows[_BODY].blocks, *self._flows[_NOTE].blocks],
            above=tuple(texts(self._flows[_HEAD].blocks)),
            below=tuple(texts(self._flows[_FOOT].blocks)),
            title="".join(self._said["title"]),
            author="".join(self._said["author"]),
        )

    # ---- groups

    def _open(self) -> None:
        self._flush()
        if len(self._groups) >= DEEPEST:
            raise UnreadableFile(self._name, "The document nests deeper than any text: it was not opened.")
        self._groups.append(self._group)
        self._group = replace(self._group)
        self._to_skip, self._marked = 0, False

    def _close(self) -> bool:
        """End a group; say whether the document goes on."""
        self._flush()
        before = self._groups.pop() if self._groups else _Group()
        if self._group.place in _APART and self._group.place != before.place:
            self._end_paragraph()
        self._to_skip, self._marked = 0, False
        self._group = before
        return bool(self._groups)

    def _place_around(self) -> str:
        """Return where the text goes of the innermost group that shows its text."""
        return next((group.place for group in reversed(self._groups) if group.place in _TEXTUAL), _BODY)

    # ---- control words

    def _obey(self, word: str, number: int | None) -> None:
        table, marked = load_table("rtf"), self._marked
        self._flush()
        self._marked, self._to_skip = False, 0
        if place := _place_of(word):
            self._group.place = self._place_around() if place == _BODY else place
        elif marked or (word in _PROPERTIES and self._group.place == _UNSEEN):
            self._group.place = word if word in _PROPERTIES else _UNSEEN
        elif word == "u" and number is not None:
            self._write_unit(number & 0xFFFF)
            self._to_skip = self._group.skipped
        elif word in table["breaks"]:
            self._end_paragraph()
        elif word in table["signs"]:
            self._write(table["signs"][word])
        else:
            self._format(word, number)

    def _obey_sign(self, sign: str) -> None:
        if sign == "*":
            self._marked = True
        elif sign in "\\{}":
            self._take(sign.encode("latin-1"))
        else:
            self._flush()
            self._write(load_table("rtf")["signs"].get(sign, ""))

    def _format(self, word: str, number: int | None) -> None:
        """Take up what a word says of the text that follows."""
        group, value = self._group, number if number is not None else 1
        if word in ("f", "s", "outlinelevel", "uc"):
            setattr(group, {"f": "font", "s": "style", "outlinelevel": "outline", "uc": "skipped"}[word], value)
        elif word in ("v", "deleted"):
            group.hidden = value != 0
        elif word == "plain":
            group.hidden, group.font = False, -1
        elif word == "pard":
            group.style = group.outline = -1
        elif word == "ansicpg" and _codec(f"cp{value}"):
            self._page = f"cp{value}" if value != 65001 else "utf-8"
        elif word == "mac":
            self._page = "mac_roman"
        elif word == "fcharset":
            self._fonts[group.font] = load_table("rtf")["charsets"].get(str(value), "")
        else:
            self._lay_out(word)

    def _lay_out(self, word: str) -> None:
        flow = self._flow()
        if self._group.place not in _TEXTUAL:
            return
        if word == "trowd" and not flow.in_row:
            self._end_paragraph()
            flow.open_row()
            flow.open_cell()
        elif word == "cell":
            self._end_paragraph()
            flow.open_cell()
        elif word == "row":
            flow.close_row()

    # ---- text

    def _take(self, data: bytes) -> None:
        """Keep bytes of text, but for those that stand for the Unicode sign before them."""
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        self._marked = False
        self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes that wait; a sign of two bytes may stand in two tokens."""
        if self._bytes:
            page = self._fonts.get(self._group.font) or self._page
            text, self._bytes = self._bytes.decode(page, errors="replace"), bytearray()
            self._write(text)

    def _write_unit(self, unit: int) -> None:
        """Write a unit of UTF-16; the first half of a pair waits for the second."""
        if 0xD800 <= unit < 0xDC00:
            self._half = unit
        elif 0xDC00 <= unit < 0xE000:
            self._write(chr(0x10000 + ((self._half - 0xD800) << 10) + unit - 0xDC00) if self._half else "\ufffd")
            self._half = 0
        else:
            self._write(chr(unit))

    def _write(self, text: str) -> None:
        group = self._group
        if group.hidden:
            return
        if group.place in _PROPERTIES:
            self._said[group.place].append(text)
        elif group.place == _STYLE:
            self._styles[group.style] = (self._styles.get(group.style, "") + text)[:200]
        elif group.place in _TEXTUAL:
            flow = self._flow()
            if not flow.in_paragraph:
                flow.open_paragraph()
            flow.write(text)

    def _flow(self) -> Flow:
        return self._flows[self._group.place if self._group.place in _APART else _BODY]

    def _end_paragraph(self) -> None:
        if self._group.place in _TEXTUAL:
            self._flow().close_paragraph(self._level())

    def _level(self) -> int:
        name = self._styles.get(self._group.style, "").strip().rstrip(";").casefold()
        if name == "title":
            return TITLE
        if re.fullmatch(r"heading [1-9]", name):
            return TITLE + int(name[-1])
        return TITLE + 1 + self._group.outline if 0 <= self._group.outline < 9 else 0


@cache
def _place_of(word: str) -> str | None:
    """Return where the text of a group goes that begins with a word; None for a word that begins none."""
    table: dict[str, Any] = load_table("rtf")
    places = ((_HEAD, "heads"), (_FOOT, "feet"), (_NOTE, "notes"), (_UNSEEN, "unseen"), (_BODY, "seen"))
    if word == "stylesheet":
        return _STYLE
    return next((place for place, group in places if word in table[group]), None)


@cache
def _codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return name == "cp65001"
    return True
