"""How the matrix is drawn: cells, heads, corner and legend."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.models.fonts import sans
from desktop.models.matrix_model import Role
from desktop.models.theme import STEPS, Palette, Theme
from desktop.models.workspace import Workspace
from desktop.records import Cell
from desktop.views.signs import draw_sign

_SIGN, _SMALL_SIGN = 6.0, 4.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


class CellDelegate(QStyledItemDelegate):
    """Draws a pair: colour for the mean, number for the count, a mark for each sign."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._table = workspace, theme, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one place of the matrix."""
        palette, box = self._theme.palette, QRect(option.rect)
        source, target = index.data(Role.PAIR)
        cell: Cell | None = index.data(Role.CELL)
        painter.save()
        painter.setFont(sans(12, bold=source is None and target is None))
        if source and target:
            self._draw_pair(painter, box, cell, index.data(), blocked=source == target)
        else:
            painter.setPen(palette.text if source is None and target is None else palette.secondary)
            painter.drawText(box, _CENTRE, index.data())
        self._draw_frame(painter, box, source, target)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, box, palette)
        painter.restore()

    def _draw_pair(self, painter: QPainter, box: QRect, cell: Cell | None, number: str, *, blocked: bool) -> None:
        palette = self._theme.palette
        fill = palette.blocked if blocked else palette.cell(cell.mean) if cell else palette.paper
        painter.fillRect(box, fill)
        painter.setPen(palette.line)
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if cell is None:
            return
        painter.setPen(palette.cell_number(cell.mean))
        painter.drawText(box.adjusted(9, 0, -1, 0), _CENTRE, number)
        draw_signs(painter, QRectF(box), cell, palette)

    def _draw_frame(self, painter: QPainter, box: QRect, source: str | None, target: str | None) -> None:
        """Frame the chosen pair, row or column; the sides of a column run through all its cells."""
        chosen = self._workspace.chosen
        if not (chosen.source or chosen.target):
            return
        painter.setPen(QPen(self._theme.palette.accent, 2))
        if (chosen.source, chosen.target) == (source, target):
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        elif chosen.source is None and target == chosen.target:
            painter.drawLine(box.left() + 1, box.top(), box.left() + 1, box.bottom())
            painter.drawLine(box.right(), box.top(), box.right(), box.bottom())
        elif chosen.target is None and source == chosen.source:
            painter.drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1)
            painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())


def draw_ring(painter: QPainter, box: QRect, palette: Palette) -> None:
    """Draw the focus ring: accent outside, paper inside, so that it shows on every cell and beside a frame."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.accent, 2))
    painter.drawRect(box.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(palette.paper, 1))
    painter.drawRect(box.adjusted(2, 2, -3, -3))


def draw_signs(painter: QPainter, box: QRectF, cell: Cell, palette: Palette) -> None:
    """Draw ▲ in the upper and ▼ in the lower corner of a cell; the sign against the mean is smaller."""
    for cooperative, count in ((True, cell.cooperative), (False, cell.conflictive)):
        if not count:
            continue
        against = cell.mean != 0 and (cell.mean > 0) != cooperative
        size = _SMALL_SIGN if against else _SIGN
        top = box.top() + 3 if cooperative else box.bottom() - 3 - size * 0.85
        place = QRectF(box.left() + 3, top, size, size * 0.85)
        draw_sign(painter, place, palette.cell_mark(cell.mean, cooperative=cooperative), cooperative=cooperative)


class ActorHeader(QHeaderView):
    """Codes over the columns, codes and names beside the rows; the chosen actor stands out."""

    def __init__(self, orientation: Qt.Orientation, workspace: Workspace, theme: Theme, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._workspace, self._theme = workspace, theme
        self.setMinimumSectionSize(16)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one actor."""
        palette = self._theme.palette
        code = str(self.model().headerData(section, self.orientation()))
        picked = self._is_picked(code)
        painter.save()
        painter.fillRect(rect, palette.accent_tint if picked else palette.panes)
        painter.setPen(palette.secondary if code == "all" else palette.text)
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.setFont(_narrowed(sans(11, bold=picked), code, rect.width()))
            painter.drawText(rect, _CENTRE, code)
            if picked:
                painter.fillRect(rect.left(), rect.top(), rect.width(), 2, palette.accent)
        else:
            self._draw_row(painter, rect, code, section, picked=picked)
        painter.restore()

    def sectionSizeFromContents(self, _section: int) -> QSize:
        """Return the least size of a section; the table sets the real one."""
        return QSize(31, 23)

    def _draw_row(self, painter: QPainter, rect: QRect, code: str, section: int, *, picked: bool) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if picked:
            painter.save()
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._theme.palette.accent)
            painter.restore()
        painter.setFont(sans(12, bold=picked))
        painter.drawText(rect.adjusted(10, 0, 0, 0), left, code)
        room = rect.adjusted(44, 0, -4, 0)
        if room.width() > 40:
            painter.setFont(sans(12))
            painter.setPen(self._theme.palette.secondary)
            name = str(self.model().headerData(section, self.orientation(), Role.NAME))
            short = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, left, short)

    def _is_picked(self, code: str) -> bool:
        chosen = self._workspace.chosen
        return code == (chosen.target if self.orientation() == Qt.Orientation.Horizontal else chosen.source)


def _narrowed(font: QFont, words: str, room: int) -> QFont:
    """Return a font in which words fit a room."""
    if QFontMetrics(font).horizontalAdvance(words) > room - 1:
        font.setPixelSize(font.pixelSize() - 1)
        font.setStretch(QFont.Stretch.SemiCondensed)
    return font


class Corner(QLabel):
    """Says how the matrix is read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setStyleSheet("font-size: 11px; padding-left: 2px;")
        self.setProperty("role", "secondary")
        self.setToolTip("Rows act, columns are acted on")
        self.shorten(short=True)

    def shorten(self, *, short: bool) -> None:
        """Say it in the room there is."""
        self.setText("↓ on →" if short else "acts ↓  on →")


class Legend(QWidget):
    """The steps of the mean intensity, conflict on the left, cooperation on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(262, 20)
        self.setToolTip("Colour: mean intensity, in steps at " + ", ".join(f"{step:g}" for step in STEPS))
        self.setAccessibleName("Colours run from conflict −10 over none to cooperation +10")
        theme.changed.connect(self.update)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw signs, words and steps."""
        palette, painter = self._theme.palette, QPainter(self)
        painter.setFont(sans(11))
        draw_sign(painter, QRectF(0, 7, 7, 6), palette.conflict, cooperative=False)
        draw_sign(painter, QRectF(254, 7, 7, 6), palette.cooperation, cooperative=True)
        painter.setPen(palette.conflict)
        painter.drawText(QRect(10, 0, 70, 20), Qt.AlignmentFlag.AlignVCenter, "conflict −10")
        steps = [*reversed(palette.conflict_steps), palette.near_zero, *palette.cooperation_steps]
        for place, colour in enumerate(steps):
            painter.fillRect(78 + place * 9, 5, 9, 10, colour)
        painter.setPen(palette.cooperation)
        painter.drawText(QRect(163, 0, 92, 20), Qt.AlignmentFlag.AlignVCenter, "+10 cooperation")
        painter.end()
