"""What was imported when, from which file, by which version; and which columns hold what in tables of one kind."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import RowMapping, case, delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop import __version__
from desktop.errors import Cancelled
from desktop.records import Analysis, ColumnNames, Document, ImportLine, Outcome, PastImport, Unread
from desktop.store import tables
from desktop.store.articles import chunks, content_languages, name_of, shown_name, writable
from desktop.store.database import Database

_RUN, _LINE = tables.ImportRun.__table__, tables.ImportLine.__table__  # type: ignore[attr-defined]
_ADD = insert(_LINE).returning(_LINE.c.id)
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Again:
    """What is tried again of one file: the lines that give way, their place, and what of the file is in already."""

    place: int
    lines: frozenset[int]
    done: frozenset[str]


class ImportLog:
    """Keeps the lines of one import as they come, and at the end how it ended.

    With `again`, by paths, it goes on with an earlier import: the first line of a file that is tried again takes the
    place of those that were said of it before.
    """

    def __init__(self, database: Database, run: int, again: Mapping[str, Again] | None = None) -> None:
        self.run = run
        self._database = database
        self._again = dict(again or {})
        self._waiting = set(self._again)
        self._place = 0
        self._began = time.monotonic()

    def __enter__(self) -> ImportLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._again:
            return
        stopped = kind is not None and issubclass(kind, GeneratorExit | Cancelled)
        values = {"seconds": time.monotonic() - self._began, "stopped": stopped}
        with self._database.write() as session:
            session.execute(update(_RUN).where(_RUN.c.id == self.run).values(**values))

    def wants(self, path: str, name: str) -> bool:
        """Say whether an article of a file is to be taken; of a file tried again, not what came in before."""
        return path not in self._again or name not in self._again[path].done

    def add(self, session: Session, line: ImportLine) -> ImportLine:
        """Keep a line; return it with its number."""
        self._place += 1
        again = self._again.get(line.path)
        if line.path in self._waiting and again is not None:
            self._waiting.remove(line.path)
            for some in chunks(again.lines):
                session.execute(delete(_LINE).where(_LINE.c.id.in_(some)))
        place = self._place if again is None else again.place
        number = session.scalar(_ADD, {"run": self.run, "place": place, **_line_values(line)})
        return replace(line, id=number)


def begin_import(database: Database, paths: Sequence[Path], files: int) -> ImportLog:
    """Begin the log of an import of some files, found under the paths a person named."""
    began = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"began": began, "origin": origin_words(paths), "version": __version__, "files": files, "stopped": False}
    with database.write() as session:
        number: int | None = session.scalar(insert(_RUN).returning(_RUN.c.id), values)
    assert number is not None
    return ImportLog(database, number)


def try_again(database: Database, run: int, lines: Collection[int]) -> tuple[ImportLog, list[Path]]:
    """Go on with an earlier import for some of its lines; return its log and the files to read, in their order."""
    with database.read() as session:
        rows = session.execute(select(_LINE).where(_LINE.c.run == run).order_by(_LINE.c.place, _LINE.c.id))
        by_path: dict[str, list[RowMapping]] = {}
        for row in rows.mappings():
            by_path.setdefault(row["path"], []).append(row)
    wanted = {path: rows for path, rows in by_path.items() if path and any(row["id"] in lines for row in rows)}
    return ImportLog(database, run, {path: _again(rows) for path, rows in wanted.items()}), list(map(Path, wanted))


def read_line(article: int, document: Document, analysis: Analysis) -> ImportLine:
    """Return the line of an article that came in."""
    return ImportLine(
        name_of(document),
        Outcome.READ,
        article=article,
        published=document.published,
        languages=content_languages(document.language or analysis.language, analysis.segments),
        happenings=len({record.event for record in analysis.events}),
        warnings=document.warnings,
        encoding=document.encoding,
    )


def twin_line(twin: int, file: str, document: Document) -> ImportLine:
    """Return the line of an article that was there already, as the number and the file of another."""
    why = f"same text as {file}"
    name, warnings = name_of(document), document.warnings
    return ImportLine(name, Outcome.DUPLICATE, why, twin, warnings=warnings, encoding=document.encoding)


def unread_line(file: str, unread: Unread) -> ImportLine:
    """Return the line of a file, or of a part of one, that gave no article."""
    name = shown_name(Path(file).name or unread.file)
    return ImportLine(name, Outcome.SKIPPED, unread.reason, needs=unread.needs, part=unread.part)


def read_imports(session: Session) -> tuple[PastImport, ...]:
    """Return what was imported, the latest first."""
    counts = (_count(outcome).label(outcome.value) for outcome in Outcome)
    query = select(_RUN, *counts).join(_LINE, _LINE.c.run == _RUN.c.id, isouter=True).group_by(_RUN.c.id)
    rows = session.execute(query.order_by(_RUN.c.id.desc())).mappings()
    return tuple(map(_to_import, rows))


def read_report(session: Session, run: int, after: int = 0) -> tuple[ImportLine, ...]:
    """Return the lines of an import in the order of its files, those with a number above `after`.

    An article that was taken out of the library since is no longer named; a day that the analyst has set is told, and
    the code page in which a text was read last.
    """
    article = tables.Article.__table__  # type: ignore[attr-defined]
    query = select(_LINE, article.c.deleted, article.c.own_published, article.c.encoding.label("page"))
    query = query.join(article, article.c.id == _LINE.c.article, isouter=True)
    query = query.where(_LINE.c.run == run, _LINE.c.id > after).order_by(_LINE.c.place, _LINE.c.id)
    return tuple(_to_line(row) for row in session.execute(query).mappings())


def read_column_names(session: Session) -> tuple[tuple[str, ColumnNames], ...]:
    """Return which columns hold what, with the signatures of the tables that have them."""
    table = tables.ColumnNames
    rows = session.execute(select(col(table.signature), col(table.names)).order_by(col(table.signature)))
    return tuple((signature, tuple((field, column) for field, column in names)) for signature, names in rows)


def write_column_names(session: Session, names: Iterable[tuple[str, ColumnNames]]) -> None:
    """Remember which columns hold what in tables of some signatures."""
    table = insert(tables.ColumnNames).prefix_with("OR REPLACE")
    for signature, columns in names:
        session.execute(table.values(signature=signature, names=[list(pair) for pair in columns]))


def origin_words(paths: Sequence[Path]) -> str:
    """Return where an import comes from: 'From “samples” and “clippings”', or the number of files."""
    names = list(dict.fromkeys(path.name or str(path) for path in paths))
    if len(names) > _NAMED:
        folders = {path.parent.name for path in paths}
        return f"From “{folders.pop()}”" if len(folders) == 1 else f"From {len(names)} files and folders"
    return "From " + " and ".join(f"“{name}”" for name in names) if names else "From the clipboard"


def _again(rows: Sequence[RowMapping]) -> Again:
    failed = [row for row in rows if row["outcome"] == Outcome.SKIPPED]
    done = frozenset(row["file"] for row in rows if row["outcome"] != Outcome.SKIPPED)
    return Again(min(row["place"] for row in rows), frozenset(row["id"] for row in failed), done)


def _count(outcome: Outcome) -> Any:
    return func.count(case((_LINE.c.outcome == outcome.value, 1)))


def _line_values(line: ImportLine) -> dict[str, Any]:
    words = {name: writable(getattr(line, name)) for name in ("file", "path", "part", "why", "needs")}
    names = ("encoding", "article", "published", "happenings")
    lists = {"warnings": list(line.warnings), "languages": list(line.languages)}
    return words | {name: getattr(line, name) for name in names} | lists | {"outcome": line.outcome.value}


def _to_line(row: RowMapping) -> ImportLine:
    names = ("id", "file", "path", "part", "why", "needs", "happenings")
    read = row["outcome"] == Outcome.READ
    return ImportLine(
        **{name: row[name] for name in names},
        encoding=(row["page"] if read else None) or row["encoding"],
        published=row["own_published"] or row["published"],
        outcome=Outcome(row["outcome"]),
        article=None if row["deleted"] else row["article"],
        warnings=tuple(row["warnings"]),
        languages=tuple(row["languages"]),
    )


def _to_import(row: RowMapping) -> PastImport:
    names = ("id", "origin", "version", "files", "seconds", "stopped")
    return PastImport(
        **{name: row[name] for name in names},
        began=datetime.fromisoformat(row["began"]),
        read=row[Outcome.READ.value],
        duplicates=row[Outcome.DUPLICATE.value],
        skipped=row[Outcome.SKIPPED.value],
    )
