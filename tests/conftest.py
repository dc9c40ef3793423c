"""What every test may lean on: a screenless Qt, a data folder of its own, the samples, and nothing left behind."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# Both are read once, by the first import of Qt and of our paths.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CHANCERY_DATA"] = tempfile.mkdtemp(prefix="chancery-tests-")

from hypothesis import settings

from desktop import paths

# The same examples in each run, so that a change is judged by what it changes; 'explore' looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("CHANCERY_EXAMPLES", "steady"))

PATIENCE = 5.0  # seconds that a closing window's threads and processes get to end


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the golden files be written anew."""
    parser.addoption("--write-golden", action="store_true", help="write the golden files of the samples anew")


def pytest_sessionfinish() -> None:
    """Take the tests' data folder away."""
    shutil.rmtree(os.environ["CHANCERY_DATA"], ignore_errors=True)


@pytest.fixture
def seeds() -> list[Path]:
    """The five sample articles, in the order of their names."""
    return paths.samples()


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the five samples, analysed once; tests work on copies of the file."""
    from desktop.library import Library
    from desktop.processes import InlineReader

    path = tmp_path_factory.mktemp("samples") / "samples.chancery"
    library = Library.create(path)
    for _ in library.import_files(paths.samples(), InlineReader()):
        pass
    library.close()
    return path


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test with a window that leaves one on the screen, or threads and processes at work."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = set(threading.enumerate())
    yield
    windows = _windows_shown()
    workers = _workers_left(before)
    assert not windows, f"windows left on the screen: {windows}"
    assert not workers, f"still at work: {workers}"


def _windows_shown() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    gc.collect()
    gc.freeze()  # what is left are lexicons and tables: to look through them again after each test would cost a second
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in shown]
    for widget in shown:  # one left-over window must not fail every test after it
        widget.hide()
    return [name for name in names if not name.startswith("QTipLabel")]


def _workers_left(before: set[threading.Thread]) -> list[str]:
    until = time.monotonic() + PATIENCE
    while left := [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]:
        if time.monotonic() > until:
            break
        left[0].join(0.05)
    while (processes := multiprocessing.active_children()) and time.monotonic() < until:
        processes[0].join(0.05)
    return [str(worker) for worker in (*left, *processes)]
