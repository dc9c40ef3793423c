"""The head of a table of articles, for a window that asks which column holds what."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from desktop.reading.archives import open_member
from desktop.reading.columns import Sheet, propose
from desktop.reading.decoding import clean
from desktop.reading.formats import Format, find_format, read_head
from desktop.reading.rows import Table, open_json, open_json_lines, open_table
from desktop.reading.workbooks import open_first
from desktop.records import NO_HINTS, Hints

ROWS = 8
CELL = 300
"""Characters of a cell that a window is given."""

_OPENERS: dict[str, Callable[[BinaryIO], Table | None]] = {
    "CSV": open_table,
    "JSON Lines": open_json_lines,
    "JSON": open_json,
    "XLSX": open_first,
}


def peek(path: Path, part: str = "", hints: Hints = NO_HINTS) -> Sheet | None:
    """Return the columns of a table, some rows and what is proposed; None where the file is no table (any more).

    `part` is the member of an archive, as in `Unread.part`.
    """
    try:
        with path.open("rb") as file:
            held = open_member(file, part) if part else file
            return peek_stream(Path(part) if part else path, held, hints) if held else None
    except (OSError, ValueError, LookupError):
        return None


def peek_stream(path: Path, file: BinaryIO, hints: Hints) -> Sheet | None:
    """Return the sheet of an open file."""
    found = find_format(read_head(path, file, hints), hints.format)
    file.seek(0)
    opener = _OPENERS.get(found.name) if isinstance(found, Format) else None
    table = opener(_in_page(file, hints) if isinstance(found, Format) and found.coded else file) if opener else None
    if table is None:
        return None
    with table:
        return _sheet(table)


def _in_page(file: BinaryIO, hints: Hints) -> BinaryIO:
    if not hints.encoding:
        return file
    return io.BytesIO(codecs.BOM_UTF8 + file.read().decode(hints.encoding, errors="replace").encode())


def _sheet(table: Table) -> Sheet:
    rows = [row for _, row in islice(table.rows, ROWS) if not isinstance(row, str)]
    cells = [tuple(_cell(row.get(column)) for column in table.columns) for row in rows]
    return Sheet(table.columns, tuple(cells), propose(table.columns, cells))


def _cell(value: object) -> str:
    return "" if value is None else " ".join(clean(str(value)[: CELL * 2]).split())[:CELL]
