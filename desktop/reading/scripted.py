"""Pages that a script builds when they are opened: their article stands in the data beside the script.

Nothing is run. The strings of the scripts are read as what they are, text with escapes; those that hold paragraphs
are taken for the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from lxml import html  # type: ignore[import-untyped]

LEAST = 200
"""Letters from which on a string in a script may be an article."""
LARGEST = 4_000_000
"""Characters of scripts that are looked through."""
DEPTH = 3
"""How often a string may lie in a string: data written into data."""

# Never begun at an escaped sign: an unclosed string would be walked through from each of them.
_STRING = re.compile(rf'(?<!\\)"((?:[^"\\]|\\.){{{LEAST},}})"')
_BLOCK = re.compile(r"<(?:p|div|h[2-6]|br|li|blockquote)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE = re.compile(r"[.!?…](?=[\s<\"”’»)]|$)|[。！？।۔]")
_CODE = re.compile(r"[{}=;]|\bfunction\b")


def unfold(tree: html.HtmlElement) -> html.HtmlElement | None:
    """Return the page with the article of its scripts as its body, or None where they hold none."""
    found = max(_articles(tree), key=_weight, default=None)
    if found is None or _weight(found) < LEAST:
        return None
    try:
        body = html.document_fromstring(f"<html><body><article>{_as_html(found)}</article></body></html>").body
    except (ValueError, AssertionError, html.etree.LxmlError):
        return None
    title = _title(tree)
    if title:
        heading = html.Element("h1")
        heading.text = title
        body.insert(0, heading)
    old = tree.find("body")
    if old is not None:
        tree.remove(old)
    tree.append(body)
    return tree


def _articles(tree: html.HtmlElement) -> Iterator[str]:
    """Yield what may be an article: a page's own description of its text, and long strings in its scripts."""
    left = LARGEST
    for script in tree.iter("script"):
        text = script.text or ""
        left -= len(text)
        if len(text) < LEAST or left < 0:
            continue
        if (script.get("type") or "").endswith("json"):
            yield from _values(_parse(text))
        else:
            yield from _strings(text, DEPTH)


def _strings(text: str, depth: int) -> Iterator[str]:
    for match in _STRING.finditer(text):
        value = _parse(match.group())
        if isinstance(value, str):
            yield value
            if depth and '"' in value:
                yield from _strings(value, depth - 1)


def _values(data: Any) -> Iterator[str]:
    """Yield the long strings of data however deep they lie."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str) and len(one) >= LEAST:
            yield one


def _parse(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _weight(text: str) -> int:
    """Return how many letters of prose a string holds; data and code hold none."""
    words = _TAG.sub(" ", text)
    if len(_SENTENCE.findall(words)) < 3 or len(_CODE.findall(words)) * 60 > len(words):
        return 0
    return sum(sign.isalpha() for sign in words)


def _as_html(text: str) -> str:
    if _BLOCK.search(text):
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in _TAG.sub(" ", text).splitlines() if line.strip())


def _title(tree: html.HtmlElement) -> str | None:
    """Return the headline as the page states it for those who link to it, else its title."""
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:title" and (meta.get("content") or "").strip():
            return " ".join(str(meta.get("content")).split())
    title = tree.find(".//title")
    return " ".join(str(title.text_content()).split()) or None if title is not None else None
