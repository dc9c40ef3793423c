"""The visible text of an HTML page, in order, as a browser would show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from desktop.reading.decoding import clean

HIDDEN = frozenset(
    "head script style noscript template svg math iframe object embed audio video canvas select datalist textarea"
    " title map".split()
)
PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote figure article section ul ol dl table header footer nav aside form main pre hr"
    " fieldset address".split()
)
LINES = frozenset(
    "div li tr dt dd br figcaption caption legend summary details option body center label button".split()
)

_GAPS = ("", " ", "\n", "\n\n")
_BREAKS = {"td": 1, "th": 1, **dict.fromkeys(LINES, 2), **dict.fromkeys(PARAGRAPHS, 3)}
_SPACES = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
_MAY_HIDE = etree.XPath("//*[@hidden or @style]")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def visible_text(tree: HtmlElement, *, hidden: bool = False) -> str:
    """Return the text of a page with a newline at each block and a blank line between paragraphs.

    `hidden` takes in what the page's own styles hide, for pages that unfold their article by script.
    """
    out: list[str] = []
    gap = 0
    for piece in _pieces(tree, hidden=hidden):
        if isinstance(piece, int):
            gap = max(gap, piece)
            continue
        words = _SPACES.sub(" ", piece)
        bare = words.strip(" ")
        if words[0] == " ":
            gap = gap or 1
        if bare:
            out += (_GAPS[gap] if out else "", bare)
            gap = 1 if words[-1] == " " else 0
    return clean("".join(out))


def _pieces(tree: HtmlElement, *, hidden: bool) -> Iterator[str | int]:
    """Yield running text as it stands, and the gap that separates it by its place in `_GAPS`.

    Walked without recursion: a page may nest deeper than Python's stack.
    """
    unseen = set() if hidden else _hidden(tree)
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for happening, element in walk:
        tag = element.tag
        if happening == "start":
            if tag in HIDDEN or element in unseen:
                walk.skip_subtree()
                continue
            gap = _BREAKS.get(tag)
            if gap:
                yield gap
            if element.text:
                yield element.text
            continue
        if happening == "end":
            gap = _BREAKS.get(tag)
            if gap and element not in unseen:
                yield gap
        if element.tail and element is not tree:
            yield element.tail


def _hidden(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements that the page's own styles hide."""
    return {
        element
        for element in _MAY_HIDE(tree)
        if element.get("hidden") is not None or _NO_DISPLAY.search(element.get("style") or "")
    }
