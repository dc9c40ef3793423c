"""Icons drawn in the colour of the text beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """Return an icon of `resources/icons/` in a colour, and in another while it is disabled."""
    drawn = QIcon()
    for size in _SIZES:
        drawn.addPixmap(pixmap(name, colour.name(), size), QIcon.Mode.Normal)
        if disabled is not None:
            drawn.addPixmap(pixmap(name, disabled.name(), size), QIcon.Mode.Disabled)
    return drawn


@cache
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon as a square picture of a size in pixels."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)


def application_icon() -> QIcon:
    """Return the program's own icon."""
    drawn = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        drawn.addPixmap(pixmap("chancery", "#12436D", size))
    return drawn
