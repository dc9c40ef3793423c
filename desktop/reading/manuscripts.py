"""An article from a document of pages: its paragraphs, what stands in the margins of its pages, and its properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.errors import UnreadableFile
from desktop.reading.datelines import find_stamps
from desktop.reading.decoding import clean
from desktop.reading.flow import TITLE, Block
from desktop.reading.lines import fold, split_lines
from desktop.reading.plain import complete, part_documents
from desktop.reading.press import split_export
from desktop.records import Document, Span, Unread

GAP = "\n\n"
"""What stands between two paragraphs."""
LONGEST_TITLE = 300
"""Characters of a title; what is longer is a paragraph that was given the title's style."""
NEAR = 10
"""Lines at either end of the text among which an author's name is a byline."""
DAMAGED = "The document is damaged; its text may be incomplete."

_CLOCK = re.compile(r"\d{1,2}\s?[:h.시時]\s?\d{2}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a document holds: `above` and `below` are heads and feet of its pages, each text once.

    `title` and `author` are its properties, which programs fill in by themselves: they count where the text says
    the same. `warnings` are sentences for the analyst.
    """

    blocks: Sequence[Block]
    above: Sequence[str] = ()
    below: Sequence[str] = ()
    title: str = ""
    author: str = ""
    warnings: tuple[str, ...] = ()


def read_manuscript(path: Path, open_it: Callable[[], Manuscript]) -> Iterator[Document | Unread]:
    """Yield the articles of a document that is opened now, or why it is not: what opens it raises UnreadableFile."""
    try:
        manuscript = open_it()
    except UnreadableFile as error:
        yield Unread(str(path), error.reason)
    else:
        yield from articles_of(path, manuscript)


def articles_of(path: Path, manuscript: Manuscript) -> Iterator[Document | Unread]:
    """Yield the article of a document, or its articles where it is an export of a press database."""
    parts = split_export(GAP.join(block.text for block in manuscript.blocks))
    if parts is None:
        yield article_of(path.name, str(path), manuscript)
    else:
        yield from part_documents(Document(path.name, str(path), "", warnings=manuscript.warnings), parts)


def article_of(identity: str, file: str, manuscript: Manuscript) -> Document | Unread:
    """Return the article of a document: the margins stand before and behind the text, marked as furniture."""
    body = GAP.join(block.text for block in manuscript.blocks)
    if not body.strip():
        return Unread(file, "The document holds no text.")
    article = complete(Document(identity, file, body, warnings=manuscript.warnings))
    article = replace(
        article,
        title=_title(manuscript) or article.title,
        author=article.author or _author(manuscript, body),
        published=article.published or (None if article.published_choices else _day_in_margins(manuscript)),
        url=article.url or _address_in_margins(manuscript),
    )
    return _with_margins(article, manuscript)


# ---- title and author


def _title(manuscript: Manuscript) -> str | None:
    """Return what is styled as the title, else the property that stands in the text, else the heading on top."""
    return next((title for title in _titles(manuscript) if 2 < len(title) <= LONGEST_TITLE), None)


def _titles(manuscript: Manuscript) -> Iterator[str]:
    yield from (_on_one_line(block.text) for block in manuscript.blocks if block.level == TITLE)
    told = fold(clean(manuscript.title))
    yield from (_on_one_line(block.text) for block in manuscript.blocks[:NEAR] if told and fold(block.text) == told)
    for block in manuscript.blocks:
        if block.level:
            yield _on_one_line(block.text)
        elif any(line.prose for line in split_lines(block.text)):
            return


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _author(manuscript: Manuscript, body: str) -> str | None:
    """Return the author among the properties, if the head or the end of the text names them."""
    name = _on_one_line(clean(manuscript.author))
    if len(name) < 2 or len(name) > 80:
        return None
    lines = split_lines(body)
    known = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    near = (line for line in [*lines[:NEAR], *lines[-NEAR // 2 :]] if not line.prose)
    return name if any(known.search(line.text) for line in near) else None


# ---- margins


def _day_in_margins(manuscript: Manuscript) -> date | None:
    """Return the day a page's head or foot states; beside a time of day it is when a browser printed the page."""
    for line in (*manuscript.above, *manuscript.below):
        stamps = [] if _CLOCK.search(line) else find_stamps(line)
        if stamps and not stamps[0].unclear:
            return stamps[0].day
    return None


def _address_in_margins(manuscript: Manuscript) -> str | None:
    """Return the address that a browser prints at a page's foot."""
    found = (_ADDRESS.search(line) for line in (*manuscript.below, *manuscript.above))
    return next((match.group() for match in found if match and not match.group().endswith(("…", "..."))), None)


def _with_margins(article: Document, manuscript: Manuscript) -> Document:
    above, below = GAP.join(manuscript.above), GAP.join(manuscript.below)
    text = GAP.join(part for part in (above, article.text, below) if part)
    start = len(above) + len(GAP) if above else 0
    chrome = [span.shifted(start) for span in article.chrome]
    if above:
        chrome.insert(0, Span(0, len(above)))
    if below:
        chrome.append(Span(len(text) - len(below), len(text)))
    return replace(article, text=text, chrome=tuple(chrome))
