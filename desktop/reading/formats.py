"""Which format a file is in, by its content: one row a format, the first that fits reads it.

To add a format: write its module with a function that yields documents, and add its row here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from desktop.reading.decoding import find_encoding
from desktop.reading.pages import read_page
from desktop.reading.plain import read_plain
from desktop.reading.rows import is_json, is_json_lines, is_table, read_json, read_json_lines, read_table
from desktop.reading.tables import load_table
from desktop.records import Document, Unread

HEAD = 8192
"""Bytes by which a format is told."""
LARGEST_TEXT = 256_000_000
"""Bytes of a single article; what is larger is no article and would fill the memory."""

Reader = Callable[[Path, BinaryIO], Iterator[Document | Unread]]

_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:head|body|article|main)[\s>]|<meta\s|<title>|<div[\s>]|<p[\s>]", re.IGNORECASE
)
_ODD = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f\ufffd]")
_MAIL = re.compile(r"\A(?:[A-Z][\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file: its name folded, its first bytes, and the same as text."""

    name: str
    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is told, and what reads it."""

    name: str
    fits: Callable[[Head], bool]
    read: Reader


def find_format(path: Path, data: bytes) -> Format | str:
    """Return the format of a file by its first bytes, or the sentence that says why it is not read."""
    refusal = _refusal(data)
    if refusal:
        return refusal
    head = Head(path.name.casefold(), data, _as_text(data))
    if _is_binary(head.text):
        return "This is not a text: the file holds binary data of an unknown kind."
    return next(one for one in FORMATS if one.fits(head))


def _refusal(data: bytes) -> str | None:
    """Return what to say of a file whose first bytes give it away."""
    return next(
        (says for at, magic, within, says in _signatures() if data[at:].startswith(magic) and within in data), None
    )


@cache
def _signatures() -> tuple[tuple[int, bytes, bytes, str], ...]:
    rows = load_table("signatures")["signature"]
    return tuple(
        (row.get("at", 0), bytes.fromhex(row["hex"]), row.get("within", "").encode(), row["says"]) for row in rows
    )


def _as_text(data: bytes) -> str:
    return data.decode(find_encoding(data, cut=True).name, errors="replace").lstrip("\ufeff")


def _is_binary(text: str) -> bool:
    """Tell data from text: control codes, or what does not decode, in one character of twelve; NULs in one of five.

    Random bytes reach one of ten, whatever the code page; a text with stray codes stays far below.
    """
    odd = len(_ODD.findall(text))
    return (odd > 3 and odd * 12 > len(text)) or text.count("\x00") * 5 > len(text)


def _whole(read: Callable[[Path, bytes], Iterator[Document | Unread]]) -> Reader:
    """Return a reader that hands over a file's bytes whole."""

    def reader(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
        data = file.read(LARGEST_TEXT + 1)
        if len(data) > LARGEST_TEXT:
            yield Unread(
                str(path), "The file is too large for an article. A table of articles is read as CSV or JSON Lines."
            )
        else:
            yield from read(path, data)

    return reader


def _say(sentence: str) -> Reader:
    """Return a reader that says why a format is not read."""

    def reader(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:  # noqa: ARG001
        yield Unread(str(path), sentence)

    return reader


def _is_page(head: Head) -> bool:
    found = _HTML.findall(head.text)
    named = head.name.endswith((".html", ".htm", ".xhtml", ".shtml"))
    return (named and "<" in head.text) or (head.text.lstrip().startswith("<") and bool(found)) or len(found) > 6


def _is_archived_page(head: Head) -> bool:
    return "multipart/related" in head.text and bool(_MAIL.match(head.text.replace("\r\n", "\n")))


def _is_mail(head: Head) -> bool:
    text = head.text.replace("\r\n", "\n")
    return bool(_MAIL.match(text)) and (
        "\nMIME-Version:" in text or text.startswith(("Received:", "Return-Path:", "Delivered-To:"))
    )


def _is_feed(head: Head) -> bool:
    return head.text.lstrip().startswith("<?xml") or bool(re.match(r"\s*<(?:rss|feed|svg)[\s>]", head.text))


FORMATS = (
    Format(
        "saved web page (MHTML)",
        _is_archived_page,
        _say("Saved web archives (MHTML) are not read yet. Save the page as HTML."),
    ),
    Format("mail", _is_mail, _say("E-mail files are not read yet. Save the mail's text, or paste it.")),
    Format("JSON Lines", lambda head: is_json_lines(head.text), read_json_lines),
    Format("JSON", lambda head: is_json(head.name, head.text), read_json),
    Format("HTML", _is_page, _whole(read_page)),
    Format("XML", _is_feed, _say("XML files are not read yet. Save the page as HTML, or paste its text.")),
    Format("CSV", lambda head: is_table(head.name, head.text), read_table),
    Format("plain text", lambda _: True, _whole(read_plain)),
)
