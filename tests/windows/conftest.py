"""A real window over a real library: the samples are analysed once, each test gets a copy of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.library import Library
from desktop.models.theme import Appearance, Theme
from desktop.processes import InlineReader
from desktop.windows.main_window import MainWindow
from desktop.windows.settings import Settings
from desktop.workers import Desk


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.chancery"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot: QtBot, library_path: Path, settings: Settings) -> Iterator[MainWindow]:
    """An empty library in a window of 1280 × 800."""
    yield from _window(qtbot, library_path, settings)


@pytest.fixture
def filled(qtbot: QtBot, sample_library: Path, library_path: Path, settings: Settings) -> Iterator[MainWindow]:
    """The five samples in a window of 1280 × 800."""
    library_path.write_bytes(sample_library.read_bytes())
    yield from _window(qtbot, library_path, settings)


def _window(qtbot: QtBot, path: Path, settings: Settings) -> Iterator[MainWindow]:
    make_application()
    made = MainWindow(Desk(Library.open(path), InlineReader()), Theme(Appearance.LIGHT), settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    settle(qtbot, made)
    yield made
    if made.importer.report is not None:
        made.importer.report.close()
    made.close()
    made.desk.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the desk is idle and every question that was asked, also by an answer, is answered."""
    for _ in range(3):
        answered: list[bool] = []
        window.desk.read("settled", lambda _library: True, answered.append)
        qtbot.waitUntil(lambda each=answered: bool(each) and window.desk.idle, timeout=20_000)
