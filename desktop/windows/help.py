"""Help: the keys, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop import __version__
from desktop.windows.actions import MENUS, PLANS

_PANE_KEYS = {
    "Review (reader and events)": (
        ("N", "next event; in the table, the next to review"),
        ("P", "previous event, in the reader"),
        ("→ ←", "open and close a happening told more than once"),
        ("Shift+↓, Ctrl+click", "select several; a key then acts on all"),
        ("A", "accept"),
        ("R", "reject"),
        ("E", "edit"),
        ("T, then the underlined letter", "change the type"),
        ("X", "swap source and target"),
        ("Space", "show in the text"),
        ("Enter, Esc in the editor", "accept and go on; close"),
        ("Ctrl+I", "why this was found"),
        ("Ctrl+PgUp, Ctrl+PgDown", "previous and next page of a long list of events"),
    ),
    "Languages of the text (reader)": (
        ("L", "set the language of the segment or of the selected words"),
        ("S", "split the segment at the cursor"),
        ("J, K", "join with the segment before, after"),
        ("G", "go to the next stretch of the same language"),
    ),
    "Page parts (reader)": (
        ("D", "the selected words, or the line at the cursor, are a page part"),
        ("B", "they are part of the article"),
        ("H", "show or hide the page parts"),
    ),
    "Matrix and timeline": (
        ("Arrow keys", "move"),
        ("Enter", "show the sentences"),
        ("Shift+Arrow keys", "stretch the brush of the timeline"),
        ("Ctrl+wheel", "text size in the reader"),
        ("Esc", "take back one step"),
    ),
}
_ABOUT = """<h3>Chancery {version}</h3>
<p>Who did what to whom, when, and which sentence says so: relations between states, read from news articles.</p>
<p>Chancery counts what your articles report; it does not list incidents of the world.
Everything stays on this computer: the program makes no network connection.</p>
<p>MIT licence. Qt and PySide6 (LGPL 3), pyqtgraph (MIT), SQLModel (MIT), langdetect (Apache 2.0),
trafilatura and ftfy (Apache 2.0), PDFium and pypdfium2 (BSD, Apache 2.0), openpyxl, markdown-it-py and PyYAML (MIT),
Noto fonts (OFL 1.1), country names from CLDR (Unicode 3.0).
Event types and scores follow PLOVER of the Open Event Data Alliance; the other scale is Goldstein's.</p>"""


class KeysDialog(QDialog):
    """All keys, by menu and by pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(520, 560)
        text = QTextBrowser()
        text.setHtml("".join(_table(head, rows) for head, rows in _keys().items()))
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(_close_box(self))


class AboutDialog(QDialog):
    """What the program is and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Chancery")
        self.setFixedWidth(460)
        words = QLabel(_ABOUT.format(version=__version__))
        words.setWordWrap(True)
        words.setMinimumHeight(words.heightForWidth(460 - 40))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.addWidget(words)
        column.addWidget(_close_box(self))


def _keys() -> dict[str, tuple[tuple[str, str], ...]]:
    menus = {
        menu.replace("&", ""): tuple(
            (plan.keys, plan.words.replace("&", "").rstrip("…")) for plan in PLANS if plan.menu == menu and plan.keys
        )
        for menu in MENUS
    }
    return {**menus, **_PANE_KEYS}


def _table(head: str, rows: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(f"<tr><td width=210><b>{keys}</b></td><td>{words}</td></tr>" for keys, words in rows)
    return f"<h4>{head}</h4><table cellspacing=2>{lines}</table>"


def _close_box(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox()
    box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.accept)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
