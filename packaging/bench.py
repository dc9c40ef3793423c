"""What the work costs on this machine, in seconds of CPU: a table to look at, never a test.

The text is the five samples one after another, in pieces of 5,000 characters; the library is made of synthetic
articles cut from them.
"""

from __future__ import annotations

import argparse
import os
import random
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tongues import measure_languages

from desktop.extraction.dates import find_dates
from desktop.extraction.events import find_events
from desktop.extraction.mentions import find_mentions
from desktop.extraction.pipeline import analyse, warm_up
from desktop.language import segments as segmentation
from desktop.language.sentences import split
from desktop.library import Library
from desktop.paths import base, samples
from desktop.processes import InlineReader, PoolReader
from desktop.reading.files import read
from desktop.reading.shingles import Story
from desktop.records import DEFAULT_STATUSES, NO_RULES, Analysis, Document, EventRecord, Filter, OwnRules, Span, Unread
from desktop.store.copies import tie_article
from desktop.store.database import open_database

PIECE = 5000  # characters
ROUNDS = 5
FILES = 40  # read of each kind
AGAIN = 500  # files of the folder that is imported twice


def main() -> None:
    """Measure everything and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100, help="synthetic articles to analyse")
    parser.add_argument("--library", type=int, default=2000, help="articles of the library that is asked")
    wanted = parser.parse_args()
    sys.stdout.write(f"{'':52}{'CPU s':>9}{'wall s':>9}\n")
    with line("first use: load what the stages need"):
        warm_up()
    measure_stages("\n".join(document.text for document in read_samples()))
    measure_languages(line)
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        measure_reading(Path(folder))
        measure_importing_again(Path(folder))
    found = measure_import(wanted.articles)
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        library = Path(folder) / "library.chancery"
        measure_library(wanted.library, found, library)
        measure_copies(wanted.library, Path(folder) / "copies.chancery")
        measure_start(library)


@contextmanager
def line(what: str, share: float = 1.0) -> Iterator[None]:
    """Measure a block, children included once they ended, and print its share of the time."""
    before, began = sum(os.times()[:4]), time.perf_counter()
    yield
    cpu, wall = sum(os.times()[:4]) - before, time.perf_counter() - began
    sys.stdout.write(f"{what:52}{cpu * share:9.3f}{wall * share:9.3f}\n")
    sys.stdout.flush()


def read_samples() -> list[Document]:
    """Return the samples as reading hands them on."""
    return [found for path in samples() for found in read(path) if not isinstance(found, Unread)]


def measure_stages(text: str) -> None:
    """Measure each stage for 5,000 characters."""
    share = PIECE / len(text) / ROUNDS
    content = [Span(0, len(text))]
    segments = segmentation.segment(text, content)
    sentences = split(text, segments)
    mentions = find_mentions(text, segments, None)
    dates = find_dates(text, sentences, None)
    stages: dict[str, Callable[[], object]] = {
        "segments": lambda: segmentation.segment(text, content),
        "sentences": lambda: split(text, segments),
        "mentions": lambda: find_mentions(text, segments, None),
        "dates": lambda: find_dates(text, sentences, None),
        "events": lambda: find_events(text, sentences, mentions, dates, None, None),
        "whole analysis": lambda: analyse(Document("all", None, text)),
    }
    for name, stage in stages.items():
        with line(f"{name}, 5,000 characters", share):
            for _ in range(ROUNDS):
                stage()


def measure_reading(folder: Path) -> None:
    """Measure reading alone: text articles, pages beside trafilatura's own time for them, code pages."""
    stories = [document.text.rjust(PIECE)[:PIECE] for document in make_articles(FILES)]
    texts = [write(folder / f"{number}.txt", story.encode()) for number, story in enumerate(stories)]
    old = [write(folder / f"{number}-old.txt", story.encode("cp949", "ignore")) for number, story in enumerate(stories)]
    pages = [write(folder / f"{number}.html", make_page(story)) for number, story in enumerate(stories)]
    take(read(texts[0]))
    take(read(pages[0]))
    for what, files in (("text article", texts), ("text article in an old code page", old), ("page", pages)):
        with line(f"reading of a {what} of 5 kB", 1 / FILES):
            for file in files:
                take(read(file))
    with line("  of the page, trafilatura alone", 1 / FILES):
        for file in pages:
            extract_alone(file.read_bytes())


def extract_alone(data: bytes) -> None:
    """Parse a page and let trafilatura find its article and facts, as reading does."""
    from lxml import html  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    tree = html.document_fromstring(data.decode())
    bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dates)


def make_page(story: str) -> bytes:
    """Return a story as a page with menus."""
    menu = "".join(f"<li><a href='/{number}'>Section {number}</a></li>" for number in range(30))
    told = "".join(f"<p>{paragraph}</p>" for paragraph in story.split("\n"))
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Report of the day</title></head><body><ul>{menu}</ul>"
        f"<article><h1>Report of the day</h1>{told}</article><footer>{menu}</footer></body></html>"
    ).encode()


def write(path: Path, data: bytes) -> Path:
    """Write a file and return where it lies."""
    path.write_bytes(data)
    return path


def measure_importing_again(folder: Path) -> None:
    """Measure the import of a folder whose articles the library holds already, beside the first time."""
    again = folder / "again"
    again.mkdir()
    for document in make_articles(AGAIN):
        write(again / f"{document.id}.txt", document.text.encode())
    library, reader = Library.create(folder / "again.chancery"), PoolReader()
    for what in ("first import", "second import of the same"):
        with line(f"{what}, {AGAIN} files (wall tells)"):
            take(library.import_files([again], reader))
    reader.close()
    library.close()


