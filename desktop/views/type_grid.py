"""The 16 types of acts in their four classes, chosen by a click or by the letter that is underlined."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QGridLayout, QLabel, QWidget

from desktop.models.event_types import LETTERS, types_of, with_mnemonic
from desktop.models.event_words import score_words
from desktop.models.figures import signed
from desktop.models.fonts import sans
from desktop.models.theme import Theme
from desktop.records import EventType, Quad, Scale
from desktop.store.scales import score
from desktop.views.signs import draw_sign

_SIZE = QSize(112, 22)
_HEAD = 16
_VCENTRE = Qt.AlignmentFlag.AlignVCenter
_BY_LETTER = {letter: kind for kind, letter in LETTERS.items()}


class TypeGrid(QWidget):
    """Shows which type holds and which the machine found; one stop of the keyboard, arrows and letters within."""

    type_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Types of acts")
        self._buttons: dict[EventType, TypeButton] = {}
        self._here = EventType.AGREE
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 0, 2, 2)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        for column, quad in enumerate(Quad):
            grid.addWidget(_Head(quad, theme), 0, column)
            for row, kind in enumerate(types_of(quad), start=1):
                self._buttons[kind] = button = TypeButton(kind, theme)
                button.clicked.connect(self._on_clicked)
                grid.addWidget(button, row, column)

    def show_type(self, chosen: EventType, machine: EventType, scale: Scale) -> None:
        """Fill the type that holds, frame the machine's, and write the scores of a scale."""
        self._here = chosen
        for kind, button in self._buttons.items():
            button.show_state(held=kind is chosen, found=kind is machine, scale=scale)
        self._mark_here()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Choose by letter, or walk by arrows and choose by Space."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(press.key())
        if press.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(press)
        elif key in steps:
            self._walk(*steps[key])
        elif key == Qt.Key.Key_Space:
            self.type_chosen.emit(self._here)
        elif press.text().upper() in _BY_LETTER:
            self.type_chosen.emit(_BY_LETTER[press.text().upper()])
        else:
            super().keyPressEvent(press)

    def focusInEvent(self, focus: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(focus)
        self._mark_here()

    def focusOutEvent(self, focus: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(focus)
        self._mark_here()

    def _walk(self, across: int, down: int) -> None:
        columns = [types_of(quad) for quad in Quad]
        column = next(number for number, kinds in enumerate(columns) if self._here in kinds)
        row = columns[column].index(self._here)
        kinds = columns[min(max(column + across, 0), len(columns) - 1)]
        self._here = kinds[min(max(row + down, 0), len(kinds) - 1)]
        self._mark_here()

    def _mark_here(self) -> None:
        for kind, button in self._buttons.items():
            button.show_focus(here=self.hasFocus() and kind is self._here)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, TypeButton):
            self.type_chosen.emit(button.kind)


class TypeButton(QAbstractButton):
    """One type with its score; its letter is underlined."""

    def __init__(self, kind: EventType, theme: Theme) -> None:
        super().__init__()
        self.kind = kind
        self._theme = theme
        self._score = ""
        self._found = self._here = self._over = False
        self.setText(kind)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_state(self, *, held: bool, found: bool, scale: Scale) -> None:
        """Show whether the type holds and whether the machine found it."""
        self.setChecked(held)
        self._found = found
        self._score = signed(score(self.kind, scale))
        machine = ", the machine's type" if found else ""
        self.setToolTip(f"{self.kind} {score_words(self.kind, scale)}{machine}: T, then {LETTERS[self.kind]}")
        self.setAccessibleName(f"{self.kind} {self._score}{machine}")
        self.update()

    def show_focus(self, *, here: bool) -> None:
        """Show whether the keyboard is here."""
        self._here = here
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the longest type."""
        return _SIZE

    def nextCheckState(self) -> None:
        """Leave it to the event that is shown which type is down."""

    def enterEvent(self, entering: QEnterEvent) -> None:
        """Tint what the mouse is on."""
        self._over = True
        self.update()
        super().enterEvent(entering)

    def leaveEvent(self, leaving: QEvent) -> None:
        """Take the tint away."""
        self._over = False
        self.update()
        super().leaveEvent(leaving)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw word and score."""
        palette, box = self._theme.palette, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(palette.sign(cooperative=self.kind.cooperative))
            painter.drawRoundedRect(box, 3, 3)
        elif self._over:
            painter.setBrush(palette.hover)
            painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._here:
            painter.setPen(QPen(palette.text if self.isChecked() else palette.accent, 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        elif self._found and not self.isChecked():
            painter.setPen(QPen(palette.edge, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 3, 3)
        self._write(painter)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        palette, room = self._theme.palette, self.rect().adjusted(6, 0, -6, 0)
        painter.setFont(sans(12))
        painter.setPen(palette.on_accent if self.isChecked() else palette.text)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | _VCENTRE) | Qt.TextFlag.TextShowMnemonic, with_mnemonic(self.kind)
        )
        painter.setFont(sans(11))
        painter.setPen(palette.on_accent if self.isChecked() else palette.secondary)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _VCENTRE, self._score)


class _Head(QWidget):
    """The name of a class with its sign, above a line."""

    def __init__(self, quad: Quad, theme: Theme) -> None:
        super().__init__()
        self._quad, self._theme = quad, theme
        self.setFixedHeight(_HEAD + 4)
        self.setAccessibleName(f"{'▲' if quad.cooperative else '▼'} {quad}")

    def paintEvent(self, _paint: QPaintEvent) -> None:
        palette, painter = self._theme.palette, QPainter(self)
        colour = palette.sign(cooperative=self._quad.cooperative)
        draw_sign(painter, QRectF(1, 5, 6, 5), colour, cooperative=self._quad.cooperative)
        painter.setFont(sans(11))
        painter.setPen(palette.secondary)
        painter.drawText(QRect(11, 0, self.width(), _HEAD), Qt.AlignmentFlag.AlignLeft | _VCENTRE, self._quad)
        painter.setPen(palette.line)
        painter.drawLine(0, self.height() - 2, self.width(), self.height() - 2)
        painter.end()


class TypeBox(QComboBox):
    """The types in a list; neither the wheel nor an arrow chooses by accident."""

    type_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Type")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(len(EventType))
        for kind in EventType:
            self.addItem(f"{'▲' if kind.cooperative else '▼'}  {kind}", kind)
        self.activated.connect(self._on_activated)

    def show_type(self, kind: EventType) -> None:
        """Show which type holds."""
        self.setCurrentIndex(self.findData(kind))

    def wheelEvent(self, wheel: QWheelEvent) -> None:
        """Let the wheel scroll what lies around."""
        wheel.ignore()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Open the list with an arrow or Space; leave letters to the editor."""
        if press.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.showPopup()
        else:
            press.ignore()

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.type_chosen.emit(self.itemData(index))


def small(words: str) -> QLabel:
    """Return a label in the small grey type."""
    made = QLabel(words)
    made.setProperty("role", "secondary")
    return made
