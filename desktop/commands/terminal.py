"""What goes to the terminal: lines, a progress bar, the report of an import."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Generator, Iterable
from typing import TextIO

from desktop.records import Changes, ImportLine, Outcome, Progress

BAR = 24


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale; a windowed program on Windows has no streams at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def run_with_bar(work: Generator[Progress, None, Changes], stream: TextIO | None) -> Changes:
    """Run a write to its end, with a progress bar if the stream is a terminal."""
    terminal = stream if stream is not None and stream.isatty() else None
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            _show(terminal, "")
            return end.value if isinstance(end.value, Changes) else Changes()
        _show(terminal, format_bar(progress, shutil.get_terminal_size().columns))


def _show(terminal: TextIO | None, line: str) -> None:
    """Put a line in the place of the one before."""
    if terminal is not None:
        terminal.write(f"\r\x1b[K{line}")
        terminal.flush()


def format_bar(progress: Progress, columns: int) -> str:
    """Return a progress bar that fits a line."""
    share = progress.done / progress.total if progress.total else 0.0
    filled = round(share * BAR)
    line = f"[{'#' * filled}{'.' * (BAR - filled)}] {progress.done} of {progress.total}  {progress.what}"
    return line[: max(columns - 1, BAR)]


def format_report(report: Iterable[ImportLine]) -> str:
    """Return an import report as lines of text, the sum first."""
    lines = list(report)
    counts = Counter(line.outcome for line in lines)
    total = f"{counts[Outcome.READ]} of {len(lines)} read"
    twins, skipped = counts[Outcome.DUPLICATE], counts[Outcome.SKIPPED]
    total += f", {twins} duplicate{'' if twins == 1 else 's'}" if twins else ""
    total += f", {skipped} skipped" if skipped else ""
    return "\n".join([total + ".", *map(_format_line, lines)])


def _format_line(line: ImportLine) -> str:
    return "\n".join([_format_outcome(line), *(f"        warning: {warning}" for warning in line.warnings)])


def _format_outcome(line: ImportLine) -> str:
    if line.outcome is not Outcome.READ:
        name = line.file if line.part in line.file else f"{line.file}, {line.part}"
        return f"  {line.outcome}  {name}: {line.why}"
    day = line.published.isoformat() if line.published else "no date"
    languages = ", ".join(line.languages) or "no language"
    happenings = f"{line.happenings} happening{'' if line.happenings == 1 else 's'}"
    return f"  read  {line.file}: {day}, {languages}, {happenings}"
