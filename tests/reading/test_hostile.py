"""Input that is broken, huge or means harm: never a crash, a hang or a letter of another file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop import processes
from desktop.errors import Cancelled
from desktop.library import Library
from desktop.processes import InlineReader, PoolReader
from desktop.reading.duplicates import nothing_known
from desktop.reading.files import collect, read
from desktop.records import NO_HINTS, NO_RULES, Analysis, Document, Outcome, Unread

CHECKOUT = str(Path(__file__).parent.parent.parent)
STORY = "The envoy of Chile arrived in Lima on Monday and met the minister of Peru."
MIXED = (
    "The ministers met in Seoul on Monday and signed a treaty on trade. ",
    "북한은 오늘 오전 동해상으로 미사일을 발사했다고 합동참모본부가 밝혔다. ",
    "El ministro señaló que la visita será histórica para los dos países. ",
    "外交部发言人在北京举行例行记者会，回答了提问。",
)


def one(path):
    (found,) = read(path)
    return found


def write_large(path, size):
    block = "".join("".join(MIXED[(line + part) % 4] for part in range(6)) + "\n" for line in range(40))
    with path.open("w", encoding="utf-8") as file:
        for _ in range(size // len(block.encode()) + 1):
            file.write(block)
    return path


def run(program, *arguments):
    """Run a program apart, in the checkout's environment; return what it printed."""
    environment = os.environ | {"PYTHONPATH": CHECKOUT}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


