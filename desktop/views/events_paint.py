"""How a row of the event table is drawn: state, sign, evidence with its trigger, and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.events_model import EVENT, Column, State, state_of
from desktop.models.fonts import sans
from desktop.models.highlights import doubtful
from desktop.models.icons import pixmap
from desktop.models.theme import Palette, Theme
from desktop.records import EventRow, Status
from desktop.views.signs import draw_sign

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIGNS = {State.ACCEPTED: "check", State.CORRECTED: "pencil", State.REJECTED: "cross"}
_BEFORE = 24  # letters of the evidence kept before the trigger


class EventDelegate(QStyledItemDelegate):
    """Draws one column of one event."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw background, then what the column shows."""
        palette, event = self._theme.palette, index.data(EVENT)
        box = QRect(option.rect)
        painter.save()
        self._draw_ground(painter, box, option, index)
        state = state_of(event)
        ink = palette.faint if state is State.REJECTED else palette.text
        font = sans(12 if index.parent().isValid() else 13)
        font.setStrikeOut(state is State.REJECTED)
        painter.setFont(font)
        painter.setPen(ink)
        match Column(index.column()):
            case Column.STATE:
                self._draw_state(painter, box, state)
            case Column.TYPE:
                self._draw_type(painter, box, index.data(), event, ink)
            case Column.EVIDENCE:
                draw_evidence(painter, box.adjusted(6, 0, -6, 0), event)
            case Column.SURE:
                self._draw_sure(painter, box, event)
            case _:
                self._draw_words(painter, box, index.data(), event, Column(index.column()))
        painter.restore()

    def _draw_ground(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = self._theme.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, palette.accent_tint)
            if index.column() == 0:
                painter.fillRect(box.left(), box.top(), 3, box.height(), palette.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, palette.hover)
        elif index.parent().isValid():
            painter.fillRect(box, palette.panes)
        painter.setPen(palette.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _draw_state(self, painter: QPainter, box: QRect, state: State) -> None:
        palette, centre = self._theme.palette, box.center()
        if state is State.DOUBTFUL:
            painter.setFont(sans(13, bold=True))
            painter.setPen(palette.doubt)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        elif state in _SIGNS:
            colour = {State.ACCEPTED: palette.reviewed, State.CORRECTED: palette.accent}.get(state, palette.secondary)
            painter.drawPixmap(centre.x() - 7, centre.y() - 7, pixmap(_SIGNS[state], colour.name(), 14))

    def _draw_type(self, painter: QPainter, box: QRect, words: str, event: EventRow, ink: QColor) -> None:
        palette, kind = self._theme.palette, event.type
        sign = QRectF(box.left() + 6, box.center().y() - 3, 8, 7)
        draw_sign(painter, sign, palette.sign(cooperative=kind.cooperative), cooperative=kind.cooperative)
        room = box.adjusted(19, 0, -4, 0)
        painter.setPen(ink)
        machine = event.machine.type
        painter.drawText(room, _LEFT, _elided(painter, words, room))
        if kind is not machine and words == kind:
            used = painter.fontMetrics().horizontalAdvance(f"{words} ")
            _draw_struck(painter, room.adjusted(used, 0, 0, 0), machine, palette)

    def _draw_words(self, painter: QPainter, box: QRect, words: str, event: EventRow, column: Column) -> None:
        font = painter.font()
        font.setItalic(column is Column.STATUS and event.status is not Status.FACT)
        painter.setFont(font)
        if column is Column.DATE and words == "no date":
            painter.setPen(self._theme.palette.secondary)
        room = box.adjusted(6, 0, -4, 0)
        align = Qt.AlignmentFlag.AlignCenter if column is Column.TOLD else _LEFT
        painter.drawText(room, align, _elided(painter, words, room))

    def _draw_sure(self, painter: QPainter, box: QRect, event: EventRow) -> None:
        palette = self._theme.palette
        bar = QRect(box.left() + 6, box.center().y() - 2, max(box.width() - 14, 4), 5)
        painter.fillRect(bar, palette.line)
        bar.setWidth(round(bar.width() * event.machine.confidence))
        painter.fillRect(bar, palette.doubt if doubtful(event) else palette.secondary)


def draw_evidence(painter: QPainter, room: QRect, event: EventRow) -> None:
    """Draw the sentence from shortly before its trigger on, the trigger in bold."""
    trigger, text = event.trigger_in_evidence, " ".join
    before = text(event.evidence[: trigger.start].split())
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].lstrip()
    parts = (
        (f"{before} " if before else "", False),
        (text(event.evidence[trigger.start : trigger.end].split()), True),
        (" " + text(event.evidence[trigger.end :].split()), False),
    )
    left = room.left()
    font = painter.font()
    for words, bold in parts:
        font.setBold(bold)
        painter.setFont(font)
        place = QRect(left, room.top(), room.right() - left, room.height())
        if place.width() < 12:
            return
        painter.drawText(place, _LEFT, _elided(painter, words, place))
        left += QFontMetrics(font).horizontalAdvance(words)


def _draw_struck(painter: QPainter, room: QRect, words: str, palette: Palette) -> None:
    font = painter.font()
    font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(palette.secondary)
    painter.drawText(room, _LEFT, _elided(painter, words, room))


def _elided(painter: QPainter, words: str, room: QRect) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
