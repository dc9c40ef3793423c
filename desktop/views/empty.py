"""What an empty library shows: a place to drop articles, and the samples."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.icons import pixmap
from desktop.models.theme import Theme


class EmptyView(QWidget):
    """Invites the first articles."""

    samples_requested = Signal()
    files_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._target = self._build_target()
        promise = _line("Everything stays on this computer. Chancery uses no network.")
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(self._target, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(promise)
        column.addStretch()
        theme.changed.connect(self._show_sign)
        self._show_sign()

    def show_over(self, *, over: bool) -> None:
        """Show that what is held over the window can be dropped."""
        self._target.setProperty("over", over)
        self._target.style().unpolish(self._target)
        self._target.style().polish(self._target)

    def focus_samples(self) -> None:
        """Put the keyboard on the first button."""
        self._samples.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_target(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("dropTarget")
        frame.setFixedSize(560, 312)
        title = QLabel("Drop articles here", alignment=Qt.AlignmentFlag.AlignCenter)
        title.setProperty("role", "title")
        column = QVBoxLayout(frame)
        column.addStretch()
        column.addWidget(self._sign)
        column.addSpacing(8)
        column.addWidget(title)
        column.addWidget(_line("Web pages, PDF and Word files, texts, mails, tables, archives, whole folders."))
        column.addWidget(_line("Several languages, also within one page."))
        column.addSpacing(16)
        column.addLayout(self._build_buttons())
        column.addStretch()
        return frame

    def _build_buttons(self) -> QHBoxLayout:
        self._samples = QPushButton("Open sample articles")
        self._samples.setProperty("primary", True)
        self._samples.setToolTip("Read the five articles that come with Chancery")
        choose = QPushButton("Choose files…")
        choose.setToolTip("Ctrl+O")
        for button in (self._samples, choose):
            button.setMinimumHeight(34)
            button.setAutoDefault(True)  # Enter presses it outside a dialog as well
        self._samples.clicked.connect(self.samples_requested)
        choose.clicked.connect(self.files_requested)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(self._samples)
        row.addWidget(choose)
        row.addStretch()
        return row

    @Slot()
    def _show_sign(self) -> None:
        self._sign.setPixmap(pixmap("import", self._theme.palette.accent.name(), 40))


def _line(words: str) -> QLabel:
    label = QLabel(words, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", "secondary")
    return label
