"""The margin right of the text: a bracket along each event's evidence and a note that says what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen

from desktop.models.event_words import pair_words
from desktop.models.fonts import sans
from desktop.models.highlights import doubtful
from desktop.models.icons import pixmap
from desktop.models.theme import Theme
from desktop.records import EventRow, Status, Verdict
from desktop.views.reader_margins import Margin
from desktop.views.reader_page import ArticlePage
from desktop.views.signs import draw_sign

_BRACKET = 11
_NOTE = 21
_LINE = 15
_FULL, _SHORT, _SIGN = 2 * _LINE + 3, _LINE + 2, 13
_GAP = 4
_PUSHED = 8  # how far the next note may be pushed before notes are made short


@dataclass(frozen=True, slots=True)
class Note:
    """A note where it stands: its top and height in the document, and the height of the evidence."""

    event: EventRow
    top: float
    height: int
    evidence: tuple[float, float]


def place_notes(groups: Iterable[tuple[tuple[float, float], Sequence[EventRow]]], *, narrow: bool) -> list[Note]:
    """Set notes beside their evidence from top to bottom; those that would overlap are made short, then pushed down."""
    waiting = list(groups)
    notes: list[Note] = []
    free = 0.0
    for place, (evidence, events) in enumerate(waiting):
        top = max(evidence[0], free)
        until = waiting[place + 1][0][0] if place + 1 < len(waiting) else float("inf")
        full = top + len(events) * (_FULL + _GAP) <= until + _PUSHED
        height = _SIGN if narrow else _FULL if full else _SHORT
        gap = _GAP if height == _FULL else 0
        for event in events:
            notes.append(Note(event, top, height, evidence))
            top += height + gap
        free = top
    return notes


class NotesMargin(Margin):
    """Notes of the events; tells which one is pointed at or pressed."""

    pointed = Signal(object)
    pressed = Signal(int)

    def __init__(self, page: ArticlePage, theme: Theme) -> None:
        self._events: Sequence[EventRow] = ()
        self._passing: Collection[int] = ()
        self._current: int | None = None
        self._notes: list[Note] = []
        super().__init__(page, theme)
        self.setMouseTracking(True)
        self.setAccessibleName("Events beside the text")

    @property
    def notes(self) -> Sequence[Note]:
        """Return the notes where they stand."""
        if self.stale:
            self.stale = False
            self._notes = place_notes(self._groups(), narrow=self.page.narrow)
        return self._notes

    def show_events(self, events: Sequence[EventRow], passing: Collection[int], current: int | None) -> None:
        """Take the events of an article, in the order of the text."""
        self._events, self._passing, self._current = events, passing, current
        self.lay_out()

    def _groups(self) -> Iterator[tuple[tuple[float, float], Sequence[EventRow]]]:
        for sentence, events in groupby(self._events, key=lambda event: event.machine.sentence):
            found = self.page.extent(sentence)
            if found:
                yield found, list(events)

    def note_at(self, y: float) -> Note | None:
        """Return the note at a height of the margin."""
        inside = y + self.top
        return next((note for note in self.notes if note.top <= inside < note.top + note.height), None)

    # ---- mouse

    def mouseMoveEvent(self, move: QMouseEvent) -> None:
        """Tell which note the pointer is on."""
        note = self.note_at(move.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if note else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(note.event.id if note else None)

    def leaveEvent(self, leave: object) -> None:
        """Tell that the pointer is on none."""
        super().leaveEvent(leave)  # type: ignore[arg-type]
        self.pointed.emit(None)

    def mousePressEvent(self, press: QMouseEvent) -> None:
        """Tell which note was pressed."""
        note = self.note_at(press.position().y())
        if note and press.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(note.event.id)

    # ---- drawing

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter = QPainter(self)
        painter.translate(0, -self.top)
        seen = [note for note in self.notes if self._in_sight(note)]
        drawn: set[tuple[tuple[float, float], bool]] = set()
        for note in sorted(seen, key=lambda each: not self._counts(each.event)):
            kind = (note.evidence, note.event.type.cooperative)
            if kind not in drawn:
                drawn.add(kind)
                self._draw_bracket(painter, note, beside=(note.evidence, not kind[1]) in drawn)
        for note in seen:
            if self.page.narrow:
                self._draw_small(painter, note)
            else:
                self._draw_note(painter, note)
        painter.end()

    def _in_sight(self, note: Note) -> bool:
        top = min(note.top, note.evidence[0])
        bottom = max(note.top + note.height, note.evidence[1])
        return bottom >= self.top and top <= self.top + self.height()

    def _counts(self, event: EventRow) -> bool:
        return event.id in self._passing and event.review.verdict is not Verdict.REJECTED

    def _sign_colour(self, event: EventRow) -> QColor:
        palette = self.theme.palette
        return palette.sign(cooperative=event.type.cooperative) if self._counts(event) else palette.faint

    def _draw_bracket(self, painter: QPainter, note: Note, *, beside: bool) -> None:
        colour = QColor(self._sign_colour(note.event))
        if not self._counts(note.event):
            colour.setAlpha(110)
        pen = QPen(colour, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not note.event.type.cooperative:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        x = _BRACKET + (4 if beside else 0)
        painter.drawLine(QPointF(x, note.evidence[0] + 1), QPointF(x, note.evidence[1] - 1))

    def _draw_small(self, painter: QPainter, note: Note) -> None:
        box = QRectF(_NOTE - 3, note.top + 2, 9, 8)
        if note.event.id == self._current:
            painter.fillRect(box.adjusted(-2, -2, 2, 2), self.theme.palette.accent_tint)
        draw_sign(painter, box, self._sign_colour(note.event), cooperative=note.event.type.cooperative)

    def _draw_note(self, painter: QPainter, note: Note) -> None:
        area = QRect(_NOTE - 8, round(note.top) - 1, self._right() - _NOTE + 8, note.height)
        if note.event.id == self._current:
            painter.fillRect(area, self.theme.palette.accent_tint)
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self.theme.palette.accent)
        inner = area.adjusted(8, 1, -22 if _has_state(note.event) else -2, 0)
        first = QRect(inner.left(), inner.top(), inner.width(), _LINE)
        if note.height == _FULL:
            self._draw_pair(painter, first, note.event)
            self._draw_type(painter, first.translated(0, _LINE), note.event)
        else:
            used = self._draw_pair(painter, first, note.event)
            self._draw_type(painter, first.adjusted(used + 6, 0, 0, 0), note.event)
        self._draw_state(painter, QRect(area.right() - 18, first.top() + 1, 13, 13), note.event)

    def _right(self) -> int:
        """Return where notes end, on a wide page before the margin does."""
        return min(self.width() - 4, 200)

    def _ink(self, event: EventRow) -> QColor:
        return self.theme.palette.text if self._counts(event) else self.theme.palette.faint

    def _draw_pair(self, painter: QPainter, line: QRect, event: EventRow) -> int:
        font = sans(11)
        font.setStrikeOut(event.review.verdict is Verdict.REJECTED)
        painter.setFont(font)
        painter.setPen(self._ink(event))
        words = painter.fontMetrics().elidedText(pair_words(event), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        return painter.fontMetrics().horizontalAdvance(words)

    def _draw_type(self, painter: QPainter, line: QRect, event: EventRow) -> None:
        if line.width() < _SIGN:
            return
        box = QRectF(line.left(), line.top() + 4, 8, 7)
        draw_sign(painter, box, self._sign_colour(event), cooperative=event.type.cooperative)
        rest = line.adjusted(11, 0, 0, 0)
        rejected = event.review.verdict is Verdict.REJECTED
        rest = self._draw_words(painter, rest, event.type.value, self._ink(event), struck=rejected)
        if event.type is not event.machine.type:
            rest = self._draw_words(painter, rest, event.machine.type.value, self.theme.palette.faint, struck=True)
        if event.status is not Status.FACT:
            self._draw_words(painter, rest, event.status.value, self.theme.palette.secondary, italic=True)

    def _draw_words(
        self, painter: QPainter, line: QRect, words: str, colour: QColor, *, struck: bool = False, italic: bool = False
    ) -> QRect:
        """Draw a piece of a line; return what is left of it."""
        font = sans(11)
        font.setStrikeOut(struck)
        font.setItalic(italic)
        painter.setFont(font)
        painter.setPen(colour)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        return line.adjusted(painter.fontMetrics().horizontalAdvance(words) + 5, 0, 0, 0)

    def _draw_state(self, painter: QPainter, box: QRect, event: EventRow) -> None:
        palette = self.theme.palette
        if doubtful(event):
            painter.setFont(sans(12, bold=True))
            painter.setPen(palette.doubt)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
            return
        sign = _state_sign(event)
        if sign:
            colours = {"check": palette.reviewed, "pencil": palette.accent, "cross": palette.faint}
            painter.drawPixmap(box, pixmap(sign, colours[sign].name(), 26))


def _has_state(event: EventRow) -> bool:
    return doubtful(event) or _state_sign(event) is not None


def _state_sign(event: EventRow) -> str | None:
    if event.review.verdict is Verdict.REJECTED:
        return "cross"
    if event.review.corrects:
        return "pencil"
    return "check" if event.review.verdict is Verdict.ACCEPTED else None
