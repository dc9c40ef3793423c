"""Which format a file is in, by its content: one row a format, the first that fits reads it.

To add a format: write its module with a function that yields documents, and add its row here. Formats that are no text
are `binary` and tried first. A format whose bytes are a text in one code page is `coded`: where the analyst names the
page, its reader is handed the text as UTF-8 and need not know.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import BinaryIO

from desktop.reading.archived_page import read_archived_page
from desktop.reading.archives import read_archive, read_gzip
from desktop.reading.decoding import codec_of, find_encoding
from desktop.reading.mail import read_mail
from desktop.reading.mailboxes import is_mailbox, read_mailbox
from desktop.reading.markdown import is_markdown, read_markdown
from desktop.reading.opendocument import is_opendocument, read_opendocument
from desktop.reading.packages import member_names
from desktop.reading.pages import read_page
from desktop.reading.pdf import is_pdf, read_pdf
from desktop.reading.plain import part_documents, read_plain
from desktop.reading.press import split_export
from desktop.reading.rows import is_json, is_json_lines, is_table, read_json, read_json_lines, read_table
from desktop.reading.rtf import read_rtf
from desktop.reading.tables import load_table
from desktop.reading.word import is_word, read_word
from desktop.reading.workbooks import read_workbook
from desktop.records import NO_HINTS, Document, Hints, Unread

HEAD = 8192
"""Bytes by which a format is told."""
NO_TEXT = "This is not a text: the file holds binary data of an unknown kind."
LARGEST_TEXT = 256_000_000
"""Bytes of a single article; what is larger is no article and would fill the memory."""

Reader = Callable[[Path, BinaryIO, Hints], Iterator[Document | Unread]]

_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:head|body|article|main)[\s>]|<meta\s|<title>|<div[\s>]|<p[\s>]", re.IGNORECASE
)
_ODD = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f\ufffd]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MAIL = re.compile(r"\A(?:[A-Z][\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
_SENT = re.compile(r"^(?:To|Received|Message-ID|Delivered-To|Return-Path):", re.IGNORECASE | re.MULTILINE)
_MAILED = re.compile(
    r"\A(?:Received|Return-Path|Delivered-To):|^(?:MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True)
class Head:
    """The beginning of a file: its name folded, its first bytes, and what can be told from them."""

    name: str
    data: bytes
    file: BinaryIO
    encoding: str | None = None

    @cached_property
    def text(self) -> str:
        """Return the first bytes as text."""
        name = self.encoding or find_encoding(self.data, cut=True).name
        return self.data.decode(name, errors="replace").lstrip("\ufeff")

    @cached_property
    def members(self) -> frozenset[str]:
        """Return the names of what lies in a ZIP file, by which documents that are packages are told."""
        return member_names(self.file) if self.data.startswith(b"PK\x03\x04") else frozenset()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, how it is told, and what reads it."""

    name: str
    fits: Callable[[Head], bool]
    read: Reader
    binary: bool = False
    coded: bool = False
    archive: bool = False


def read_stream(
    path: Path, file: BinaryIO, hints: Hints = NO_HINTS, *, inside: bool = False
) -> Iterator[Document | Unread]:
    """Yield the articles of an open file, or one `inside` an archive; `path` names it and need not exist."""
    if codec_of(hints.encoding) is None:
        hints = replace(hints, encoding=None)  # a page this Python does not know is as none
    head = read_head(path, file, hints)
    if not head.data:
        yield Unread(str(path), "The file is empty.")
        return
    found = find_format(head, hints.format)
    file.seek(0)
    if isinstance(found, str):
        yield Unread(str(path), found, "encoding" if found == NO_TEXT else "")
    elif found.archive and inside:
        yield Unread(str(path), "An archive within an archive is not opened. Unpack it first.")
    else:
        read = (
            _read_in_page(found, path, file, hints) if found.coded and hints.encoding else found.read(path, file, hints)
        )
        yield from map(_straightened, read)


def read_head(path: Path, file: BinaryIO, hints: Hints = NO_HINTS) -> Head:
    """Return the beginning of an open file and leave the file behind it."""
    return Head(path.name.casefold(), file.read(HEAD), file, hints.encoding)


def find_format(head: Head, wanted: str | None = None) -> Format | str:
    """Return the format that is wanted or that fits, or the sentence that says why a file is not read.

    What is wanted of an archive is wanted of its members.
    """
    binary = next((one for one in FORMATS if one.binary and one.fits(head)), None)
    named = next((one for one in FORMATS if one.name == wanted), None)
    if named and not (binary and binary.archive):
        return named
    if binary:
        return binary
    refusal = _refusal(head.data)
    if refusal:
        return refusal
    if _is_binary(head.text):
        return NO_TEXT
    return next(one for one in FORMATS if not one.binary and one.fits(head))


def format_names() -> tuple[str, ...]:
    """Return the formats an analyst may name for a file that was taken for another."""
    return tuple(one.name for one in FORMATS if one.coded)


def _read_in_page(found: Format, path: Path, file: BinaryIO, hints: Hints) -> Iterator[Document | Unread]:
    """Read a text in the code page the analyst named, handed on with the mark of UTF-8, which no declaration beats."""
    text = file.read(LARGEST_TEXT).decode(hints.encoding or "", errors="replace")
    faults = "\ufffd" in text
    marked = io.BytesIO(text.encode("utf-8-sig", errors="replace"))
    del text
    for one in found.read(path, marked, hints):
        yield _in_page(one, hints.encoding, faults=faults) if isinstance(one, Document) else one


