"""A screen of our own to show windows on where there is none: Xvfb on a free display."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1440x900x24"


@contextmanager
def virtual_screen(size: str = SIZE) -> Iterator[str]:
    """Start an X server for as long as the block lasts, and yield its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise OSError(f"Xvfb ended with {server.wait()} before it showed a screen")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