def make_articles(count: int, first: int = 0) -> list[Document]:
    """Return articles made of the samples' paragraphs in other orders, no two the same."""
    paragraphs = [line for document in read_samples() for line in document.text.splitlines() if len(line) > 80]
    return [
        Document(f"synthetic-{number}", None, "\n".join([f"Report number {number:07}.", *pick(paragraphs, number)]))
        for number in range(first, first + count)
    ]


def pick(paragraphs: list[str], number: int) -> list[str]:
    """Return eight paragraphs, others for each number."""
    return [paragraphs[(number * 7 + step * (3 + number % 11)) % len(paragraphs)] for step in range(8)]


class Copies(InlineReader):
    """Gives out findings made before, each round moved by some weeks, so that a large library costs little to make."""

    def __init__(self, found: Sequence[Analysis]) -> None:
        self._found = found

    def analyse(self, documents: Iterable[Document], own: OwnRules = NO_RULES) -> Iterator[Analysis]:  # noqa: ARG002
        """Yield the findings in turn; the texts they are given for differ in the number of their first line only."""
        for number, _ in enumerate(documents):
            some, weeks = self._found[number % len(self._found)], number // len(self._found)
            yield replace(some, events=tuple(later(event, timedelta(weeks=9 * weeks)) for event in some.events))


def disguise(text: str, number: int) -> str:
    """Return a text of the same length in other letters: no near-copy of any other, and all spans stay."""
    letters = random.Random(number).sample(string.ascii_lowercase, 26)
    return text.translate(str.maketrans(string.ascii_lowercase, "".join(letters)))


def later(event: EventRecord, by: timedelta) -> EventRecord:
    """Return an event moved in time."""
    days = {name: day + by for name in ("date_start", "date_end") if (day := getattr(event, name)) is not None}
    return replace(event, **days)


def measure_import(count: int) -> list[Analysis]:
    """Measure an import with its analysis, and return what was found."""
    documents = make_articles(count)
    found: list[Analysis] = []
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        library, reader = Library.create(Path(folder) / "bench.chancery"), PoolReader()
        with line(f"analysis of {count} articles, in processes"):
            found.extend(reader.analyse(documents))
            reader.close()
        with line(f"saving of {count} analysed articles"):
            take(library.import_documents(documents, Copies(found)))
        with line("correction: one article analysed again"):
            take(library.reanalyse([library.article_rows()[0].id], InlineReader()))
        library.close()
    return found


def measure_library(count: int, found: Sequence[Analysis], path: Path) -> None:
    """Measure what the views ask of a library of many articles, under the filter of the start."""
    chosen = Filter(statuses=DEFAULT_STATUSES)
    library = Library.create(path)
    rounds = range(0, count, len(found))
    texts = make_articles(len(found))
    documents = [
        replace(text, id=f"copy-{first + n}", text=disguise(text.text, first + n))
        for first in rounds
        for n, text in enumerate(texts)
    ][:count]
    with line(f"saving of {count} analysed articles"):
        take(library.import_documents(documents, Copies(found)))
    told = library.counts()
    sys.stdout.write(f"{told.articles} articles, {told.happenings} happenings, {told.reports} reports:\n")
    questions: dict[str, Callable[[], object]] = {
        "matrix": lambda: library.matrix(chosen),
        "timeline": lambda: library.timeline(chosen),
        "list of articles": lambda: library.article_rows(chosen),
        "page of events": lambda: library.event_page(chosen),
        "all events": lambda: library.event_rows(chosen),
        "counts": lambda: library.counts(chosen),
        "check": library.check,
    }
    for name, question in questions.items():
        with line(f"  {name}", 1 / ROUNDS):
            for _ in range(ROUNDS):
                question()
    library.close()


def measure_copies(count: int, path: Path) -> None:
    """Measure the search for near-copies as an article is saved: stories of their own, every twentieth a copy."""
    words = random.Random(1)
    stock = ["".join(words.choices("abcdefghijklmnop", k=words.randint(2, 9))) for _ in range(5000)]
    texts: list[list[str]] = []
    for number in range(count):
        texts.append(texts[-1][40:] if number % 20 == 19 else words.choices(stock, k=800))
    documents = [Document(f"story-{number}", None, f"{number}\n{' '.join(text)}") for number, text in enumerate(texts)]
    library = Library.create(path)
    found = [Analysis(None, (), (), (), (), "")]
    take(library.import_documents(documents[:-100], Copies(found)))
    database = open_database(path)
    with line(f"near-copies of 1 article among {count}", 1 / 100):
        for place, document in enumerate(documents[-100:]):
            with database.write() as session:
                tie_article(session, 1 + place, Story(document))
    database.close()
    library.close()


def take(work: Iterable[object]) -> None:
    """Walk a work to its end."""
    for _ in work:
        pass


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from desktop import app
from desktop.models.theme import Theme
from desktop.windows.settings import Settings
application, settings = app.make_application(), Settings()
window = app.open_window(Path(sys.argv[1]), Theme(settings.appearance), settings)
window.show()
loop = QEventLoop()
def ask(times):
    window.desk.read("shown", lambda library: None, lambda _: ask(times - 1) if times else loop.quit())
ask(4)
loop.exec()
window.close()
app.close_window(window)
"""


def measure_start(library: Path) -> None:
    """Measure the start of the program: to its opening window, and to the main window with its views filled."""
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CHANCERY_DATA": str(library.parent)}
    opening = "from desktop import app; app.make_application(); import desktop.windows.opening"
    for what, code in (
        ("to the opening window", opening),
        ("to the window with all views filled, and its end", WINDOW),
    ):
        with line(f"start {what}"):
            subprocess.run([sys.executable, "-c", code, str(library)], cwd=base(), env=settings, check=True)


if __name__ == "__main__":
    main()
