"""Composition: builds library, desk, theme and window, and lets them run."""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.errors import DesktopError
from desktop.models.fonts import load_fonts, sans
from desktop.models.icons import application_icon
from desktop.models.theme import Theme
from desktop.paths import APPLICATION, data_folder, default_library, samples
from desktop.windows.handover import Receiver, hand_over
from desktop.windows.opening import OpeningWindow
from desktop.windows.settings import Settings

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

log = logging.getLogger(__name__)
_SELF_TEST_PATIENCE = 180  # s
_SWITCH_EVERY = 0.0002  # s; 25 times as often as usual
_COLLECT_AFTER = (10_000, 20, 20)  # more than usual; an import makes many objects and few circles of them
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(paths: Sequence[Path]) -> int:
    """Open the window, import the files, and return the exit status; a running program gets the files instead."""
    application = make_application()
    if hand_over(paths):
        return 0
    keep_log()
    settings = Settings()
    theme = Theme(settings.appearance)
    opening = OpeningWindow(theme, settings)
    opening.show_at_once()
    window = open_window(library_path(settings), theme, settings)
    receiver = Receiver(window)
    receiver.received.connect(lambda files: _receive(window, files))
    window.show()
    opening.close()
    window.take_files(paths)
    status = application.exec()
    receiver.close()
    close_window(window)
    return status


def make_application() -> QApplication:
    """Make the application with its name, icon and fonts."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else _begin_application()
    application.setApplicationName(APPLICATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("chancery")
    application.setWindowIcon(application_icon())
    application.setStyle("Fusion")
    load_fonts()
    application.setFont(sans(13))
    return application


def _begin_application() -> QApplication:
    """Begin with Qt, or say in a sentence what Qt would abort for."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise DesktopError(
            "There is no screen to open a window on. Without one, use the command line: "
            "chancery analyse FILE… or chancery import FILE… --library LIBRARY (chancery --help tells more)."
        )
    return QApplication(sys.argv[:1])


def open_window(path: Path, theme: Theme, settings: Settings) -> MainWindow:
    """Open a library in a window; where it cannot be used, a new one beside it opens and the reason is said.

    The imports stand here because they cost a second together: the opening window is on the screen before.
    """
    from desktop.library import Library
    from desktop.processes import PoolReader
    from desktop.windows.main_window import MainWindow
    from desktop.workers import Desk

    # Qt's calls let go of Python's lock, and a painting makes hundreds: beside a lane, each would wait 5 ms for it
    sys.setswitchinterval(_SWITCH_EVERY)
    trouble: DesktopError | None = None
    try:
        library = Library.open(path)
    except DesktopError as error:
        trouble = error
        library = Library.open(path.with_name(f"{path.stem} {time.strftime('%Y-%m-%d %H%M%S')}{path.suffix}"))
    settings.remember_library(library.path)
    window = MainWindow(Desk(library, PoolReader()), theme, settings)
    # what is loaded stays: each look through it all for rubbish would stop the window for half a second
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    if trouble is not None:
        QTimer.singleShot(0, window, lambda: window.troubles.show_error(trouble))
    return window


def close_window(window: MainWindow) -> None:
    """Let the desk finish, and end the processes that read for it."""
    from desktop.processes import PoolReader

    window.desk.close()
    if isinstance(window.desk.reader, PoolReader):
        window.desk.reader.close()


def library_path(settings: Settings) -> Path:
    """Return the library used last, or the default one."""
    return settings.recent[0] if settings.recent else default_library()


def keep_log() -> None:
    """Write faults of the program to a file in the data folder."""
    logging.basicConfig(
        filename=data_folder() / "chancery.log",
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        encoding="utf-8",
    )


def _receive(window: MainWindow, files: list[Path]) -> None:
    window.take_files(files)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def self_test() -> int:
    """Let the program prove itself: samples in a temporary library, the window, a chart; returns 0 when all held."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["CHANCERY_DATA"] = folder
        data_folder.cache_clear()
        return _SelfTest(Path(folder)).run()


class _SelfTest:
    """The steps of the self-test; each says what it did."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failures = 0

    def run(self) -> int:
        make_application()
        settings = Settings()
        window = open_window(self._folder / "self-test.chancery", Theme(settings.appearance), settings)
        window.resize(1280, 800)
        window.show()
        self._say("window opened", held=window.isVisible())
        self._import(window)
        self._export(window)
        window.close()
        close_window(window)
        self._say("window closed", held=not window.isVisible())
        return 1 if self._failures else 0

    def _import(self, window: MainWindow) -> None:
        window.importer.import_files(samples())
        self._wait(lambda: window.desk.idle and not window.empty.isVisible())
        if window.importer.report is not None:
            window.importer.report.close()
        counts = window.desk.library.counts()
        self._say(f"{counts.articles} sample articles imported", held=counts.articles == len(samples()) > 0)
        self._say(f"{counts.happenings} happenings in {counts.reports} reports", held=counts.happenings > 0)

    def _export(self, window: MainWindow) -> None:
        from desktop.figures.export import export_figure

        for kind in ("chart-matrix", "chart-timeline"):
            path = self._folder / f"{kind}.pdf"
            export_figure(window.desk.library, kind, path, window.workspace.chosen, window.workspace.measure, 160)
            size = path.stat().st_size if path.exists() else 0
            self._say(f"{kind} drawn, {size} bytes", held=size > 0)

    def _wait(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + _SELF_TEST_PATIENCE
        while not ready() and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def _say(self, words: str, *, held: bool) -> None:
        self._failures += not held
        sys.stdout.write(f"{'ok' if held else 'FAILED'}: {words}\n")
        sys.stdout.flush()
