"""The margin left of the text: which language a stretch is in, and what is only the page's furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.models.fonts import sans
from desktop.models.highlights import UNKNOWN, language_runs
from desktop.models.theme import Theme
from desktop.records import Article, Segment, Span
from desktop.views.reader_page import ArticlePage

_BAR, _BAR_MARKED = 3, 6
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
    """A bar for each language run with its tag, a dotted one for page parts.

    `pressed` carries a run that was clicked, `asked` one that the pointer rests on and `menu_wanted` one that is to
    be changed, both with a place on the screen.
    """

    pressed = Signal(object)
    asked = Signal(object, QPoint)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, page: ArticlePage, theme: Theme) -> None:
        self._runs: Sequence[Segment] = ()
        self._marked: Segment | None = None
        self._chrome: Sequence[Span] = ()
        self._bars: list[tuple[float, float, Segment | None]] = []
        super().__init__(page, theme)
        self.setAccessibleName("Languages of the text")
        self.setMouseTracking(True)

    @property
    def runs(self) -> Sequence[Segment]:
        """Return the language runs of the article."""
        return self._runs

    def mark(self, run: Segment | None) -> None:
        """Draw the bar of one run broader."""
        self._marked = run
        self.update()

    def run_beside(self, y: float) -> Segment | None:
        """Return the run whose bar stands at a height of the strip."""
        found = (run for top, bottom, run in self.bars if top <= y + self.top <= bottom)
        return next(found, None)

    def show_article(self, article: Article | None) -> None:
        """Take the runs of an article."""
        self._marked = None
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

    # ---- mouse

    def mouseMoveEvent(self, move: QMouseEvent) -> None:
        """Show that a bar can be clicked."""
        over = self.run_beside(move.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, press: QMouseEvent) -> None:
        """Tell the run that was clicked."""
        run = self.run_beside(press.position().y())
        if press.button() == Qt.MouseButton.LeftButton and run:
            self.pressed.emit(run)

    def contextMenuEvent(self, press: QContextMenuEvent) -> None:
        """Ask for the menu of a run."""
        run = self.run_beside(press.pos().y())
        if run:
            self.menu_wanted.emit(run, press.globalPos())

    def event(self, happened: QEvent) -> bool:
        """Tell the run that the pointer rests on."""
        if isinstance(happened, QHelpEvent) and happened.type() == QEvent.Type.ToolTip:
            run = self.run_beside(happened.pos().y())
            if run:
                self.asked.emit(run, happened.globalPos())
            return True
        return super().event(happened)

    # ---- drawing

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
            width = _BAR_MARKED if run == self._marked else _BAR
            painter.fillRect(QRectF(x + _BAR - width, top, width, bottom - top), colour)

    def _draw_tag(self, painter: QPainter, x: int, top: float, run: Segment) -> float:
        painter.setPen(self.theme.palette.language(run.language))
        box = QRectF(0, top + 2, x - 5, _TAG_HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, run.language.upper())
        return box.bottom()
