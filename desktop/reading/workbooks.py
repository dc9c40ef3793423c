"""Workbooks (XLSX) of articles, one article a row; the columns are told as in any table."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from desktop.reading.columns import mapping_for, recognise, unique_names
from desktop.reading.decoding import clean
from desktop.reading.packages import BROKEN, is_encrypted, swells
from desktop.reading.rows import Row, Table, read_rows
from desktop.records import Document, Hints, Unread

ABOVE = 10
"""Rows above a header at most: a title, a date, a note of the database."""
LARGEST = 400_000_000
"""Bytes of a workbook, unpacked."""
WIDEST = 500
"""Columns that are looked at."""

_FAULTS = (*BROKEN, SyntaxError, KeyError, TypeError, AttributeError, IndexError, AssertionError)
"""What openpyxl raises for a broken workbook, XML that is none being a `SyntaxError`: it documents none of it."""


def read_workbook(path: Path, file: BinaryIO, hints: Hints) -> Iterator[Document | Unread]:
    """Yield the articles of a workbook's sheets; a sheet whose columns are not known is said."""
    refusal = _refusal(file)
    if refusal:
        yield Unread(str(path), refusal)
        return
    try:
        tables = list(open_workbook(file))
        if not tables:
            yield Unread(str(path), "The workbook holds no table.")
        known = any(mapping_for(table.columns, hints).complete for table in tables)
        for table in tables:
            # beside a sheet of articles, one without is a note or a pivot table
            if mapping_for(table.columns, hints).complete or not known:
                yield from read_rows(path, table, hints)
    except _FAULTS:
        yield Unread(str(path), "The workbook is damaged and cannot be read (further).")


def open_first(file: BinaryIO) -> Table | None:
    """Return the first table of a workbook whose text is not told by its columns' names, else the first."""
    try:
        tables = list(open_workbook(file)) if _refusal(file) is None else []
    except _FAULTS:
        return None
    return next((table for table in tables if not recognise(table.columns).complete), next(iter(tables), None))


def open_workbook(file: BinaryIO) -> Iterator[Table]:
    """Yield the table of each sheet that is not empty."""
    import openpyxl  # costs 0.2 s, and few files are workbooks

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that say nothing of the cells
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for place, sheet in enumerate(book.worksheets):
            sheet.reset_dimensions()  # what a file says of its size may be a lie
            table = _table(_rows(sheet), "Row" if place == 0 else f"Sheet {clean(sheet.title)[:60]}, row")
            if table is not None:
                yield table


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=WIDEST), start=1):
        row = list(cells)
        if any(_text(cell).strip() for cell in row):
            yield number, row


def _table(rows: Iterator[tuple[int, list[Any]]], word: str) -> Table | None:
    top = list(islice(rows, ABOVE))
    if not top:
        return None
    names = [[_text(cell) for cell in cells] for _, cells in top]
    place = max(range(len(top)), key=lambda at: (len(recognise(names[at]).pairs), -at))
    if not recognise(names[place]).pairs:
        place = 0
    width = max((at for at, name in enumerate(names[place], start=1) if name.strip()), default=0)
    columns = unique_names(names[place][:width])
    return Table(columns, _below(top[place + 1 :], rows, columns), word, None)


def _below(
    top: Sequence[tuple[int, list[Any]]], rest: Iterator[tuple[int, list[Any]]], columns: Sequence[str]
) -> Iterator[tuple[int, Row]]:
    for some in (top, rest):
        for number, cells in some:
            yield number, dict(zip(columns, map(_value, cells), strict=False))


def _value(cell: Any) -> Any:
    """Return a cell as a row's value; Excel writes a line end within a cell as '_x000D_'."""
    return _text(cell).replace("_x000D_", "")


def _text(cell: Any) -> str:
    return "" if cell is None else clean(str(cell))


def _refusal(file: BinaryIO) -> str | None:
    """Return why a workbook is not opened: what is locked, swells or defines words of its own in its XML."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            packed, unpacked = sum(one.compress_size for one in members), sum(one.file_size for one in members)
            if any(map(is_encrypted, members)):
                return "The workbook is protected by a password. Save it without one."
            if unpacked > LARGEST or swells(packed, unpacked) or any(_swells(one) for one in members):
                return "The workbook unpacks to far more than it holds; it was not opened."
            if any(_declares(archive, one) for one in members if one.filename.endswith((".xml", ".rels"))):
                return "The workbook defines entities, which no spreadsheet program does; it was not opened."
    except BROKEN:
        return "The workbook is damaged and cannot be opened."
    return None


def _swells(member: zipfile.ZipInfo) -> bool:
    return swells(member.compress_size, member.file_size)


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as part:
        head = part.read(1 << 16).replace(b"\0", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head
