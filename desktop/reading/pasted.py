"""What the clipboard holds: a page as HTML, or text."""

from __future__ import annotations

from dataclasses import replace

from desktop.reading.decoding import Decoded, clean
from desktop.reading.mending import warn_mangled
from desktop.reading.pages import page_document
from desktop.reading.plain import text_document
from desktop.records import Document, Unread

NAME = "pasted"


def read_pasted(text: str, html: str | None = None) -> Document | Unread:
    """Return the article of a pasted page or text; of a page whose text is longer than its HTML's, the text."""
    return warn_mangled(_read(text, html))


def _read(text: str, html: str | None) -> Document | Unread:
    plain = text_document(NAME, None, Decoded(clean(text), "clipboard"))
    if html and html.strip():
        page = page_document(NAME, None, Decoded(clean(html), "clipboard"))
        if isinstance(page, Document) and _holds(page, plain):
            return replace(page, encoding=None)
    if isinstance(plain, Unread):
        return Unread(NAME, "The clipboard holds no text.")
    return replace(plain, encoding=None)


def _holds(page: Document, plain: Document | Unread) -> bool:
    """Say whether the page's text is not much shorter: some programs put a mere link beside the text."""
    return isinstance(plain, Unread) or len("".join(page.text.split())) * 2 >= len("".join(plain.text.split()))
