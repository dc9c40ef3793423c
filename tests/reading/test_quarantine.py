"""Work in a process of its own: answers, crashes, time limits, and its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.errors import Cancelled
from desktop.reading.quarantine import Lost, Quarantine, TimeUp, stop_work


def echo(question):
    return os.getpid(), question


def obey(question):
    if question == "die":
        os.kill(os.getpid(), signal.SIGTERM)
    if question == "wait":
        time.sleep(3600)
    if question == "fill":
        bytearray(1 << 40)
    return question


@pytest.fixture
def quarantine():
    made = Quarantine(obey, 60.0)
    yield made
    made.close()


def test_one_process_answers_one_question_after_another():
    quarantine = Quarantine(echo, 60.0)
    answers = [quarantine.ask(number) for number in range(3)]
    assert [number for _, number in answers] == [0, 1, 2]
    assert len({process for process, _ in answers}) == 1
    assert answers[0][0] != os.getpid()
    quarantine.close()
    assert quarantine.ask(4)[0] != answers[0][0]
    quarantine.close()
    quarantine.close()


@pytest.mark.parametrize("question", ["die", "fill"])
def test_work_that_ends_its_process_is_told_and_later_work_goes_on(quarantine, question):
    with pytest.raises(Lost):
        quarantine.ask(question)
    assert quarantine.ask("again") == "again"


def test_work_without_end_is_given_up():
    quick = Quarantine(obey, 0.1)
    with pytest.raises(TimeUp):
        quick.ask("wait")
    quick.close()


def test_work_is_stopped_from_another_thread_and_later_work_goes_on(quarantine):
    quarantine.ask("ready")
    stopper = threading.Timer(0.1, stop_work)
    stopper.start()
    with pytest.raises(Cancelled):
        quarantine.ask("wait")
    stopper.join()
    assert quarantine.ask("again") == "again"
    stop_work()
    assert quarantine.ask("and again") == "and again"


def test_work_is_stopped_while_its_process_starts(quarantine, monkeypatch):
    start = quarantine._start

    def start_and_stop():
        started = start()
        stop_work()
        return started

    monkeypatch.setattr(quarantine, "_start", start_and_stop)
    with pytest.raises(Cancelled):
        quarantine.ask("wait")


PROGRAM = """
import os, signal, sys, threading, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
sys.path.insert(0, {tests!r})
import test_quarantine as tests
from desktop.reading.quarantine import Quarantine

if __name__ == "__main__":
    quarantine = Quarantine(tests.echo, 60.0)
    print(quarantine.ask(1)[0], flush=True)
    {then}
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads the state of processes where Linux keeps it")
@pytest.mark.parametrize(
    ("then", "send"),
    [
        ("time.sleep(60)", signal.SIGKILL),
        ("slow = Quarantine(tests.obey, 60.0); slow.ask('wait')", signal.SIGKILL),
        ("slow = Quarantine(tests.obey, 60.0); slow.ask('wait')", signal.SIGINT),
        ("pass", None),
    ],
    ids=["killed", "killed at work", "Ctrl+C", "done"],
)
def test_the_process_ends_with_the_program(tmp_path, then, send):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(tests=str(Path(__file__).parent), then=then), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as running:
        worker = int(running.stdout.readline())
        if send is not None:
            running.send_signal(send)
        running.wait(20)
    deadline = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
