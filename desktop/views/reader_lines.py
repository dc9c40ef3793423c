"""Where words stand on the lines of a block."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextLine

from desktop.records import Span


def line_boxes(layout: QTextLayout, origin: QPointF, units: Span, metrics: QFontMetrics) -> Iterator[QRectF]:
    """Yield a box for each line that a stretch of a block covers; the block stands at `origin`."""
    start = units.start
    while start < units.end:
        line = layout.lineForTextPosition(start)
        if not line.isValid():
            return
        stop = min(units.end, line.textStart() + line.textLength())
        yield _box(line, origin, Span(start, stop), metrics)
        if stop <= start:
            return
        start = stop


def _box(line: QTextLine, origin: QPointF, units: Span, metrics: QFontMetrics) -> QRectF:
    """Return the box of a stretch of one line: as high as its letters, without the space where the line breaks."""
    words = line.naturalTextRect()
    first, last = _x_at(line, units.start, words), _x_at(line, units.end, words)
    baseline = origin.y() + line.y() + line.ascent()
    top = baseline - min(metrics.ascent(), math.ceil(line.ascent()) + 2) + 1
    height = baseline - top + metrics.descent()
    return QRectF(origin.x() + min(first, last), top, abs(last - first), height)


def _x_at(line: QTextLine, unit: int, words: QRectF) -> float:
    x: float = line.cursorToX(unit)[0]  # type: ignore[index]
    return min(max(x, words.left()), words.right())
