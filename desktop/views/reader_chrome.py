"""Page parts of the article on the page: one gesture marks a stretch as such or as article, one more for an outlet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.own_chrome import Marks, drop_within, is_chrome, mark_over, stretch_at
from desktop.reading.learned import learn_lines
from desktop.records import Article, LearnedLine, Span
from desktop.views.notice import Notice
from desktop.views.reader_page import ArticlePage

KEYS = frozenset("DB")
_PART, _TEXT = "a page part", "part of the article"


class ChromeKeeper(QObject):
    """Asks for marks, and offers to hold them for the outlet.

    `change_requested` carries an article, a function from the analyst's old marks to the new ones, and words for it;
    `teaching_requested` an article, the lines to be known again, and whether earlier articles are meant, too.
    """

    change_requested = Signal(int, object, str)
    teaching_requested = Signal(int, object, bool)

    def __init__(self, page: ArticlePage, notice: Notice, over: QWidget) -> None:
        super().__init__(over)
        self._page, self._notice = page, notice
        self._article: Article | None = None
        self._offered: tuple[Span, bool] | None = None

    def show_article(self, article: Article | None) -> None:
        """Take an article; an offer is only made while its article is read and its mark stands."""
        before = self._article
        if article is None or before is None or article.id != before.id or self._taken_back(before, article):
            self._notice.hide()
        self._article = article

    def do(self, key: str) -> bool:
        """Mark the selected words or the line at the cursor; say whether there was something to mark."""
        span = self._stretch(self._page.cursor_place)
        if span is not None and key in KEYS:
            self._mark(span, chrome=key == "D")
        return span is not None and key in KEYS

    def offer(self, menu: QMenu, place: int | None) -> None:
        """Add to a menu what can be done with the selected words or the line at a place of the text."""
        article, span = self._article, self._stretch(self._page.cursor_place if place is None else place)
        if article is None or span is None:
            return
        what = "The selected words are" if self._page.selected_span else "This line is"
        chrome = is_chrome(article.chrome, span)
        menu.addSeparator()
        if not chrome or self._page.selected_span:
            menu.addAction(f"{what} {_PART}\tD").triggered.connect(lambda: self._mark(span, chrome=True))
        if chrome or self._page.selected_span:
            menu.addAction(f"{what} {_TEXT}\tB").triggered.connect(lambda: self._mark(span, chrome=False))
        self._offer_outlet(menu, article, span, chrome=chrome)
        if any(own.overlaps(span) for own in (*article.own_chrome, *article.own_content)):
            words = "page parts as the program finds them"
            menu.addAction("As the program finds it").triggered.connect(
                lambda: self._change(lambda marks: drop_within(marks, span), words)
            )

    def _offer_outlet(self, menu: QMenu, article: Article, span: Span, *, chrome: bool) -> None:
        """Offer what the line is marked as, for the outlet's other articles; the last word on it was the analyst's."""
        kind = article.own_chrome if chrome else article.own_content
        lines = learn_lines(article.text, [span], _outlet_key(article), chrome=chrome)
        if article.facts.source and lines and any(own.overlaps(span) for own in kind):
            outlet = menu.addMenu(f"The same in {article.facts.source}")
            for words, everywhere in (("New articles", False), ("Every article, old and new", True)):
                outlet.addAction(words).triggered.connect(
                    lambda _checked=False, each=everywhere: self._teach(article.id, lines, everywhere=each)
                )

    def _stretch(self, place: int) -> Span | None:
        return stretch_at(self._article.text, self._page.selected_span, place) if self._article else None

    def _mark(self, span: Span, *, chrome: bool) -> None:
        article = self._article
        if article is None:
            return
        words = f"stretch marked as {_PART if chrome else _TEXT}"
        self._change(lambda marks: mark_over(marks, span, chrome=chrome), words)
        lines = learn_lines(article.text, [span], _outlet_key(article), chrome=chrome)
        if article.facts.source and lines:
            self._offered = (span, chrome)
            self._offer_teaching(article, lines)

    def _taken_back(self, before: Article, now: Article) -> bool:
        """Say whether the mark that the offer speaks of was there before and is there no more."""
        if self._offered is None:
            return False
        span, chrome = self._offered
        held, holds = (
            any(own.holds(span) for own in (each.own_chrome if chrome else each.own_content)) for each in (before, now)
        )
        return held and not holds

    def _offer_teaching(self, article: Article, lines: tuple[LearnedLine, ...]) -> None:
        count = "this line" if len(lines) == 1 else f"these {len(lines)} lines"
        self._notice.show_words(
            f"Mark {count} in {article.facts.source}?",
            {
                "In new articles": lambda: self._teach(article.id, lines, everywhere=False),
                "In every article": lambda: self._teach(article.id, lines, everywhere=True),
            },
        )
        # the offer takes its height from the text, at whose lower end the line may stand
        QTimer.singleShot(0, self._page, self._page.ensureCursorVisible)

    def _teach(self, article: int, lines: tuple[LearnedLine, ...], *, everywhere: bool) -> None:
        self._notice.hide()
        self.teaching_requested.emit(article, lines, everywhere)

    def _change(self, change: Callable[[Marks], Marks], words: str) -> None:
        if self._article:
            self.change_requested.emit(self._article.id, change, words)


def _outlet_key(article: Article) -> str:
    """Return the outlet as pages name it, by which their articles are known when they are imported."""
    return article.machine.source or article.facts.source or ""
