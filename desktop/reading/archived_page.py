"""Web pages that a browser saved as one file (MHTML): the page itself, without its pictures and frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from desktop.reading.mail import decoded, header
from desktop.reading.pages import page_document
from desktop.records import Document, Unread


def read_archived_page(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of a saved page; when it was saved says nothing of the article."""
    try:
        message = message_from_bytes(data)
        page = _page(message)
    except RecursionError:
        yield Unread(str(path), "The saved page nests deeper than any page: it was not opened.")
        return
    if page is None:
        yield Unread(str(path), "The saved page holds no HTML.")
        return
    article = page_document(path.name, str(path), decoded(page))
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    if isinstance(article, Document) and not article.url and address.startswith(("http://", "https://")):
        article = replace(article, url=address)
    yield article


def _page(message: Message) -> Message | None:
    """Return the part that is the page: the one the head names, else the first that is HTML."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = str(message.get_param("start") or "").strip("<> ")
    address = header(message, "Snapshot-Content-Location")
    named = [page for page in pages if start and header(page, "Content-ID").strip("<> ") == start]
    named += [page for page in pages if address and header(page, "Content-Location") == address]
    return next(iter([*named, *pages]), None)
