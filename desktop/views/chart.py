"""The event chart: acts over time, cooperation above the axis, conflict below, acts without a date beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.library import Library
from desktop.models.chips import chosen_pair, days_words, span_words
from desktop.models.fonts import sans
from desktop.models.theme import Theme
from desktop.models.time_span import bins_in, main_span, weight
from desktop.models.timeline_model import DaysRole, TimelineModel
from desktop.models.workspace import Workspace
from desktop.records import Bins, Changes, Filter, Timeline
from desktop.views.chart_bars import draw_hatching
from desktop.views.chart_plot import TimelinePlot
from desktop.views.undated import UndatedBlock
from desktop.workers import Desk

_AUTO = "By zoom"
_ROW = 24
_COLUMNS = (130, 110, 90, 80, 80)


class ChartView(QWidget):
    """Shows when it happened; a brush narrows all other panes to its days.

    The chart is not filtered by its own choice: all days stay, the chosen ones lie under the brush.
    """

    evidence_requested = Signal()

    def __init__(self, workspace: Workspace, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._desk, self._theme = workspace, desk, theme
        self._asked: tuple[object, ...] | None = None
        self._by_zoom: Bins | None = None
        self._timeline = Timeline()
        self._home: tuple[date, date] | None = None
        self._rows = TimelineModel(self)
        self.plot, self.undated = TimelinePlot(theme), UndatedBlock(theme)
        self.setProperty("tools", self._build_tools())
        self._build()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the figures anew."""
        chosen, measure, width = self._workspace.chosen.without_days(), self._workspace.measure, self._width()
        self._asked = (chosen, measure, width)

        def count(library: Library) -> tuple[Timeline, Timeline]:
            """Count what passes, and everything by years: the axis is the library's, whatever the filter."""
            return library.timeline(chosen, measure, width), library.timeline(Filter(), measure, Bins.YEARS)

        self._desk.read("timeline", count, self._show_timelines)

    def _build_tools(self) -> QWidget:
        tools = QWidget(self)
        self._pair, self._bins, self._as_table = QLabel(), QComboBox(), QCheckBox("Table")
        self._pair.setProperty("role", "secondary")
        self._bins.addItems([_AUTO, *(each.capitalize() for each in Bins)])
        self._bins.setAccessibleName("Width of the bars")
        self._as_table.setToolTip("Show the same figures as a table")
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(6)
        bins = QLabel("Bins")
        bins.setProperty("role", "secondary")
        row.addWidget(self._pair)
        row.addSpacing(6)
        row.addWidget(self._as_table)
        row.addSpacing(6)
        row.addWidget(bins)
        row.addWidget(self._bins)
        return tools

    def _build(self) -> None:
        self._range = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._range.setProperty("role", "secondary")
        self.table = TimelineTable(self._rows)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_chart())
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        self._key = _Key(self._theme)
        column.addWidget(self._key)
        self.setFocusProxy(self.plot)

    def _build_chart(self) -> QWidget:
        page = QWidget()
        above, below = _sign_label("▲ cooperation", "cooperation"), _sign_label("▼ conflict", "conflict")
        self._signs = (above, below)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(above)
        head.addWidget(self._range, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(below)
        foot.addStretch()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self.plot, 1)
        left.addLayout(foot)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.addLayout(left, 1)
        row.addWidget(self.undated)
        return page

    def _connect(self) -> None:
        self._bins.activated.connect(self.refresh)
        self._as_table.toggled.connect(self._show_table)
        self.table.days_chosen.connect(self._on_days_chosen)
        self.table.undated_chosen.connect(self._on_undated_chosen)
        self.table.opened.connect(self.evidence_requested)
        self.plot.framed.connect(self._align_undated)
        self.plot.days_chosen.connect(self._on_days_chosen)
        self.plot.width_wanted.connect(self._on_width_wanted)
        self.plot.opened.connect(self.evidence_requested)
        self.undated.toggled.connect(self._on_undated_toggled)
        self._workspace.filter_changed.connect(self._on_filter_changed)
        self._desk.changed.connect(self._on_changed)
        self._desk.replaced.connect(self.refresh)
        self._theme.changed.connect(self._paint)
        self._paint()

    def _width(self) -> Bins | None:
        word = self._bins.currentText()
        return self._by_zoom if word == _AUTO else Bins(word.lower())

    @Slot(object)
    def _on_filter_changed(self, chosen: Filter) -> None:
        if (chosen.without_days(), self._workspace.measure, self._width()) != self._asked:
            self.refresh()
        self._show_choice()

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        self.refresh()

    @Slot(object)
    def _on_width_wanted(self, width: Bins) -> None:
        if width is not self._by_zoom:
            self._by_zoom = width
            if self._bins.currentText() == _AUTO:
                self.refresh()

    @Slot(object)
    def _on_days_chosen(self, days: tuple[date, date] | None) -> None:
        chosen = self._workspace.chosen
        if days is None:
            self._workspace.narrow(chosen.without_days())
        else:
            undated = chosen.undated and chosen.days is not None
            self._workspace.narrow(replace(chosen, days=days, undated=undated, undated_only=False))
        self._show_choice()

    @Slot()
    def _on_undated_chosen(self) -> None:
        self._workspace.narrow(replace(self._workspace.chosen.without_days(), undated_only=True))

    @Slot()
    def _on_undated_toggled(self) -> None:
        chosen = self._workspace.chosen
        if chosen.days is None:
            self._workspace.narrow(replace(chosen, undated=True, undated_only=not chosen.undated_only))
        else:
            self._workspace.narrow(replace(chosen, undated=not chosen.undated))

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        self._pages.setCurrentIndex(int(shown))
        self._key.setVisible(not shown)
        self.setFocusProxy(self.table if shown else self.plot)

    @Slot()
    def _align_undated(self) -> None:
        """Let the block's axis and edges run on from those of the plot."""
        places = (self.plot.mapTo(self, QPoint(0, round(y))) for y in self.plot.frame_in_view)
        self.undated.align(*(self.undated.mapFrom(self, place).y() for place in places))

    def _show_timelines(self, counted: tuple[Timeline, Timeline]) -> None:
        timeline, everything = counted
        self._timeline, self._home = timeline, main_span(everything)
        self.plot.show_timeline(timeline, self._home)
        self.undated.show_counts(timeline.undated_cooperative, timeline.undated_conflictive)
        self._rows.show_timeline(timeline)
        self._show_choice()

    def _show_choice(self) -> None:
        chosen = self._workspace.chosen
        self.plot.show_days(chosen.days)
        included = chosen.undated_only or (chosen.undated and chosen.days is not None)
        self.undated.show_included(included=included)
        self._pair.setText(chosen_pair(chosen) if chosen.source or chosen.target else "")
        self._range.setText(span_words(*chosen.days) if chosen.days else self._all_words())
        self.plot.setAccessibleDescription(self._spoken(chosen))

    def _spoken(self, chosen: Filter) -> str:
        """Return what a screen reader says of the chart."""
        bins = self._timeline.bins
        above = round(sum(each.cooperative + each.spread_cooperative for each in bins))
        below = round(sum(each.conflictive + each.spread_conflictive for each in bins))
        span = f"{self._all_words()}: {above} cooperation, {below} conflict with a date"
        return f"{span}. Chosen: {days_words(chosen)}" if chosen.days else span

    def _all_words(self) -> str:
        bins = self._timeline.bins
        if not bins:
            return "no event has a date" if self._timeline.total else ""
        shown = bins_in(bins, self._home)
        far = weight([each for each in bins if each not in shown])
        span = span_words(shown[0].start, shown[-1].end) if shown else ""
        return ", ".join(filter(None, (span, f"{far:.3g} outside" if far else "")))

    @Slot()
    def _paint(self) -> None:
        palette = self._theme.palette
        for label, colour in zip(self._signs, (palette.cooperation, palette.conflict), strict=True):
            label.setStyleSheet(f"color: {colour.name()}; font-size: 12px;")


