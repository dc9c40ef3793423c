"""The main window: it arranges panes, tools and actions; what they do lives elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QStackedWidget, QWidget

from desktop.errors import DesktopError
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import START, Step, Workspace
from desktop.records import Changes, Counts, Filter, Measure, Selection
from desktop.views.articles import ArticlesView
from desktop.views.chart import ChartView
from desktop.views.empty import EmptyView
from desktop.views.events import EventsView
from desktop.views.filter_bar import FilterBar
from desktop.views.matrix import MatrixView
from desktop.views.reader import ReaderView
from desktop.windows import memory
from desktop.windows.actions import Actions
from desktop.windows.data_export import DataExport
from desktop.windows.drops import DropTarget
from desktop.windows.export_dialog import ExportDialog
from desktop.windows.help import AboutDialog, KeysDialog
from desktop.windows.importing import Importer
from desktop.windows.libraries import Libraries
from desktop.windows.opening import first_geometry
from desktop.windows.panes import Layout, Panes, stacked
from desktop.windows.reviewing import Reviewer
from desktop.windows.settings import Settings
from desktop.windows.status import Status
from desktop.windows.stylesheet import stylesheet
from desktop.windows.tools import Tools
from desktop.workers import Desk

log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Articles, reader, matrix, timeline and events of one library."""

    def __init__(self, desk: Desk, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.desk, self.theme, self.settings = desk, theme, settings
        self.workspace = Workspace(self)
        self.undo_stack = QUndoStack(self)
        self._make_views()
        self._make_helpers()
        self.actions_by_name = Actions(self, self._slot_of)
        self._arrange()
        self._connect_views()
        self._connect_helpers()
        self._paint()
        self._take_place()
        self._take_up()

    # ---- building

    def _make_views(self) -> None:
        shared = (self.workspace, self.desk, self.theme)
        self.articles, self.reader = ArticlesView(*shared), ReaderView(*shared)
        self.matrix, self.timeline, self.events = MatrixView(*shared), ChartView(*shared), EventsView(*shared)
        self.empty = EmptyView(self.theme)
        self.filter_bar = FilterBar(*shared)
        views: dict[str, QWidget] = {
            "articles": self.articles,
            "reader": self.reader,
            "matrix": self.matrix,
            "timeline": self.timeline,
            "events": self.events,
        }
        self.panes = Panes(views, self.theme, self.settings, self)

    def _make_helpers(self) -> None:
        self.importer = Importer(self.desk, self.undo_stack, self.theme, self.settings, self)
        self.libraries = Libraries(self.desk, self.settings, self)
        self.reviewer = Reviewer(self.desk, self.workspace, self.undo_stack, self)
        self.data_export = DataExport(self.desk, self.workspace, self.settings, self)

    def _slot_of(self, name: str) -> Callable[[], object] | None:
        helpers: dict[str, Callable[[], object]] = {
            "import_files": self.importer.choose_files,
            "import_folder": self.importer.choose_folder,
            "open_samples": self.importer.open_samples,
            "paste": self.importer.paste,
            "new_library": self.libraries.new,
            "open_library": self.libraries.choose,
            "save_copy": self.libraries.save_copy,
            "export_data": self.data_export.choose,
            "undo": self.undo_stack.undo,
            "redo": self.undo_stack.redo,
            "find": self.find,
            "focus_filters": self.filter_bar.focus_first,
            "set_facts": self.reviewer.ask_facts_of_selected,
            "set_missing_dates": self.reviewer.ask_missing_dates,
            "delete_articles": self.reviewer.delete_selected,
            "accept_event": self.reviewer.accept_selected,
            "reject_event": self.reviewer.reject_selected,
            "go_back": self.workspace.back,
            "go_forward": self.workspace.forward,
            "close_window": self.close,
        }
        return helpers.get(name) or getattr(self, name, None)

    def _arrange(self) -> None:
        self.tools = Tools(self.actions_by_name, self.workspace, self)
        self.addToolBar(self.tools)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(stacked(self.filter_bar, self.panes.whole))
        self.setCentralWidget(self.pages)
        self.status = Status(self.desk, self)
        self.setStatusBar(self.status)
        self.setMinimumSize(QSize(820, 520))
        self._fill_menus()
        self.drops = DropTarget(self)
        self.back_key = QShortcut(QKeySequence("Esc"), self, self._on_escape)

    def _fill_menus(self) -> None:
        recent = QMenu(self)
        recent.aboutToShow.connect(lambda: self.libraries.fill_recent(recent))
        self.actions_by_name["recent"].setMenu(recent)
        appearance = QMenu(self)
        for choice in Appearance:
            action = appearance.addAction(choice.capitalize())
            action.triggered.connect(lambda _checked=False, each=choice: self._choose_appearance(each))
        self.actions_by_name["appearance"].setMenu(appearance)

    def _connect_views(self) -> None:
        for view in (self.reader, self.events):
            view.review_requested.connect(self.reviewer.review)
        for view in (self.articles, self.reader):
            view.facts_requested.connect(self.reviewer.ask_facts)
        self.articles.delete_requested.connect(self.reviewer.delete)
        self.articles.reader_requested.connect(lambda: self._open("reader"))
        self.events.reader_requested.connect(lambda: self._open("reader"))
        self.reader.edit_requested.connect(self._on_edit_requested)
        self.events.count_changed.connect(self.panes.count_events)
        for view in (self.matrix, self.timeline):
            view.evidence_requested.connect(lambda: self._open("events"))
        self.empty.samples_requested.connect(self.importer.open_samples)
        self.empty.files_requested.connect(self.importer.choose_files)

    def _connect_helpers(self) -> None:
        self.drops.files_dropped.connect(self.importer.import_files)
        self.drops.page_dropped.connect(self.importer.import_page)
        self.drops.hovered.connect(lambda over: self.empty.show_over(over=over))
        self.importer.imported.connect(self._on_imported)
        self.importer.article_requested.connect(lambda article: self.workspace.select(Selection(article)))
        self.importer.dates_requested.connect(self.reviewer.ask_facts)
        for helper in (self.importer, self.libraries, self.data_export):
            helper.told.connect(self.status.say)
        self.reviewer.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.libraries.about_to_change.connect(self._leave_library)
        self.libraries.failed.connect(self.show_error)
        self.desk.failed.connect(self.show_error)
        self.desk.changed.connect(self._count)
        self.desk.replaced.connect(self._take_up)
        self.status.undo_requested.connect(self.undo_stack.undo)
        self.theme.changed.connect(self._paint)
        self.panes.changed.connect(self._show_state)
        self.workspace.selection_changed.connect(self._show_state)
        self.workspace.filter_changed.connect(self._show_state)
        self.undo_stack.indexChanged.connect(self._show_state)

    # ---- actions of the window itself

    @Slot()
    def find(self) -> None:
        """Put the keyboard into the search field."""
        self._open("articles")
        self.articles.focus_search()

    @Slot()
    def clear_filters(self) -> None:
        """Count everything."""
        self.workspace.narrow(Filter())

    @Slot()
    def layout_read(self) -> None:
        """Arrange the panes for reading."""
        self._use_layout(Layout.READ)

    @Slot()
    def layout_review(self) -> None:
        """Arrange the panes for review."""
        self._use_layout(Layout.REVIEW)

    @Slot()
    def layout_figures(self) -> None:
        """Give matrix and timeline the whole window."""
        self._use_layout(Layout.FIGURES)

    @Slot()
    def show_articles(self) -> None:
        """Show or hide the list of articles."""
        self._toggle("articles")

    @Slot()
    def show_reader(self) -> None:
        """Show or hide the reader."""
        self._toggle("reader")

    @Slot()
    def show_matrix(self) -> None:
        """Show or hide the matrix."""
        self._toggle("matrix")

    @Slot()
    def show_timeline(self) -> None:
        """Show or hide the timeline."""
        self._toggle("timeline")

    @Slot()
    def show_events(self) -> None:
        """Show or hide the table of events."""
        self._toggle("events")

    @Slot()
    def next_pane(self) -> None:
        """Put the keyboard on the next pane."""
        self.panes.step(1)

    @Slot()
    def previous_pane(self) -> None:
        """Put the keyboard on the previous pane."""
        self.panes.step(-1)

    @Slot()
    def edit_event(self) -> None:
        """Open the editor of the event the eye is on."""
        if self.workspace.selection.event is not None:
            self._on_edit_requested(self.workspace.selection.event)

    @Slot()
    def analyse_again(self) -> None:
        """Analyse every article anew; what the analyst said stays."""
        self.desk.write(lambda library: library.reanalyse([row.id for row in library.article_rows()], self.desk.reader))

    @Slot()
    def export_figure(self) -> None:
        """Open the export of the matrix or the timeline."""
        dialog = ExportDialog(self.desk, self.workspace, self.theme, self.settings, self)
        dialog.told.connect(self.status.say)
        dialog.open()

    @Slot()
    def show_keys(self) -> None:
        """List the keys."""
        KeysDialog(self).open()

    @Slot()
    def show_about(self) -> None:
        """Say what the program is and what it is made of."""
        AboutDialog(self).open()

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Show an error a person can act on; anything else is a bug and says so."""
        if isinstance(error, DesktopError):
            self.status.say(str(error))
            QMessageBox(QMessageBox.Icon.Warning, "Chancery", str(error), parent=self).open()
            return
        box = QMessageBox(QMessageBox.Icon.Critical, "Chancery", "The program made a mistake.", parent=self)
        box.setInformativeText("Your library is unharmed. The details below help to mend it.")
        box.setDetailedText("".join(logging.Formatter().formatException((type(error), error, error.__traceback__))))
        box.open()

    # ---- state

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Give the panes their sizes when the window has its first size."""
        super().resizeEvent(resize)
        if not resize.oldSize().isValid():
            self.panes.restore(self.width())

    def closeEvent(self, closing: QCloseEvent) -> None:
        """Keep where the analyst is; nothing is asked, all is saved."""
        self._leave_library()
        self.settings.keep_state("window", self.saveGeometry())
        self.panes.keep()
        self.settings.save()
        super().closeEvent(closing)

    def _take_place(self) -> None:
        if not self.restoreGeometry(self.settings.state("window")):
            self.setGeometry(first_geometry())

    def _take_up(self) -> None:
        self.undo_stack.clear()
        self.setWindowTitle(f"{self.desk.library.path.stem} — Chancery")
        self.desk.read("view", lambda library: library.note(memory.KEY), self._return_to)
        self._count()

    def _return_to(self, packed: str) -> None:
        step, measure = memory.unpack(packed) if packed else (START, Measure())
        self.workspace.start_at(step, measure)

    def _leave_library(self) -> None:
        packed = memory.pack(Step(self.workspace.selection, self.workspace.chosen), self.workspace.measure)
        self.desk.write(lambda library: library.keep_note(memory.KEY, packed) or Changes())

    @Slot()
    def _count(self) -> None:
        self.desk.read("window", lambda library: library.counts(), self._show_page)

    def _show_page(self, counts: Counts) -> None:
        self.pages.setCurrentIndex(1 if counts.articles else 0)
        self.tools.setVisible(counts.articles > 0)
        if not counts.articles:
            self.empty.focus_samples()
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        actions = self.actions_by_name
        actions["undo"].setEnabled(self.undo_stack.canUndo())
        actions["redo"].setEnabled(self.undo_stack.canRedo())
        actions["undo"].setText(f"&Undo {self.undo_stack.undoText()}")
        actions["redo"].setText(f"&Redo {self.undo_stack.redoText()}")
        actions["go_back"].setEnabled(self.workspace.can_go_back)
        actions["go_forward"].setEnabled(self.workspace.can_go_forward)
        for name in ("accept_event", "reject_event", "edit_event"):
            actions[name].setEnabled(self.workspace.selection.event is not None)
        for name in ("set_facts", "delete_articles"):
            actions[name].setEnabled(self.workspace.selection.article is not None)
        for name in ("articles", "reader", "matrix", "timeline", "events"):
            actions[f"show_{name}"].setChecked(self.panes.shows(name))
        for layout in Layout:
            actions[f"layout_{layout}"].setChecked(layout is self.panes.layout)
        self.tools.show_layout(self.panes.layout)
        self.filter_bar.setVisible(not self.workspace.chosen.empty)

    def _toggle(self, name: str) -> None:
        self.panes.show_pane(name, shown=not self.panes.shows(name))

    def _open(self, name: str) -> None:
        self.panes.show_pane(name, shown=True)
        self.panes.focus(name)

    def _use_layout(self, layout: Layout) -> None:
        self.panes.keep()
        self.panes.use(layout, self.width())
        self.events.show_editor(shown=layout is Layout.REVIEW)

    def _choose_appearance(self, appearance: Appearance) -> None:
        self.settings.appearance = appearance
        self.theme.choose(appearance)

    @Slot(int)
    def _on_edit_requested(self, event: int) -> None:
        self._open("events")
        self.events.edit(event)

    @Slot()
    def _on_escape(self) -> None:
        if not self.workspace.back():
            self.panes.focus("reader")

    @Slot(object)
    def _on_imported(self, changes: Changes) -> None:
        if changes.added and self.workspace.selection.article is None:
            self.workspace.select(Selection(min(changes.added)))

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(stylesheet(self.theme.palette))
        self.actions_by_name.paint(self.theme.palette)
