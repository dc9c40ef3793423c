"""The actions of the main window: one table from which menus, tool bar and keys are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.models.icons import icon
from desktop.models.theme import Palette
from desktop.models.workspace import Workspace
from desktop.windows.panes import PANES, Layout, Panes


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """One action: the menu it stands in, its words, its key, and the method of the window it calls.

    An empty `name` is a separator. `sign` names an icon.
    """

    menu: str
    name: str = ""
    words: str = ""
    keys: str = ""
    sign: str = ""
    checkable: bool = False


FILE, EDIT, VIEW, ARTICLES, GO, REVIEW, HELP = "&File", "&Edit", "&View", "&Articles", "&Go", "&Review", "&Help"
MENUS = (FILE, EDIT, VIEW, ARTICLES, GO, REVIEW, HELP)

PLANS = (
    ActionPlan(FILE, "import_files", "&Import articles…", "Ctrl+O", "import"),
    ActionPlan(FILE, "import_folder", "Import a &folder…", "Ctrl+Shift+I"),
    ActionPlan(FILE, "open_samples", "Open &sample articles"),
    ActionPlan(FILE, "show_imports", "I&mports…", "", "report"),
    ActionPlan(FILE),
    ActionPlan(FILE, "new_library", "&New library…", "Ctrl+Shift+N", "library"),
    ActionPlan(FILE, "open_library", "&Open library…", "Ctrl+Shift+O"),
    ActionPlan(FILE, "recent", "Open &recent"),
    ActionPlan(FILE, "save_copy", "Save a &copy…", "Ctrl+Shift+S"),
    ActionPlan(FILE),
    ActionPlan(FILE, "export_figure", "&Export figure…", "Ctrl+E", "export"),
    ActionPlan(FILE, "export_data", "Export &data…", "Ctrl+Shift+E"),
    ActionPlan(FILE),
    ActionPlan(FILE, "close_window", "&Quit", "Ctrl+Q"),
    ActionPlan(EDIT, "undo", "&Undo", "Ctrl+Z", "undo"),
    ActionPlan(EDIT, "redo", "&Redo", "Ctrl+Shift+Z", "redo"),
    ActionPlan(EDIT),
    ActionPlan(EDIT, "paste", "&Paste as an article", "Ctrl+V"),
    ActionPlan(EDIT, "find", "&Find in the articles", "Ctrl+F", "search"),
    ActionPlan(EDIT, "focus_filters", "Go to the fi&lter bar", "Ctrl+L", "funnel"),
    ActionPlan(EDIT, "clear_filters", "&Clear all filters", "Ctrl+Shift+L"),
    ActionPlan(VIEW, "layout_read", "&Read", "Ctrl+Alt+1", checkable=True),
    ActionPlan(VIEW, "layout_review", "Re&view", "Ctrl+Alt+2", checkable=True),
    ActionPlan(VIEW, "layout_figures", "&Figures", "Ctrl+Alt+3", checkable=True),
    ActionPlan(VIEW),
    ActionPlan(VIEW, "show_articles", "&Articles", "Ctrl+1", checkable=True),
    ActionPlan(VIEW, "show_reader", "Rea&der", "Ctrl+2", checkable=True),
    ActionPlan(VIEW, "show_matrix", "&Matrix", "Ctrl+3", checkable=True),
    ActionPlan(VIEW, "show_timeline", "&Timeline", "Ctrl+4", checkable=True),
    ActionPlan(VIEW, "show_events", "&Events", "Ctrl+5", checkable=True),
    ActionPlan(VIEW),
    ActionPlan(VIEW, "appearance", "A&ppearance"),
    ActionPlan(ARTICLES, "set_facts", "Set &date and facts…", "Ctrl+D", "calendar"),
    ActionPlan(ARTICLES, "set_missing_dates", "Set &missing dates…", "", "calendar-none"),
    ActionPlan(ARTICLES, "set_page", "Code pa&ge…"),
    ActionPlan(ARTICLES, "repair_text", "Repair the te&xt…"),
    ActionPlan(ARTICLES, "set_names", "Actors and &names…", "Ctrl+Shift+M"),
    ActionPlan(ARTICLES, "set_frames", "&Words of events…", "Ctrl+Shift+W"),
    ActionPlan(ARTICLES, "analyse_again", "&Analyse all again"),
    ActionPlan(ARTICLES),
    ActionPlan(ARTICLES, "delete_articles", "De&lete the article", "Ctrl+Del"),
    ActionPlan(GO, "go_back", "&Back", "Alt+Left", "back"),
    ActionPlan(GO, "go_forward", "&Forward", "Alt+Right", "forward"),
    ActionPlan(GO),
    ActionPlan(GO, "next_pane", "Next &pane", "F6"),
    ActionPlan(GO, "previous_pane", "P&revious pane", "Shift+F6"),
    ActionPlan(REVIEW, "accept_event", "&Accept the event", "Ctrl+Shift+A", "check"),
    ActionPlan(REVIEW, "reject_event", "&Reject the event", "Ctrl+Shift+R", "cross"),
    ActionPlan(REVIEW, "edit_event", "&Edit the event", "F2", "pencil"),
    ActionPlan(HELP, "show_keys", "&Keys", "F1"),
    ActionPlan(HELP, "show_about", "&About Chancery"),
)


class Actions:
    """The window's actions by name, its menus filled with them."""

    def __init__(self, window: QMainWindow, slot_of: Callable[[str], Callable[[], object] | None]) -> None:
        self._by_name: dict[str, QAction] = {}
        menus = {name: window.menuBar().addMenu(name) for name in MENUS}
        for plan in PLANS:
            if plan.name:
                self._by_name[plan.name] = self._add(window, menus[plan.menu], plan, slot_of(plan.name))
            else:
                menus[plan.menu].addSeparator()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def paint(self, palette: Palette) -> None:
        """Draw the icons in a theme's colours."""
        for plan in PLANS:
            if plan.sign:
                self._by_name[plan.name].setIcon(icon(plan.sign, palette.text, palette.faint))

    def show_state(self, undo: QUndoStack, workspace: Workspace, panes: Panes) -> None:
        """Enable what can be done now, and check what is on."""
        for name, possible, words in (
            ("undo", undo.canUndo(), undo.undoText()),
            ("redo", undo.canRedo(), undo.redoText()),
        ):
            self[name].setEnabled(possible)
            self[name].setText(f"&{name.capitalize()} {words}".rstrip())
        self["go_back"].setEnabled(workspace.can_go_back)
        self["go_forward"].setEnabled(workspace.can_go_forward)
        for name in ("accept_event", "reject_event", "edit_event"):
            self[name].setEnabled(workspace.selection.event is not None)
        for name in ("set_facts", "set_page", "repair_text", "delete_articles"):
            self[name].setEnabled(workspace.selection.article is not None)
        for name in PANES:
            self[f"show_{name}"].setChecked(panes.shows(name))
        for layout in Layout:
            self[f"layout_{layout}"].setChecked(layout is panes.layout)

    @staticmethod
    def _add(window: QMainWindow, menu: QMenu, plan: ActionPlan, slot: Callable[[], object] | None) -> QAction:
        action = menu.addAction(plan.words)
        action.setShortcut(QKeySequence(plan.keys))
        action.setCheckable(plan.checkable)
        if plan.keys:
            action.setToolTip(f"{action.toolTip()} ({plan.keys})")
        if slot is not None:
            action.triggered.connect(slot)
        window.addAction(action)
        return action
