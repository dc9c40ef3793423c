"""What the work costs on this machine, in seconds of CPU: a table to look at, never a test.

The text is the five samples one after another, in pieces of 5,000 characters; the library is made of synthetic
articles cut from them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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
from desktop.records import Document, Span, Unread

PIECE = 5000  # characters
ROUNDS = 5


def main() -> None:
    """Measure everything and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="synthetic articles in the library")
    articles = parser.parse_args().articles
    sys.stdout.write(f"{'':52}{'CPU s':>9}{'wall s':>9}\n")
    with line("first use: load what the stages need"):
        warm_up()
    measure_stages("\n".join(document.text for document in read_samples()))
    measure_library(articles)
    measure_start()


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


def make_articles(count: int) -> list[Document | Unread]:
    """Return articles made of the samples' paragraphs in other orders, no two the same."""
    paragraphs = [line for document in read_samples() for line in document.text.splitlines() if len(line) > 80]
    return [
        Document(f"synthetic-{number}", None, "\n".join([f"Report number {number}.", *pick(paragraphs, number)]))
        for number in range(count)
    ]


def pick(paragraphs: list[str], number: int) -> list[str]:
    """Return eight paragraphs, others for each number."""
    return [paragraphs[(number * 7 + step * (3 + number % 11)) % len(paragraphs)] for step in range(8)]


def measure_library(count: int) -> None:
    """Measure import and the figures of a library."""
    documents = make_articles(count)
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        library = Library.create(Path(folder) / "bench.chancery")
        reader = PoolReader()
        with line(f"import of {count} articles, in processes"):
            for _ in library.import_documents(documents, reader):
                pass
            reader.close()
        told = f"{library.counts().happenings} happenings"
        figures: dict[str, Callable[[], object]] = {
            "matrix": library.matrix,
            "timeline": library.timeline,
            "list of articles": library.article_rows,
            "events": library.event_rows,
        }
        for name, figure in figures.items():
            with line(f"{name} over {told}", 1 / ROUNDS):
                for _ in range(ROUNDS):
                    figure()
        with line("correction: one article analysed again"):
            for _ in library.reanalyse([library.article_rows()[0].id], InlineReader()):
                pass
        library.close()


def measure_start() -> None:
    """Measure the start of the program, with and without a window."""
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    window = "from desktop import app; app.make_application(); import desktop.windows.opening"
    everything = "from desktop import app; import desktop.library, desktop.processes, desktop.windows.main_window"
    for what, code in (("to the opening window", window), ("to the main window's parts", everything)):
        with line(f"start of the program {what}"):
            subprocess.run([sys.executable, "-c", code], cwd=base(), env=settings, check=True)


if __name__ == "__main__":
    main()
