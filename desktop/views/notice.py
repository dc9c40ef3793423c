"""A quiet line with something to offer; whoever does not want it reads on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.models.icons import icon
from desktop.models.theme import Theme
from desktop.views.buttons import link
from desktop.views.elided import ElidedLabel


class Notice(QWidget):
    """Words and links to click, on a tinted ground; hidden until there is something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self._words = ElidedLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._links: list[QWidget] = []
        self._close = QToolButton()
        self._close.setAccessibleName("Close this notice")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 3, 8, 3)
        self._row.setSpacing(12)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        theme.changed.connect(self.show_theme)
        self.show_theme()
        self.hide()

    def show_words(self, words: str, offers: Mapping[str, Callable[[], None]]) -> None:
        """Say something and offer what can be done about it."""
        for old in self._links:
            old.hide()
            old.deleteLater()
        self._links = []
        self._words.show_words(words)
        for place, (name, deed) in enumerate(offers.items(), start=1):
            button = link(name, name)
            button.clicked.connect(lambda _checked=False, each=deed: each())
            self._row.insertWidget(place, button)
            self._links.append(button)
        self.setAccessibleName(words)
        self.show()

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        palette = self._theme.palette
        self.setStyleSheet(f"QWidget#notice {{ background: {palette.accent_tint.name()}; }}")
        self._close.setIcon(icon("cross", palette.secondary))
