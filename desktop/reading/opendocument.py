"""OpenDocument texts (ODT): the text a reader sees, without deleted text and comments.

Read from the parts themselves (OASIS OpenDocument 1.3), under the same limits as every document built as a ZIP file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from desktop.errors import UnreadableFile
from desktop.reading import packages
from desktop.reading.flow import TITLE, Block, Flow, texts
from desktop.reading.manuscripts import DAMAGED, Manuscript, read_manuscript
from desktop.reading.parts import BROKEN, LOCKED, Parts
from desktop.records import Document, Unread

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE, _OFFICE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "table", "style", "office"))
_META, _CORE = f"{_OASIS}meta:1.0}}", "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_UNSEEN = {
    *(
        f"{_TEXT}{name}"
        for name in ("tracked-changes", "note-citation", "sequence-decls", "variable-decls", "ruby-text")
    ),
    *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "automatic-styles", "scripts")),
    *(f"{_OASIS}svg-compatible:1.0}}{name}" for name in ("title", "desc")),
}
_SPACES = re.compile(r"[ \t\n\r]+")
MOST_SPACES = 100
"""Spaces in a row, which a document may ask for by number."""


def is_opendocument(members: frozenset[str], file: BinaryIO) -> bool:
    """Say whether a ZIP file with these members is an OpenDocument text: its first part says so."""
    if not {"content.xml", "mimetype"} <= members:
        return False
    try:
        with zipfile.ZipFile(file) as archive, archive.open("mimetype") as part:
            return part.read(100).startswith(b"application/vnd.oasis.opendocument.text")
    except packages.BROKEN:
        return False


def read_opendocument(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the article of an OpenDocument text."""
    yield from read_manuscript(path, lambda: _manuscript(Parts(path.name, file)))


def _manuscript(parts: Parts) -> Manuscript:
    manifest = parts.tree("META-INF/manifest.xml")
    if manifest is not None and any("encryption-data" in str(element.tag) for element in manifest.iter()):
        raise UnreadableFile("content.xml", LOCKED)
    root = parts.tree("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if body is None:
        raise UnreadableFile("content.xml", BROKEN)
    styles, meta = parts.tree("styles.xml"), parts.tree("meta.xml")
    return Manuscript(
        _blocks(body, _titles(root)),
        above=_margins(styles, "header"),
        below=_margins(styles, "footer"),
        title=_property(meta, f"{_CORE}title"),
        author=_property(meta, f"{_META}initial-creator") or _property(meta, f"{_CORE}creator"),
        warnings=(DAMAGED,) if parts.damaged else (),
    )


def _property(meta: etree._Element | None, name: str) -> str:
    found = next(meta.iter(name), None) if meta is not None else None
    return (found.text or "") if found is not None else ""


def _titles(root: etree._Element) -> frozenset[str]:
    """Return the names of the styles that make a title: the program's own, and those that vary it in this text."""
    vary = (style for style in root.iter(f"{_STYLE}style") if style.get(f"{_STYLE}parent-style-name") == "Title")
    return frozenset({"Title", *(style.get(f"{_STYLE}name") or "" for style in vary)})


def _margins(styles: etree._Element | None, kind: str) -> tuple[str, ...]:
    """Return what heads or feet of pages say."""
    found = (
        styles.iter(f"{_STYLE}{kind}", f"{_STYLE}{kind}-left", f"{_STYLE}{kind}-first") if styles is not None else ()
    )
    return tuple(texts([block for margin in found for block in _blocks(margin, frozenset())]))


# ---- text


def _blocks(root: etree._Element, titles: frozenset[str]) -> list[Block]:
    """Walk a part without recursion; what stands behind an element belongs to the paragraph around it."""
    flow = Flow()
    walk = etree.iterwalk(root, events=("start", "end"))
    for happening, element in walk:
        if happening == "end":
            if element.tag not in _UNSEEN:
                _leave(flow, element, titles)
            if element is not root:
                flow.write(_flat(element.tail))
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            _enter(flow, element)
    return flow.blocks


def _enter(flow: Flow, element: etree._Element) -> None:
    tag = element.tag
    if tag in _PARAGRAPHS:
        flow.open_paragraph()
    elif tag == f"{_TABLE}table-row":
        flow.open_row()
    elif tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        flow.open_cell()
    elif tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c") or "1"
        flow.write(" " * (min(int(count), MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1))
    elif tag == f"{_TEXT}tab":
        flow.write("\t")
    elif tag == f"{_TEXT}line-break":
        flow.write("\n")
    if not str(tag).startswith(_OFFICE):
        flow.write(_flat(element.text))


def _leave(flow: Flow, element: etree._Element, titles: frozenset[str]) -> None:
    if element.tag in _PARAGRAPHS:
        flow.close_paragraph(_level(element, titles))
    elif element.tag == f"{_TABLE}table-row":
        flow.close_row()


def _level(element: etree._Element, titles: frozenset[str]) -> int:
    if element.get(f"{_TEXT}style-name") in titles:
        return TITLE
    level = element.get(f"{_TEXT}outline-level") or "1"
    return TITLE + (int(level) if level.isdecimal() and len(level) < 3 else 1) if element.tag == f"{_TEXT}h" else 0


def _flat(text: str | None) -> str:
    """Return running text with its white space collapsed, as the format wants it."""
    return _SPACES.sub(" ", text) if text else ""
