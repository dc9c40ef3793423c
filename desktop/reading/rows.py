"""Tables of articles: JSON Lines, JSON, CSV and TSV, one article a row, read as a stream.

Columns: `id`, `text`, and optionally `title`, `published`, `source`, `author`, `language`, `url`.
What a row gives is kept and never guessed over.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from desktop.reading.datelines import read_day
from desktop.reading.decoding import SAMPLE, Encoding, clean, find_encoding
from desktop.reading.plain import complete
from desktop.records import Document, Unread

COLUMNS = ("id", "text", "title", "published", "source", "author", "language", "url")
LONGEST_ROW = 32_000_000
"""Characters of one row; what is longer is no article."""

_DELIMITERS = ",;\t|"
_NOTHING = frozenset({"", "null", "none", "nan", "n/a"})


def is_table(name: str, head: str) -> bool:
    """Say whether a text begins like a table: a header that names `text` beside another known column."""
    delimiter = find_delimiter(head)
    names = _header(head, delimiter) if delimiter else []
    known = [name for name in names if name in COLUMNS]
    if name.endswith((".csv", ".tsv", ".tab")):
        return True
    return "text" in known and len(known) > 1 and all(len(name) < 40 for name in names)


def is_json_lines(head: str) -> bool:
    """Say whether a text begins with a JSON object on a line of its own, or with one that does not end here."""
    first, newline, _ = head.lstrip().partition("\n")
    if not first.startswith("{"):
        return False
    return _parse(first) is not None if newline else first.count('"') >= 2 and ":" in first


def is_json(name: str, head: str) -> bool:
    """Say whether a file is JSON as a whole: a list of articles or a single one."""
    start = head.lstrip()[:200]
    return start.startswith(("[{", "[ {", "[\n")) or (name.endswith(".json") and start.startswith(("{", "[")))


def find_delimiter(head: str) -> str | None:
    """Return what separates the columns of a header, or None where it has one column."""
    line = head.lstrip("\ufeff").partition("\n")[0]
    best = max(
        _DELIMITERS, key=lambda sign: sum(name in COLUMNS for name in _header(head, sign)) * 100 + line.count(sign)
    )
    return best if best in line else None


def read_table(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the articles of a CSV or TSV file; rows are counted as a spreadsheet counts them, the header being 1."""
    encoding = _encoding(file)
    with io.TextIOWrapper(file, encoding=encoding.name, errors="replace", newline="") as lines:
        head = lines.readline(SAMPLE)
        names = _header(head, find_delimiter(head) or ",")
        if "text" not in names:
            yield Unread(str(path), f"The table has no column named 'text'; its columns are: {', '.join(names)[:200]}.")
            return
        csv.field_size_limit(LONGEST_ROW)
        reader = csv.reader(lines, delimiter=find_delimiter(head) or ",")
        yield from _table_rows(path, reader, names, encoding)


def _table_rows(path: Path, reader: Any, names: list[str], encoding: Encoding) -> Iterator[Document | Unread]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(str(path), f"Row {number} cannot be read ({error}).")
            continue
        if cells and any(cell.strip() for cell in cells):
            yield _row(path, dict(zip(names, cells, strict=False)), f"Row {number}", number, encoding)


def read_json_lines(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the articles of a JSON Lines file."""
    encoding = _encoding(file)
    with io.TextIOWrapper(file, encoding=encoding.name, errors="replace", newline="\n") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_ROW), ""), start=1):
            if line.strip("\ufeff\r\n\t \x00"):
                yield _json_row(path, _parse(line), number, encoding)


def read_json(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the articles of a JSON file, which is held whole."""
    encoding = _encoding(file)
    data = file.read(LONGEST_ROW * 4)
    try:
        found = json.loads(data.decode(encoding.name, errors="replace").removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        yield Unread(str(path), "The file looks like JSON and is not: it is cut off or broken.")
        return
    for number, row in enumerate(found if isinstance(found, list) else [found], start=1):
        yield _json_row(path, row, number, encoding)


def _json_row(path: Path, row: Any, number: int, encoding: Encoding) -> Document | Unread:
    if not isinstance(row, dict):
        return Unread(str(path), f"Line {number} is not a JSON object.")
    return _row(
        path, {str(key).strip().casefold(): value for key, value in row.items()}, f"Line {number}", number, encoding
    )


def _row(path: Path, row: Mapping[str, Any], where: str, number: int, encoding: Encoding) -> Document | Unread:
    """Return the article of a row; `where` names it in words."""
    text = row.get("text")
    if not isinstance(text, str) or not clean(text).strip():
        return Unread(str(path), f"{where} has no text.")
    values: dict[str, Any] = {name: value for name in COLUMNS[2:] if (value := _value(row.get(name)))}
    warnings = [encoding.warning] if encoding.warning else []
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
            encoding=encoding.name,
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


def _header(head: str, delimiter: str) -> list[str]:
    line = head.lstrip("\ufeff").partition("\n")[0][:4000].rstrip("\r")
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [clean(cell).strip().strip('"').casefold() for cell in cells]


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
