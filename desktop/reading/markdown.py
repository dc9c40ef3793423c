"""Markdown articles: front matter to facts, the rest to the text a reader sees."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop.reading.columns import recognise
from desktop.reading.datelines import read_day
from desktop.reading.decoding import clean, decode
from desktop.reading.plain import complete
from desktop.records import Document, Unread

LONGEST_MATTER = 64_000
"""Characters of a front matter."""
FACTS = ("title", "author", "source", "language", "url")

_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^[\w\"' -]{1,60}\s*[:=]\s?", re.MULTILINE)


def is_markdown(name: str, head: str) -> bool:
    """Say whether a text is Markdown: by its name, or by front matter at its beginning."""
    if name.endswith((".md", ".markdown", ".mdown", ".mkd")):
        return True
    found = _MATTER.match(head)
    return bool(found and _KEY.match(found.group(2)) and _facts(found.group(1), found.group(2)))


def read_markdown(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of a Markdown file; what its front matter says is given."""
    decoded = decode(data)
    found = _MATTER.match(decoded.text[:LONGEST_MATTER])
    facts = _facts(found.group(1), found.group(2)) if found else {}
    text = _rendered(decoded.text[found.end() :] if found and facts else decoded.text)
    if not text.strip():
        yield Unread(str(path), "The file holds no text, only blank space.")
        return
    document = Document(path.name, str(path), text, encoding=decoded.encoding, warnings=decoded.warnings)
    yield complete(_with_facts(document, facts))


def _with_facts(document: Document, facts: dict[str, Any]) -> Document:
    values: dict[str, Any] = {name: told for name in FACTS if (told := _words(facts.get(name)))}
    if "language" in values:
        values["language"] = values["language"].replace("_", "-").partition("-")[0].casefold()
    published = _day(facts.get("published"))
    if published:
        values["published"] = published
    warnings = document.warnings
    if facts.get("published") and not published:
        warnings = (*warnings, f"The date given ({str(facts['published'])[:40]}) could not be read.")
    return replace(document, warnings=warnings, given=frozenset(values), **values)


def _facts(fence: str, matter: str) -> dict[str, Any]:
    """Return the front matter by fields; nothing where it is none."""
    told = _parsed(fence, matter)
    if not isinstance(told, dict):
        return {}
    keys = {str(key): value for key, value in told.items()}
    return recognise(tuple(keys)).fields_of(keys)


def _parsed(fence: str, matter: str) -> Any:
    import yaml  # few files need it

    try:
        return tomllib.loads(matter) if fence == "+++" else yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None


def _words(value: Any) -> str:
    """Return a value as words; of a list (of authors) its words joined, of what is nested nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one) for one in value[:20] if not isinstance(one, list))))
    return " ".join(clean(str(value)).split())[:500] if isinstance(value, str | int | float | date) else ""


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else read_day(_words(value))


def _rendered(source: str) -> str:
    """Return the text of Markdown as a page would show it."""
    from lxml import etree, html  # type: ignore[import-untyped]
    from markdown_it import MarkdownIt  # few files need it

    from desktop.reading.visible import visible_text

    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    try:
        return visible_text(html.document_fromstring(page))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
