"""The margin left of the text: which language a stretch is in, and what is only the page's furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.models.fonts import sans
from desktop.models.highlights import UNKNOWN, language_runs
from desktop.models.theme import Theme
from desktop.records import Article, Segment, Span
from desktop.views.reader_page import ArticlePage

_BAR = 3
_FROM_TEXT = 13
_TAG_HEIGHT = 14


class Margin(QWidget):
    """A strip beside the page that scrolls with it."""

    def __init__(self, page: ArticlePage, theme: Theme) -> None:
        super().__init__(page)
        self.page, self.theme = page, theme
        self.stale = True
        page.laid_out.connect(self.lay_out)
        page.verticalScrollBar().valueChanged.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def top(self) -> int:
        """Return how far the page is scrolled."""
        return self.page.verticalScrollBar().value()

    @Slot()
    def lay_out(self) -> None:
        """Find the heights anew when they are next needed; a page tells of each step of its layout."""
        self.stale = True
        self.update()

    def wheelEvent(self, turn: QWheelEvent) -> None:
        """Scroll the page."""
        QCoreApplication.sendEvent(self.page.verticalScrollBar(), turn)


class LanguageMargin(Margin):
    """A bar for each language run with its tag, a dotted one for page parts."""

    def __init__(self, page: ArticlePage, theme: Theme) -> None:
        self._runs: Sequence[Segment] = ()
        self._chrome: Sequence[Span] = ()
        self._bars: list[tuple[float, float, Segment | None]] = []
        super().__init__(page, theme)
        self.setAccessibleName("Languages of the text")

    def show_article(self, article: Article | None) -> None:
        """Take the runs of an article."""
        self._runs = language_runs(article.segments, article.chrome) if article else ()
        self._chrome = article.chrome if article else ()
        self.lay_out()

    @property
    def bars(self) -> Sequence[tuple[float, float, Segment | None]]:
        """Return top, bottom and run of each bar, None for a page part; two that share a line meet in its middle."""
        if self.stale:
            self.stale = False
            self._bars = list(self._find_bars())
        return self._bars

    def _find_bars(self) -> Iterator[tuple[float, float, Segment | None]]:
        parts = [(run.span, run) for run in self._runs] + [(span, None) for span in self._chrome]
        found = [(self.page.extent(span), run) for span, run in sorted(parts, key=lambda part: part[0])]
        seen = [(extent, run) for extent, run in found if extent is not None]
        free = 0.0
        for place, (extent, run) in enumerate(seen):
            after = seen[place + 1][0][0] if place + 1 < len(seen) else extent[1]
            top = max(extent[0], free)
            shared = extent[1] > after
            bottom = max(top, (max(top, after) + extent[1]) / 2 - 1 if shared else extent[1])
            free = bottom + 2 if shared else 0.0
            yield top, bottom, run

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw the bars in sight."""
        painter = QPainter(self)
        painter.setFont(sans(10, bold=True))
        painter.translate(0, -self.top)
        x = self.width() - _FROM_TEXT
        free = 0.0
        for top, bottom, run in self.bars:
            if bottom >= self.top and top <= self.top + self.height():
                self._draw_bar(painter, x, top, bottom, run)
            if run is not None and run.language != UNKNOWN and max(top, free) <= bottom:
                free = self._draw_tag(painter, x, max(top, free), run)
        painter.end()

    def _draw_bar(self, painter: QPainter, x: int, top: float, bottom: float, run: Segment | None) -> None:
        palette = self.theme.palette
        if run is None:
            pen = QPen(palette.line, _BAR)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.0, 1.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(x + _BAR / 2, top), QPointF(x + _BAR / 2, bottom))
        else:
            colour = palette.language(run.language)
            if colour == palette.languages["other"]:
                colour = palette.line
            painter.fillRect(QRectF(x, top, _BAR, bottom - top), colour)

    def _draw_tag(self, painter: QPainter, x: int, top: float, run: Segment) -> float:
        painter.setPen(self.theme.palette.language(run.language))
        box = QRectF(0, top + 2, x - 5, _TAG_HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, run.language.upper())
        return box.bottom()
