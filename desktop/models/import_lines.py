"""What a report says of an import and of each of its lines, in words."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from desktop.models.code_pages import page_name
from desktop.records import ImportLine, Outcome, PastImport

HEADS = ("File", "Result", "What was found, or why not", "Code page")
_EXPORTED = (*HEADS, "Warnings", "Path")


class Group(StrEnum):
    """Which lines a report shows."""

    ALL = "All"
    READ = "Read"
    NO_DATE = "No date"
    WARNINGS = "Warnings"
    DUPLICATES = "Duplicates"
    SKIPPED = "Not read"


def groups_of(line: ImportLine) -> frozenset[Group]:
    """Return the groups that show a line."""
    return _GROUPS[line.outcome, line.published is not None, bool(line.warnings)]


def _groups(outcome: Outcome, *, dated: bool, warned: bool) -> frozenset[Group]:
    found = {Outcome.READ: Group.READ, Outcome.DUPLICATE: Group.DUPLICATES, Outcome.SKIPPED: Group.SKIPPED}[outcome]
    undated = {Group.NO_DATE} if outcome is Outcome.READ and not dated else set()
    return frozenset({Group.ALL, found, *undated, *({Group.WARNINGS} if warned else ())})


_GROUPS = {
    (outcome, dated, warned): _groups(outcome, dated=dated, warned=warned)
    for outcome in Outcome
    for dated in (False, True)
    for warned in (False, True)
}


def result_words(line: ImportLine) -> str:
    """Return 'Read', 'Read, no date', 'Duplicate' or 'Not read'."""
    if line.outcome is Outcome.READ:
        return "Read" if line.published else "Read, no date"
    return "Duplicate" if line.outcome is Outcome.DUPLICATE else "Not read"


def found_words(line: ImportLine) -> str:
    """Return what was found in a file, or why it was not read."""
    if line.outcome is not Outcome.READ:
        return line.why
    noun = "happening" if line.happenings == 1 else "happenings"
    parts = [line.published.isoformat() if line.published else "", ", ".join(line.languages)]
    return " · ".join([*filter(None, parts), f"{line.happenings} {noun}", *filter(None, [line.why])])


def told_words(line: ImportLine) -> str:
    """Return what was found in a file, or why it was not read, with its warnings."""
    return " · ".join([found_words(line), *line.warnings])


def file_words(line: ImportLine) -> str:
    """Return the name a line goes by: the file's, and the part of it that is meant."""
    return f"{line.file}, {line.part}" if line.part and line.part not in line.file else line.file


def cells(line: ImportLine) -> tuple[str, str, str, str]:
    """Return the words of a line under the heads of the table."""
    return file_words(line), result_words(line), told_words(line), page_name(line.encoding)


def details(line: ImportLine) -> str:
    """Return all that is known of a line, a fact a row."""
    gone = line.outcome is Outcome.READ and line.article is None
    parts = [
        line.path or "From the clipboard; there is no file.",
        f"{result_words(line)}: {found_words(line)}",
        *line.warnings,
        "The article was taken out of the library since." if gone else "",
    ]
    return "\n".join(filter(None, parts))


def count_groups(lines: Iterable[ImportLine]) -> Counter[Group]:
    """Count the lines of each group."""
    return Counter(group for line in lines for group in groups_of(line))


def summary(lines: Sequence[ImportLine]) -> str:
    """Return '5 of 8 read, 2 duplicates, 1 not read'."""
    counts = Counter(line.outcome for line in lines)
    words = [f"{counts[Outcome.READ]} of {len(lines)} read"]
    if counts[Outcome.DUPLICATE]:
        words.append(f"{counts[Outcome.DUPLICATE]} duplicate{'s' * (counts[Outcome.DUPLICATE] > 1)}")
    if counts[Outcome.SKIPPED]:
        words.append(f"{counts[Outcome.SKIPPED]} not read")
    return ", ".join(words)


def import_words(past: PastImport) -> str:
    """Return where an import came from, when it began, how long it took, and the version that read it."""
    took = "" if past.seconds is None else seconds_words(past.seconds)
    parts = [past.origin, when_words(past), took, f"Chancery {past.version}", "stopped" if past.stopped else ""]
    return " · ".join(filter(None, parts))


def when_words(past: PastImport) -> str:
    """Return the day and the time here at which an import began."""
    return past.began.astimezone().strftime("%Y-%m-%d %H:%M")


def seconds_words(passed: float) -> str:
    """Return '4 seconds'."""
    whole = round(passed)
    if whole < 1:
        return "less than a second"
    return "1 second" if whole == 1 else f"{whole} seconds" if whole < 100 else f"{round(whole / 60)} minutes"


def as_csv(lines: Iterable[ImportLine], delimiter: str = ",") -> str:
    """Return lines as a table of text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(_EXPORTED)
    writer.writerows(_exported(line) for line in lines)
    return out.getvalue()


def _exported(line: ImportLine) -> tuple[str, ...]:
    warnings = " ".join(line.warnings)
    return file_words(line), result_words(line), found_words(line), page_name(line.encoding), warnings, line.path
