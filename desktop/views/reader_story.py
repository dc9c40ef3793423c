"""Below the head of an article: in which others its story is told, and which may tell it in another language."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.models.relatives import leaving, relative_words, story_words, suggested, suggestion_words, told_with
from desktop.models.theme import Theme
from desktop.records import Article, Relative, Verdict
from desktop.views.buttons import link
from desktop.views.elided import ElidedLabel


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

    def _told_line(self, article: Article, told: tuple[Relative, ...]) -> QWidget:
        line, row = _line()
        words = story_words(article)
        button = QPushButton(f"{words[0].upper()}{words[1:]} ▾")
        button.setProperty("link", True)
        button.setToolTip("Near-copies of one story: what they tell alike counts once. Click to see them all.")
        button.clicked.connect(lambda: self._offer(article, told, button))
        row.addWidget(button)
        row.addWidget(self._title(relative_words(told[0])), 1)
        opening = link("Open", relative_words(told[0]))
        opening.clicked.connect(partial(self.article_wanted.emit, told[0].article))
        row.addWidget(opening)
        return line

    def _suggestion_line(self, article: Article, one: Relative) -> QWidget:
        line, row = _line()
        row.addWidget(QLabel(suggestion_words(one)))
        row.addWidget(self._title(one.title), 1)
        for words, tip, deed in (
            ("Open", relative_words(one), partial(self.article_wanted.emit, one.article)),
            ("The same", "What both tell counts once", partial(self._judge, article, one, Verdict.ACCEPTED)),
            ("Another", "Suggest it no more", partial(self._judge, article, one, Verdict.REJECTED)),
        ):
            button = link(words, tip)
            button.clicked.connect(lambda _checked=False, each=deed: each())
            row.addWidget(button)
        return line

    def _title(self, words: str) -> ElidedLabel:
        title = ElidedLabel(words)
        title.setProperty("role", "secondary")
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

    def _judge(self, article: Article, one: Relative, verdict: Verdict) -> None:
        words = "two versions made one story" if verdict is Verdict.ACCEPTED else "suggested version refused"
        self.judged.emit(article.id, {one.article: verdict}, words)

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        colour = self._theme.palette.secondary.name()
        for piece in self.findChildren(QLabel):
            piece.setStyleSheet(f"font-size: 12px; color: {colour};")
        for button in self.findChildren(QPushButton):
            button.setStyleSheet("font-size: 12px;")


def _line() -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    return line, row
