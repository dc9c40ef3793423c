"""What each command does; every one returns the exit status."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TextIO

from desktop.commands.arguments import CHARTS, filter_of, measure_of
from desktop.commands.terminal import format_report, run_with_bar
from desktop.errors import DesktopError, LibraryUnusable
from desktop.library import Library
from desktop.processes import InlineReader, PoolReader
from desktop.reading.files import collect
from desktop.records import Outcome, Unread

MANY_FILES = 8  # below, starting processes costs more than it saves
LARGE_BYTES = 1_000_000


def run_command(arguments: argparse.Namespace) -> int:
    """Run one of the commands."""
    actions = {"analyse": run_analyse, "import": run_import, "export": run_export, "check": run_check}
    return actions[arguments.command](arguments)


def run_analyse(arguments: argparse.Namespace) -> int:
    """Print what is found in each article; 1 if there was none."""
    files = list(collect(arguments.paths))
    with closing(_choose_reader(files)) as reader, _open_output(arguments.out) as output:
        found = sum(_print_articles(files, reader, output))
    return 0 if found else 1


def run_import(arguments: argparse.Namespace) -> int:
    """Import and print the report; 1 if nothing could be read, a duplicate counting as read."""
    if not any(path.exists() for path in arguments.paths):
        raise DesktopError(f"{arguments.paths[0]}: there is no such file or folder. Nothing was imported.")
    files = list(collect(arguments.paths))
    with closing(_choose_reader(files)) as reader, closing(Library.open(arguments.library, purge=False)) as library:
        changes = run_with_bar(library.import_files(files, reader), sys.stderr)
    print(format_report(changes.report))
    return 0 if any(line.outcome is not Outcome.SKIPPED for line in changes.report) else 1


def run_export(arguments: argparse.Namespace) -> int:
    """Write a table or a chart."""
    chosen, measure = filter_of(arguments), measure_of(arguments)
    with closing(_open_existing(arguments.library)) as library:
        if arguments.kind in CHARTS:
            from desktop.figures.export import export_figure

            kind, out, width = arguments.kind, arguments.out, arguments.width_mm
            export_figure(library, kind, out, chosen, measure, width, bins=arguments.bins)
        else:
            from desktop.analysis.exports import Table, export_table

            export_table(library, Table(arguments.kind), arguments.out, chosen, measure, arguments.bins)
    print(f"Written: {arguments.out}")
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Say in words whether a library is whole; 1 if it is not."""
    with closing(_open_existing(arguments.library)) as library:
        faults, counts = library.check(), library.counts()
    print("\n".join(faults) or f"All is well: {counts.articles} articles, {counts.happenings} happenings.")
    return 1 if faults else 0


def _print_articles(files: Sequence[Path], reader: InlineReader | PoolReader, output: TextIO) -> Iterator[int]:
    from desktop.extraction.form import analysis_row

    for _, found in reader.read(files):
        if isinstance(found, Unread):
            print(f"{', '.join(filter(None, (found.file, found.part)))}: {found.reason}", file=sys.stderr)
            continue
        if isinstance(found, tuple):
            output.write(json.dumps(analysis_row(*found), ensure_ascii=False) + "\n")
            output.flush()
            yield 1


def _choose_reader(files: Sequence[Path]) -> InlineReader | PoolReader:
    large = any(file.is_file() and file.stat().st_size > LARGE_BYTES for file in files)
    return PoolReader() if large or len(files) > MANY_FILES else InlineReader()


def _open_output(path: Path | None) -> AbstractContextManager[TextIO]:
    if path is None:
        return nullcontext(sys.stdout)
    try:
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise DesktopError(f"{path.name} cannot be written: {error.strerror or error}.") from error


def _open_existing(path: Path) -> Library:
    if not path.exists():
        raise LibraryUnusable(path, "there is no such file.")
    return Library.open(path, purge=False)
