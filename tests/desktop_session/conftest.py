"""A real screen: an X server of our own, programs in processes of their own, a hand that drags."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from screen import virtual_screen
from sessions import Process

SCREEN = "2000x1000x24"  # room for the window at its first size, and for a source of drags beside it


@pytest.fixture
def xvfb() -> Iterator[dict[str, str]]:
    """Environment of processes that show their windows on a screen of this test's own."""
    if sys.platform != "linux" or not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("needs Xvfb and xdotool")
    with virtual_screen(SCREEN) as display:
        foreign = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        yield {name: value for name, value in os.environ.items() if name not in foreign} | {"DISPLAY": display}


@pytest.fixture
def start(xvfb) -> Iterator[Callable[..., Process]]:
    """Start Python with some words on the test's screen; what still runs at the end is ended."""
    started: list[Process] = []

    def start_process(*words: object, **settings: str) -> Process:
        started.append(Process(words, {**xvfb, **settings}))
        return started[-1]

    yield start_process
    for process in started:
        process.end()


@pytest.fixture
def hand(xvfb) -> Callable[..., str]:
    """Move the mouse of the test's screen by xdotool's words."""

    def xdotool(*words: object) -> str:
        command = ["xdotool", *(str(word) for word in words)]
        return subprocess.run(command, env=xvfb, capture_output=True, text=True, check=False).stdout

    return xdotool
