"""Small signs that several views draw in the same way: language tags and the marks of cooperation and conflict."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from desktop.models.fonts import sans
from desktop.models.theme import Palette

TAG_HEIGHT = 16
_TAG_PADDING = 4


def tag_width(language: str) -> int:
    """Return the width of a language tag in pixels."""
    return QFontMetrics(sans(10, bold=True)).horizontalAdvance(language.upper()) + 2 * _TAG_PADDING + 1


def draw_tag(painter: QPainter, place: QPointF, language: str, palette: Palette) -> float:
    """Draw a boxed language tag with its top left corner at a place; return the x where it ends."""
    box = QRectF(place.x() + 0.5, place.y() + 0.5, tag_width(language) - 1, TAG_HEIGHT - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(sans(10, bold=True))
    colour = palette.language(language)
    edge = QColor(colour)
    edge.setAlpha(170)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, language.upper())
    painter.restore()
    return box.right() + 0.5


def draw_sign(painter: QPainter, box: QRectF, colour: QColor, *, cooperative: bool) -> None:
    """Fill a box with a triangle: upwards for cooperation, downwards for conflict."""
    foot, head = (box.bottom(), box.top()) if cooperative else (box.top(), box.bottom())
    shape = QPolygonF([QPointF(box.left(), foot), QPointF(box.right(), foot), QPointF(box.center().x(), head)])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(shape)
    painter.restore()