class TimelineTable(QTableView):
    """The same figures as rows; a click chooses a bin, Enter or a double click asks for its sentences."""

    days_chosen = Signal(object)
    undated_chosen = Signal()
    opened = Signal()

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = model
        self.setModel(model)
        self.setAccessibleName("Events over time as a table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(_COLUMNS):
            self.setColumnWidth(column, width)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_opened)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Enter opens the sentences, Space chooses, Ctrl+C copies the table; arrows move."""
        if press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
        elif press.key() == Qt.Key.Key_Space:
            self._on_clicked(self.currentIndex())
        elif press.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._figures.as_text())
        else:
            super().keyPressEvent(press)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        days = index.data(DaysRole.DAYS)
        if days is None:
            self.undated_chosen.emit()
        else:
            self.days_chosen.emit(days)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_clicked(index)
            self.opened.emit()


class _Key(QWidget):
    """Says what the hatching means, and what is counted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(24)
        theme.changed.connect(self.update)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw a hatched patch and two sentences; the second only where it has room."""
        palette, painter = self._theme.palette, QPainter(self)
        for x, up in ((12, True), (27, False)):
            draw_hatching(
                painter, [QRect(x, 7, 13, 10)], palette.sign(cooperative=up), palette.sign_tint(cooperative=up)
            )
        painter.setPen(palette.secondary)
        painter.setFont(sans(11))
        room = self.rect().adjusted(46, 0, -12, 0)
        left, right = "known only to a longer span, spread over it", "reports in these articles, not incidents"
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, left)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(left) + metrics.horizontalAdvance(right) + 24 < room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        painter.end()


def _sign_label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setAccessibleName(name)
    return label
