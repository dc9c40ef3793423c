"""Where the panes stand: splitters, layouts, and what is hidden."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.models.icons import icon
from desktop.models.theme import Theme
from desktop.windows.settings import Settings

# Widths of list, reader and right column by the width of the window, as the design measures them.
_WIDTHS = ((1680, (320, 760, 840)), (1400, (272, 600, 568)), (1100, (232, 508, 540)), (0, (0, 508, 540)))
_RIGHT_HEIGHTS = (430, 370)
_LEAST_TIMELINE = 240  # px that the lower right pane keeps

PANES = ("articles", "reader", "matrix", "timeline", "events")


class Layout(StrEnum):
    """What the window is used for."""

    READ = "read"
    REVIEW = "review"
    FIGURES = "figures"


class Panes(QObject):
    """The splitters of the window; panes are hidden in place and never change their parent.

    `changed` tells that a pane was shown or hidden, or that another layout is in force.
    """

    changed = Signal()

    def __init__(
        self, views: dict[str, QWidget], theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._views, self._theme, self._settings = views, theme, settings
        self.layout = Layout.READ
        self._moved = self._squeezed = False
        self._wanted = 0
        self.tabs = self._build_tabs()
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(views["matrix"])
        self.right.addWidget(self.tabs)
        self.whole = QSplitter(Qt.Orientation.Horizontal)
        for pane in (views["articles"], views["reader"], self.right):
            self.whole.addWidget(pane)
        self._tune()
        self.right.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._paint_tabs)
        self._paint_tabs()

    def arrange(self, width: int) -> None:
        """Give the panes the sizes of the design for a window of a width, or those the person left."""
        remembered = self._settings.state(f"whole {self.layout}")
        if remembered.isEmpty() or not self.whole.restoreState(remembered):
            self.whole.setSizes(self._default_widths(width))
        remembered = self._settings.state(f"right {self.layout}")
        if remembered.isEmpty() or not self.right.restoreState(remembered):
            self.right.setSizes([width // 2, width // 2] if self.layout is Layout.FIGURES else list(_RIGHT_HEIGHTS))
            if self._wanted:
                self.give_matrix(self._wanted)

    def keep(self) -> None:
        """Remember the sizes of the layout in force."""
        self._settings.keep_state(f"whole {self.layout}", self.whole.saveState())
        self._settings.keep_state(f"right {self.layout}", self.right.saveState())
        self._settings.keep_text("layout", self.layout)
        self._settings.keep_text("tab", "events" if self.tabs.currentIndex() else "timeline")
        self._settings.keep_text("hidden", " ".join(name for name in self._panes() if not self.shows(name)))

    def restore(self, width: int) -> None:
        """Take up the layout and the panes of the last time."""
        self.use(Layout(self._settings.text("layout", Layout.READ)), width)
        self.tabs.setCurrentWidget(self._views[self._settings.text("tab", "timeline")])
        for name in self._settings.text("hidden", "articles" if width < _WIDTHS[2][0] else "").split():
            self.show_pane(name, shown=False)

    def use(self, layout: Layout, width: int) -> None:
        """Take another layout."""
        self.layout = layout
        self._views["articles"].setVisible(layout is Layout.READ)
        self._views["reader"].setVisible(layout is not Layout.FIGURES)
        self._views["matrix"].setVisible(layout is not Layout.REVIEW)
        side_by_side = layout is Layout.FIGURES
        self.right.setOrientation(Qt.Orientation.Horizontal if side_by_side else Qt.Orientation.Vertical)
        self.right.setVisible(True)
        self.tabs.setVisible(True)
        self.tabs.setCurrentWidget(self._views["events" if layout is Layout.REVIEW else "timeline"])
        self.arrange(width)
        self.changed.emit()

    @Slot(int)
    def give_matrix(self, height: int) -> None:
        """Let the matrix show all its rows where the timeline keeps enough, unless the person has set the sizes."""
        self._wanted, whole = height, self.right.height()
        untouched = self._settings.state(f"right {self.layout}").isEmpty() and not self._moved
        if untouched and self.layout is Layout.READ and whole > _LEAST_TIMELINE:
            room = min(height, whole - _LEAST_TIMELINE)
            self.right.setSizes([room, whole - room])

    def fit_to(self, width: int) -> None:
        """Hide the list of articles in a window too narrow for it, and bring it back when there is room again."""
        narrow = width < _WIDTHS[2][0]
        if narrow and self.layout is Layout.READ and self.shows("articles") and not self._squeezed:
            self._squeezed = True
            self.show_pane("articles", shown=False)
        elif not narrow and self._squeezed:
            self._squeezed = False
            self.show_pane("articles", shown=self.layout is Layout.READ)

    @Slot()
    def _on_moved(self) -> None:
        self._moved = True

    def show_pane(self, name: str, *, shown: bool) -> None:
        """Show or hide a pane; timeline and events share their place, so showing one brings it to the front."""
        if name in ("timeline", "events"):
            self._show_tab(name, shown=shown)
        else:
            self._views[name].setVisible(shown)
        self.right.setVisible(self.shows("matrix") or not self.tabs.isHidden())
        self.changed.emit()

    def toggle(self, name: str) -> None:
        """Show a pane that is hidden, hide one that is open."""
        self.show_pane(name, shown=not self.shows(name))

    def shows(self, name: str) -> bool:
        """Say whether a pane is open."""
        if name in ("timeline", "events"):
            return not self.tabs.isHidden() and self.tabs.currentWidget() is self._views[name]
        return not self._views[name].isHidden()

    def step(self, by: int) -> None:
        """Put the keyboard on the next or the previous pane that is open."""
        names = [name for name in self._views if self.shows(name)]
        here = next((i for i, name in enumerate(names) if self._holds_focus(name)), -1 if by > 0 else 0)
        if names:
            self.focus(names[(here + by) % len(names)])

    def focus(self, name: str) -> None:
        """Put the keyboard on a pane."""
        self._views[name].setFocus(Qt.FocusReason.TabFocusReason)

    def count_events(self, count: int) -> None:
        """Show the number of events on their tab."""
        self.tabs.setTabText(1, f"Events  {count}")

    def _show_tab(self, name: str, *, shown: bool) -> None:
        if shown:
            self.tabs.setVisible(True)
            self.tabs.setCurrentWidget(self._views[name])
        elif self.shows(name):
            self.tabs.setVisible(False)

    def _holds_focus(self, name: str) -> bool:
        view = self._views[name]
        focused = view.window().focusWidget()
        return focused is not None and (focused is view or view.isAncestorOf(focused))

    def _panes(self) -> list[str]:
        return [name for name in self._views if name not in ("timeline", "events")]

    def _default_widths(self, width: int) -> list[int]:
        if self.layout is Layout.REVIEW:
            return [0, 372, max(width - 372, 400)]
        if self.layout is Layout.FIGURES:
            return [0, 0, width]
        return list(next(widths for least, widths in _WIDTHS if width >= least))

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self._views["timeline"], "Timeline")
        tabs.addTab(self._views["events"], "Events")
        tools = _Tools()
        for name in ("timeline", "events"):
            tools.addWidget(self._views[name].property("tools") or QWidget())
        tabs.setCornerWidget(tools, Qt.Corner.TopRightCorner)
        tabs.currentChanged.connect(tools.setCurrentIndex)
        tabs.currentChanged.connect(self.changed)
        return tabs

    def _tune(self) -> None:
        for splitter in (self.whole, self.right):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        for index, stretch in enumerate((0, 1, 1)):
            self.whole.setStretchFactor(index, stretch)
        for index, stretch in enumerate((1, 1)):
            self.right.setStretchFactor(index, stretch)

    @Slot()
    def _paint_tabs(self) -> None:
        colour = self._theme.palette.text
        self.tabs.setTabIcon(0, icon("bars", colour))
        self.tabs.setTabIcon(1, icon("check", colour))


class _Tools(QStackedWidget):
    """The tools of the tab that is shown, no wider than these: the tabs have the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return the size of the tools that are shown."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the tools that are shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


def stacked(*widgets: QWidget) -> QWidget:
    """Return widgets one under another without gaps."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return page
