"""The reader: an article's text with what was found in it, and the events beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.library import Library
from desktop.models.event_words import describe, pair_words, state_words
from desktop.models.highlights import events_at, find_marks, in_order, step_from
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import Article, Changes, EventRow, Filter, Selection
from desktop.views.notice import Notice
from desktop.views.reader_blanks import RulesNotice
from desktop.views.reader_card import EventCard
from desktop.views.reader_chrome import KEYS as CHROME_KEYS
from desktop.views.reader_chrome import ChromeKeeper
from desktop.views.reader_deeds import WORDS, Deeds, quotation
from desktop.views.reader_head import ReaderHead, ReaderTools, Rule
from desktop.views.reader_hover import CardKeeper
from desktop.views.reader_languages import KEYS as LANGUAGE_KEYS
from desktop.views.reader_languages import LanguageKeeper
from desktop.views.reader_margins import LanguageMargin
from desktop.views.reader_notes import NotesMargin
from desktop.views.reader_page import ArticlePage
from desktop.views.reader_source import SourceLine
from desktop.views.reader_story import StoryLines
from desktop.workers import Desk

_EVIDENCE_AT = 1 / 3  # of the height, where evidence selected elsewhere comes to stand
_ROOM_FOR_TOOLS = 440  # px
_KEYS = frozenset("ARETNPH") | LANGUAGE_KEYS | CHROME_KEYS
_LONGEST_NAME = 80  # characters


class ReaderView(QWidget):
    """Shows the selected article and reports which of its events the analyst means and what is to be done with it."""

    review_requested = Signal(object)
    edit_requested = Signal(int)
    facts_requested = Signal(object)
    naming_requested = Signal(str)
    nobody_requested = Signal(str)
    segments_requested = Signal(int, object, str)
    chrome_requested = Signal(int, object, str)
    teaching_requested = Signal(int, object, bool)
    relatives_requested = Signal(int, object, str)
    page_requested = Signal(int)
    repair_requested = Signal(int)

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Reader")
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._article: Article | None = None
        self._passing: frozenset[int] = frozenset()
        self._build()
        self._connect()
        self._show_theme()
        self._ask()

    @property
    def article(self) -> Article | None:
        """Return the article on the page."""
        return self._article

    @property
    def page(self) -> ArticlePage:
        """Return the text widget, for focus and zoom."""
        return self._page

    def focus_text(self) -> None:
        """Put the keyboard on the text."""
        self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- building

    def _build(self) -> None:
        theme = self._theme
        self._head, self._tools, self._page = ReaderHead(theme), ReaderTools(theme), ArticlePage(theme)
        self._languages, self._notes = LanguageMargin(self._page, theme), NotesMargin(self._page, theme)
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setMargin(24)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._below_tools, self._blanks = Rule(theme), RulesNotice(theme)
        self._story, self._notice = StoryLines(theme), Notice(theme)
        self._source = SourceLine(theme)
        above = (self._head, self._source, self._story, Rule(theme), self._tools, self._below_tools)
        for piece in (*above, self._blanks, self._notice):
            column.addWidget(piece)
        column.addWidget(self._page, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(reading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setFocusProxy(self._page)
        self._card = EventCard(theme, self)
        self._keeper = CardKeeper(self._card, self._page)
        self._spoken = LanguageKeeper(self._page, self._languages, self._desk, self)
        self._parts = ChromeKeeper(self._page, self._notice, self)
        self._deeds = Deeds(self)

    def _connect(self) -> None:
        self._workspace.selection_changed.connect(self._on_selection_changed)
        self._workspace.filter_changed.connect(self._on_filter_changed)
        self._desk.changed.connect(self._on_changed)
        self._desk.replaced.connect(self._on_replaced)
        self._theme.changed.connect(self._on_theme_changed)
        self._page.laid_out.connect(self._align)
        self._page.pointed.connect(self._on_pointed)
        self._page.pressed.connect(self._on_pressed)
        self._page.key_pressed.connect(self._on_key_pressed)
        self._page.menu_wanted.connect(self._offer)
        self._notes.pointed.connect(self._keeper.point_at)
        self._notes.pressed.connect(self._select)
        self._tools.shown_changed.connect(self._on_shown_changed)
        self._tools.stepped.connect(self.step)
        self._head.facts_wanted.connect(self._want_facts)
        self._head.language_wanted.connect(self._spoken.go_to)
        self._spoken.marked.connect(self._show_current)
        self._spoken.change_requested.connect(self.segments_requested)
        self._parts.change_requested.connect(self.chrome_requested)
        self._parts.teaching_requested.connect(self.teaching_requested)
        self._source.page_wanted.connect(self.page_requested)
        self._source.repair_wanted.connect(self.repair_requested)
        self._story.judged.connect(self.relatives_requested)
        self._story.article_wanted.connect(lambda article: self._workspace.select(Selection(article)))
        self._keeper.wanted.connect(self._show_card_of)
        self._card.chosen.connect(self._act)
        self._deeds.review_requested.connect(self.review_requested)
        self._deeds.edit_requested.connect(self.edit_requested)
        self._card.facts_wanted.connect(self._want_facts)

    # ---- what comes in

    @Slot(object)
    def _on_selection_changed(self, selection: Selection) -> None:
        if self._article is None or selection.article != self._article.id:
            self._keeper.hide()
            self._ask()
        else:
            self._show_current(far=True)

    @Slot(object)
    def _on_filter_changed(self, _chosen: Filter) -> None:
        self._ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        here = self._workspace.selection.article
        if here in changes.removed:
            self._desk.read("reader", lambda _library: None, lambda _nothing: self._show_nothing())
        elif here in changes.articles or here in changes.added:
            self._ask()
        elif self._article is not None and (changes.added or changes.removed):
            # another article may tell the story, or tells it no more
            number = self._article.id
            self._desk.read("story", lambda library: library.article(number), self._story.show_article)

    @Slot()
    def _on_replaced(self) -> None:
        self._show_nothing()
        self._ask()

    def _ask(self) -> None:
        here, chosen = self._workspace.selection.article, self._workspace.chosen
        if here is None:
            self._desk.read("reader", lambda _library: None, lambda _nothing: self._show_nothing())
        else:
            self._desk.read("reader", lambda library: _read(library, here, chosen), lambda answer: self._show(*answer))

    def _show_nothing(self) -> None:
        self._article = None
        self._keeper.hide()
        self._spoken.show_article(None)
        self._parts.show_article(None)
        self._page.show_article(None, chrome=True)
        self._pages.setCurrentIndex(0)

    def _show(self, article: Article, passing: frozenset[int]) -> None:
        old, self._article, self._passing = self._article, article, passing
        self._pages.setCurrentIndex(1)
        self._head.show_article(article)
        self._source.show_article(article)
        self._story.show_article(article)
        self._parts.show_article(article)
        self._blanks.show_article(article)
        new = old is None or (old.id, old.text) != (article.id, article.text)
        if new or old is None or old.chrome != article.chrome or old.facts.title != article.facts.title:
            self._page.show_article(article, chrome=self._tools.shown.chrome, keep=not new)
        self._spoken.show_article(article)
        self._align()
        self._show_current(far=new)

    def _show_current(self, *, far: bool = False) -> None:
        """Show which event the eye is on; with `far` bring its evidence to a third of the height."""
        if self._article is None:
            return
        current = self.current
        self._show_marks(self._article, current)
        events = in_order(self._article.events, {event.id for event in self._article.events})
        shown = events if self._tools.shown.events else []
        self._notes.show_events(shown, self._passing, current.id if current else None)
        steps = in_order(events, self._passing)
        place = next((number for number, event in enumerate(steps, 1) if current and event.id == current.id), None)
        self._tools.show_place(place, len(steps))
        if current and far:
            self._page.scroll_to(current.machine.sentence, _EVIDENCE_AT)
        self._renew_card(current)

    def _show_marks(self, article: Article, current: EventRow | None) -> None:
        number, searched = current.id if current else None, self._workspace.chosen.text
        marks = find_marks(article, self._passing, number, self._tools.shown, searched)
        self._page.show_marks([*self._spoken.marks(), *marks])
        spoken = f"{pair_words(current)}, {current.type}, {state_words(current)}: {current.evidence}" if current else ""
        self._page.setAccessibleDescription(spoken)

    @property
    def current(self) -> EventRow | None:
        """Return the selected event, if it is told in the article on the page."""
        return self._event(self._workspace.selection.event)

    def _event(self, number: int | None) -> EventRow | None:
        events = self._article.events if self._article else ()
        return next((event for event in events if event.id == number), None)

    # ---- size and colours

    @Slot()
    def _align(self) -> None:
        """Keep margins and head in line with the column of the text."""
        left, right = self._page.column
        height, width = self._page.height(), self._page.width()
        self._languages.setGeometry(0, 0, left, height)
        bar = self._page.verticalScrollBar().sizeHint().width()
        self._notes.setGeometry(width - bar - right, 0, right, height)
        self._head.align(left, 12)
        self._source.align(left, 12)
        self._story.align(left, 12)
        self._blanks.align(left)
        self._tools.align(left, right)

    def resizeEvent(self, change: QResizeEvent) -> None:
        """Keep the card in its place; a narrow pane has no room for the tools, their keys go on."""
        super().resizeEvent(change)
        for piece in (self._tools, self._below_tools):
            piece.setVisible(self.width() >= _ROOM_FOR_TOOLS)
        self._keeper.place()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._show_theme()
        self._page.rebuild()
        self._show_current()

    def _show_theme(self) -> None:
        palette = self._theme.palette
        self._nothing.setText("Choose an article from the list, or a number in the matrix, to read what it says.")
        self._nothing.setStyleSheet(f"color: {palette.secondary.name()}; background: {palette.paper.name()};")
        self.setStyleSheet(f"QWidget#reader {{ background: {palette.paper.name()}; }}")

    @Slot(object)
    def _on_shown_changed(self, _shown: object) -> None:
        self._page.show_chrome(chrome=self._tools.shown.chrome)
        self._show_current()

    # ---- the card

    @Slot(object)
    def _on_pointed(self, place: int | None) -> None:
        found = self._events_at(place)
        cursor = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
        self._page.viewport().setCursor(cursor)
        self._keeper.point_at(found[0].id if found else None)

    def _events_at(self, place: int | None) -> list[EventRow]:
        if place is None or self._article is None or not self._tools.shown.events:
            return []
        return events_at(self._article, place, self._passing)

    @Slot(int)
    def _show_card_of(self, number: int) -> None:
        event = self._event(number)
        if event and not self._keeper.kept:
            self._show_card(event, kept=False)

    def toggle_card(self) -> None:
        """Open the card of the current event, or close it."""
        if self._card.isVisible():
            self._keeper.hide()
        elif self.current:
            if not self._page.shows(self.current.machine.sentence):
                self._page.scroll_to(self.current.machine.sentence, _EVIDENCE_AT)
            self._show_card(self.current, kept=True)

    def _show_card(self, event: EventRow, *, kept: bool) -> None:
        if self._article is None:
            return
        self._card.show_event(event, describe(event, self._article), self._workspace.measure.scale)
        self._keeper.show(event, kept=kept)
        self._desk.read("told", lambda library: _count_told(library, event), lambda told: self._card.show_told(*told))

    def _renew_card(self, current: EventRow | None) -> None:
        """Let an open card tell the latest of its event; one that stays goes along with the eye."""
        shown = self._card.event_shown
        if shown is None:
            return
        event = current if self._keeper.kept else self._event(shown.id)
        if event is None:
            self._keeper.hide()
        else:
            self._show_card(event, kept=self._keeper.kept)

    # ---- what the analyst does

    @Slot(int)
    def _on_pressed(self, place: int) -> None:
        found = self._events_at(place)
        if found:
            self._select(found[0].id)

    @Slot(int)
    def _select(self, number: int) -> None:
        """Put the eye on an event; what is in sight stays where it is."""
        event = self._event(number)
        if event and self._article:
            at = self._page.verticalScrollBar().value()
            seen = self._page.shows(event.machine.sentence)
            self._workspace.select(Selection(self._article.id, number))
            if seen:
                self._page.verticalScrollBar().setValue(at)

    @Slot(int)
    def step(self, by: int) -> None:
        """Go on or back among the events that pass the filter."""
        if self._article:
            event = step_from(in_order(self._article.events, self._passing), self.current, by)
            if event:
                self._select(event.id)

    @property
    def _meant(self) -> EventRow | None:
        """Return the event that a key is about: the one on the card, else the current one."""
        return self._card.event_shown or self.current

    def event(self, happened: QEvent) -> bool:
        """Keep our keys from shortcuts of the window while the text has the keyboard."""
        if isinstance(happened, QKeyEvent) and happened.type() == QEvent.Type.ShortcutOverride:
            shown = self._card.isVisible() or self._spoken.run is not None
            escape = happened.key() == Qt.Key.Key_Escape and shown
            plain = happened.modifiers() == Qt.KeyboardModifier.NoModifier and happened.text().upper() in _KEYS
            if escape or (plain and self._page.hasFocus()):
                happened.accept()
                return True
        return super().event(happened)

    @Slot(QKeyEvent)
    def _on_key_pressed(self, press: QKeyEvent) -> None:
        plain = press.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if press.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif press.key() == Qt.Key.Key_I and press.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.toggle_card()
        elif plain and press.key() == Qt.Key.Key_Escape and self._card.isVisible():
            self._keeper.hide()
        elif plain and press.key() == Qt.Key.Key_Escape and self._spoken.run:
            self._spoken.mark(None)
        elif plain and press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.toggle_card()
        elif not (plain and self._act(press.text().upper())):
            return
        press.accept()

    def _act(self, key: str) -> bool:
        """Do what a letter says; say whether there was something to do."""
        if key in ("N", "P"):
            self.step(1 if key == "N" else -1)
            return True
        if key == "H":
            self._tools.toggle("chrome")
            return True
        if key in LANGUAGE_KEYS | CHROME_KEYS:
            return self._spoken.do(key) if key in LANGUAGE_KEYS else self._parts.do(key)
        event = self._meant
        if event is None:
            return False
        beside = self._card if self._card.isVisible() else self._page.viewport()
        return self._deeds.do(key, event, beside.mapToGlobal(QPoint(20, 20)))

    @Slot()
    def _want_facts(self) -> None:
        if self._article:
            self.facts_requested.emit([self._article.id])

    def copy(self) -> None:
        """Copy the selected words; without any, the current evidence with its source."""
        words = self._page.selected_text() or self._quotation()
        if words:
            QGuiApplication.clipboard().setText(words)

    def _quotation(self) -> str:
        event = self._meant
        return quotation(event, self._article) if event and self._article else ""

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        menu = QMenu(self)
        if self._page.selected_text():
            menu.addAction("Copy", self.copy)
            self._offer_names(menu, self._page.selected_text().strip())
        event = self._meant
        if event:
            if not self._page.selected_text():
                menu.addAction("Copy evidence with its source", self.copy)
            menu.addSeparator()
            for key, words in WORDS.items():
                menu.addAction(f"{words}\t{key}").triggered.connect(lambda _checked=False, each=key: self._act(each))
        at = self._page.place_at(self._page.viewport().mapFromGlobal(place), near=True)
        self._spoken.offer(menu, at)
        self._parts.offer(menu, at)
        self._story.offer(menu)
        menu.addSeparator()
        menu.addAction("Set date and facts…", self._want_facts)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _offer_names(self, menu: QMenu, words: str) -> None:
        """Let the analyst say whom the selected words name, if they can be a name."""
        if 1 < len(words) <= _LONGEST_NAME and words[0].isalnum():
            menu.addSeparator()
            menu.addAction("This names…", lambda: self.naming_requested.emit(words))
            menu.addAction("This names nobody", lambda: self.nobody_requested.emit(words))


def _read(library: Library, number: int, chosen: Filter) -> tuple[Article, frozenset[int]]:
    """Return an article and those of its events that pass a filter, rejected ones among them."""
    article = library.article(number)
    if chosen.articles and number not in chosen.articles:
        return article, frozenset()
    here = replace(chosen, articles=frozenset({number}))
    return article, frozenset(event.id for event in library.event_rows(here, rejected=True))


def _count_told(library: Library, event: EventRow) -> tuple[int, int]:
    """Return how many sentences of how many articles report the happening of an event; they share a pair."""
    pair = event.dyads[0] if event.dyads else (None, None)
    rows = library.event_rows(Filter(source=pair[0], target=pair[1]))
    told = [row for row in rows if row.happening == event.happening]
    return len(told), len({row.article for row in told})
