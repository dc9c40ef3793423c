"""The main window: it arranges panes, tools and actions; what they do lives elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QActionGroup, QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

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
from desktop.windows.catching_up import CatchingUp
from desktop.windows.data_export import DataExport
from desktop.windows.drops import DropTarget
from desktop.windows.export_dialog import ExportDialog
from desktop.windows.help import AboutDialog, KeysDialog
from desktop.windows.importing import Importer
from desktop.windows.libraries import SUFFIX, Libraries
from desktop.windows.marking import Marking
from desktop.windows.naming import Naming
from desktop.windows.opening import first_geometry
from desktop.windows.panes import PANES, Layout, Panes, stacked
from desktop.windows.repairing import Repairing
from desktop.windows.rereading import Rereading
from desktop.windows.reviewing import Reviewer
from desktop.windows.segmenting import Segmenting
from desktop.windows.settings import Settings
from desktop.windows.status import Status
from desktop.windows.stylesheet import stylesheet
from desktop.windows.tools import Tools
from desktop.windows.troubles import Troubles
from desktop.windows.wording import Wording
from desktop.workers import Desk


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
        self.rereading = Rereading(self.desk, self.workspace, self.undo_stack, self.theme, self)
        self.repairing = Repairing(self.desk, self.workspace, self.undo_stack, self)
        self.troubles = Troubles(self)
        self.segmenting = Segmenting(self.desk, self.undo_stack, self)
        self.marking = Marking(self.desk, self.undo_stack, self)
        self.naming = Naming(self.desk, self.undo_stack, self)
        self.catching_up = CatchingUp(self.desk, self)
        self.wording = Wording(self.desk, self.undo_stack, self.theme, self)
        self.data_export = DataExport(self.desk, self.workspace, self.settings, self)

    def _slot_of(self, name: str) -> Callable[[], object] | None:
        helpers: dict[str, Callable[[], object]] = {
            "import_files": self.importer.choose_files,
            "import_folder": self.importer.choose_folder,
            "open_samples": self.importer.open_samples,
            "show_imports": self.importer.reports.ask_imports,
            "paste": self.importer.paste,
            "new_library": self.libraries.new,
            "open_library": self.libraries.choose,
            "save_copy": self.libraries.save_copy,
            "export_data": self.data_export.choose,
            "undo": self.undo_step,
            "redo": self.redo_step,
            "find": self.search,
            "focus_filters": self.filter_bar.focus_first,
            "set_facts": self.reviewer.ask_facts_of_selected,
            "set_missing_dates": self.reviewer.ask_missing_dates,
            "set_page": self.rereading.ask_page_of_selected,
            "repair_text": self.repairing.ask_of_selected,
            "set_names": self.naming.ask,
            "set_frames": self.wording.ask,
            "delete_articles": self.reviewer.delete_selected,
            "accept_event": self.reviewer.accept_selected,
            "reject_event": self.reviewer.reject_selected,
            "go_back": self.workspace.back,
            "go_forward": self.workspace.forward,
            "close_window": self.close,
            "next_pane": partial(self.panes.step, 1),
            "previous_pane": partial(self.panes.step, -1),
            **{f"show_{name}": partial(self.panes.toggle, name) for name in PANES},
            **{f"layout_{layout}": partial(self._use_layout, layout) for layout in Layout},
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
        appearance, choices = QMenu(self), QActionGroup(self)
        for choice in Appearance:
            action = choices.addAction(appearance.addAction(choice.capitalize()))
            action.setCheckable(True)
            action.setChecked(choice is self.theme.appearance)
            action.triggered.connect(lambda _checked=False, each=choice: self._choose_appearance(each))
        self.actions_by_name["appearance"].setMenu(appearance)

    def _connect_views(self) -> None:
        self.reader.review_requested.connect(self.reviewer.review)
        self.events.review_requested.connect(self.reviewer.review)
        self.articles.facts_requested.connect(self.reviewer.ask_facts)
        self.reader.facts_requested.connect(self.reviewer.ask_facts)
        self.reader.segments_requested.connect(self.segmenting.change)
        self.reader.chrome_requested.connect(self.marking.mark)
        self.reader.teaching_requested.connect(self.marking.teach)
        self.reader.relatives_requested.connect(self.marking.judge)
        self.reader.naming_requested.connect(self.naming.ask_about)
        self.reader.nobody_requested.connect(self.naming.name_nobody)
        self.articles.delete_requested.connect(self.reviewer.delete)
        self.articles.reader_requested.connect(lambda: self._open("reader"))
        self.events.reader_requested.connect(lambda: self._open("reader"))
        self.reader.edit_requested.connect(self._on_edit_requested)
        self.events.count_changed.connect(self.panes.count_events)
        self.matrix.height_wanted.connect(self.panes.give_matrix)
        self.matrix.evidence_requested.connect(lambda: self._open("events"))
        self.timeline.evidence_requested.connect(lambda: self._open("events"))
        self.empty.samples_requested.connect(self.importer.open_samples)
        self.empty.files_requested.connect(self.importer.choose_files)

    def _connect_helpers(self) -> None:
        self.drops.files_dropped.connect(self.take_files)
        self.drops.page_dropped.connect(self.importer.import_page)
        self.drops.hovered.connect(lambda over: self.empty.show_over(over=over))
        self.importer.imported.connect(self._on_imported)
        self.importer.reports.article_requested.connect(lambda article: self.workspace.select(Selection(article)))
        self.importer.reports.dates_requested.connect(self.reviewer.ask_facts)
        self.importer.reports.pages_requested.connect(self.rereading.ask_page_of_lines)
        self.rereading.again_requested.connect(self.importer.import_again)
        for reading in (self.rereading, self.repairing):
            reading.refused.connect(self.status.say)
            reading.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.reader.page_requested.connect(self.rereading.ask_page)
        self.reader.repair_requested.connect(self.repairing.ask)
        for helper in (self.importer, self.libraries, self.data_export, self.events):
            helper.told.connect(self.status.say)
        self.reviewer.undone.connect(self.status.say)
        self.reviewer.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.segmenting.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.marking.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.naming.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.wording.told.connect(lambda sentence: self.status.say(sentence, undoable=True))
        self.naming.failed.connect(self.troubles.show_error)
        self.naming.written.connect(self.catching_up.tell_left)
        self.catching_up.told.connect(self.status.say)
        self.libraries.about_to_change.connect(self._leave_library)
        self.libraries.failed.connect(self.troubles.show_error)
        self.desk.failed.connect(self.troubles.show_error)
        self.desk.changed.connect(self._count)
        self.desk.replaced.connect(self._take_up)
        self.status.undo_requested.connect(self.undo_step)
        self.theme.changed.connect(self._paint)
        self.panes.changed.connect(self._show_state)
        self.workspace.selection_changed.connect(self._show_state)
        self.workspace.filter_changed.connect(self._show_state)
        self.undo_stack.indexChanged.connect(self._show_state)

    # ---- actions of the window itself

    @Slot()
    def search(self) -> None:
        """Put the keyboard into the search field."""
        self._open("articles")
        self.articles.focus_search()

    @Slot()
    def clear_filters(self) -> None:
        """Count everything."""
        self.workspace.narrow(Filter())

    @Slot()
    def undo_step(self) -> None:
        """Take the last step back and say which it was; steps that know more say more once they are written."""
        words = self.undo_stack.undoText()
        if words:
            self.undo_stack.undo()
            self.status.say(f"Undone: {words}.")

    @Slot()
    def redo_step(self) -> None:
        """Take the step again that was taken back last, and say which it was."""
        words = self.undo_stack.redoText()
        if words:
            self.undo_stack.redo()
            self.status.say(f"Done again: {words}.", undoable=True)

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

    @Slot(list)
    def take_files(self, paths: Sequence[Path]) -> None:
        """Import articles; a library among the files is opened."""
        library = next((path for path in paths if path.suffix == SUFFIX), None)
        if library is not None:
            self.libraries.use(library)
        self.importer.import_files([path for path in paths if path.suffix != SUFFIX])

    # ---- state

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Give the panes their sizes when the window has its first size."""
        super().resizeEvent(resize)
        if not resize.oldSize().isValid():
            self.panes.restore(self.width())
        self.panes.fit_to(self.width())

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
        self.catching_up.go_on()
        self.desk.write(lambda library: library.compare_earlier())
        self._count()

    def _return_to(self, packed: str) -> None:
        step, measure = memory.unpack(packed) if packed else (START, Measure())
        self.workspace.start_at(step, measure)

    def _leave_library(self) -> None:
        packed = memory.pack(Step(self.workspace.selection, self.workspace.chosen), self.workspace.measure)
        self.desk.write(partial(memory.keep, packed=packed))

    @Slot()
    def _count(self) -> None:
        self.desk.read("window", lambda library: library.counts(), self._show_page)

    def _show_page(self, counts: Counts) -> None:
        first = counts.articles > 0 and self.pages.currentIndex() == 0
        self.pages.setCurrentIndex(1 if counts.articles else 0)
        if first:
            self.panes.focus("articles" if self.panes.shows("articles") else "reader")
        self.tools.setVisible(counts.articles > 0)
        if not counts.articles:
            self.empty.focus_samples()
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.actions_by_name.show_state(self.undo_stack, self.workspace, self.panes)
        self.tools.show_layout(self.panes.layout)

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
            self.workspace.open_at(Selection(min(changes.added)))

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(stylesheet(self.theme.palette))
        self.actions_by_name.paint(self.theme.palette)
