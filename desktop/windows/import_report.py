"""What became of each file of an import, in a table that can be filtered, copied, and tried again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.icons import icon
from desktop.models.import_lines import Group, as_csv, details, import_words, summary
from desktop.models.theme import Theme
from desktop.records import Hints, ImportLine, Outcome, PastImport
from desktop.views.buttons import check, label, segments
from desktop.windows.report_notices import Notices
from desktop.windows.report_table import ReportTable

_DETAILS = 74  # px, three lines and a half
_UNTOUCHED = "Nothing in your files was changed."


class ImportReport(QDialog):
    """One table for a whole import, never a dialog a file; `run` is the import's number in the library.

    `again_requested` carries the lines to be tried again and hints; `pages_requested` lines whose code page is to be
    chosen; `columns_requested` the lines of tables whose columns are to be told.
    """

    article_requested = Signal(int)
    dates_requested = Signal(list)
    again_requested = Signal(list, object)
    pages_requested = Signal(list)
    columns_requested = Signal(list)

    def __init__(
        self,
        past: PastImport,
        lines: Sequence[ImportLine],
        theme: Theme,
        formats: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.run = past.id
        self._past, self._theme, self._formats = past, theme, formats
        self._live, self._group = False, Group.ALL
        self.setWindowTitle("Import report")
        self.resize(960, 660)
        self.table = ReportTable(theme.palette, self)
        self.notices = Notices(theme, self)
        self._groups = segments({group: group for group in Group}, self._on_group_chosen)
        self._words = QLineEdit()
        self._title, self._note = QLabel(), QLabel()
        self._details = QPlainTextEdit(readOnly=True)
        self._again = QPushButton("Try again")
        self._arrange()
        self._connect()
        self.show_import(past, lines)
        self.table.setFocus()

    # ---- what is shown

    @property
    def lines(self) -> Sequence[ImportLine]:
        """Return all lines, in the order of their files."""
        return self.table.report.lines

    @property
    def complete(self) -> bool:
        """Say whether the import came to its end."""
        return self._past.seconds is not None

    def show_import(self, past: PastImport, lines: Sequence[ImportLine], *, live: bool = False) -> None:
        """Show an import with all its lines; `live` while more of them come."""
        self._past, self._live = past, live
        if list(lines) != self.lines:
            self.table.show_lines(lines)
        self._show_numbers()

    def add_lines(self, lines: Sequence[ImportLine]) -> None:
        """Show further lines of an import that goes on."""
        self.table.report.add_lines(lines)
        self._show_numbers()

    def _show_numbers(self) -> None:
        counts, words = self.table.report.counts, summary(self.lines)
        self._title.setText(f"{words} so far" if self._live else words)
        self._note.setText(f"{import_words(self._past)}. {_UNTOUCHED}")
        for group in Group:
            label(self._groups, group, f"{group} {counts[group]}")
        for button in self._groups.findChildren(QPushButton):
            button.setEnabled(counts[Group(button.objectName())] > 0 or button.objectName() == Group.ALL)
        self._again.setEnabled(not self._live and bool(self._failed()))
        self.notices.show_lines([] if self._live else self.lines)

    @Slot(object)
    def _show_details(self, line: ImportLine | None) -> None:
        self._details.setPlainText("" if line is None else details(line))

    # ---- what is done

    def copy(self) -> None:
        """Put the whole table on the clipboard, columns parted by tabs."""
        self.table.clearSelection()
        self.table.copy()

    def save(self) -> None:
        """Save the table where the person says."""
        name, _ = QFileDialog.getSaveFileName(self, "Save the import report", "import report.csv", "CSV (*.csv)")
        if name:
            Path(name).write_text(as_csv(self.lines), encoding="utf-8-sig")

    @Slot()
    def try_again(self, hints: Hints | None = None) -> None:
        """Ask that the selected lines that gave no article be tried again, or all of them if none is selected."""
        failed = self._failed()
        if failed and not self._live:
            self.again_requested.emit(failed, hints or Hints())

    def _failed(self) -> list[ImportLine]:
        """Return the lines that can be tried again: of the selected ones, else of all."""
        chosen = [line for line in self.table.selected_lines() if _can_try(line)]
        return chosen or [line for line in self.lines if _can_try(line)]

    def _coded(self) -> list[ImportLine]:
        """Return the selected lines whose code page can be chosen."""
        return [line for line in self.table.selected_lines() if line.path and (line.encoding or _can_try(line))]

    @Slot(object)
    def _on_opened(self, line: ImportLine) -> None:
        if line.article is not None:
            self.article_requested.emit(line.article)

    @Slot(str)
    def _on_group_chosen(self, group: str) -> None:
        check(self._groups, group)
        self._filter(Group(group))

    def _filter(self, group: Group | None = None) -> None:
        self._group = group or self._group
        self.table.report.show_only(self._group, self._words.text())

    # ---- building

    def _arrange(self) -> None:
        check(self._groups, Group.ALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in (
            (self._build_head(), 0),
            (self._build_filters(), 0),
            (self.table, 1),
            (self._build_details(), 0),
            (self.notices, 0),
            (self._build_foot(), 0),
        ):
            column.addWidget(part, stretch)

    def _connect(self) -> None:
        self.table.line_opened.connect(self._on_opened)
        self.table.again_wanted.connect(self.try_again)
        self.table.line_changed.connect(self._show_details)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: self._row_menu().popup(self.table.viewport().mapToGlobal(place))
        )
        self._words.textChanged.connect(lambda _words: self._filter())
        self.notices.dates_requested.connect(self.dates_requested)
        self.notices.columns_requested.connect(self.columns_requested)
        self.notices.pages_requested.connect(self.pages_requested)

    def _build_head(self) -> QFrame:
        frame, column = _frame("dialogHead", QVBoxLayout(), 16, 12)
        self._title.setProperty("role", "heading")
        self._note.setProperty("role", "secondary")
        self._note.setWordWrap(True)
        column.addWidget(self._title)
        column.addWidget(self._note)
        return frame

    def _build_filters(self) -> QFrame:
        frame, row = _frame("paneHead", QHBoxLayout(), 8, 8)
        row.addWidget(self._groups)
        row.addStretch()
        self._words.setPlaceholderText("Find in the report")
        self._words.setAccessibleName("Find in the report")
        self._words.setClearButtonEnabled(True)
        self._words.setFixedWidth(190)
        row.addWidget(self._words)
        return frame

    def _build_details(self) -> QPlainTextEdit:
        self._details.setObjectName("reportDetails")
        self._details.setAccessibleName("All that is known of the file")
        self._details.setPlaceholderText("Enter opens the article of a line, F5 tries a file again, Ctrl+C copies.")
        self._details.setFixedHeight(_DETAILS)
        self._details.setTabChangesFocus(True)
        return self._details

    def _build_foot(self) -> QFrame:
        frame, row = _frame("dialogFoot", QHBoxLayout(), 10, 10)
        copy, save, close = QPushButton("Copy table"), QPushButton("Save as CSV…"), QPushButton("Close")
        copy.setIcon(icon("copy", self._theme.palette.text))
        close.setProperty("primary", True)
        self._again.setToolTip("Read the files again that gave no article: the selected ones, or all (F5)")
        self._again.setMenu(self._again_menu())
        for each in (copy, save, self._again, close):
            each.setAutoDefault(False)  # Enter opens the article of the row
        for button, press in ((copy, self.copy), (save, self.save), (close, self.accept)):
            button.clicked.connect(press)
        for button in (self._again, copy, save):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        return frame

    def _again_menu(self) -> QMenu:
        menu = QMenu(self)
        _add(menu, "As they are now\tF5", self.try_again, possible=True)
        _add(menu, "With another code page…", lambda: self.pages_requested.emit(self._failed()), possible=True)
        self._add_formats(menu)
        return menu

    def _row_menu(self) -> QMenu:
        menu, lines = QMenu(self), self.table.selected_lines()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _add(menu, "Open the article\tEnter", lambda: self._on_opened(lines[0]), len(lines) == 1 and lines[0].article)
        _add(menu, "Copy\tCtrl+C", self.table.copy, lines)
        menu.addSeparator()
        failed = not self._live and any(map(_can_try, lines))
        _add(menu, "Try again\tF5", self.try_again, failed)
        _add(menu, "Code page…", lambda: self.pages_requested.emit(self._coded()), not self._live and self._coded())
        if failed:
            self._add_formats(menu)
        return menu

    def _add_formats(self, menu: QMenu) -> None:
        formats = menu.addMenu("As another format")
        formats.setEnabled(bool(self._formats))
        for name in self._formats:
            _add(formats, name, partial(self.try_again, Hints(format=name)), possible=True)


def _can_try(line: ImportLine) -> bool:
    return line.outcome is Outcome.SKIPPED and bool(line.path)


def _frame(
    name: str, layout: QHBoxLayout | QVBoxLayout, top: int, bottom: int
) -> tuple[QFrame, QHBoxLayout | QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(layout)
    layout.setContentsMargins(20, top, 20, bottom)
    return frame, layout


def _add(menu: QMenu, words: str, press: Callable[[], object], possible: object) -> None:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: press())
    action.setEnabled(bool(possible))
