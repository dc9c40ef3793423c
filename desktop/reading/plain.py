"""Plain text: a text file's or the clipboard's, or a row's, with its page furniture marked and its facts read off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.reading.chrome import mark_chrome
from desktop.reading.decoding import Decoded, decode
from desktop.reading.metadata import find_facts
from desktop.records import Document, Unread


def read_plain(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of a text file."""
    yield text_document(path.name, str(path), decode(data))


def text_document(identity: str, file: str | None, decoded: Decoded) -> Document | Unread:
    """Return the article of a decoded text."""
    if not decoded.text.strip():
        return Unread(file or identity, "The file holds no text, only blank space.")
    return complete(Document(identity, file, decoded.text, encoding=decoded.encoding, warnings=decoded.warnings))


def complete(document: Document) -> Document:
    """Return the document with its furniture marked and the facts that its input did not give.

    A text that was given as such, in a row of a table, is the article's own: no part of it is furniture.
    """
    chrome = mark_chrome(document.text)
    facts = find_facts(document.text, chrome)

    def over(name: str, read: str | None) -> str | None:
        value: str | None = getattr(document, name)
        return value if name in document.given else read

    published: date | None = document.published if "published" in document.given else facts.published
    return replace(
        document,
        chrome=() if "text" in document.given else chrome,
        title=over("title", facts.title),
        author=over("author", facts.author),
        source=over("source", facts.source),
        published=published,
    )
