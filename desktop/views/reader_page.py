"""The text of an article on a page: marked, read-only, its offsets those of the article."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.models.fonts import serif
from desktop.models.highlights import Look, Mark
from desktop.models.positions import Positions
from desktop.models.theme import Theme
from desktop.records import Article, Span
from desktop.views.reader_document import PageLook, build_document
from desktop.views.reader_ink import draw_ground, draw_line
from desktop.views.reader_lines import line_boxes

SMALLEST, USUAL, LARGEST = 14, 15, 20
LEFT = 47
_LETTERS = 70
_SAMPLE = "the quick brown fox jumps over the lazy dog and runs on through fields"
_NARROW, _WIDE = 560, 720
_NOTES_NARROW, _NOTES, _NOTES_WIDE = 32, 156, 200
_ROOM_BELOW = 160


class ArticlePage(QTextEdit):
    """Shows one article; places are code points of its text, heights those of the document.

    `laid_out` tells that lines may have moved; `pointed` the place under the pointer or None; `pressed` a click
    that selected no text.
    """

    laid_out = Signal()
    pointed = Signal(object)
    pressed = Signal(int)
    key_pressed = Signal(QKeyEvent)
    menu_wanted = Signal(QPoint)
    size_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own: QTextDocument | None = None
        self._article: Article | None = None
        self._positions = Positions("")
        self._marks: Sequence[tuple[Span, Mark]] = ()
        self._pixels = USUAL
        self._metrics = QFontMetrics(serif(USUAL))
        self._chrome_shown = True
        self._press = QPoint()
        self._prepare()

    def _prepare(self) -> None:
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Files are dropped on the window; a text field would take them for text.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Text of the article")

    # ---- what is shown

    @property
    def pixels(self) -> int:
        """Return the size of the text in pixels."""
        return self._pixels

    @property
    def narrow(self) -> bool:
        """Say whether notes have only room for their marks."""
        return self.width() < _NARROW

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a few words stand on a line."""
        return QSize(360, 160)

    def show_article(self, article: Article | None, *, chrome: bool, keep: bool = False) -> None:
        """Put an article on the page, from its top, or with `keep` where the page and its cursor stand."""
        top, place = (self.verticalScrollBar().value(), self.cursor_place) if keep else (0, 0)
        self._article = article
        self._positions = Positions(article.text if article else "")
        self._chrome_shown = chrome
        self._marks = ()
        self._build()
        self._stand_at(place)
        self.verticalScrollBar().setValue(top)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark stretches of the text."""
        self._marks = [(self._positions.to_units(mark.span), mark) for mark in marks]
        self._write_on_fills()
        self.viewport().update()

    def show_chrome(self, *, chrome: bool) -> None:
        """Show or hide the parts of the page around the article, keeping the line that is on top."""
        if chrome != self._chrome_shown:
            self._chrome_shown = chrome
            self.rebuild()

    def rebuild(self) -> None:
        """Set the text anew, in other colours or another size, with the same line on top."""
        top, place = self.place_at(QPoint(0, 2), near=True), self.cursor_place
        self._build()
        self._stand_at(place)
        self._write_on_fills()
        if top:
            self.scroll_to(Span(top, top + 1), 0.0)

    def resize_text(self, pixels: int) -> None:
        """Set the text in another size, within bounds."""
        pixels = max(SMALLEST, min(LARGEST, pixels))
        if pixels != self._pixels:
            self._pixels = pixels
            self._fit()
            self.rebuild()
            self.size_changed.emit(pixels)

    def _build(self) -> None:
        old, document = self._own, QTextDocument(self)
        if self._article:
            look = PageLook(self._theme.palette, self._pixels, self._chrome_shown)
            build_document(document, self._article, self._positions, look)
        self._metrics = QFontMetrics(serif(self._pixels))
        self._fill_palette()
        # Their cursors lie in the old document; Qt would look for their place in the new one.
        self.setExtraSelections([])
        self.setDocument(document)
        self._own = document
        if old is not None:
            old.deleteLater()
        document.documentLayout().documentSizeChanged.connect(lambda _size: self.laid_out.emit())
        self.laid_out.emit()

    def _stand_at(self, place: int) -> None:
        """Put the text cursor at a place of the text: keys go on from where they were."""
        cursor = QTextCursor(self.document())
        unit = self._positions.to_unit(min(place, len(self._article.text) if self._article else 0))
        cursor.setPosition(min(unit, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _fill_palette(self) -> None:
        colours, palette = self._theme.palette, self.palette()
        palette.setColor(QPalette.ColorRole.Text, colours.text)
        palette.setColor(QPalette.ColorRole.Base, colours.paper)
        palette.setColor(QPalette.ColorRole.Highlight, colours.accent)
        palette.setColor(QPalette.ColorRole.HighlightedText, colours.on_accent)
        self.setPalette(palette)

    def _write_on_fills(self) -> None:
        """Write the words on a filled ground in the colour of the paper; the fill itself is painted below the text."""
        selections = []
        for units, mark in self._marks:
            if mark.look is Look.CURRENT_TRIGGER:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = self._cursor(units)
                selection.format = QTextCharFormat()
                selection.format.setForeground(self._theme.palette.on_accent)
                selections.append(selection)
        self.setExtraSelections(selections)

    def _cursor(self, units: Span) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(units.start, last))
        cursor.setPosition(min(units.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # ---- where things are

    def place_at(self, point: QPoint, *, near: bool = False) -> int | None:
        """Return the code point under a point of the viewport; with `near` the nearest one."""
        accuracy = Qt.HitTestAccuracy.FuzzyHit if near else Qt.HitTestAccuracy.ExactHit
        inside = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        layout, above = self.document().documentLayout(), self._block_above(inside.y())
        if inside.y() >= layout.blockBoundingRect(above).bottom():  # between two blocks
            return self._positions.to_point(above.position() + above.length() - 1) if near else None
        unit = layout.hitTest(inside, accuracy)
        return None if unit < 0 else self._positions.to_point(unit)

    def extent(self, span: Span) -> tuple[float, float] | None:
        """Return top and bottom of the words of a stretch in the document; None where it is hidden."""
        units = self._positions.to_units(self._words_of(span))
        first, last = self._visible(units.start, 1), self._visible(max(units.start, units.end - 1), -1)
        if first is None or last is None or first > last:
            return None
        top, bottom = self.boxes(Span(first, first + 1)), self.boxes(Span(last, last + 1))
        return (top[0].top(), bottom[-1].bottom()) if top and bottom else None

    def _words_of(self, span: Span) -> Span:
        """Return a stretch without the space round it, which may lie on lines of other stretches."""
        text = span.of(self._article.text) if self._article else ""
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, max(start, span.start + len(text.rstrip())))

    def _visible(self, unit: int, by: int) -> int | None:
        """Return the nearest unit in a block that is seen, on or back."""
        block = self.document().findBlock(unit)
        if block.isVisible():
            return min(unit, block.position() + max(0, block.length() - 2))
        while block.isValid() and not block.isVisible():
            block = block.next() if by > 0 else block.previous()
        if not block.isValid():
            return None
        return block.position() if by > 0 else block.position() + max(0, block.length() - 2)

    def boxes(self, units: Span) -> list[QRectF]:
        """Return one box in the document for each line that a stretch of UTF-16 units covers."""
        boxes: list[QRectF] = []
        document, layout = self.document(), self.document().documentLayout()
        block = document.findBlock(units.start)
        while block.isValid() and block.position() < units.end:
            if block.isVisible():
                origin = layout.blockBoundingRect(block).topLeft()
                start = max(units.start - block.position(), 0)
                end = min(units.end - block.position(), block.length() - 1)
                boxes += line_boxes(block.layout(), origin, Span(start, end), self._metrics)
            block = block.next()
        return boxes

    def scroll_to(self, span: Span, share: float) -> None:
        """Scroll so that a stretch begins at a share of the height."""
        found = self.extent(span)
        if found:
            # A long document is laid out bit by bit, and the scroll bar learns late how long it is.
            room = self.viewport().height()
            whole = self.document().documentLayout().documentSize().height()
            self.verticalScrollBar().setRange(0, max(0, math.ceil(whole) - room))
            self.verticalScrollBar().setValue(round(found[0] - share * room))

    def shows(self, span: Span) -> bool:
        """Say whether a stretch lies within the viewport as a whole."""
        found, top = self.extent(span), self.verticalScrollBar().value()
        return found is not None and found[0] >= top and found[1] <= top + self.viewport().height()

    # ---- size

    def resizeEvent(self, change: QResizeEvent) -> None:
        """Keep the column readable and the margins beside it."""
        super().resizeEvent(change)
        self._fit()
        self.laid_out.emit()

    def _fit(self) -> None:
        notes = _NOTES_NARROW if self.narrow else _NOTES_WIDE if self.width() >= _WIDE else _NOTES
        column = self.width() - self.verticalScrollBar().sizeHint().width() - LEFT - notes
        spare = max(0, column - self.widest_column())
        self.setViewportMargins(LEFT + spare // 2, 0, notes + spare - spare // 2, 0)

    @property
    def column(self) -> tuple[int, int]:
        """Return the widths of the margins left and right of the text."""
        margins = self.viewportMargins()
        return margins.left(), margins.right()

    def widest_column(self) -> int:
        """Return the width of seventy letters."""
        return round(QFontMetrics(serif(self._pixels)).horizontalAdvance(_SAMPLE) * _LETTERS / len(_SAMPLE))

    # ---- drawing

    def paintEvent(self, paint: QPaintEvent) -> None:
        """Paint grounds, then the text, then lines under it: Qt's own marks know neither dashes of ours nor width."""
        top = self.verticalScrollBar().value()
        drawn = self._visible_boxes(top)
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        for mark, boxes in drawn:
            draw_ground(painter, boxes, mark, self._theme.palette)
        painter.end()
        super().paintEvent(paint)
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        for mark, boxes in drawn:
            draw_line(painter, boxes, mark, self._theme.palette)
        painter.end()

    def _visible_boxes(self, top: int) -> list[tuple[Mark, list[QRectF]]]:
        first, last = (self._block_above(y) for y in (top, top + self.viewport().height()))
        seen = Span(first.position(), last.position() + last.length())
        # A language may go on for the whole of a long text; only its lines in sight are measured.
        return [(mark, self.boxes(_common(units, seen))) for units, mark in self._marks if units.overlaps(seen)]

    def _block_above(self, height: float) -> QTextBlock:
        """Return the last block that begins above a height, else the first; Qt's hit test errs between two blocks."""
        document, layout = self.document(), self.document().documentLayout()
        low, high = 0, document.blockCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            block = document.findBlockByNumber(middle)
            while block.blockNumber() < high and not block.isVisible():
                block = block.next()
            if block.isVisible() and layout.blockBoundingRect(block).top() <= height:
                low = max(block.blockNumber(), middle)
            else:
                high = middle - 1
        return document.findBlockByNumber(low)

    # ---- mouse and keys

    def mousePressEvent(self, press: QMouseEvent) -> None:
        """Remember where a click began."""
        self._press = press.position().toPoint()
        super().mousePressEvent(press)

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        """Tell a click that selected no text."""
        super().mouseReleaseEvent(release)
        point = release.position().toPoint()
        still = (point - self._press).manhattanLength() < 4
        place = self.place_at(point)
        if release.button() == Qt.MouseButton.LeftButton and still and place is not None:
            self.pressed.emit(place)

    def mouseMoveEvent(self, move: QMouseEvent) -> None:
        """Tell what the pointer is on."""
        super().mouseMoveEvent(move)
        self.pointed.emit(None if move.buttons() else self.place_at(move.position().toPoint()))

    def leaveEvent(self, leave: object) -> None:
        """Tell that the pointer is on nothing."""
        super().leaveEvent(leave)  # type: ignore[arg-type]
        self.pointed.emit(None)

    def wheelEvent(self, turn: QWheelEvent) -> None:
        """Scroll, or with Ctrl make the text larger or smaller."""
        if turn.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turn.angleDelta().y():
                self.resize_text(self._pixels + (1 if turn.angleDelta().y() > 0 else -1))
            turn.accept()
        else:
            super().wheelEvent(turn)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Offer a key to the reader; scroll by those it leaves."""
        press.ignore()
        self.key_pressed.emit(press)
        if not press.isAccepted():
            super().keyPressEvent(press)

    def contextMenuEvent(self, press: QContextMenuEvent) -> None:
        """Leave the menu to the reader."""
        self.menu_wanted.emit(press.globalPos())

    # ---- copying

    def selected_text(self) -> str:
        """Return the selected words as the article has them."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return ""
        units = Span(cursor.selectionStart(), cursor.selectionEnd())
        return self._positions.to_points(units).of(self._article.text)

    @property
    def selected_span(self) -> Span | None:
        """Return the selected stretch; None without a selection."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        return self._positions.to_points(Span(cursor.selectionStart(), cursor.selectionEnd()))

    @property
    def cursor_place(self) -> int:
        """Return the code point at which the text cursor stands."""
        return self._positions.to_point(self.textCursor().position())

    def place_of_cursor(self) -> QPoint:
        """Return a place on the screen below the text cursor."""
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words; Qt's own would lose no-break spaces."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))
