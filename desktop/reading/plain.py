"""Plain text: a text file's or the clipboard's, or a row's, with its page furniture marked and its facts read off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from desktop.reading.chrome import looks_like_page, mark_chrome
from desktop.reading.decoding import Decoded, decode
from desktop.reading.metadata import read_told
from desktop.reading.press import Part, split_export
from desktop.reading.publication import with_publication
from desktop.records import Document, Unread


def read_plain(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of a text file, or its articles where it is an export of a press database."""
    decoded = decode(data)
    parts = split_export(decoded.text)
    if parts is None:
        yield text_document(path.name, str(path), decoded)
        return
    whole = Document(path.name, str(path), "", encoding=decoded.encoding, warnings=decoded.warnings)
    yield from part_documents(whole, parts)


def part_documents(whole: Document, parts: Iterable[Part]) -> Iterator[Document]:
    """Yield the articles of an export; file, code page and warnings are those of the whole."""
    for number, part in enumerate(parts, start=1):
        facts = {name: getattr(part, name) for name in ("title", "author", "source", "published", "language", "url")}
        stated = {name: value for name, value in facts.items() if value is not None}
        given = frozenset({*stated, "text"})
        yield complete(
            Document(
                f"{whole.id}#{number}",
                whole.file,
                part.text,
                encoding=whole.encoding,
                warnings=whole.warnings,
                given=given,
                **stated,
            )
        )


def text_document(identity: str, file: str | None, decoded: Decoded) -> Document | Unread:
    """Return the article of a decoded text."""
    if not decoded.text.strip():
        return Unread(file or identity, "The file holds no text, only blank space.")
    return complete(Document(identity, file, decoded.text, encoding=decoded.encoding, warnings=decoded.warnings))


def complete(document: Document) -> Document:
    """Return the document with its furniture marked and the facts that its input did not give.

    A text that was given as such, in a row of a table, is the article's own, unless it was plainly copied from a page
    whole, with menus and share bars: else no part of it is furniture.
    """
    text = document.text
    chrome = mark_chrome(text)
    told = read_told(text, chrome)

    def over(name: str, read: str | None) -> str | None:
        value: str | None = getattr(document, name)
        return value if name in document.given else read

    kept = replace(
        document,
        chrome=chrome if "text" not in document.given or looks_like_page(text) else (),
        title=over("title", told.facts.title),
        author=over("author", told.facts.author),
        source=over("source", told.facts.source),
    )
    return kept if "published" in document.given else with_publication(kept, told.publication)
