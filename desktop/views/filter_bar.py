"""The bar that says what counts: one chip for each part of the filter, each with a way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.models.chips import Chip, chips
from desktop.models.icons import icon, pixmap
from desktop.models.languages import language_name
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import MIXED, Counts, EventType, Filter, Status
from desktop.views.buttons import link
from desktop.workers import Desk

_LONGEST = 44


class FilterBar(QWidget):
    """Shows the filter and the number it leaves; hidden while everything counts."""

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._titles: dict[int, str] = {}
        self._chips: list[QPushButton] = []
        self._languages: tuple[str, ...] = ()
        self._build()
        workspace.filter_changed.connect(self._on_filter_changed)
        desk.changed.connect(self._on_changed)
        desk.replaced.connect(self._refresh)
        theme.changed.connect(self._show_chips)
        self._refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the first chip."""
        (self._chips[0] if self._chips else self._add).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._sign = QLabel()
        self._place = QHBoxLayout()
        self._place.setSpacing(8)
        self._add = link("Add…", "Narrow by status, type, language or date")
        self._clear = link("Clear all", "Count everything again")
        self._add.clicked.connect(self._offer)
        self._clear.clicked.connect(self._clear_all)
        self._matching = QLabel(objectName="matching")
        for item in (self._sign, QLabel("Filtered by")):
            row.addWidget(item)
        row.addLayout(self._place)
        row.addWidget(self._add)
        row.addWidget(self._clear)
        row.addStretch()
        row.addWidget(self._matching)

    @Slot(object)
    def _on_filter_changed(self, _chosen: Filter) -> None:
        self._refresh()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        chosen = self._workspace.chosen
        self._desk.read("filter bar", lambda library: library.counts(chosen), self._show_counts)
        self._desk.read("filter bar languages", lambda library: library.languages(), self._keep_languages)
        self._show_chips()
        for article in chosen.articles - self._titles.keys():
            self._desk.read(f"title {article}", lambda library, each=article: library.article(each), self._keep_title)

    def _keep_languages(self, languages: tuple[str, ...]) -> None:
        self._languages = languages

    def _keep_title(self, article: object) -> None:
        self._titles[article.id] = article.facts.title or article.file  # type: ignore[attr-defined]
        self._show_chips()

    @Slot()
    def _show_chips(self) -> None:
        for old in self._chips:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        parts = chips(self._workspace.chosen, lambda article: self._titles.get(article, "one article"))
        self._chips = [self._chip(part) for part in parts]
        for button in self._chips:
            self._place.addWidget(button)
        self._clear.setEnabled(bool(parts))
        self._sign.setPixmap(pixmap("funnel", self._theme.palette.text.name(), 16))

    def _chip(self, part: Chip) -> QPushButton:
        value = part.value if len(part.value) <= _LONGEST else part.value[: _LONGEST - 1] + "…"
        button = QPushButton(f"{part.name}  {value}", objectName="chip")
        button.setIcon(icon("cross", self._theme.palette.secondary))
        button.setIconSize(QSize(9, 9))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setToolTip(f"{part.name}: {part.value}. Click to take this filter away.")
        button.setAccessibleName(f"Filter {part.name} {part.value}, press to remove")
        button.clicked.connect(lambda: self._workspace.narrow(part.without))
        return button

    def _show_counts(self, counts: Counts) -> None:
        noun = "happening" if counts.happenings == 1 else "happenings"
        self._matching.setText(f"<b>{counts.matching}</b> of {counts.happenings} {noun}")

    @Slot()
    def _clear_all(self) -> None:
        self._workspace.narrow(Filter())

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self)
        self._offer_choices(menu.addMenu("Status"), Status, "statuses")
        self._offer_choices(menu.addMenu("Type"), EventType, "types")
        self._offer_languages(menu.addMenu("Language"))
        undated = menu.addAction("Without a date only")
        undated.setCheckable(True)
        undated.setChecked(self._workspace.chosen.undated_only)
        undated.toggled.connect(self._keep_undated_only)
        here = menu.addAction("The article being read only")
        here.setEnabled(self._workspace.selection.article is not None)
        here.triggered.connect(self._keep_article_only)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)

    def _offer_languages(self, menu: QMenu) -> None:
        for code in (*self._languages, MIXED):
            if code == MIXED:
                menu.addSeparator()
            action = menu.addAction(language_name(code).capitalize() if code == MIXED else language_name(code))
            action.setCheckable(True)
            action.setChecked(code in self._workspace.chosen.languages)
            action.triggered.connect(lambda _checked, each=code: self._toggle("languages", each))

    def _offer_choices(self, menu: QMenu, values: Iterable[Status] | Iterable[EventType], part: str) -> None:
        kept = getattr(self._workspace.chosen, part)
        for value in values:
            action = menu.addAction(str(value))
            action.setCheckable(True)
            action.setChecked(value in kept)
            action.triggered.connect(lambda _checked, each=value: self._toggle(part, each))

    def _toggle(self, part: str, value: str) -> None:
        chosen = self._workspace.chosen
        self._workspace.narrow(replace(chosen, **{part: getattr(chosen, part) ^ {value}}))

    @Slot(bool)
    def _keep_undated_only(self, only: bool) -> None:
        self._workspace.narrow(replace(self._workspace.chosen.without_days(), undated_only=only))

    @Slot()
    def _keep_article_only(self) -> None:
        article = self._workspace.selection.article
        if article is not None:
            self._workspace.narrow(replace(self._workspace.chosen, articles=frozenset({article})))
