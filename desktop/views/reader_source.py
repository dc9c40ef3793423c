"""Below the head of an article: what reading its file left in doubt, and the code page it was read in."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.models.code_pages import page_name
from desktop.models.icons import pixmap
from desktop.models.theme import Theme
from desktop.reading.mending import WARNING
from desktop.records import Article
from desktop.views.buttons import link
from desktop.views.elided import ElidedLabel


class SourceLine(QWidget):
    """Nothing for a file in UTF-8 without a doubt; else its warnings and its code page, each with what can be done.

    `page_wanted` carries the article whose code page is to be chosen, `repair_wanted` one whose text is to be repaired.
    """

    page_wanted = Signal(int)
    repair_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._article = theme, 0
        self._sign, self._doubt, self._page = QLabel(), ElidedLabel(), QLabel()
        self._repair = link("Repair…", "Show the text before and after a repair; nothing is done unasked")
        self._change = link("Change…", "Read the file again in another code page, with a preview")
        self._repair.clicked.connect(lambda: self.repair_wanted.emit(self._article))
        self._change.clicked.connect(lambda: self.page_wanted.emit(self._article))
        self._row = row = QHBoxLayout(self)
        row.setSpacing(4)
        for piece in (self._sign, self._doubt, self._repair):
            row.addWidget(piece)
        row.addStretch(1)
        row.addWidget(self._page)
        row.addWidget(self._change)
        theme.changed.connect(self.show_theme)
        self.show_theme()
        self.hide()

    def show_article(self, article: Article) -> None:
        """Take what reading an article's file left in doubt."""
        self._article = article.id
        mangled, page = WARNING in article.warnings, page_name(article.encoding)
        rest = [warning for warning in article.warnings if warning != WARNING]
        self._doubt.show_words("Looks wrongly decoded" if mangled else " ".join(rest), tip="\n".join(article.warnings))
        self._sign.setVisible(bool(article.warnings))
        self._doubt.setVisible(bool(article.warnings))
        self._repair.setVisible(mangled)
        self._page.setText(f"read as {page}")
        self._page.setToolTip(f"{article.path or article.file}\nThe code page in which the file was read")
        self._page.setVisible(bool(page))
        self._change.setVisible(bool(page))
        self.setVisible(bool(article.warnings) or page not in ("", "UTF-8"))

    def align(self, left: int, right: int) -> None:
        """Stand in line with the column of the text."""
        self._row.setContentsMargins(left, 0, max(12, right), 8)

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        palette = self._theme.palette
        self._sign.setPixmap(pixmap("warning", palette.doubt.name(), 13))
        self._doubt.setStyleSheet(f"font-size: 12px; color: {palette.doubt.name()};")
        self._page.setStyleSheet(f"font-size: 12px; color: {palette.secondary.name()};")
        for button in (self._repair, self._change):
            button.setStyleSheet("font-size: 12px;")
