"""What is on the screen while the program loads: a window of the right size in the right colours, at once."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.theme import Theme
from desktop.paths import APPLICATION
from desktop.windows.settings import Settings

_BARS = 64  # px, menu and tool bar together
_STATUS = 26


class OpeningWindow(QWidget):
    """Stands where the main window will stand."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._palette = theme.palette
        self.setWindowTitle(APPLICATION)
        if not self.restoreGeometry(settings.state("window")):
            self.setGeometry(first_geometry())

    def show_at_once(self) -> None:
        """Show it and let it paint before anything heavy is loaded."""
        self.show()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw bars and page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._palette.paper)
        painter.fillRect(0, 0, self.width(), _BARS, self._palette.bars)
        painter.fillRect(0, self.height() - _STATUS, self.width(), _STATUS, self._palette.bars)
        painter.setPen(self._palette.secondary)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Opening the library…")


def first_geometry() -> QRect:
    """Return the place of the window at the first start: 1440 × 900, or what the screen has."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    wanted = QRect(0, 0, min(1440, screen.width()), min(900, screen.height()))
    wanted.moveCenter(screen.center())
    return wanted
