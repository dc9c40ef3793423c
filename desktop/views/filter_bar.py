"""The bar that says what counts: one chip for each part of the filter, each with a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolTip, QWidget

from desktop.library import Library
from desktop.models.chips import Chip, chips
from desktop.models.days import HOW_TO_WRITE, NO_DAYS, days_words, parse_days
from desktop.models.icons import pixmap
from desktop.models.languages import language_name
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import MIXED, Article, Counts, EventType, Filter, Status
from desktop.views.actors_field import ActorsField
from desktop.views.buttons import link
from desktop.views.filter_chip import FilterChip, share
from desktop.workers import Desk

_GAP = 8
_FIELD = 260  # px
_LEAST = 320  # px
CERTAINTIES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FilterBar(QWidget):
    """Shows the filter and the number it leaves; parts are added by menu, sides and days are typed."""

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        self.setMinimumWidth(_LEAST)  # not that of the chips, which give way
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._titles: dict[int, str] = {}
        self._languages: tuple[str, ...] = ()
        self._chips: list[FilterChip] = []
        self._field: QLineEdit | None = None
        self._build()
        workspace.filter_changed.connect(self._on_filter_changed)
        desk.changed.connect(self._on_changed)
        desk.replaced.connect(self._on_replaced)
        theme.changed.connect(self._on_theme_changed)
        self._refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the first chip."""
        (self._chips[0] if self._chips else self._add).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Share the room among the chips."""
        super().resizeEvent(resize)
        self._fit()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(_GAP)
        self._sign, self._words = QLabel(), QLabel("Filtered by")
        self._place = QHBoxLayout()
        self._place.setSpacing(_GAP)
        self._more = link("", "Filters that find no room here")
        self._add = link("Add…", "Narrow by side, date, type, status, language, certainty or article")
        self._clear = link("Clear all", "Count everything again (Ctrl+Shift+L)")
        self._matching = QLabel()
        self._matching.setObjectName("matching")
        for item in (self._sign, self._words):
            row.addWidget(item)
        row.addLayout(self._place)
        for button in (self._more, self._add, self._clear):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._matching)
        self._more.clicked.connect(self._offer_more)
        self._add.clicked.connect(self._offer)
        self._clear.clicked.connect(self._clear_all)

    # ---- showing

    @Slot(object)
    def _on_filter_changed(self, _chosen: Filter) -> None:
        self._refresh()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._refresh()

    @Slot()
    def _on_replaced(self) -> None:
        self._titles.clear()
        self._refresh()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(pixmap("funnel", self._theme.palette.text.name(), 16))
        self.update()

    def _refresh(self) -> None:
        chosen = self._workspace.chosen
        self._desk.read("filter bar", lambda library: library.counts(chosen), self._show_counts)
        self._desk.read("filter bar languages", lambda library: library.languages(), self._keep_languages)
        self._show_chips()
        if len(chosen.articles) == 1 and not chosen.articles <= self._titles.keys():
            article = next(iter(chosen.articles))
            self._desk.read("filter title", lambda library: library.article(article), self._keep_title)

    def _keep_languages(self, languages: tuple[str, ...]) -> None:
        self._languages = languages

    def _keep_title(self, article: Article) -> None:
        self._titles[article.id] = article.facts.title or article.file
        self._show_chips()

    def _show_chips(self) -> None:
        parts = chips(self._workspace.chosen, lambda article: self._titles.get(article, "one article"))
        if parts != tuple(chip.part for chip in self._chips):
            self._replace_chips(parts)
        self._words.setText("Filtered by" if parts else "Everything counts")
        self._clear.setVisible(bool(parts))
        self._on_theme_changed()
        self._fit()

    def _replace_chips(self, parts: Iterable[Chip]) -> None:
        """Show other chips; the keyboard stays in its place."""
        here = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for old in self._chips:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [self._chip(part) for part in parts]
        for place, chip in enumerate(self._chips):
            self._place.insertWidget(place, chip)
            chip.show()
        order = [*self._chips, self._more, self._add, self._clear]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        if here is not None:
            (self._chips[min(here, len(self._chips) - 1)] if self._chips else self._add).setFocus()

    def _chip(self, part: Chip) -> FilterChip:
        chip = FilterChip(part, self._theme)
        chip.setParent(self)
        chip.clicked.connect(lambda: self._workspace.narrow(part.without))
        chip.stepped.connect(self._on_stepped)
        return chip

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        here = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), 0)
        shown = [chip for chip in self._chips if not chip.isHidden()]
        if 0 <= here + by < len(shown):
            shown[here + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        others = (self._sign, self._words, self._add, self._clear, self._matching)
        used = sum(each.sizeHint().width() for each in others) + _GAP * (len(others) + 1) + 24
        if self._field is not None:
            used += _FIELD + _GAP
        wanted = [chip.sizeHint().width() for chip in self._chips]
        widths = share(wanted, self.width() - used, _GAP)
        if len(widths) < len(wanted):
            self._more.setText(f"{len(wanted)} more")
            widths = share(wanted, self.width() - used - self._more.sizeHint().width() - _GAP, _GAP)
        left_out = len(wanted) - len(widths)
        self._more.setText(f"{left_out} more")
        self._more.setVisible(left_out > 0)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(widths))
            if place < len(widths):
                chip.setFixedWidth(widths[place])

    def _show_counts(self, counts: Counts) -> None:
        noun = "happening" if counts.happenings == 1 else "happenings"
        part = f"<b>{counts.matching}</b> of {counts.happenings}"
        self._matching.setText(f"{part} {noun}")
        self._fit()

    # ---- choosing

    @Slot()
    def _clear_all(self) -> None:
        self._workspace.narrow(Filter())

    @Slot()
    def _offer_more(self) -> None:
        menu = QMenu(self)
        for chip in self._chips:
            if chip.isHidden():
                menu.addAction(f"Take away {chip.part.name}: {chip.part.value}").triggered.connect(chip.click)
        self._popup(menu, self._more)

    @Slot()
    def _offer(self) -> None:
        menu, chosen = QMenu(self), self._workspace.chosen
        menu.addAction("&Acting side…").triggered.connect(self._ask_source)
        menu.addAction("Side acted &on…").triggered.connect(self._ask_target)
        menu.addAction("&Days…").triggered.connect(self._ask_days)
        self._add_check(menu, "Events &without a date", chosen.undated_only, self._toggle_undated)
        menu.addSeparator()
        self._add_choices(menu.addMenu("Type"), [(kind, str(kind)) for kind in EventType], "types")
        self._add_choices(menu.addMenu("Status"), [(status, str(status)) for status in Status], "statuses")
        self._add_languages(menu.addMenu("Language"))
        self._add_certainties(menu.addMenu("Certainty"))
        menu.addSeparator()
        here = menu.addAction("The article being &read")
        here.setEnabled(self._workspace.selection.article is not None)
        here.triggered.connect(self._keep_article_only)
        menu.addAction("Articles that &need a date").triggered.connect(self._ask_undated_articles)
        self._popup(menu, self._add)

    def _add_languages(self, menu: QMenu) -> None:
        for code in (*self._languages, MIXED):
            if code == MIXED:
                menu.addSeparator()
            words = language_name(code)
            kept = code in self._workspace.chosen.languages
            act = partial(self._toggle, "languages", code)
            self._add_check(menu, f"{words[0].upper()}{words[1:]}", kept, act)

    def _add_certainties(self, menu: QMenu) -> None:
        for least in CERTAINTIES:
            words = f"At least {least:.0%}" if least else "Any"
            self._add_check(menu, words, self._workspace.chosen.sure == least, partial(self._take, sure=least))

    def _add_choices(self, menu: QMenu, values: Sequence[tuple[object, str]], part: str) -> None:
        kept = getattr(self._workspace.chosen, part)
        menu.setEnabled(bool(values))
        for value, words in values:
            self._add_check(menu, words, value in kept, partial(self._toggle, part, value))

    @staticmethod
    def _add_check(menu: QMenu, words: str, checked: bool, act: Callable[[], None]) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked: act())

    @staticmethod
    def _popup(menu: QMenu, below: QPushButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _toggle(self, part: str, value: object) -> None:
        chosen = self._workspace.chosen
        self._workspace.narrow(replace(chosen, **{part: getattr(chosen, part) ^ {value}}))

    def _toggle_undated(self) -> None:
        chosen = self._workspace.chosen
        self._workspace.narrow(replace(chosen.without_days(), undated_only=not chosen.undated_only))

    @Slot()
    def _keep_article_only(self) -> None:
        article = self._workspace.selection.article
        if article is not None:
            self._workspace.narrow(replace(self._workspace.chosen, articles=frozenset({article})))

    @Slot()
    def _ask_undated_articles(self) -> None:
        self._desk.read("filter undated", _undated, self._keep_articles)

    def _keep_articles(self, articles: frozenset[int]) -> None:
        if articles:
            self._workspace.narrow(replace(self._workspace.chosen, articles=articles))

    # ---- typing

    def eventFilter(self, watched: QObject, received: QEvent) -> bool:
        """Drop what is being typed with Escape, or when the keyboard goes elsewhere."""
        if watched is not self._field:
            return super().eventFilter(watched, received)
        if isinstance(received, QKeyEvent) and received.key() == Qt.Key.Key_Escape:
            received.accept()
            if received.type() == QEvent.Type.KeyPress:
                self._put_field_away()
                self._add.setFocus()
            return True
        gone = isinstance(received, QFocusEvent) and received.type() == QEvent.Type.FocusOut
        if gone and received.reason() not in _PASSING:  # type: ignore[attr-defined]
            QTimer.singleShot(0, self, self._put_field_away)
        return super().eventFilter(watched, received)

    @Slot()
    def _ask_source(self) -> None:
        self._ask_side("Acting side", "source")

    @Slot()
    def _ask_target(self) -> None:
        self._ask_side("Side acted on", "target")

    def _ask_side(self, words: str, part: str) -> None:
        field = ActorsField(words)
        field.codes_chosen.connect(lambda codes: self._take(**{part: codes[0]}))
        field.complained.connect(self._complain)
        self._ask(field, f"{words}: name or code")

    @Slot()
    def _ask_days(self) -> None:
        field, days = QLineEdit(), self._workspace.chosen.days
        field.setAccessibleName("Days")
        field.setText(days_words(days) if days else "")
        field.returnPressed.connect(self._take_days)
        self._ask(field, "Days, such as 2019 or 2019-03 – 2020")

    def _ask(self, field: QLineEdit, hint: str) -> None:
        """Let something be typed in the bar."""
        self._put_field_away()
        self._field = field
        field.setPlaceholderText(hint)
        field.setFixedWidth(_FIELD)
        field.installEventFilter(self)
        self._place.addWidget(field)
        self._fit()
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_days(self) -> None:
        words = self._field.text() if self._field is not None else ""
        days = parse_days(words)
        if days is None:
            self._complain(f"“{words.strip()}” is no day. {HOW_TO_WRITE}")
        elif days == NO_DAYS:
            self._take(days=None)
        else:
            self._take(days=days, undated=False, undated_only=False)

    def _take(self, **parts: object) -> None:
        self._put_field_away()
        self._workspace.narrow(replace(self._workspace.chosen, **parts))  # type: ignore[arg-type]
        self.focus_first()

    @Slot(str)
    def _complain(self, words: str) -> None:
        if self._field is not None and words:
            QToolTip.showText(self._field.mapToGlobal(self._field.rect().bottomLeft()), words, self._field)

    @Slot()
    def _put_field_away(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            self._place.removeWidget(field)
            field.hide()
            field.deleteLater()
            self._fit()


def _undated(library: Library) -> frozenset[int]:
    return frozenset(row.id for row in library.article_rows() if row.facts.published is None)
