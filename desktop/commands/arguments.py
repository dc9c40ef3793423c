"""The words of the command line, and what they mean; nothing heavy is loaded here."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from desktop import __version__
from desktop.records import Bins, Count, EventType, Filter, Measure, Scale, Status

COMMANDS = {
    "analyse": "read articles and print what is found, one JSON object an article; nothing is kept",
    "import": "import articles into a library",
    "export": "write tables and charts of a library",
    "check": "check a library, in words",
}
TABLES = ("events", "articles", "matrix", "timeline")
CHARTS = ("chart-matrix", "chart-timeline")


def parse_arguments(words: list[str]) -> argparse.Namespace:
    """Return the parsed command line; `command` is None for the window. Wrong usage exits with status 2."""
    if words and words[0] in COMMANDS:
        command, *rest = words
        return _parser_of(command).parse_args(rest, argparse.Namespace(command=command))
    parser = _window_parser()
    arguments = parser.parse_args(words, argparse.Namespace(command=None))
    missing = next((path for path in arguments.files if not path.exists()), None)
    if missing is not None:
        parser.error(f"'{missing}' is neither a command nor a file or folder that exists")
    return arguments


def filter_of(arguments: argparse.Namespace) -> Filter:
    """Return the filter that the options ask for."""
    days = None
    if arguments.first or arguments.last:
        days = (arguments.first or date.min, arguments.last or date.max)
    return Filter(
        source=arguments.source,
        target=arguments.target,
        days=days,
        undated=days is None or arguments.undated,
        statuses=frozenset(arguments.status or ()),
        types=frozenset(arguments.type or ()),
        languages=frozenset(arguments.language or ()),
        text=arguments.text,
        sure=arguments.sure,
    )


def measure_of(arguments: argparse.Namespace) -> Measure:
    """Return how figures are to count."""
    return Measure(arguments.count, arguments.scale)


def _window_parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  chancery {name:<8} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="chancery",
        description="Open the window, and import the files named.",
        epilog=f"Without a window:\n{lines}\n\n'chancery COMMAND --help' tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="articles to import, or a library to open")
    parser.add_argument("--self-test", action="store_true", help="import the samples, draw a chart, tell how it went")
    parser.add_argument("--version", action="version", version=f"Chancery {__version__}")
    return parser


def _parser_of(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"chancery {command}", description=f"{COMMANDS[command].capitalize()}.")
    {"analyse": _add_analyse, "import": _add_import, "export": _add_export, "check": _add_check}[command](parser)
    return parser


def _add_analyse(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there, not to the standard output")


def _add_import(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    _add_library(parser, "the library; made if it is missing")


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_library(parser, "the library")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=(*TABLES, *CHARTS), metavar="KIND", help=", ".join((*TABLES, *CHARTS)))
    _add_library(parser, "the library")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="tables: .csv .jsonl; charts: .pdf .svg .png"
    )
    parser.add_argument("--width-mm", type=_millimetres, default=160.0, metavar="MM", help="width of a chart (160)")
    _add_filter(parser.add_argument_group("what counts (each option narrows)"))
    counting = parser.add_argument_group("how it is counted")
    counting.add_argument("--count", type=Count, choices=list(Count), default=Count.HAPPENINGS)
    counting.add_argument("--scale", type=Scale, choices=list(Scale), default=Scale.PLOVER)
    counting.add_argument("--bins", type=Bins, choices=list(Bins), help="width of the timeline's bars")


def _add_filter(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--source", type=_code, metavar="CODE", help="who acts, such as USA")
    group.add_argument("--target", type=_code, metavar="CODE", help="who is acted on")
    group.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first day, such as 2024-01-31")
    group.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last day")
    group.add_argument("--undated", action="store_true", help="beside --from and --to: keep what has no date")
    group.add_argument("--status", type=Status, choices=list(Status), action="append", help="may be repeated")
    group.add_argument("--type", type=_event_type, action="append", metavar="TYPE", help="may be repeated")
    group.add_argument("--language", action="append", metavar="CODE", help="of the sentence; may be repeated")
    group.add_argument("--text", default="", metavar="WORDS", help="words of the article")
    group.add_argument("--sure", type=_share, default=0.0, metavar="SHARE", help="least certainty, 0 to 1")


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders")


def _add_library(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--library", type=Path, required=True, metavar="FILE", help=what)


def _code(word: str) -> str:
    return word.upper()


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{word!r} is not a day; write it like 2024-01-31") from error


def _event_type(word: str) -> EventType:
    try:
        return EventType(word.upper())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{word!r} is none of {', '.join(EventType)}") from error


def _share(word: str) -> float:
    try:
        share = float(word)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a share from 0 to 1")
    return share


def _millimetres(word: str) -> float:
    try:
        width = float(word)
    except ValueError:
        width = 0.0
    if not 20 <= width <= 2000:
        raise argparse.ArgumentTypeError(f"{word!r} is not a width in millimetres from 20 to 2000")
    return width
