"""Articles dropped on any part of a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class DropTarget(QObject):
    """Takes drops on a widget and on everything in it.

    Qt sends a drag to the deepest widget that accepts drops: a text or a table takes it with its viewport and lets
    it fall. So no child accepts drops, and the window gets all of them.
    """

    files_dropped = Signal(list)
    page_dropped = Signal(str, str)
    hovered = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)
        self.refuse_in_children()

    def refuse_in_children(self) -> None:
        """Let no child take a drop; called again when children were added."""
        for child in self._widget.findChildren(QWidget):
            child.setAcceptDrops(False)

    def eventFilter(self, _watched: QObject, received: QEvent) -> bool:
        """Take what the widget is offered, if it can hold articles."""
        if isinstance(received, QDropEvent) and received.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            return self._take(received)
        if isinstance(received, QDragEnterEvent | QDragMoveEvent) and received.type() in _DRAGS:
            return self._weigh(received)
        if received.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return False

    def _weigh(self, drag: QDragEnterEvent | QDragMoveEvent) -> bool:
        if not holds_articles(drag.mimeData()):
            return False
        drag.acceptProposedAction()
        self.hovered.emit(True)
        return True

    def _take(self, drop: QDropEvent) -> bool:
        data = drop.mimeData()
        if not holds_articles(data):
            return False
        drop.acceptProposedAction()
        paths = local_files(data)
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.page_dropped.emit(data.text(), data.html())
        return True


def local_files(data: QMimeData) -> list[Path]:
    """Return the files and folders among what is dropped or pasted; addresses of the web are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def holds_articles(data: QMimeData) -> bool:
    """Say whether there is a file or a text in it."""
    return bool(local_files(data)) or ((data.hasText() or data.hasHtml()) and not data.hasUrls())
