"""Paragraphs, headings and table rows as an office document tells them, gathered in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.reading.decoding import clean

TITLE = 1
"""The level of the paragraph that is styled as the document's title; headings are below it."""
LONG_CELL = 200
"""Letters of a table cell from which on the table only lays out text, which is then read cell by cell."""

_SPACES = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a row: its text without outer spaces, and its level, 0 for what is no heading."""

    text: str
    level: int = 0


class Flow:
    """Gathers blocks from a document walked in order; paragraphs may lie within paragraphs, as text boxes do."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[list[str]] = []
        self._rows: list[list[list[Block]]] = []

    @property
    def in_paragraph(self) -> bool:
        """Say whether text that comes now belongs to a paragraph."""
        return bool(self._open)

    def open_paragraph(self) -> None:
        """Begin a paragraph."""
        self._open.append([])

    def write(self, text: str) -> None:
        """Add text to the paragraph that is open; outside of one there is none."""
        if self._open:
            self._open[-1].append(text)

    def close_paragraph(self, level: int = 0) -> None:
        """End the innermost paragraph."""
        if self._open:
            text = _SPACES.sub("\n", clean("".join(self._open.pop()))).strip()
            if text:
                self._put(Block(text, level))

    @property
    def in_row(self) -> bool:
        """Say whether a row of a table is open."""
        return bool(self._rows)

    def open_row(self) -> None:
        """Begin a row of a table, which may lie in a cell of another."""
        self._rows.append([])

    def open_cell(self) -> None:
        """Begin a cell; outside of a row it is none."""
        if self._rows:
            self._rows[-1].append([])

    def close_row(self) -> None:
        """End a row: its cells make one line, or stand as paragraphs where the table only lays out text."""
        if not self._rows:
            return
        cells = self._rows.pop()
        if any(_is_layout(cell) for cell in cells) or sum(map(bool, cells)) < 2:
            for block in (block for cell in cells for block in cell):
                self._put(block)
        else:
            self._put(Block("\t".join(" ".join(cell[0].text.split()) if cell else "" for cell in cells).strip()))

    def _put(self, block: Block) -> None:
        if self._rows:
            if not self._rows[-1]:
                self._rows[-1].append([])
            self._rows[-1][-1].append(block)
        else:
            self.blocks.append(block)


def texts(blocks: list[Block]) -> Iterator[str]:
    """Yield the text of each block that says something beside numbers, each text once."""
    yield from dict.fromkeys(block.text for block in blocks if any(map(str.isalpha, block.text)))


def _is_layout(cell: list[Block]) -> bool:
    return len(cell) > 1 or any(len(block.text) > LONG_CELL for block in cell)
