"""The card that says why an event was found, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.event_words import Line, Tone, Words, one_line, pair_words, score_words, told_words
from desktop.models.fonts import sans
from desktop.models.theme import Palette, Theme
from desktop.records import EventRow, Scale
from desktop.views.reader_head import Rule
from desktop.views.signs import draw_sign

_ROOMY = 360
HINTS = (("A", "accept"), ("R", "reject"), ("E", "edit"), ("T", "type"), ("N", "next"))


class KeyHint(QAbstractButton):
    """A key and what it does; a click does the same."""

    def __init__(self, key: str, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key, self._words = key, words
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{words} ({key})")

    def sizeHint(self) -> QSize:
        """Return the room key and word need."""
        return QSize(22 + QFontMetrics(sans(12)).horizontalAdvance(self._words), 22)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw a key cap and the word."""
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(0.5, 2.5, 15, 17)
        painter.setPen(palette.accent if self.underMouse() else palette.edge)
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(palette.text)
        painter.setFont(sans(11))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)
        painter.setFont(sans(12))
        painter.drawText(QRectF(21, 0, self.width(), 22), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class Sign(QWidget):
    """The triangle of an event's type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(10, 16)
        self._colour, self._cooperative = QColor(), True

    def show_sign(self, colour: QColor, *, cooperative: bool) -> None:
        """Take sign and colour."""
        self._colour, self._cooperative = colour, cooperative
        self.update()

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_sign(painter, QRectF(0, 4, 10, 9), self._colour, cooperative=self._cooperative)
        painter.end()


class EventCard(QFrame):
    """Pair, type and score, then where each value comes from; `chosen` gives the key of a hint that was clicked."""

    chosen = Signal(str)
    facts_wanted = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("eventCard")
        self.setAccessibleName("Event")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._event: EventRow | None = None
        self._build()
        theme.changed.connect(self.show_theme)
        self.show_theme()
        self.hide()

    @property
    def event_shown(self) -> EventRow | None:
        """Return the event it tells of, while it is seen."""
        return self._event if self.isVisible() else None

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addWidget(Rule(self._theme))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addWidget(Rule(self._theme))
        column.addLayout(self._build_hints())

    def _build_head(self) -> QHBoxLayout:
        self._pair, self._type, self._score, self._told = QLabel(), QLabel(), QLabel(), QLabel()
        self._sign = Sign()
        self._head = row = QHBoxLayout()
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(5)
        row.addWidget(self._pair)
        row.addSpacing(6)
        for piece in (self._sign, self._type, self._score):
            row.addWidget(piece)
        row.addStretch()
        row.addWidget(self._told)
        return row

    def _build_hints(self) -> QHBoxLayout:
        self._hints = row = QHBoxLayout()
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(14)
        for key, words in HINTS:
            hint = KeyHint(key, words, self._theme)
            hint.clicked.connect(lambda _checked=False, each=key: self.chosen.emit(each))
            if key == "N":
                row.addStretch()
            row.addWidget(hint)
        return row

    def show_event(self, event: EventRow, lines: Iterable[Line], scale: Scale) -> None:
        """Take an event and the lines that describe it."""
        self._event = event
        palette = self._theme.palette
        self.setAccessibleDescription(one_line(event))
        self._pair.setText(pair_words(event))
        self._type.setText(event.type.value)
        self._score.setText(score_words(event.type, scale))
        self._told.clear()
        self._sign.show_sign(palette.sign(cooperative=event.type.cooperative), cooperative=event.type.cooperative)
        self._show_lines(list(lines))
        self.show_theme()

    def fit(self, width: int) -> int:
        """Take a width and the height it asks for; return the height."""
        self.setFixedWidth(width)
        self._hints.setSpacing(14 if width >= _ROOMY else 8)
        self._column.activate()
        height = max(self._column.heightForWidth(width), self._column.minimumSize().height())
        self.resize(width, height)
        return height

    def show_told(self, told: int, articles: int = 1) -> None:
        """Say how often the happening is told, shorter where the head has no room for more."""
        self._told.setText(told_words(told, articles))
        self._told.setToolTip(told_words(told, articles))
        self._head.invalidate()
        if self._head.minimumSize().width() > self.width() - 2:
            self._told.setText(told_words(told, articles, short=True))

    def _show_lines(self, lines: list[Line]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, (name, words) in enumerate(lines):
            head, value = QLabel(name, self), QLabel(_html(words, self._theme.palette), self)
            head.setStyleSheet(f"font-size: 12px; color: {self._theme.palette.secondary.name()};")
            value.setStyleSheet("font-size: 12px;")
            value.setTextFormat(Qt.TextFormat.RichText)
            value.setWordWrap(True)
            value.linkActivated.connect(lambda _target: self.facts_wanted.emit())
            self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            head.show()
            value.show()

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        palette = self._theme.palette
        self.setStyleSheet(
            f"QFrame#eventCard {{ background: {palette.paper.name()};"
            f" border: 1px solid {palette.edge.name()}; border-radius: 4px; }}"
        )
        self._pair.setStyleSheet("font-weight: bold;")
        for label in (self._score, self._told):
            label.setStyleSheet(f"font-size: 12px; color: {palette.secondary.name()};")
        if self._event:
            colour = palette.sign(cooperative=self._event.type.cooperative)
            self._type.setStyleSheet(f"font-weight: bold; color: {colour.name()};")

    def enterEvent(self, enter: QEnterEvent) -> None:
        """Tell that the pointer is on the card."""
        super().enterEvent(enter)
        self.entered.emit()

    def leaveEvent(self, leave: object) -> None:
        """Tell that the pointer left it."""
        super().leaveEvent(leave)  # type: ignore[arg-type]
        self.left.emit()


def _html(words: Iterable[Words], palette: Palette) -> str:
    colours = {Tone.QUIET: palette.secondary, Tone.DOUBT: palette.doubt, Tone.STRUCK: palette.faint}
    pieces = []
    for piece in words:
        text = escape(piece.text)
        if piece.tone is Tone.LINK:
            text = f'<a href="set" style="color: {palette.accent.name()}">{text}</a>'
        elif piece.tone in colours:
            text = f'<span style="color: {colours[piece.tone].name()}">{text}</span>'
        pieces.append(f"<s>{text}</s>" if piece.tone is Tone.STRUCK else text)
    return "".join(pieces)
