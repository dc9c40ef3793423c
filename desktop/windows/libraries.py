"""The library in use: a new one, another one, a copy of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.errors import DesktopError, LibraryUnusable
from desktop.library import Library
from desktop.windows.settings import Settings
from desktop.workers import Desk

_FILES = "Chancery libraries (*.chancery)"
SUFFIX = ".chancery"


class Libraries(QObject):
    """New, open, recent, save a copy; `failed` carries the error when a file cannot be used."""

    failed = Signal(object)
    told = Signal(str)
    about_to_change = Signal()

    def __init__(self, desk: Desk, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._settings, self._window = desk, settings, window

    @Slot()
    def new(self) -> None:
        """Make a new library where the person says."""
        name, _ = QFileDialog.getSaveFileName(self._window, "New library", self._folder(), _FILES)
        if not name:
            return
        path = _with_suffix(name)
        if path.name != Path(name).name and path.exists():
            self.told.emit(f"{path.name} is there already. Open it, or choose another name.")
        elif self._is_open(path):
            self.told.emit(f"{path.name} is the library that is open.")
        elif self._is_free():
            self._make(path)

    @Slot()
    def choose(self) -> None:
        """Open the library the person chooses."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open library", self._folder(), _FILES)
        if name:
            self.use(Path(name))

    @Slot()
    def save_copy(self) -> None:
        """Save a whole copy where the person says; the work goes on in the library itself."""
        name, _ = QFileDialog.getSaveFileName(self._window, "Save a copy of the library", self._folder(), _FILES)
        if name:
            path = _with_suffix(name)
            self._desk.read("copy", lambda library: library.save_copy(path), lambda _: self._on_copied(path))

    def fill_recent(self, menu: QMenu) -> None:
        """List the libraries opened last."""
        menu.clear()
        menu.setToolTipsVisible(True)
        paths = self._settings.recent
        names = Counter(path.stem for path in paths)
        for path in paths:
            action = menu.addAction(path.stem if names[path.stem] == 1 else f"{path.stem} in {path.parent.name}")
            action.setToolTip(str(path))
            action.setEnabled(path != self._desk.library.path)
            action.triggered.connect(lambda _checked=False, each=path: self.use(each))
        menu.setEnabled(not menu.isEmpty())

    def use(self, path: Path) -> None:
        """Go on with another library."""
        if self._is_open(path):
            self.told.emit(f"{path.name} is open already.")
            return
        if not self._is_free():
            return
        try:
            library = Library.open(path)
        except DesktopError as error:
            self.failed.emit(error)
            return
        self.about_to_change.emit()
        self._desk.replace(library)
        self._settings.remember_library(path)

    def _make(self, path: Path) -> None:
        try:
            kept = _cleared(path)
        except OSError as error:
            self.failed.emit(LibraryUnusable(path, error.strerror or str(error)))
            return
        self.use(path)
        if kept is not None:
            self.told.emit(f"A new library. What stood there before is kept as {kept.name}.")

    def _is_open(self, path: Path) -> bool:
        return path.resolve() == self._desk.library.path.resolve()

    def _is_free(self) -> bool:
        """Say whether the library can be left; it is not left in the midst of work."""
        if not self._desk.idle:
            self.told.emit("Work is going on in this library. Wait until it is done, or cancel it.")
        return self._desk.idle

    def _on_copied(self, path: Path) -> None:
        self.told.emit(f"A copy of the library was saved as {path.name}.")

    def _folder(self) -> str:
        return str(self._desk.library.path.parent)


def _cleared(path: Path) -> Path | None:
    """Make way for a new library where the person agreed to replace a file; return where that file is kept."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.name}.bak")
    for tail in ("", "-wal", "-shm"):
        old = path.with_name(path.name + tail)
        if old.exists():
            old.replace(kept.with_name(kept.name + tail))
    return kept


def _with_suffix(name: str) -> Path:
    path = Path(name)
    return path if path.suffix else path.with_suffix(SUFFIX)
