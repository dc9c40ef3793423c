"""What the program remembers between two starts, beside the libraries themselves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.models.theme import Appearance
from desktop.paths import data_folder

_RECENT = 8


class Settings:
    """Typed access to the settings file in the user's data folder."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or data_folder() / "settings.ini"
        self._values = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the libraries opened last that are still there, latest first."""
        stored = self._values.value("recent", [])
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return tuple(path for path in map(Path, names) if path.exists())

    def remember_library(self, path: Path) -> None:
        """Put a library first among the recent ones."""
        others = [known for known in self.recent if known != path]
        self._values.setValue("recent", [str(each) for each in (path, *others)][:_RECENT])

    @property
    def appearance(self) -> Appearance:
        """Return the theme that was chosen."""
        return Appearance(str(self._values.value("appearance", Appearance.SYSTEM.value)))

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._values.setValue("appearance", appearance.value)

    def state(self, name: str) -> QByteArray:
        """Return the remembered shape of a window or a splitter; empty at the first start."""
        value = self._values.value(f"state/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember the shape of a window or a splitter."""
        self._values.setValue(f"state/{name}", state)

    def text(self, name: str, default: str = "") -> str:
        """Return a remembered word, such as the folder of the last export."""
        return str(self._values.value(f"text/{name}", default))

    def keep_text(self, name: str, value: str) -> None:
        """Remember a word."""
        self._values.setValue(f"text/{name}", value)

    def save(self) -> None:
        """Write what has changed to the disk."""
        self._values.sync()
