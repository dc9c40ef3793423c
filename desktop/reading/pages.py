"""HTML pages: visible text, what of it is article, and what the page's metadata say.

Which text is article, title, author, date and outlet: trafilatura (Barbaresi, 2021). It is handed the page and
loads nothing. All that is visible is kept as text, so that the reader can show the furniture dimmed.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from desktop.reading.alignment import align, covering, join_spans, remainder
from desktop.reading.bylines import is_address, looks_like_byline, tidy_author
from desktop.reading.chrome import mark_chrome
from desktop.reading.datelines import looks_like_stamp, read_day, read_zone
from desktop.reading.decoding import Decoded, decode
from desktop.reading.headlines import SEPARATORS
from desktop.reading.lines import Line, fold, split_lines
from desktop.reading.metadata import Told, read_told
from desktop.reading.phrases import is_call, is_furniture, opens_block
from desktop.reading.publication import Publication, with_publication
from desktop.reading.scripted import unfold
from desktop.reading.visible import visible_text
from desktop.records import Document, Facts, Span, Unread

LARGEST = 20_000_000
"""Characters up to which a page goes through trafilatura; beyond it the text alone decides."""
STUFFED = 50_000
"""Characters of a tag beyond its name from which on it is overlong."""
BARE = 200
"""Letters of visible text below which a page's scripts are looked through for its article."""
UNFOLDED = "The page is built by a script when it is opened online; its text was taken from the data beside the script."
STORY = 600
"""Characters of an article from which on what opens related stories is believed to."""

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"<(script|style|title|noscript|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^>]*>", re.IGNORECASE | re.DOTALL
)
# A tag with that much in it holds a picture or means harm; its attributes are compared one by one with each other.
_STUFFED = re.compile(rf"<([a-zA-Z][\w-]*)[^<>]{{{STUFFED},}}>")
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Extract:
    """What trafilatura found: the paragraphs of the article and the page's facts."""

    paragraphs: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    url: str | None = None


