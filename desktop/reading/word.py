"""Word documents (DOCX): the text a reader sees, with tracked insertions, content controls, text boxes and notes.

Read from the parts themselves (ISO/IEC 29500): a library that opens the whole package loads every picture with it,
passes over inserted text and content controls, and fails at a single relationship that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from desktop.errors import UnreadableFile
from desktop.reading.flow import TITLE, Block, Flow, texts
from desktop.reading.manuscripts import DAMAGED, Manuscript, read_manuscript
from desktop.reading.parts import BROKEN, Parts
from desktop.records import Document, Unread

_CORE = "{http://purl.org/dc/elements/1.1/}"
_STARTS = {"p", "t", "tab", "br", "cr", "noBreakHyphen", "tr", "tc"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSEEN = {"del", "moveFrom", "instrText", "delText", "sectPr", "Fallback", "pPr", "tblPr", "tcPr", "trPr", "rt"}
_MARGIN = re.compile(r"word/(header|footer)\d*\.xml")


def is_word(members: frozenset[str]) -> bool:
    """Say whether a ZIP file with these members is a Word document."""
    return any(name.startswith("word/document") for name in members)


def read_word(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the article of a Word document, or its articles where it is a press database's export."""
    yield from read_manuscript(path, lambda: _manuscript(Parts(path.name, file)))


def _manuscript(parts: Parts) -> Manuscript:
    main = _main_part(parts)
    root = parts.tree(main)
    if root is None:
        raise UnreadableFile(main, BROKEN)
    blocks = _blocks(root, _levels(parts, root))
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        if (tree := parts.tree(notes)) is not None:
            blocks += _blocks(tree, {})
    core = parts.tree("docProps/core.xml")
    return Manuscript(
        blocks,
        above=_margins(parts, "header"),
        below=_margins(parts, "footer"),
        title=(core.findtext(f"{_CORE}title") or "") if core is not None else "",
        author=(core.findtext(f"{_CORE}creator") or "") if core is not None else "",
        warnings=(DAMAGED,) if parts.damaged else (),
    )


def _main_part(parts: Parts) -> str:
    """Return the name of the part that holds the text, which some programs call otherwise."""
    relations = parts.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        target = normpath((relation.get("Target") or "").lstrip("/"))
        if (relation.get("Type") or "").endswith("/officeDocument") and target in parts.names:
            return target
    return "word/document.xml"


def _margins(parts: Parts, kind: str) -> tuple[str, ...]:
    """Return what heads or feet of pages say; page numbers say nothing."""
    found: list[Block] = []
    for name in parts.names:
        match = _MARGIN.fullmatch(name)
        if match and match.group(1) == kind and (tree := parts.tree(name)) is not None:
            found += _blocks(tree, {})
    return tuple(texts(found))


# ---- styles


def _levels(parts: Parts, root: etree._Element) -> dict[str, int]:
    """Return the level of each style that makes a heading; styles are looked up only where the text names one."""
    space = _space(root)
    if next(root.iter(f"{space}pStyle"), None) is None or (styles := parts.tree("word/styles.xml")) is None:
        return {}
    levels = {}
    for style in styles.iter(f"{_space(styles)}style"):
        level = _level(style, _space(styles))
        if level:
            levels[style.get(f"{_space(styles)}styleId") or ""] = level
    return levels


def _level(style: etree._Element, space: str) -> int:
    """Return the level of a style: Word keeps the English names of its own styles in every language."""
    named = style.find(f"{space}name")
    name = (named.get(f"{space}val") or "").casefold() if named is not None else ""
    if name == "title":
        return TITLE
    return TITLE + int(name[-1]) if re.fullmatch(r"heading [1-9]", name) else 0


# ---- text


def _blocks(root: etree._Element, levels: dict[str, int]) -> list[Block]:
    """Walk a part without recursion: text boxes and tables nest."""
    flow, space = Flow(), _space(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for happening, element in walk:
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if happening == "end":
            _leave(flow, element, tag, space, levels)
        elif tag in _UNSEEN or _is_hidden(element, tag, space):
            walk.skip_subtree()
        elif tag in _STARTS and element.tag.startswith(space):
            _enter(flow, element, tag)
    return flow.blocks


def _enter(flow: Flow, element: etree._Element, tag: str) -> None:
    if tag == "t":
        flow.write(element.text or "")
    elif tag == "p":
        flow.open_paragraph()
    elif tag == "tr":
        flow.open_row()
    elif tag == "tc":
        flow.open_cell()
    else:
        flow.write(_SIGNS[tag])


def _leave(flow: Flow, element: etree._Element, tag: str, space: str, levels: dict[str, int]) -> None:
    if element.tag == f"{space}p":
        style = element.find(f"{space}pPr/{space}pStyle") if levels else None
        flow.close_paragraph(levels.get(style.get(f"{space}val") or "", 0) if style is not None else 0)
    elif tag == "tr" and element.tag == f"{space}tr":
        flow.close_row()


def _is_hidden(element: etree._Element, tag: str, space: str) -> bool:
    """Say whether a run is hidden text, or a note's part only draws the line above the notes."""
    if tag in ("footnote", "endnote"):
        return element.get(f"{space}type") not in (None, "normal")
    if tag != "r":
        return False
    vanish = element.find(f"{space}rPr/{space}vanish")
    return vanish is not None and vanish.get(f"{space}val") not in ("0", "false", "off")


def _space(root: etree._Element) -> str:
    """Return the namespace of a part, which is another one in the strict form of the format."""
    return root.tag[: root.tag.index("}") + 1] if "}" in root.tag else ""
