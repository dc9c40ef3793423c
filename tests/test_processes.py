"""Reading in this process and in others."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from desktop.errors import Cancelled, DesktopError
from desktop.processes import ROW_BYTES, SMALL_ARCHIVE, InlineReader, PoolReader
from desktop.reading import formats
from desktop.records import Document, Unread

STORY = "SEOUL, March 4, 2024 - South Korea accused North Korea of firing artillery shells near the border on Monday."


class TrapPath(type(Path())):
    """A path that ends the process which unpacks it."""

    def __reduce__(self):
        return os._exit, (1,)


class TrapDocument(Document):
    """A document that ends the process which unpacks it."""

    def __reduce__(self):
        return os._exit, (1,)


class EndlessDocument(Document):
    """A document that its process never gets done with."""

    def __reduce__(self):
        return time.sleep, (3600,)


@pytest.fixture(scope="module")
def pool():
    reader = PoolReader(1)
    yield reader
    reader.close()


@pytest.fixture
def files(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{STORY}\n\nThis is story number {number}.", encoding="utf-8")
    (tmp_path / "3.txt").write_bytes(b"")
    return sorted(tmp_path.iterdir())


def test_both_readers_find_the_same_in_the_same_order(pool, files):
    inline = list(InlineReader().read(files))
    assert [file for file, _ in inline] == [str(path) for path in files]
    assert [isinstance(found, Unread) for _, found in inline] == [False, False, False, True, False]
    assert list(pool.read(files)) == inline


def test_both_readers_analyse_the_same(pool):
    documents = [Document(str(number), None, STORY) for number in range(4)]
    analyses = list(InlineReader().analyse(documents))
    assert analyses[0].mentions
    assert list(pool.analyse(iter(documents))) == analyses


def test_a_large_file_of_rows_is_cut_into_batches(pool, tmp_path):
    row = '{"id": "%d", "text": "' + STORY * 30 + '"}\n'
    count = ROW_BYTES // len(row) + 2
    (tmp_path / "rows.jsonl").write_text("".join(row % number for number in range(count)), encoding="utf-8")
    found = [found for _, found in pool.read([tmp_path / "rows.jsonl"])]
    assert [document.id for document, _ in found] == [str(number) for number in range(count)]


def test_only_a_few_documents_are_taken_ahead(pool):
    taken = []
    analyses = pool.analyse(taken.append(n) or Document(str(n), None, STORY) for n in range(100))
    next(analyses)
    assert len(taken) <= 4
    analyses.close()


def test_a_crashed_process_costs_only_its_file(pool, files):
    found = [found for _, found in pool.read([files[0], TrapPath(files[1]), files[2]])]
    assert isinstance(found[1], Unread)
    assert "left out" in found[1].reason
    assert [document.id for document, _ in (found[0], found[2])] == ["0.txt", "2.txt"]
    assert len(list(pool.read(files[:1]))) == 1


def test_a_crash_while_analysing_is_told(pool):
    with pytest.raises(DesktopError, match="stopped the program's helper"):
        list(pool.analyse([TrapDocument("trap", "trap.txt", STORY)]))


def test_a_reader_closed_early_can_be_closed_again():
    reader = PoolReader()
    reader.close()
    reader.close()
    assert reader._workers >= 1


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads the state of processes where Linux keeps it")
def test_the_processes_end_when_the_program_is_killed(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing, sys, time\n"
        "from desktop.paths import samples\n"
        "from desktop.processes import PoolReader\n"
        "if __name__ == '__main__':\n"
        "    list(PoolReader(1).read(samples()[:1]))\n"
        "    print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "    time.sleep(60)\n",
        encoding="utf-8",
    )
    checkout = str(Path(__file__).parent.parent)
    environment = os.environ | {"PYTHONPATH": checkout}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as running:
        workers = [int(number) for number in running.stdout.readline().split()]
        running.kill()
    assert workers
    deadline = time.monotonic() + 20
    while any(_lives(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_lives(worker) for worker in workers)


def _lives(process: int) -> bool:
    """Say whether a process runs; one that has ended and waits to be collected does not."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_work_that_would_never_end_is_stopped_from_another_thread_and_later_work_goes_on():
    reader = PoolReader(1)
    analyses = reader.analyse([Document("quick", None, STORY), EndlessDocument("endless", None, STORY)])
    next(analyses)
    stopper = threading.Timer(0.1, reader.stop)
    stopper.start()
    with pytest.raises(Cancelled):
        next(analyses)
    stopper.join()
    assert len(list(reader.analyse([Document("later", None, STORY)]))) == 1
    reader.close()


def test_closing_does_not_wait_for_work_that_would_never_end():
    reader = PoolReader(1)
    analyses = reader.analyse([Document("quick", None, STORY), EndlessDocument("endless", None, STORY)])
    next(analyses)
    reader.close()
    analyses.close()


def test_a_large_archive_is_read_in_parts_in_the_order_of_its_members(pool, tmp_path):
    noise = random.Random(1)
    with zipfile.ZipFile(tmp_path / "week.zip", "w") as archive:
        for number in range(45):
            archive.writestr(f"{number}.txt", f"Story {number}: {STORY} {noise.randbytes(700).hex()}")
    assert (tmp_path / "week.zip").stat().st_size > SMALL_ARCHIVE
    found = [found for _, found in pool.read([tmp_path / "week.zip"])]
    assert [document.id for document, _ in found] == [f"{number}.txt" for number in range(45)]


def test_what_is_known_is_read_and_not_analysed(pool, files):
    for reader in (InlineReader(), pool):
        found = [found for _, found in reader.read(files, known=lambda document: document.id != "2.txt")]
        assert [type(one) for one in found] == [Document, Document, tuple, Unread, Document]


def test_a_fault_of_a_reader_costs_only_its_file(files, caplog, monkeypatch):
    real = formats.read_stream

    def faulty(path, *rest, **named):
        if path.name == "1.txt":
            raise ZeroDivisionError
        yield from real(path, *rest, **named)

    monkeypatch.setattr(formats, "read_stream", faulty)
    found = [found for _, found in InlineReader().read(files)]
    assert "fault of its own" in found[1].reason
    assert [type(one) for one in found] == [tuple, Unread, tuple, Unread, tuple]
    assert "ZeroDivisionError" in caplog.text
