"""How a row of the event table is drawn: state, sign, evidence with its trigger, and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.models.events_model import EVENT, STATE, Column, State, struck_words
from desktop.models.fonts import sans
from desktop.models.icons import pixmap
from desktop.models.theme import Palette, Theme
from desktop.records import EventRow, Status
from desktop.views.signs import draw_sign

Index = QModelIndex | QPersistentModelIndex

PADDING = 8  # px left and right of a column's words
SIGN = 12  # px of a sign with the space behind it
_SIGNS = {State.ACCEPTED: "check", State.CORRECTED: "pencil", State.REJECTED: "cross"}
_BEFORE = 0.3  # of the room for the evidence may go to what stands before the trigger
_LEAST = 18  # px below which nothing more is written


class EventDelegate(QStyledItemDelegate):
    """Draws one column of one event; `narrow` tells that the status has no column of its own."""

    def __init__(self, theme: Theme, tree: QTreeView) -> None:
        super().__init__(tree)
        self._theme, self._tree = theme, tree
        self.narrow = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw background, then what the column shows."""
        palette, event, box = self._theme.palette, index.data(EVENT), QRect(option.rect)
        painter.save()
        branch = self._branch_of(box, index)
        draw_ground(painter, box.united(branch), option.state, index, palette)
        row = index.sibling(index.row(), 0)
        if branch and index.model().hasChildren(row):
            draw_chevron(painter, branch, palette.secondary, opened=self._tree.isExpanded(row))
        state, column = State(index.data(STATE)), Column(index.column())
        ink = palette.faint if state is State.REJECTED else palette.text
        font = sans(12 if index.parent().isValid() else 13)
        font.setStrikeOut(state is State.REJECTED)
        painter.setFont(font)
        painter.setPen(ink)
        words = box.adjusted(PADDING, 0, -4, 0)
        match column:
            case Column.STATE:
                self._draw_state(painter, box, state)
            case Column.TYPE:
                self._draw_type(painter, words, index.data(), event, ink)
            case Column.EVIDENCE:
                draw_evidence(painter, words, event)
            case Column.SURE:
                self._draw_sure(painter, words, event, state)
            case Column.TOLD:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data())
            case _:
                self._draw_words(painter, words, index.data(), event, column)
        painter.restore()

    def _branch_of(self, box: QRect, index: Index) -> QRect:
        """Return the place before the pair where a happening is opened and closed; nothing in other columns."""
        if index.column() != Column.PAIR:
            return QRect()
        depth = self._tree.indentation() * (2 if index.parent().isValid() else 1)
        return QRect(box.left() - depth, box.top(), depth, box.height())

    def _draw_state(self, painter: QPainter, box: QRect, state: State) -> None:
        palette, centre = self._theme.palette, box.center()
        if state is State.DOUBTFUL:
            painter.setFont(sans(13, bold=True))
            painter.setPen(palette.doubt)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        elif state in _SIGNS:
            colour = {State.ACCEPTED: palette.reviewed, State.CORRECTED: palette.accent}.get(state, palette.secondary)
            painter.drawPixmap(centre.x() - 7, centre.y() - 7, pixmap(_SIGNS[state], colour.name(), 14))

    def _draw_type(self, painter: QPainter, room: QRect, words: str, event: EventRow, ink: QColor) -> None:
        if not words:
            return
        palette, kind = self._theme.palette, event.type
        sign = QRectF(room.left(), room.center().y() - 3, 8, 7)
        draw_sign(painter, sign, palette.sign(cooperative=kind.cooperative), cooperative=kind.cooperative)
        room = room.adjusted(SIGN, 0, 0, 0)
        first, more, others = words.partition(" and ")
        room = _write(painter, room, first, ink)
        room = _write(painter, room, f"{more}{others}", palette.secondary)
        room = _write_struck(painter, room, struck_words(event, Column.TYPE), palette)
        if self.narrow and event.status is not Status.FACT:
            _lean(painter)
            _write(painter, room.adjusted(5, 0, 0, 0), event.status, palette.secondary)

    def _draw_words(self, painter: QPainter, room: QRect, words: str, event: EventRow, column: Column) -> None:
        palette = self._theme.palette
        quiet = column is Column.DATE and not words[:1].isdigit()
        if column is Column.STATUS and event.status is not Status.FACT:
            _lean(painter)
        room = _write(painter, room, words, palette.secondary if quiet else painter.pen().color())
        if words:
            _write_struck(painter, room, struck_words(event, column), palette)

    def _draw_sure(self, painter: QPainter, room: QRect, event: EventRow, state: State) -> None:
        palette = self._theme.palette
        bar = QRect(room.left(), room.center().y() - 2, max(room.width() - 4, 4), 5)
        painter.fillRect(bar, palette.line)
        bar.setWidth(round(bar.width() * event.machine.confidence))
        painter.fillRect(bar, palette.doubt if state is State.DOUBTFUL else palette.secondary)


