"""How marks look on the page: grounds below the text, lines under it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.models.highlights import Look, Mark
from desktop.models.theme import Palette

_TINT, _TINT_DARK = 30, 52  # of 255, of a language's colour behind its words
_DOTS = [1.0, 2.0]
_DASHES = [4.0, 3.0]


def draw_ground(painter: QPainter, boxes: Iterable[QRectF], mark: Mark, palette: Palette) -> None:
    """Fill the lines of a mark that has a ground."""
    colour = _ground(mark, palette)
    if colour is not None:
        for box in boxes:
            painter.fillRect(box, colour)


def draw_line(painter: QPainter, boxes: Iterable[QRectF], mark: Mark, palette: Palette) -> None:
    """Draw the line under a mark that has one."""
    pen = _pen(mark, palette)
    if pen is not None:
        painter.setPen(pen)
        for box in boxes:
            y = round(box.bottom()) + (0.5 if pen.width() == 1 else 0.0)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _ground(mark: Mark, palette: Palette) -> QColor | None:
    match mark.look:
        case Look.LANGUAGE:
            return _faint(palette.language(mark.language), _TINT_DARK if palette.dark else _TINT)
        case Look.SENTENCE:
            return palette.accent_tint
        case Look.FOUND:
            return palette.doubt_tint
        case Look.TRIGGER:
            return palette.sign_tint(cooperative=mark.cooperative)
        case Look.CURRENT_TRIGGER:
            return palette.sign(cooperative=mark.cooperative)
        case _:
            return None


def _faint(colour: QColor, alpha: int) -> QColor:
    tint = QColor(colour)
    tint.setAlpha(alpha)
    return tint


def _pen(mark: Mark, palette: Palette) -> QPen | None:
    match mark.look:
        case Look.COUNTRY:
            return _pen_of(palette.edge, 1, _DOTS)
        case Look.DATE:
            return _pen_of(palette.edge, 1, _DASHES)
        case Look.ACTOR:
            return _pen_of(palette.accent, 2, None)
        case Look.TRIGGER:
            return _pen_of(palette.sign(cooperative=mark.cooperative), 2, None if mark.cooperative else [2.0, 1.5])
        case Look.OFF_TRIGGER:
            return _pen_of(palette.line, 1, None if mark.cooperative else _DASHES)
        case _:
            return None


def _pen_of(colour: QColor, width: int, pattern: list[float] | None) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern:
        pen.setDashPattern(pattern)
    return pen
