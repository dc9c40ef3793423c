"""A text that looks wrongly decoded, as it stands and as it would be repaired, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.windows.answers import answers

_HEADS = ("As it stands", "Repaired")


class RepairDialog(QDialog):
    """The passages that a repair would change; `repair_wanted` says that it is to be done."""

    repair_wanted = Signal()

    def __init__(self, title: str, passages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Repair a text")
        self.resize(820, 460)
        self.table = QTableWidget(len(passages), len(_HEADS))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(_note(title))
        column.addWidget(self.table, 1)
        column.addWidget(answers("Repair", self.apply, self.reject, "Leave as it is")[0])
        self._shape()
        for row, pair in enumerate(passages):
            for place, words in enumerate(pair):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                self.table.setItem(row, place, cell)
        self.table.resizeRowsToContents()

    @Slot()
    def apply(self) -> None:
        """Say that the repair is wanted."""
        self.repair_wanted.emit()
        self.accept()

    def _shape(self) -> None:
        table = self.table
        table.setAccessibleName("Passages before and after the repair")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)


def _note(title: str) -> QLabel:
    note = QLabel(
        f"“{title}” was stored in a wrong code page before it came here. These passages would change; the article is "
        "analysed anew, what you said of it stays, and it can be undone. The file itself is not touched.",
        wordWrap=True,
    )
    note.setProperty("role", "secondary")
    return note
