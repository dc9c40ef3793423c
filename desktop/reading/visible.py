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

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def visible_text(tree: HtmlElement, *, hidden: bool = False) -> str:
    """Return the text of a page with a newline at each block and a blank line between paragraphs.

    `hidden` takes in what the page's own styles hide, for pages that unfold their article by script.
    """
    out: list[str] = []
    pending = ""
    for piece in _pieces(tree, hidden=hidden):
        if piece in ("\n", "\n\n"):
            pending = max(pending, piece) if pending.startswith("\n") else piece
        elif piece == " ":
            pending = pending or " "
        else:
            out.append(pending if out else "")
            out.append(piece)
            pending = ""
    return "".join(out)


def _pieces(tree: HtmlElement, *, hidden: bool) -> Iterator[str]:
    """Yield words of text and what separates them: a space, a newline, a blank line.

    Walked without recursion: a page may nest deeper than Python's stack.
    """
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for happening, element in walk:
        if happening == "start":
            if _is_hidden(element, hidden=hidden):
                walk.skip_subtree()
                continue
            yield from _break(element)
            yield from _flow(element.text)
            continue
        if happening == "end" and not _is_hidden(element, hidden=hidden):
            yield from _break(element)
        if element is not tree:
            yield from _flow(element.tail)


def _is_hidden(element: HtmlElement, *, hidden: bool) -> bool:
    if element.tag in HIDDEN:
        return True
    if hidden or not element.attrib:
        return False
    return "hidden" in element.attrib or bool(_NO_DISPLAY.search(element.get("style") or ""))


def _break(element: HtmlElement) -> Iterator[str]:
    if element.tag in PARAGRAPHS:
        yield "\n\n"
    elif element.tag in LINES:
        yield "\n"
    elif element.tag in ("td", "th"):
        yield " "


def _flow(text: str | None) -> Iterator[str]:
    """Yield running text with its white space collapsed; non-breaking spaces stay."""
    if not text:
        return
    collapsed = clean(_SPACES.sub(" ", text)).replace("\n", " ")
    if collapsed.startswith(" "):
        yield " "
    words = collapsed.strip(" ")
    if words:
        yield words
        if collapsed.endswith(" "):
            yield " "
