"""The languages of the article on the page: jumps from stretch to stretch, why, and what the analyst says instead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from desktop.models.highlights import Look, Mark, language_shares
from desktop.models.languages import all_languages, explanation_html, language_name, near_languages
from desktop.models.own_segments import (
    drop_within,
    join_run,
    next_run,
    own_piece,
    put_over,
    run_at,
    split_run,
    words_span,
)
from desktop.records import ANALYST, Article, Explanation, Segment, Span
from desktop.views.reader_margins import LanguageMargin
from desktop.views.reader_page import ArticlePage
from desktop.workers import Desk

KEYS = frozenset("LSJKG")
_JUMPED_TO = 1 / 4  # of the height, where a stretch that was jumped to begins


class LanguageKeeper(QObject):
    """Keeps the run that is marked and asks for changes.

    `change_requested` carries an article, a function from the analyst's old segments to the new ones, and words for it.
    """

    marked = Signal()
    change_requested = Signal(int, object, str)

    def __init__(self, page: ArticlePage, margin: LanguageMargin, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._page, self._margin, self._desk, self._over = page, margin, desk, over
        self._article: Article | None = None
        self._run: Segment | None = None
        margin.pressed.connect(self.mark)
        margin.asked.connect(self._explain)
        margin.menu_wanted.connect(self._offer_in_margin)
        page.pressed.connect(lambda _place: self.mark(None))

    @property
    def run(self) -> Segment | None:
        """Return the run that is marked."""
        return self._run

    def marks(self) -> list[Mark]:
        """Return the mark of the run, to be drawn below all others."""
        return [Mark(self._run.span, Look.LANGUAGE, language=self._run.language)] if self._run else []

    def show_article(self, article: Article | None) -> None:
        """Take an article; a mark stays where the same article was analysed anew."""
        same = article is not None and self._article is not None and article.id == self._article.id
        old, self._article = self._run if same else None, article
        self._margin.show_article(article)
        self._run = run_at(self._margin.runs, old.span.start) if old else None
        self._margin.mark(self._run)

    @Slot(object)
    def mark(self, run: Segment | None) -> None:
        """Mark a run; None takes the mark away."""
        if run != self._run:
            self._run = run
            self._margin.mark(run)
            self.marked.emit()

    @Slot(str)
    def go_to(self, language: str) -> None:
        """Go to the next run of a language and mark it."""
        run = next_run(self._margin.runs, language, self._run)
        if run:
            self.mark(run)
            if not self._page.shows(run.span):
                self._page.scroll_to(run.span, _JUMPED_TO)

    # ---- why

    @Slot(object, QPoint)
    def _explain(self, run: Segment, place: QPoint) -> None:
        article = self._article
        if article is not None:
            self._desk.read(
                "language",
                lambda _library: _explain(article.text, run),
                lambda why: QToolTip.showText(place, explanation_html(why), self._margin),
            )

    # ---- what the analyst says

    def do(self, key: str) -> bool:
        """Do what a letter says about the stretch that is marked, else the one at the cursor; say whether it did."""
        run = self._meant
        if run is None or key not in KEYS:
            return False
        if key == "L":
            self._language_menu(run, self._page.selected_span).popup(self._page.place_of_cursor())
        elif key == "S":
            self._split(run_at(self._margin.runs, self._page.cursor_place) or run, self._page.cursor_place)
        elif key == "G":
            self.go_to(run.language)
        else:
            self._join(run, -1 if key == "J" else 1)
        return True

    @property
    def _meant(self) -> Segment | None:
        return self._run or run_at(self._margin.runs, self._page.cursor_place)

    def offer(self, menu: QMenu, place: int | None) -> None:
        """Add to a menu what can be done with the stretch at a place of the text."""
        run = run_at(self._margin.runs, self._page.cursor_place if place is None else place)
        if run is None:
            return
        menu.addSeparator()
        menu.addMenu(self._language_menu(run, self._page.selected_span, menu))
        if place is not None and self._article and split_run(self._article.text, run, place):
            menu.addAction("Split the segment here\tS").triggered.connect(lambda: self._split(run, place))
        self._offer_joints(menu, run)

    @Slot(object, QPoint)
    def _offer_in_margin(self, run: Segment, place: QPoint) -> None:
        self.mark(run)
        menu = QMenu(self._over)
        menu.addMenu(self._language_menu(run, None, menu))
        self._offer_joints(menu, run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _offer_joints(self, menu: QMenu, run: Segment) -> None:
        for by, words, key in ((-1, "before", "J"), (1, "after", "K")):
            joint = join_run(self._margin.runs, run, by)
            if joint:
                text = f"Join with the segment {words} ({language_name(joint.language)})\t{key}"
                menu.addAction(text).triggered.connect(lambda _checked=False, each=by: self._join(run, each))

    def _language_menu(self, run: Segment, selected: Span | None, parent: QMenu | None = None) -> QMenu:
        """Return a menu of languages for the selected words, or for a run where none are selected."""
        span = words_span(self._article.text, selected) if selected and self._article else run.span
        what = "Language of the selected words" if selected else "Language of this segment"
        menu = QMenu(what, parent or self._over)
        menu.setObjectName("languages")
        here = [code for code, _share in language_shares(self._article.segments)] if self._article else []
        for code in near_languages(here):
            self._offer_language(menu, code, span, current=code == run.language)
        more = menu.addMenu("More")
        for code in all_languages():
            self._offer_language(more, code, span, current=code == run.language)
        if self._holds_own(span):
            menu.addSeparator()
            menu.addAction("As the program finds it").triggered.connect(lambda: self._take_back(span))
        if parent is None:
            menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer_language(self, menu: QMenu, code: str, span: Span, *, current: bool) -> None:
        action = menu.addAction(language_name(code))
        action.setCheckable(True)
        action.setChecked(current)
        action.triggered.connect(lambda: self._set_language(span, code))

    def _holds_own(self, span: Span) -> bool:
        segments = self._article.segments if self._article else ()
        return any(each.method == ANALYST and each.span.overlaps(span) for each in segments)

    def _set_language(self, span: Span, code: str) -> None:
        self._change(lambda own: put_over(own, [own_piece(span, code)]), f"language set to {language_name(code)}")

    def _take_back(self, span: Span) -> None:
        self._change(lambda own: drop_within(own, span), "return to the program's languages")

    def _split(self, run: Segment, place: int) -> None:
        pieces = split_run(self._article.text, run, place) if self._article else ()
        if pieces:
            self._change(lambda own: put_over(own, pieces), "split of a segment")

    def _join(self, run: Segment, by: int) -> None:
        joint = join_run(self._margin.runs, run, by)
        if joint:
            self._change(lambda own: put_over(own, [joint]), "joint of two segments")

    def _change(self, change: Callable[[tuple[Segment, ...]], tuple[Segment, ...]], words: str) -> None:
        if self._article:
            self.change_requested.emit(self._article.id, change, words)


def _explain(text: str, run: Segment) -> Explanation:
    from desktop.language.segments import explain  # its tables cost half a second: not when the window opens

    return explain(text, run)
