"""The bundled faces: loaded once, and fonts whose fallbacks cover every script we show.

A machine without any font package would show each letter as a box, so nothing is left to the system.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from desktop.paths import resource

SANS = "Noto Sans"
SERIF = "Noto Serif"
FALLBACKS = ("Noto Sans CJK KR", "Noto Sans Arabic", "Noto Sans Symbols2", "Noto Color Emoji")


@cache
def load_fonts() -> None:
    """Make the bundled faces known to Qt; needs the application object, and does its work once."""
    for path in sorted(resource("fonts").glob("*.?tf")):
        QFontDatabase.addApplicationFont(str(path))


def sans(pixels: int, bold: bool = False) -> QFont:
    """Return the face of the window at a size in pixels."""
    return _font(SANS, pixels, bold=bold)


def serif(pixels: int, bold: bool = False) -> QFont:
    """Return the face of the reader's text at a size in pixels."""
    return _font(SERIF, pixels, bold=bold)


def _font(family: str, pixels: int, *, bold: bool) -> QFont:
    load_fonts()
    font = QFont([family, *FALLBACKS])
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