def draw_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, index: Index, palette: Palette) -> None:
    """Fill the background of a part of a row and draw the line below it."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, palette.accent_tint)
        if index.column() == 0:
            painter.fillRect(box.left(), box.top(), 3, box.height(), palette.accent)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, palette.hover)
    elif index.parent().isValid():
        painter.fillRect(box, palette.panes)
    painter.setPen(palette.line)
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def draw_chevron(painter: QPainter, box: QRect, colour: QColor, *, opened: bool) -> None:
    """Draw the small triangle that opens and closes a happening."""
    x, y = box.right() - 7.5, box.center().y() + 0.5
    if opened:
        points = [QPointF(x - 3.5, y - 2), QPointF(x + 3.5, y - 2), QPointF(x, y + 3)]
    else:
        points = [QPointF(x - 2, y - 3.5), QPointF(x - 2, y + 3.5), QPointF(x + 3, y)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))
    painter.restore()


def draw_evidence(painter: QPainter, room: QRect, event: EventRow) -> None:
    """Draw the sentence around its trigger: the beginning gives way, so that the bold trigger is always in sight."""
    plain, bold = QFont(painter.font()), QFont(painter.font())
    bold.setBold(True)
    for words, heavy in evidence_parts(event, room.width(), QFontMetrics(plain), QFontMetrics(bold)):
        painter.setFont(bold if heavy else plain)
        _draw(painter, room, words)
        room = room.adjusted(painter.fontMetrics().horizontalAdvance(words), 0, 0, 0)
        if room.width() < _LEAST:
            return


def evidence_parts(
    event: EventRow, width: int, plain: QFontMetrics, bold: QFontMetrics
) -> tuple[tuple[str, bool], tuple[str, bool], tuple[str, bool]]:
    """Return what is written of a sentence in a width of pixels: before, trigger (in bold), after."""
    trigger, text = event.trigger_in_evidence, event.evidence
    before, told, after = text[: trigger.start], text[trigger.start : trigger.end], text[trigger.end :]
    lead = " ".join(before.split()) + " " * before[-1:].isspace()
    told, tail = " ".join(told.split()), " " * after[:1].isspace() + " ".join(after.split())
    rest = width - bold.horizontalAdvance(told)
    room = max(round(width * _BEFORE), rest - plain.horizontalAdvance(tail))
    return (_last_words(lead, min(room, rest), plain), False), (told, True), (tail, False)


def _last_words(words: str, width: int, metrics: QFontMetrics) -> str:
    """Return the end of some words that fits, whole words only."""
    if metrics.horizontalAdvance(words) <= width:
        return words
    room = width - metrics.horizontalAdvance("… ")
    kept = words.rstrip()
    while kept and metrics.horizontalAdvance(f"{kept} ") > room:
        _, space, kept = kept.partition(" ")
        if not space:
            break
    return f"… {kept}{words[len(words.rstrip()) :]}" if kept else "… "


def _lean(painter: QPainter) -> None:
    font = painter.font()
    font.setItalic(True)
    painter.setFont(font)


def _write(painter: QPainter, room: QRect, words: str, colour: QColor) -> QRect:
    """Write words and return the room that is left."""
    if not words or room.width() < _LEAST:
        return room
    painter.setPen(colour)
    _draw(painter, room, words)
    return room.adjusted(painter.fontMetrics().horizontalAdvance(words), 0, 0, 0)


def _write_struck(painter: QPainter, room: QRect, words: str, palette: Palette) -> QRect:
    if not words or room.width() < _LEAST:
        return room
    painter.save()
    font = painter.font()
    font.setStrikeOut(True)
    font.setItalic(False)
    painter.setFont(font)
    left = _write(painter, room.adjusted(5, 0, 0, 0), words, palette.secondary)
    painter.restore()
    return left


def _draw(painter: QPainter, room: QRect, words: str) -> None:
    """Draw what fits, on the base line of the font itself: a sign from another face must not move it."""
    metrics = painter.fontMetrics()
    base = room.top() + (room.height() + metrics.ascent() - metrics.descent()) // 2
    painter.drawText(room.left(), base, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
