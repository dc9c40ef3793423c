"""Processes on a screen of their own, and how to wait for them."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 90.0  # seconds


class Process:
    """A Python process on the screen, and all it has said so far."""

    def __init__(self, words: tuple[object, ...], environment: dict[str, str]) -> None:
        self.lines: list[str] = []
        command = [sys.executable, *(str(word) for word in words)]
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.strip())

    def said(self, word: str) -> str | None:
        """Return the first line that begins with a word."""
        return next((line for line in self.lines if line.startswith(word)), None)

    @property
    def ended(self) -> bool:
        """Say whether the process is gone with all that it started: they hold its output open."""
        return self._process.poll() is not None and not self._listener.is_alive()

    def end(self) -> None:
        """End the process if it still runs."""
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()


def wait_until(question: Callable[[], object]) -> None:
    """Wait for a state of another process, which sends no signals to us."""
    end = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