MEASURE = """
import resource, sys
from pathlib import Path
from desktop.reading.files import read
def used():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
list(read(Path(sys.argv[1])))
before = used()
(found,) = read(Path(sys.argv[2]))
print(len(found.text), used() - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix counts it")
def test_twenty_megabytes_in_mixed_languages_stay_below_ten_times_their_size(tmp_path):
    (tmp_path / "small.txt").write_text(STORY, encoding="utf-8")
    large = write_large(tmp_path / "large.txt", 20_000_000)
    letters, used = map(int, run(MEASURE, tmp_path / "small.txt", large))
    assert letters > 10_000_000
    assert used < 10 * large.stat().st_size


@pytest.mark.slow
def test_reading_a_huge_file_can_be_stopped_in_its_midst(tmp_path):
    large = write_large(tmp_path / "large.txt", 7_900_000)
    reader = PoolReader(1)
    findings = reader.read([large])
    stopper = threading.Timer(2.0, reader.stop)
    stopper.start()
    with pytest.raises(Cancelled):
        list(findings)
    stopper.join()
    reader.close()


def test_one_line_of_a_megabyte_is_an_article(tmp_path):
    path = tmp_path / "line.txt"
    path.write_text("".join(MIXED) * 6000, encoding="utf-8")
    assert path.stat().st_size > 1_000_000
    assert one(path).text == "".join(MIXED) * 6000


def test_overrides_of_direction_leave_titles_and_names_and_stay_in_the_text(tmp_path):
    page = (
        "<html><head><title>Envoy \u202eevil\u202c arrives</title>"
        "<meta name='author' content='Jane \u2066Doe\u2069'></head>"
        f"<body><article><h1>Envoy \u202eevil\u202c arrives</h1><p>{STORY * 5}</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    article = one(tmp_path / "a.html")
    assert article.title == "Envoy evil arrives"
    assert "\u202e" in article.text
    (tmp_path / "b.jsonl").write_text('{"text": "One.", "title": "A\\u202eb", "source": "S\\u2067x"}', encoding="utf-8")
    row = one(tmp_path / "b.jsonl")
    assert (row.title, row.source) == ("Ab", "Sx")


def test_scripts_and_handlers_are_never_more_than_text(tmp_path):
    page = (
        "<html><body onload='steal()'><script>steal()</script><p onclick='steal()'>" + STORY * 3 + "</p>"
        "<img src=x onerror='steal()'><a href='javascript:steal()'>more</a><iframe src='file:///etc/passwd'></iframe>"
        "<object data='x'>steal()</object><style>p{background:url(steal())}</style></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert "steal" not in one(tmp_path / "a.html").text
    (tmp_path / "a.txt").write_text(f"{STORY}\n\nHe wrote <script>steal()</script> there.", encoding="utf-8")
    assert "<script>steal()</script>" in one(tmp_path / "a.txt").text


def test_entities_that_name_files_or_swell_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word", encoding="utf-8")
    swell = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a "haha">{swell}]>'
        f"<html><body><p>{STORY} &x; &j;</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    article = one(tmp_path / "a.html")
    assert "secret word" not in article.text
    assert len(article.text) < 2000


def test_tags_nested_a_hundred_thousand_deep_still_give_the_text(tmp_path):
    (tmp_path / "deep.html").write_text("<html><body>" + "<div>" * 100_000 + STORY, encoding="utf-8")
    assert STORY in one(tmp_path / "deep.html").text


def test_json_nested_too_deep_is_said(tmp_path):
    (tmp_path / "deep.json").write_text('[{"text": ' + "[" * 200_000, encoding="utf-8")
    (tmp_path / "deep.jsonl").write_text('{"a": ' + "[" * 200_000 + "\n", encoding="utf-8")
    assert isinstance(one(tmp_path / "deep.json"), Unread)
    assert all(isinstance(found, Unread) for found in read(tmp_path / "deep.jsonl"))


def test_a_file_that_vanishes_before_it_is_read_is_said(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    first, second = collect([tmp_path])
    second.unlink()
    assert isinstance(one(first), Document)
    assert "not there" in one(second).reason


def test_a_table_that_is_cut_while_it_is_read_ends_where_it_was_cut(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "' + STORY + '"}\n' + ('{"text": "' + STORY * 20 + '"}\n') * 2000, encoding="utf-8")
    articles = read(path)
    assert isinstance(next(articles), Document)
    with path.open("r+b") as file:
        file.truncate(200_000)
    rest = list(articles)
    assert 0 < len(rest) < 2000


def test_sixty_levels_of_folders_are_walked(tmp_path):
    deep = tmp_path.joinpath(*(f"{level}" for level in range(60)))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(STORY, encoding="utf-8")
    assert [path.name for path in collect([tmp_path])] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be written there")
@pytest.mark.parametrize("name", ["two\nlines.txt", "n" * 251 + ".txt", "\u202etxt.exe", "quote\"'%s{}.txt", "-rf.txt"])
def test_odd_names_are_imported_as_any_other(tmp_path, name):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(STORY, encoding="utf-8")
    library = Library.create(tmp_path / "l.chancery")
    lines = [line for step in library.import_files([tmp_path / "in"], InlineReader()) for line in step.changes.report]
    assert [line.outcome for line in lines] == [Outcome.READ]
    assert not {"\n", "\u202e"} & {*lines[0].file}
    assert library.article(lines[0].article).path == str(tmp_path / "in" / name)
    library.close()


class Counting(InlineReader):
    """Counts what is analysed; finds nothing in it."""

    def __init__(self):
        self.analysed = 0

    def read(self, paths, own=NO_RULES, hints=NO_HINTS, known=nothing_known):
        for path in paths:
            for found in read(path, hints):
                new = not known(found)
                self.analysed += new
                yield str(path), (found, Analysis("en", (), (), (), (), "1")) if new else found


def outcomes(library, folder, reader):
    steps = library.import_files([folder], reader)
    return {line.outcome for step in steps for line in step.changes.report}


@pytest.mark.slow
def test_a_thousand_files_are_imported_once_and_known_again(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number:04}.txt").write_text(f"Notice {number}: the envoy arrived.", encoding="utf-8")
    library, reader = Library.create(tmp_path / "l.chancery"), Counting()
    assert outcomes(library, folder, reader) == {Outcome.READ}
    assert outcomes(library, folder, reader) == {Outcome.DUPLICATE}
    assert (library.counts().articles, reader.analysed) == (1000, 1000)
    library.close()


def test_what_the_library_holds_is_not_analysed_again(sample_library, seeds, tmp_path, monkeypatch):
    shutil.copy(sample_library, tmp_path / "l.chancery")
    library = Library.open(tmp_path / "l.chancery")
    monkeypatch.setattr(processes, "_analyse_one", None)  # would fail if it were called
    lines = [line for step in library.import_files(seeds, InlineReader()) for line in step.changes.report]
    assert [line.outcome for line in lines] == [Outcome.DUPLICATE] * len(seeds)
    library.close()


FILL = """
import resource, signal, sys
from pathlib import Path
from desktop.errors import LibraryUnusable
from desktop.library import Library
from desktop.processes import InlineReader
from desktop.reading.files import read
from desktop.records import Analysis
class Quick(InlineReader):
    def read(self, paths, *rest):
        for path in paths:
            for found in read(path):
                yield str(path), (found, Analysis("en", (), (), (), (), "1"))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
library = Library.create(folder / "l.chancery")
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, resource.RLIM_INFINITY))
saved = 0
try:
    for step in library.import_files([folder / "in"], Quick()):
        saved += len(step.changes.added)
except LibraryUnusable as error:
    told = str(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
library.close()
library = Library.open(folder / "l.chancery")
print(saved, library.counts().articles, len(library.check()), told.endswith("."))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix does")
def test_a_full_disk_is_said_in_a_sentence_and_the_library_stays_whole(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number}.txt").write_text(
            f"Story {number}. {'Nothing happened. ' * 5000}", encoding="utf-8"
        )
    saved, articles, faults, told = run(FILL, tmp_path)
    assert 0 < int(saved) < 12
    assert (articles, faults, told) == (saved, "0", "True")
