"""Below the head of an article: in which others its story is told, and which may tell it in another language."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.relatives import (
    leaving,
    refused,
    relative_words,
    story_words,
    suggested,
    suggestion_words,
    told_with,
)
from desktop.models.theme import Theme
from desktop.records import Article, Kinship, Relative, Verdict
from desktop.views.buttons import link


class StoryLines(QWidget):
    """Nothing for a story told once; else links to its other articles.

    `article_wanted` carries an article to be opened, `judged` one article, verdicts on others, and words for them.
    """

    article_wanted = Signal(int)
    judged = Signal(int, object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._article: Article | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._lines: list[QWidget] = []
        theme.changed.connect(self.show_theme)
        self.hide()

    def show_article(self, article: Article) -> None:
        """Take an article with those akin to it."""
        self._article = article
        for line in self._lines:
            line.hide()
            line.deleteLater()
        told = told_with(article)
        self._lines = [self._told_line(article, told)] if told else []
        self._lines += [self._suggestion_line(article, one) for one in suggested(article)[:1]]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))
        self.show_theme()

    def align(self, left: int, right: int) -> None:
        """Stand in line with the column of the text."""
        self._column.setContentsMargins(left, 0, max(12, right), 8)

    def offer(self, menu: QMenu) -> None:
        """Add to a menu the way back for articles that the analyst has refused."""
        for one in refused(self._article) if self._article else ():
            menu.addAction(f"Compare with “{one.title}” again").triggered.connect(partial(self._take_back, one.article))

    def _take_back(self, other: int, _checked: bool = False) -> None:
        if self._article:
            self.judged.emit(self._article.id, {other: Verdict.OPEN}, "refused article compared again")

    def _told_line(self, article: Article, told: tuple[Relative, ...]) -> QWidget:
        line, row = _line()
        words = story_words(article)
        every = link(f"{words[0].upper()}{words[1:]}…", "One story, counted once. Click to see all that tell it.")
        every.clicked.connect(lambda: self._offer(article, told, every))
        row.addWidget(every)
        row.addWidget(self._title(told[0]), 1)
        return line

    def _suggestion_line(self, article: Article, one: Relative) -> QWidget:
        line, row = _line()
        row.addWidget(QLabel(suggestion_words(one)))
        row.addWidget(self._title(one), 1)
        for words, tip, verdict in (
            ("The same", "What both tell counts once", Verdict.ACCEPTED),
            ("Another", "Suggest it no more", Verdict.REJECTED),
        ):
            button = link(words, tip)
            button.clicked.connect(partial(self._judge, article, one, verdict))
            row.addWidget(button)
        return line

    def _title(self, one: Relative) -> TitleLink:
        title = TitleLink(one.title if one.kind is Kinship.TRANSLATION else relative_words(one), relative_words(one))
        title.clicked.connect(partial(self.article_wanted.emit, one.article))
        return title

    def _offer(self, article: Article, told: tuple[Relative, ...], below: QWidget) -> None:
        menu = QMenu(self)
        menu.setObjectName("relatives")
        for one in told:
            menu.addAction(relative_words(one)).triggered.connect(partial(self.article_wanted.emit, one.article))
        menu.addSeparator()
        menu.addAction("This article tells another story").triggered.connect(
            lambda: self.judged.emit(article.id, leaving(told), "article taken out of a story")
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _judge(self, article: Article, one: Relative, verdict: Verdict, _checked: bool = False) -> None:
        words = "two versions made one story" if verdict is Verdict.ACCEPTED else "suggested version refused"
        self.judged.emit(article.id, {one.article: verdict}, words)

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        colour = self._theme.palette.secondary.name()
        for piece in self.findChildren(QLabel):
            piece.setStyleSheet(f"font-size: 12px; color: {colour};")
        for button in self.findChildren(QPushButton):
            button.setStyleSheet("font-size: 12px; padding: 0; text-align: left;")


class TitleLink(QPushButton):
    """A link to an article, its words cut short where there is no room."""

    def __init__(self, words: str, tip: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"Open {tip}")
        self.setAccessibleName(f"Open {tip}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, change: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(change)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 4))


def _line() -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    return line, row
