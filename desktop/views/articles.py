"""The list of articles: search, order, what each holds under the filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from desktop.models.articles_model import ArticlesModel, Order, listed_words
from desktop.models.icons import pixmap
from desktop.models.languages import language_name
from desktop.models.theme import Theme
from desktop.models.workspace import START, Workspace
from desktop.records import ArticleRow, Counts, Filter, Selection
from desktop.views.article_card import ArticleCard, language_at
from desktop.views.search_field import SearchField
from desktop.workers import Desk

_ROOM_FOR_LINK = 125  # px that the icon and 'Set dates…' take
_SEARCH_AFTER = 150  # ms after the last key


class ArticlesView(QWidget):
    """Shows the articles that the filter leaves and reports which one the analyst wants to read."""

    reader_requested = Signal()
    facts_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName("Articles")
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._articles = ArticlesModel(self)
        self._every = 0
        self._typing = QTimer(self, singleShot=True, interval=_SEARCH_AFTER)
        self._build()
        self._connect()
        self._show_theme()
        self._refresh()

    @property
    def rows(self) -> Sequence[ArticleRow]:
        """Return the articles as they are listed."""
        return self._articles.rows

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen_articles(self) -> list[int]:
        """Return the articles that are marked in the list, in its order."""
        marked = sorted(self._list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [self._articles.row_at(index).id for index in marked]

    # ---- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_search())
        column.addLayout(self._build_order())
        column.addWidget(_line())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_list())
        self._pages.addWidget(self._build_nothing())
        column.addWidget(self._pages, 1)
        column.addWidget(self._build_undated())
        self.setFocusProxy(self._list)

    def _build_search(self) -> QHBoxLayout:
        self._search = SearchField(self._theme)
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 4)
        row.addWidget(self._search)
        return row

    def _build_order(self) -> QHBoxLayout:
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._order = QComboBox()
        self._order.setAccessibleName("Order of the articles")
        self._order.setObjectName("order")
        for order in Order:
            self._order.addItem(order.value, order)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 4, 2)
        row.addWidget(self._count, 1)
        row.addWidget(self._order)
        return row

    def _build_list(self) -> QListView:
        self._list = ArticleList()
        self._list.setModel(self._articles)
        self._list.setItemDelegate(ArticleCard(self._theme, self._list))
        return self._list

    def _build_nothing(self) -> QWidget:
        page = QWidget()
        self._nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._clear = QPushButton("Clear filter")
        self._clear.setProperty("link", True)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 40, 20, 20)
        column.addWidget(self._nothing)
        column.addWidget(self._clear, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return page

    def _build_undated(self) -> QWidget:
        self._undated = QWidget()
        self._undated_sign, self._undated_words = QLabel(), QLabel()
        self._undated_words.setProperty("role", "secondary")
        self._undated_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._set_dates = QPushButton("Set dates…")
        self._set_dates.setProperty("link", True)
        self._set_dates.setToolTip("Set the publication date of the listed articles that have none")
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(self._undated_sign)
        row.addWidget(self._undated_words, 1)
        row.addWidget(self._set_dates)
        column = QVBoxLayout(self._undated)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_line())
        column.addLayout(row)
        return self._undated

    def _connect(self) -> None:
        self._search.textEdited.connect(lambda _text: self._typing.start())
        self._search.textChanged.connect(self._on_text_changed)
        self._search.left_downwards.connect(self.focus_list)
        self._search.returnPressed.connect(self._narrow_by_text)
        self._typing.timeout.connect(self._narrow_by_text)
        self._order.currentIndexChanged.connect(self._on_order_changed)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.selectionModel().selectionChanged.connect(self._on_current_changed)
        self._list.entered_by_key.connect(self.reader_requested)
        self._list.delete_pressed.connect(lambda: self.delete_requested.emit(self.chosen_articles()))
        self._list.menu_wanted.connect(self._offer)
        self._list.language_pressed.connect(self._toggle_language)
        self._clear.clicked.connect(lambda: self._workspace.narrow(START.chosen))
        self._set_dates.clicked.connect(lambda: self.facts_requested.emit(self._undated_articles()))
        self._workspace.selection_changed.connect(self._show_selection)
        self._workspace.filter_changed.connect(self._on_filter_changed)
        self._desk.changed.connect(lambda _changes: self._refresh())
        self._desk.replaced.connect(self._refresh)
        self._theme.changed.connect(self._show_theme)

    def resizeEvent(self, change: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(change)
        self._show_undated()

    # ---- what comes in

    @Slot()
    def _refresh(self) -> None:
        chosen, measure = self._workspace.chosen, self._workspace.measure
        self._desk.read(
            "articles",
            lambda library: (library.article_rows(chosen, measure), library.counts(chosen)),
            lambda answer: self._show_rows(*answer),
        )

    def _show_rows(self, rows: Sequence[ArticleRow], counts: Counts) -> None:
        self._every = counts.articles
        self._articles.show_rows(rows)
        self._show_selection(self._workspace.selection)
        self._count.setText(listed_words(len(rows), self._every))
        self._count.setToolTip(self._count.text())
        self._show_undated()
        self._show_nothing(self._workspace.chosen)
        self._pages.setCurrentIndex(0 if rows else 1)

    def _show_undated(self) -> None:
        count = len(self._undated_articles())
        self._undated.setVisible(count > 0)
        noun = "article has" if count == 1 else "articles have"
        words = f"{count} {noun} no date"
        room = self.width() - _ROOM_FOR_LINK
        fits = self._undated_words.fontMetrics().horizontalAdvance(words) < room
        self._undated_words.setText(words if fits else f"{count} without date")
        self._undated_words.setToolTip(words)

    def _undated_articles(self) -> list[int]:
        return [row.id for row in self._articles.rows if row.facts.published is None]

    def _show_nothing(self, chosen: Filter) -> None:
        words = (
            f"No article holds “{chosen.text}”."
            if chosen.text
            else "No article has events that the filter lets through."
        )
        self._nothing.setText(words if self._every else "No articles yet.")
        self._clear.setVisible(self._every > 0)

    @Slot(object)
    def _on_filter_changed(self, chosen: Filter) -> None:
        if not self._typing.isActive() and self._search.text().strip() != chosen.text:
            self._search.setText(chosen.text)
        self._refresh()

    @Slot(object)
    def _show_selection(self, selection: Selection) -> None:
        index = self._articles.index_of(selection.article)
        marks = self._list.selectionModel()
        if index == marks.currentIndex() and (marks.isSelected(index) or not index.isValid()):
            return
        if not index.isValid():
            marks.clear()
            return
        marks.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)

    @Slot()
    def _show_theme(self) -> None:
        colour = self._theme.palette.secondary
        self._undated_sign.setPixmap(pixmap("calendar-none", colour.name(), 14))
        self._order.setStyleSheet(
            "QComboBox#order { border: none; background: transparent; font-size: 12px; padding: 0 2px; }"
        )
        self._list.viewport().update()

    # ---- what the analyst does

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if not text and self._workspace.chosen.text:
            self._narrow_by_text()

    @Slot()
    def _narrow_by_text(self) -> None:
        self._typing.stop()
        self._workspace.narrow(replace(self._workspace.chosen, text=self._search.text().strip()))

    @Slot(int)
    def _on_order_changed(self, _index: int) -> None:
        self._articles.sort_by(Order(self._order.currentData()))
        self._show_selection(self._workspace.selection)

    @Slot()
    def _on_current_changed(self) -> None:
        """Read what is current and selected: keys set both at once, a mouse first the one, then the other."""
        current = self._list.currentIndex()
        if current.isValid() and self._list.selectionModel().isSelected(current):
            article = self._articles.row_at(current).id
            if article != self._workspace.selection.article:
                self._workspace.select(Selection(article))

    @Slot(str)
    def _toggle_language(self, language: str) -> None:
        chosen = self._workspace.chosen
        self._workspace.narrow(replace(chosen, languages=chosen.languages ^ {language}))

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        articles = self.chosen_articles()
        if not articles:
            return
        one = len(articles) == 1
        menu = QMenu(self)
        menu.addAction("Open in the reader", self.reader_requested.emit)
        menu.addAction("Set date and facts…", lambda: self.facts_requested.emit(articles))
        menu.addAction(
            "Count only this article" if one else f"Count only these {len(articles)} articles",
            lambda: self._workspace.narrow(replace(self._workspace.chosen, articles=frozenset(articles))),
        )
        menu.addSeparator()
        menu.addAction(
            "Delete" if one else f"Delete {len(articles)} articles", lambda: self.delete_requested.emit(articles)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


class ArticleList(QListView):
    """A list whose keys open, delete and offer."""

    entered_by_key = Signal()
    delete_pressed = Signal()
    menu_wanted = Signal(QPoint)
    language_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("List of articles")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a card still tells something."""
        return QSize(160, 100)

    def mousePressEvent(self, press: QMouseEvent) -> None:
        """Tell a click on a language tag; any other chooses an article."""
        language = self._language_at(press.position().toPoint())
        if language and press.button() == Qt.MouseButton.LeftButton:
            self.language_pressed.emit(language)
        else:
            super().mousePressEvent(press)

    def mouseMoveEvent(self, move: QMouseEvent) -> None:
        """Show that a tag can be clicked."""
        super().mouseMoveEvent(move)
        over = self._language_at(move.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, happened: QEvent) -> bool:
        """Say of a tag what a click on it does."""
        if isinstance(happened, QHelpEvent) and happened.type() == QEvent.Type.ToolTip:
            language = self._language_at(happened.pos())
            if language:
                words = f"{language_name(language)}. Click to count only articles in this language, or all again."
                QToolTip.showText(happened.globalPos(), words, self)
                return True
        return super().viewportEvent(happened)

    def _language_at(self, point: QPoint) -> str | None:
        index = self.indexAt(point)
        row = index.data(ArticlesModel.ROW) if index.isValid() else None
        return language_at(row, self.visualRect(index), point) if row else None

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Open by Enter, ask to delete by Delete; the rest is the list's own."""
        if press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit()
        elif press.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(press)

    def focusInEvent(self, focus: QFocusEvent) -> None:
        """Leave the choice of the first article to the first key; Qt would step over it."""
        super().focusInEvent(focus)
        if not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()

    def contextMenuEvent(self, press: QContextMenuEvent) -> None:
        """Offer what can be done with the marked articles."""
        self.menu_wanted.emit(press.globalPos())


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