def _straightened(found: Document | Unread) -> Document | Unread:
    """Return an article whose facts turn no letters round on the screen: overrides of direction belong to no name."""
    if isinstance(found, Unread):
        return found
    facts = (found.title, found.author, found.source)
    if not any(fact and _TURNS.search(fact) for fact in facts):
        return found
    title, author, source = (_TURNS.sub("", fact) if fact else fact for fact in facts)
    return replace(found, title=title, author=author, source=source)


def _in_page(document: Document, encoding: str | None, *, faults: bool) -> Document:
    warning = (f"Some bytes do not fit the code page {encoding}; they are shown as \ufffd.",) if faults else ()
    return replace(document, encoding=encoding, warnings=(*document.warnings, *warning))


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


def _is_binary(text: str) -> bool:
    """Tell data from text: control codes, or what does not decode, in one character of twelve; NULs in one of five.

    Random bytes reach one of ten, whatever the code page; a text with stray codes stays far below.
    """
    odd = len(_ODD.findall(text))
    return (odd > 3 and odd * 12 > len(text)) or text.count("\x00") * 5 > len(text)


def _whole(read: Callable[[Path, bytes], Iterator[Document | Unread]]) -> Reader:
    """Return a reader that hands over a file's bytes whole."""

    def reader(path: Path, file: BinaryIO, hints: Hints) -> Iterator[Document | Unread]:  # noqa: ARG001
        data = file.read(LARGEST_TEXT + 1)
        if len(data) > LARGEST_TEXT:
            yield Unread(
                str(path), "The file is too large for an article. A table of articles is read as CSV or JSON Lines."
            )
        else:
            yield from read(path, data)

    return reader


def _stream(read: Callable[[Path, BinaryIO], Iterator[Document | Unread]]) -> Reader:
    """Return a reader that hands over the open file."""

    def reader(path: Path, file: BinaryIO, hints: Hints) -> Iterator[Document | Unread]:  # noqa: ARG001
        yield from read(path, file)

    return reader


def _say(sentence: str) -> Reader:
    """Return a reader that says why a format is not read."""

    def reader(path: Path, file: BinaryIO, hints: Hints) -> Iterator[Document | Unread]:  # noqa: ARG001
        yield Unread(str(path), sentence)

    return reader


def _read_page(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of a page, or its articles where it is an export of a press database."""
    for one in read_page(path, data):
        parts = split_export(one.text) if isinstance(one, Document) else None
        if parts and isinstance(one, Document):
            yield from part_documents(one, parts)
        else:
            yield one


def _is_page(head: Head) -> bool:
    found = _HTML.findall(head.text)
    named = head.name.endswith((".html", ".htm", ".xhtml", ".shtml"))
    return (named and "<" in head.text) or (head.text.lstrip().startswith("<") and bool(found)) or len(found) > 6


def _is_archived_page(head: Head) -> bool:
    """Tell a page that a browser saved from a mail, which may be built alike but was sent to someone."""
    text = head.text.replace("\r\n", "\n")
    return "multipart/related" in text and bool(_MAIL.match(text)) and not _SENT.search(text)


def _is_mail(head: Head) -> bool:
    text = head.text.replace("\r\n", "\n")
    return bool(_MAIL.match(text)) and bool(_MAILED.search(text))


def _is_feed(head: Head) -> bool:
    return head.text.lstrip().startswith("<?xml") or bool(re.match(r"\s*<(?:rss|feed|svg)[\s>]", head.text))


FORMATS = (
    Format("PDF", lambda head: is_pdf(head.data), _stream(read_pdf), binary=True),
    Format("Word (DOCX)", lambda head: is_word(head.members), _stream(read_word), binary=True),
    Format(
        "OpenDocument (ODT)",
        lambda head: is_opendocument(head.members, head.file),
        _stream(read_opendocument),
        binary=True,
    ),
    Format("RTF", lambda head: head.data.lstrip().startswith(b"{\\rtf"), _whole(read_rtf), binary=True),
    Format("saved web page (MHTML)", _is_archived_page, _whole(read_archived_page)),
    Format("mail", _is_mail, _whole(read_mail)),
    Format("mailbox (MBOX)", lambda head: is_mailbox(head.data), _stream(read_mailbox)),
    Format("XLSX", lambda head: "xl/workbook.xml" in head.members, read_workbook, binary=True),
    # behind all documents that are built as a ZIP file
    Format("ZIP", lambda head: bool(head.members), read_archive, binary=True, archive=True),
    Format("GZIP", lambda head: head.data.startswith(b"\x1f\x8b"), read_gzip, binary=True, archive=True),
    Format("JSON Lines", lambda head: is_json_lines(head.name, head.text), read_json_lines, coded=True),
    Format("JSON", lambda head: is_json(head.name, head.text), read_json, coded=True),
    Format("HTML", _is_page, _whole(_read_page), coded=True),
    Format("XML", _is_feed, _say("XML files are not read yet. Save the page as HTML, or paste its text.")),
    Format("CSV", lambda head: is_table(head.name, head.text), read_table, coded=True),
    Format("Markdown", lambda head: is_markdown(head.name, head.text), _whole(read_markdown), coded=True),
    Format("plain text", lambda _: True, _whole(read_plain), coded=True),
)
