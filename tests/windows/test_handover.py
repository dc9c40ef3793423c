"""A second start hands its files to the first, as two real processes do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.windows.handover import Receiver, hand_over

ROOT = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.windows.handover import hand_over
application = QCoreApplication([])
sys.exit(0 if hand_over([Path(name) for name in sys.argv[1:]]) else 3)
"""


@pytest.fixture
def receiver(qtbot):
    made = Receiver()
    yield made
    made.close()


def start_second(*names: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, *names], cwd=ROOT, env=os.environ)


def test_a_second_start_hands_its_files_over_and_ends(qtbot, receiver, tmp_path):
    story = tmp_path / "노르웨이 story ü.txt"
    story.write_text("x", encoding="utf-8")
    with qtbot.waitSignal(receiver.received, timeout=20_000) as received:
        second = start_second(str(story))
    assert received.args[0] == [story.resolve()]
    assert second.wait(20) == 0


def test_a_second_start_without_files_only_wakes_the_first(qtbot, receiver):
    with qtbot.waitSignal(receiver.received, timeout=20_000) as received:
        second = start_second()
    assert received.args[0] == []
    assert second.wait(20) == 0


def test_many_files_arrive_whole(qtbot, receiver):
    names = [f"/data/{number:04}/{'long ' * 20}.txt" for number in range(1000)]
    with qtbot.waitSignal(receiver.received, timeout=20_000) as received:
        second = start_second(*names)
    assert [str(path) for path in received.args[0]] == [str(Path(name).resolve()) for name in names]
    assert second.wait(20) == 0


def test_a_first_start_finds_nobody(qtbot):
    assert not hand_over([Path("story.txt")])


def test_after_the_first_has_gone_the_next_is_the_first(qtbot, receiver):
    receiver.close()
    assert not hand_over([])
