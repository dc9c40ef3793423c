"""How one article looks in the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.articles_model import ArticlesModel, matching_words, origin_of, story_of, title_of
from desktop.models.fonts import sans
from desktop.models.icons import pixmap
from desktop.models.theme import Theme
from desktop.records import ArticleRow
from desktop.views.signs import TAG_HEIGHT, draw_sign, draw_tag, tag_width

_PADDING = 14
_HEIGHT = 95
_LINE = 18
_FOOT = 70  # px from the top of a card to its last line
_TAGS, _TAG_GAP = 3, 5
_EDGE = 3
_BAR = QSize(31, 4)


class ArticleCard(QStyledItemDelegate):
    """Draws title, date and outlet, languages, counts under the filter, and how far the review is."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all cards, so that a long list need not ask each."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one card."""
        row: ArticleRow = index.data(ArticlesModel.ROW)
        area: QRect = option.rect
        painter.save()
        self._draw_ground(painter, area, option)
        inner = area.adjusted(_PADDING, 10, -_PADDING, 0)
        below = self._draw_title(painter, inner, title_of(row))
        self._draw_origin(painter, QRect(inner.left(), below + 2, inner.width(), _LINE), row)
        self._draw_counts(painter, QRect(inner.left(), area.top() + _FOOT, inner.width(), TAG_HEIGHT), row)
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
        palette = self._theme.palette
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.accent_tint)
            painter.fillRect(QRect(area.left(), area.top(), _EDGE, area.height()), palette.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, palette.hover)
        painter.setPen(palette.line)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(palette.accent)
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _draw_title(self, painter: QPainter, inner: QRect, title: str) -> int:
        font = sans(13, bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.palette.text)
        lines = two_lines(title, QFontMetrics(font), inner.width())
        for number, line in enumerate(lines):
            box = QRect(inner.left(), inner.top() + number * _LINE, inner.width(), _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        return inner.top() + len(lines) * _LINE

    def _draw_origin(self, painter: QPainter, line: QRect, row: ArticleRow) -> None:
        palette = self._theme.palette
        day = row.facts.published
        sign = pixmap("calendar" if day else "calendar-none", palette.secondary.name(), 24)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(line.left(), line.top() + 3, 12, 12), sign)
        painter.setFont(sans(12))
        metrics = painter.fontMetrics()
        words = day.isoformat() if day else "no date"
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        left = line.adjusted(16, 0, 0, 0)
        painter.setPen(palette.secondary if day else palette.doubt)
        painter.drawText(left, flags, words)
        right = self._draw_copies(painter, line, row)
        rest = left.adjusted(metrics.horizontalAdvance(words), 0, 0, 0)
        rest.setRight(right)
        painter.setFont(sans(12))
        painter.setPen(palette.secondary)
        origin = metrics.elidedText(f" · {origin_of(row)}", Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags, origin)

    def _draw_copies(self, painter: QPainter, line: QRect, row: ArticleRow) -> int:
        """Draw in how many articles the story is told at the right end; return the x where it begins."""
        words = story_of(row)
        if not words:
            return line.right()
        if line.width() < _ROOM_FOR_BAR:
            words = f"{row.told_in} ×"
        painter.setFont(sans(11))
        box = QRect(line.right() - painter.fontMetrics().horizontalAdvance(words) - 7, line.top() + 2, 0, _LINE - 4)
        box.setRight(line.right())
        painter.setPen(self._theme.palette.line)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._theme.palette.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return box.left() - 6

    def _draw_counts(self, painter: QPainter, line: QRect, row: ArticleRow) -> None:
        right = self._draw_review(painter, line, row)
        x: float = line.left()
        for language in row.languages[:_TAGS]:
            x = draw_tag(painter, QPointF(x, line.top()), language, self._theme.palette) + _TAG_GAP
        x += 3
        painter.setFont(sans(11))
        if row.matching:
            x = self._draw_sign(painter, x, line, row.cooperative, cooperative=True)
            x = self._draw_sign(painter, x, line, row.conflictive, cooperative=False)
        painter.setPen(self._theme.palette.secondary)
        words = ("· " if row.matching else "") + matching_words(row)
        box = QRectF(x, line.top(), max(0.0, right - x), line.height())
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_sign(self, painter: QPainter, x: float, line: QRect, count: int, *, cooperative: bool) -> float:
        box = QRectF(x, line.top() + 4.5, 8, 7)
        draw_sign(painter, box, self._theme.palette.sign(cooperative=cooperative), cooperative=cooperative)
        painter.setPen(self._theme.palette.text)
        painter.drawText(QRectF(x + 9, line.top(), 40, line.height()), Qt.AlignmentFlag.AlignVCenter, str(count))
        return x + 9 + painter.fontMetrics().horizontalAdvance(str(count)) + 4

    def _draw_review(self, painter: QPainter, line: QRect, row: ArticleRow) -> float:
        """Draw the review's state at the right end; return the x where it begins."""
        palette = self._theme.palette
        if not row.reports:
            return line.right()
        done = row.reviewed == row.reports
        words = "reviewed" if done else f"{row.reviewed}/{row.reports}"
        painter.setFont(sans(11))
        painter.setPen(palette.reviewed if done else palette.secondary)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        x = line.right() - painter.fontMetrics().horizontalAdvance(words) - 6
        if done:
            sign = pixmap("check", palette.reviewed.name(), 24)
            painter.drawPixmap(QRect(x - 12, line.top() + 2, 12, 12), sign)
            return x - 16
        if line.width() < _ROOM_FOR_BAR:
            return x
        bar = QRect(x - _BAR.width(), line.center().y() - 1, _BAR.width(), _BAR.height())
        painter.fillRect(bar, palette.line)
        bar.setWidth(round(_BAR.width() * row.reviewed / row.reports))
        painter.fillRect(bar, palette.reviewed)
        return x - _BAR.width() - 4


_ROOM_FOR_BAR = 230


def language_at(row: ArticleRow, area: QRect, point: QPoint) -> str | None:
    """Return the language whose tag stands at a point of a card."""
    x = float(area.left() + _PADDING)
    for language in row.languages[:_TAGS]:
        if QRectF(x, area.top() + _FOOT, tag_width(language), TAG_HEIGHT).contains(QPointF(point)):
            return language
        x += tag_width(language) + _TAG_GAP
    return None


def two_lines(title: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a title into at most two lines, the second cut short with an ellipsis where it must be."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(title, sans(13, bold=True))
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = title.encode("utf-16-le")
    first, rest = (
        part.decode("utf-16-le") for part in (units[: 2 * line.textLength()], units[2 * line.textLength() :])
    )
    if not rest:
        return [title]
    return [first.rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
