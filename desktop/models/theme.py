"""The colours of the window: two themes as data, the system's choice followed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication

from desktop.paths import resource

# Steps of mean intensity at which a cell's colour changes.
STEPS = (0.5, 2.5, 5.0, 7.5)


class Appearance(StrEnum):
    """Which theme is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Palette:
    """One theme's colours."""

    dark: bool
    bars: QColor
    panes: QColor
    paper: QColor
    line: QColor
    edge: QColor
    text: QColor
    secondary: QColor
    faint: QColor
    hover: QColor
    accent: QColor
    accent_tint: QColor
    on_accent: QColor
    cooperation: QColor
    cooperation_tint: QColor
    conflict: QColor
    conflict_tint: QColor
    doubt: QColor
    doubt_tint: QColor
    reviewed: QColor
    blocked: QColor
    languages: dict[str, QColor]
    cooperation_steps: tuple[QColor, ...]
    conflict_steps: tuple[QColor, ...]
    near_zero: QColor
    number: QColor
    number_on_strong: QColor
    categories: tuple[QColor, ...]

    def sign(self, *, cooperative: bool) -> QColor:
        """Return the colour of cooperation or of conflict."""
        return self.cooperation if cooperative else self.conflict

    def sign_tint(self, *, cooperative: bool) -> QColor:
        """Return the tint of cooperation or of conflict."""
        return self.cooperation_tint if cooperative else self.conflict_tint

    def language(self, code: str) -> QColor:
        """Return the colour of a language's bar and tag."""
        return self.languages.get(code, self.languages["other"])

    def cell(self, mean: float) -> QColor:
        """Return the colour of a matrix cell by its mean intensity."""
        step = step_of(mean)
        if step == 0:
            return self.near_zero
        return (self.cooperation_steps if mean > 0 else self.conflict_steps)[step - 1]

    def cell_number(self, mean: float) -> QColor:
        """Return the colour of the number in a cell."""
        return self.number_on_strong if step_of(mean) == len(STEPS) else self.number

    def cell_mark(self, mean: float, *, cooperative: bool) -> QColor:
        """Return the colour of a sign in a cell: on the two strong steps that of the number."""
        return self.cell_number(mean) if step_of(mean) >= len(STEPS) - 1 else self.sign(cooperative=cooperative)


def step_of(mean: float) -> int:
    """Return how strong a mean intensity is: 0 near zero, 4 the strongest."""
    return sum(abs(mean) >= step for step in STEPS)


@cache
def load_palette(name: str) -> Palette:
    """Read a theme of `resources/themes/` by its name."""
    data: dict[str, Any] = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    cells, languages, categories = data.pop("cells"), data.pop("languages"), data.pop("categories")
    return Palette(
        dark=name == "dark",
        **{key: QColor(value) for key, value in data.items()},
        languages={code: QColor(value) for code, value in languages.items()},
        cooperation_steps=tuple(map(QColor, cells["cooperation"])),
        conflict_steps=tuple(map(QColor, cells["conflict"])),
        near_zero=QColor(cells["near_zero"]),
        number=QColor(cells["number"]),
        number_on_strong=QColor(cells["number_on_strong"]),
        categories=tuple(map(QColor, categories["colours"])),
    )


class Theme(QObject):
    """The palette in force; tells when it changes."""

    changed = Signal()

    def __init__(self, appearance: Appearance = Appearance.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._palette = load_palette(self._name())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def palette(self) -> Palette:
        """Return the colours in force."""
        return self._palette

    @property
    def appearance(self) -> Appearance:
        """Return what is wanted."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Follow the system, or stay light or dark."""
        self._appearance = appearance
        self._refresh()

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()

    def _refresh(self) -> None:
        palette = load_palette(self._name())
        if palette is not self._palette:
            self._palette = palette
            self.changed.emit()

    def _name(self) -> str:
        if self._appearance is not Appearance.SYSTEM:
            return self._appearance.value
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
