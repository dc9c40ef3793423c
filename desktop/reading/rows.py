"""Tables of articles: JSON Lines, JSON, CSV and TSV, one article a row, read as a stream.

Columns are told by their names or by the analyst's mapping (`columns`); only the text must be there. What a row gives
is kept and never guessed over.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from desktop.reading.columns import FIELDS, mapping_for, recognise, unique_names
from desktop.reading.datelines import read_day
from desktop.reading.decoding import SAMPLE, Encoding, clean, find_encoding
from desktop.reading.plain import complete
from desktop.records import NO_HINTS, Document, Hints, Unread

LONGEST_ROW = 32_000_000
"""Characters of one row; what is longer is no article."""
SOME = 20
"""Rows by which the columns of a table of objects are told."""

_DELIMITERS = ",;\t|"
_HOLDER = re.compile(r'\{\s*"[^"]{1,40}"\s*:\s*\[\s*\{')
_NOTHING = frozenset({"", "null", "none", "nan", "n/a"})

Row = Mapping[str, Any] | str
"""A row's values by column, or the sentence that says why there are none."""


class Closable(Protocol):
    """What a table is read from."""

    def close(self) -> None:
        """Let go of it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is read: its columns, its numbered rows, what a row is called, the code page, what to close."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Row]]
    word: str
    encoding: Encoding | None
    file: Closable | None = None

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        if self.file is not None:
            self.file.close()


def is_table(name: str, head: str) -> bool:
    """Say whether a text begins like a table: a header that names the text beside another known column."""
    delimiter = find_delimiter(head)
    names = _header(head, delimiter) if delimiter else ()
    known = recognise(names)
    if name.endswith((".csv", ".tsv", ".tab")):
        return True
    likely = known.complete and len(known.pairs) > 1 and len(names) <= 2 * len(known.pairs)
    return likely and all(len(name) < 40 for name in names)


def is_json_lines(name: str, head: str) -> bool:
    """Say whether a text begins with a JSON object on a line of its own, or with one that does not end here."""
    first, newline, _ = head.lstrip().partition("\n")
    if not first.startswith("{") or (name.endswith(".json") and not newline):
        return False
    found = _parse(first)
    if found is not None:
        return _held(found) is None
    return not newline and first.count('"') >= 2 and ":" in first and not _HOLDER.match(first)


def is_json(name: str, head: str) -> bool:
    """Say whether a file is JSON as a whole: a list of articles or a single one."""
    start = head.lstrip()[:200]
    return (
        start.startswith(("[{", "[ {", "[\n"))
        or bool(_HOLDER.match(start))
        or (name.endswith(".json") and start.startswith(("{", "[")))
    )


def find_delimiter(head: str) -> str | None:
    """Return what separates the columns of a header, or None where it has one column."""
    named, line = _split_mark(head)
    if named:
        return named
    best = max(_DELIMITERS, key=lambda sign: len(recognise(_header(head, sign)).pairs) * 100 + line.count(sign))
    return best if best in line else None


def read_table(path: Path, file: BinaryIO, hints: Hints = NO_HINTS) -> Iterator[Document | Unread]:
    """Yield the articles of a CSV or TSV file; rows are counted as a spreadsheet counts them, the header being 1."""
    yield from read_rows(path, open_table(file), hints)


def read_json_lines(path: Path, file: BinaryIO, hints: Hints = NO_HINTS) -> Iterator[Document | Unread]:
    """Yield the articles of a JSON Lines file."""
    yield from read_rows(path, open_json_lines(file), hints)


def read_json(path: Path, file: BinaryIO, hints: Hints = NO_HINTS) -> Iterator[Document | Unread]:
    """Yield the articles of a JSON file, which is held whole."""
    table = open_json(file)
    if table is None:
        file.seek(0)
        table = open_json_lines(file) if _parse(file.readline(LONGEST_ROW).decode(errors="replace")) else None
    if table is None:
        yield Unread(str(path), "The file looks like JSON and is not: it is cut off or broken.")
    else:
        yield from read_rows(path, table, hints)


def read_rows(path: Path, table: Table, hints: Hints = NO_HINTS) -> Iterator[Document | Unread]:
    """Yield the articles of a table and close it; where no column holds the text, one sentence names them all."""
    with table:
        mapping = mapping_for(table.columns, hints)
        if not mapping.complete:
            yield _unmapped(path, table.columns)
            return
        for number, row in table.rows:
            where = f"{table.word} {number}"
            if isinstance(row, str):
                yield Unread(str(path), f"{where} {row}")
            else:
                fields = {**_fields_beside(row, table), **mapping.fields_of(row)}
                yield _article(path, fields, where, number, table.encoding)


def _unmapped(path: Path, columns: Sequence[str]) -> Unread:
    told = ", ".join(columns)[:200]
    if not told:
        return Unread(str(path), "The table has no columns.")
    return Unread(str(path), f"No column is known to hold the text; the columns are: {told}.", "columns")


def _fields_beside(row: Mapping[str, Any], table: Table) -> dict[str, Any]:
    """Return the fields of an object that the first objects did not have."""
    beside = tuple(name for name in row if name not in table.columns)
    return recognise(beside).fields_of(row) if beside else {}


# ---- what a file holds as rows


def open_table(file: BinaryIO) -> Table:
    """Return the table of a CSV or TSV file."""
    encoding = _encoding(file)
    lines = io.TextIOWrapper(file, encoding=encoding.name, errors="replace", newline="")
    head = lines.readline(SAMPLE)
    if _split_mark(head)[0]:
        head += lines.readline(SAMPLE)
    delimiter = find_delimiter(head) or ","
    csv.field_size_limit(LONGEST_ROW)
    columns = _header(head, delimiter)
    return Table(columns, _cells(csv.reader(lines, delimiter=delimiter), columns), "Row", encoding, lines)


def open_json_lines(file: BinaryIO) -> Table:
    """Return the table of a JSON Lines file; the columns are those of its first objects."""
    encoding = _encoding(file)
    lines = io.TextIOWrapper(file, encoding=encoding.name, errors="replace", newline="\n")
    numbered = enumerate(iter(lambda: lines.readline(LONGEST_ROW), ""), start=1)
    found = ((number, _parse(line)) for number, line in numbered if line.strip("\ufeff\r\n\t \x00"))
    return _objects(found, encoding, lines)


def open_json(file: BinaryIO) -> Table | None:
    """Return the table of a JSON file, a list of objects or one that holds the list; None where it is broken."""
    encoding = _encoding(file)
    data = file.read(LONGEST_ROW * 4)
    try:
        found = json.loads(data.decode(encoding.name, errors="replace").removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict):
        found = _held(found) or [found]
    return _objects(enumerate(found if isinstance(found, list) else [found], start=1), encoding)


def _held(found: dict[str, Any]) -> list[Any] | None:
    """Return the list of objects that an object holds which is no article itself; None for any other."""
    if recognise(tuple(found)).complete:
        return None
    lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _objects(found: Iterable[tuple[int, Any]], encoding: Encoding, file: Closable | None = None) -> Table:
    rows = ((number, _object(one)) for number, one in found)
    first = list(islice(rows, SOME))
    columns = dict.fromkeys(key for _, row in first if not isinstance(row, str) for key in row)
    if not columns and first:
        columns = dict.fromkeys(["text"])  # nothing but broken lines: each is said
    return Table(tuple(columns), chain(first, rows), "Line", encoding, file)


def _object(one: Any) -> Row:
    return {str(key).strip(): value for key, value in one.items()} if isinstance(one, dict) else "is not a JSON object."


def _cells(reader: Iterator[list[str]], columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"cannot be read ({error})."
            continue
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(columns, cells, strict=False))


# ---- a row as an article


def _article(
    path: Path, row: Mapping[str, Any], where: str, number: int, encoding: Encoding | None
) -> Document | Unread:
    """Return the article of a row by fields; `where` names it in words."""
    text = row.get("text")
    if not isinstance(text, str) or not clean(text).strip():
        return Unread(str(path), f"{where} has no text.")
    values: dict[str, Any] = {name: value for name in FIELDS[2:] if (value := _value(row.get(name)))}
    warnings = [encoding.warning] if encoding and encoding.warning else []
    published = read_day(values.pop("published")) if "published" in values else None
    if _value(row.get("published")) and published is None:
        warnings.append(f"The date given ({_value(row['published'])[:40]}) could not be read.")
    if "language" in values:
        values["language"] = values["language"].replace("_", "-").partition("-")[0].casefold()
    given = frozenset({*values, "text", *(("published",) if published else ())})
    return complete(
        Document(
            _value(row.get("id")) or f"{path.name}#{number}",
            str(path),
            clean(text),
            published=published,
            encoding=encoding.name if encoding else None,
            warnings=tuple(warnings),
            given=given,
            **values,
        )
    )


def _value(value: Any) -> str:
    """Return a cell as clean text on one line; lists (of authors) joined, nothing for what says nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_value, value[:20])))
    if value is None or isinstance(value, dict | bool):
        return ""
    text = " ".join(clean(str(value)).split())
    return "" if text.casefold() in _NOTHING else text


def _header(head: str, delimiter: str) -> tuple[str, ...]:
    line = _split_mark(head)[1][:4000].rstrip("\r")
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = line.split(delimiter)
    return unique_names([clean(cell).strip().strip('"') for cell in cells])


def _split_mark(head: str) -> tuple[str | None, str]:
    """Return the sign that a spreadsheet's first line 'sep=;' names, and the header line."""
    first, _, rest = head.lstrip("\ufeff").partition("\n")
    mark = first.strip().strip('"').casefold()
    if mark.startswith("sep=") and len(mark) == 5:
        return mark[-1], rest.partition("\n")[0]
    return ("\t", rest.partition("\n")[0]) if mark == "sep=" else (None, first)


def _parse(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line.strip("\ufeff\r\n\t \x00"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _encoding(file: BinaryIO) -> Encoding:
    """Tell the code page from the first bytes and leave the file at its start."""
    sample = file.read(SAMPLE * 4)
    file.seek(0)
    return find_encoding(sample, cut=True)