def read_page(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of an HTML file."""
    declared = _DECLARED.search(data[:4096])
    name = next((group.decode("ascii", "ignore") for group in declared.groups() if group), None) if declared else None
    yield page_document(path.name, str(path), decode(data, name))


def page_document(identity: str, file: str | None, decoded: Decoded) -> Document | Unread:
    """Return the article of a decoded page."""
    tree = _parse(decoded.text)
    if tree is None:
        return Unread(file or identity, "The page holds no text.")
    extract, text, spans = _read(tree, len(decoded.text))
    warnings = decoded.warnings
    if sum(map(str.isalpha, text)) < BARE and (unfolded := unfold(tree)) is not None:
        extract, text, spans = _read(unfolded, len(decoded.text))
        warnings = (*warnings, UNFOLDED)
    if not text.strip():
        text = _strip_tags(decoded.text)
    if not text.strip():
        return Unread(file or identity, "The page holds no text; it may be built by a script when it is opened online.")
    lines = split_lines(text)
    chrome = _mark(text, lines, spans, extract.facts) if spans else mark_chrome(text)
    told = read_told(text, chrome, lines)
    document = Document(identity, file, text, chrome=chrome, encoding=decoded.encoding, warnings=warnings)
    return _compose(document, extract, told, tree)


def _read(tree: html.HtmlElement, length: int) -> tuple[_Extract, str, list[Span]]:
    """Return what trafilatura finds in a page, the page's text and where the article stands in it."""
    extract = _extract(tree, length)
    return extract, *_find_article(tree, extract)


def _parse(source: str) -> html.HtmlElement | None:
    """Return the tree of a page, or None where there is no element in it."""
    try:
        # libxml2 refuses a text that still declares its bytes' code page.
        return html.document_fromstring(_without_stuffed(_PROLOGUE.sub("", source)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _without_stuffed(source: str) -> str:
    """Return a page with its overlong tags emptied; pages without one, nearly all, are told by a cut at each '<'."""
    longest = max(map(len, source.split("<")))
    return _STUFFED.sub(r"<\1>", source) if longest > STUFFED else source


def _strip_tags(source: str) -> str:
    """Return what is left of a page without its tags, for one that nests deeper than the parser follows."""
    lines = (" ".join(unescape(line).split()) for line in _TAGS.sub("\n", source).splitlines())
    return "\n".join(line for line in lines if line)


def _extract(tree: html.HtmlElement, length: int) -> _Extract:
    """Return what trafilatura finds (it works on a copy); nothing where the page is too large or is none to it."""
    if length > LARGEST:
        return _Extract()
    from trafilatura import bare_extraction  # costs 0.2 s, and the window knows this module without reading a page

    found: Any = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    if found is None:
        return _Extract()
    pieces = tuple(piece.strip() for piece in found.body.itertext() if piece.strip()) if found.body is not None else ()
    site = found.sitename if found.sitename and not is_address(found.sitename) else None
    facts = Facts(found.title, found.author, site, read_day(found.date or ""))
    return _Extract(pieces, facts, found.url)


def _find_article(tree: html.HtmlElement, extract: _Extract) -> tuple[str, list[Span]]:
    """Return the visible text and where the article stands in it; hidden text counts if the article is hidden."""
    text = visible_text(tree)
    spans = join_spans(text, align(text, extract.paragraphs))
    wanted = sum(map(len, extract.paragraphs))
    if wanted and sum(map(len, spans)) < wanted / 2:
        unfolded = visible_text(tree, hidden=True)
        found = join_spans(unfolded, align(unfolded, extract.paragraphs))
        if sum(map(len, found)) > sum(map(len, spans)):
            return unfolded, found
    return text, spans


# ---- furniture


def _mark(text: str, lines: Sequence[Line], spans: Sequence[Span], facts: Facts) -> tuple[Span, ...]:
    """Return the furniture: all but the article, its headline, byline, date and lines it covers for the most part."""
    shares = covering([line.span for line in lines], spans)
    kept = [
        share >= 0.5 and not (is_furniture(line) or opens_block(line) or is_call(line))
        for line, share in zip(lines, shares, strict=True)
    ]
    kept = _without_teasers(lines, kept)
    if not any(kept):
        return remainder(text, spans)
    article = [line.span for line, is_kept in zip(lines, kept, strict=True) if is_kept]
    article += [line.span for line in _head(lines, _first_below_title(lines, kept, facts), facts)]
    return remainder(text, join_spans(text, article))


def _without_teasers(lines: Sequence[Line], kept: Sequence[bool]) -> list[bool]:
    """Drop what stands scattered behind a line that opens related stories: teasers, never two lines together."""
    width = 0
    for index, line in enumerate(lines):
        width += line.width if kept[index] else 0
        if width > STORY and opens_block(line) and not _stand_together(lines[index:], kept[index:]):
            return [*kept[:index], *[False] * (len(kept) - index)]
    return list(kept)


def _stand_together(lines: Sequence[Line], kept: Sequence[bool]) -> bool:
    """Say whether two kept lines follow each other, furniture between them apart."""
    places = [index for index, is_kept in enumerate(kept) if is_kept]
    return any(all(map(is_furniture, lines[one + 1 : other])) for one, other in pairwise(places))


def _first_below_title(lines: Sequence[Line], kept: Sequence[bool], facts: Facts) -> int:
    """Return the first line of the article that is not its headline, which may be taken with it."""
    title = fold(facts.title or "")
    return next((index for index, is_kept in enumerate(kept) if is_kept and not _is_title(lines[index], title)), 0)


def _head(lines: Sequence[Line], first: int, facts: Facts) -> Iterator[Line]:
    """Yield headline, byline and date above the article's first line."""
    title = fold(facts.title or "")
    above = range(first - 1, max(-1, first - 40), -1)
    headline = next((index for index in above if _is_title(lines[index], title)), None)
    for index in above:
        line = lines[index]
        if headline is None or index < headline:
            break
        if index == headline or looks_like_byline(line.text) or looks_like_stamp(line.text) or _is_lead(line):
            yield line


def _is_lead(line: Line) -> bool:
    return (line.prose or line.width >= 60) and not is_furniture(line)


def _is_title(line: Line, title: str) -> bool:
    return bool(title) and (line.key == title or (line.width >= 25 and (line.key in title or title in line.key)))


# ---- facts


def _compose(document: Document, extract: _Extract, told: Told, tree: html.HtmlElement) -> Document:
    """Return the document with the facts the page states, and those its text says where it states none."""
    stated = extract.facts
    linked = _linked_data(tree)
    author = tidy_author(stated.author) if stated.author else None
    composed = replace(
        document,
        title=_headline(stated.title, tree, linked, stated.source) or told.facts.title,
        author=author or told.facts.author,
        source=stated.source or told.facts.source,
        url=extract.url,
    )
    return with_publication(composed, _publication(tree, linked, stated.published, told.publication))


def _publication(
    tree: html.HtmlElement, linked: dict[str, Any], guessed: date | None, told: Publication
) -> Publication:
    """Return the day of the page's metadata, else the one guessed from it whole, else the text's.

    A day that the text leaves unclear is not believed of a guess either.
    """
    stated = _stated_day(tree, linked)
    if stated is not None:
        day, zone = stated
        return Publication(day, zone or (told.zone if told.day == day else None), (), told.day_first)
    if guessed is None or guessed in told.choices:
        return told
    return Publication(guessed, told.zone if told.day == guessed else None, (), told.day_first)


def _headline(title: str | None, tree: html.HtmlElement, linked: dict[str, Any], site: str | None) -> str | None:
    """Return the headline the page states, without the site's name behind it."""
    stated = linked.get("headline")
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    heads = [head for head in heads if len(head) > 8]
    if len(heads) == 1:
        return heads[0]
    if isinstance(stated, str) and stated.strip():
        return " ".join(stated.split())
    return _without_site(title, site) if title else None


def _without_site(title: str, site: str | None) -> str:
    for found in reversed(list(SEPARATORS.finditer(title))):
        if site and fold(title[found.end() :]) == fold(site):
            return title[: found.start()].strip()
    return title


def _linked_data(tree: html.HtmlElement) -> dict[str, Any]:
    """Return the page's own description of its article (schema.org in JSON-LD), or nothing."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text and "headline" in script.text:
            try:
                found = _find_article_object(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue
            if found:
                return found
    return {}


def _find_article_object(data: Any) -> dict[str, Any] | None:
    waiting = [data]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            if "headline" in one and "datePublished" in one:
                return one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return None


def _stated_day(tree: html.HtmlElement, linked: dict[str, Any]) -> tuple[date, str | None] | None:
    """Return the day of publication that the page's metadata name, and its time zone."""
    names = (
        "article:published_time",
        "datePublished",
        "og:article:published_time",
        "pubdate",
        "publishdate",
        "DC.date.issued",
    )
    values = [linked.get("datePublished")]
    values += [
        meta.get("content")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or meta.get("itemprop")) in names
    ]
    days = ((read_day(value), read_zone(value)) for value in values if isinstance(value, str))
    return next(((day, zone) for day, zone in days if day), None)
