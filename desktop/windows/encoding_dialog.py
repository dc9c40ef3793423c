"""In which code page a file is read: a list of them, and what the file would say in each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.models.code_pages import Sample, code_pages, offered_page, page_words
from desktop.models.theme import Theme
from desktop.reading.previews import Preview, preview
from desktop.windows.answers import answers

_LIST = 270


class EncodingDialog(QDialog):
    """Code pages, the likely one first, with a live preview.

    `page_chosen` carries the one that is chosen, and whether it holds for all articles of the file.
    """

    page_chosen = Signal(str, bool)

    def __init__(self, sample: Sample, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Code page")
        self.resize(860, 540)
        self._sample, self._theme = sample, theme
        self.pages = QListWidget()
        self.text = QPlainTextEdit(readOnly=True)
        self.all = QCheckBox()
        self._hint = QLabel(wordWrap=True)
        likely = map(offered_page, sample.likely)
        self._likely = [page for page in dict.fromkeys(likely) if page in code_pages()]
        self._arrange()
        self._fill()
        self.pages.currentItemChanged.connect(self._show)
        self.pages.itemActivated.connect(self.apply)
        self._choose(sample.encoding or next(iter(self._likely), "utf-8"))
        self.pages.setFocus()

    @property
    def encoding(self) -> str:
        """Return the code page that is chosen."""
        chosen: str = self.pages.currentItem().data(Qt.ItemDataRole.UserRole)
        return chosen

    @Slot()
    def apply(self) -> None:
        """Hand the choice on."""
        if self._apply.isEnabled():
            self.page_chosen.emit(self.encoding, self.all.isChecked())
            self.accept()

    def _fill(self) -> None:
        """List the likely pages, then those in which every byte is a letter, then the others."""
        seen = {page: preview(self._sample.data, page) for page in code_pages()}
        whole = [page for page in code_pages() if not seen[page].faults and page not in self._likely]
        broken = [page for page in code_pages() if seen[page].faults and page not in self._likely]
        for head, pages in (("Likely", self._likely), ("Every byte fits", whole), ("Some bytes do not fit", broken)):
            if pages:
                self.pages.addItem(_heading(head))
            for page in pages:
                item = QListWidgetItem(page_words(page))
                item.setData(Qt.ItemDataRole.UserRole, page)
                item.setForeground(self._theme.palette.secondary if page in broken else self._theme.palette.text)
                self.pages.addItem(item)

    def _choose(self, encoding: str) -> None:
        page = offered_page(encoding)
        items = (self.pages.item(row) for row in range(self.pages.count()))
        here = next((item for item in items if item.data(Qt.ItemDataRole.UserRole) == page), self.pages.item(1))
        self.pages.setCurrentItem(here)

    @Slot()
    def _show(self) -> None:
        told = preview(self._sample.data, self.encoding)
        self.text.setPlainText(_told_words(told))
        now = self._sample.encoding is not None and offered_page(self._sample.encoding) == self.encoding
        self._apply.setEnabled(not now)
        self._hint.setText(_hint_words(told, now=now))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        note = QLabel(_note_words(self._sample), wordWrap=True)
        note.setProperty("role", "secondary")
        column.addWidget(note)
        column.addLayout(self._build_choice(), 1)
        self._hint.setProperty("role", "secondary")
        column.addWidget(self._hint)
        others = self._sample.others
        self.all.setText(
            f"Read the other {others} {'article' if others == 1 else 'articles'} of this file in it as well"
        )
        self.all.setVisible(others > 0)
        self.all.setChecked(self._sample.together)
        column.addWidget(self.all)
        buttons, self._apply = answers("Read it in this code page", self.apply, self.reject)
        column.addWidget(buttons)

    def _build_choice(self) -> QHBoxLayout:
        self.pages.setAccessibleName("Code pages")
        self.pages.setFixedWidth(_LIST)
        self.text.setAccessibleName("What the file says in this code page")
        self.text.setTabChangesFocus(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.pages)
        row.addWidget(self.text, 1)
        return row


def _heading(words: str) -> QListWidgetItem:
    """Return a line of the list that cannot be chosen."""
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


def _told_words(told: Preview) -> str:
    if not told.passages:
        return f"{told.head}\n\n(All of this is plain ASCII, which is the same in nearly every code page.)"
    return "\n".join([told.head, "", "First passages with other letters:", *(f"·  {each}" for each in told.passages)])


def _hint_words(told: Preview, *, now: bool) -> str:
    faults = f"{told.faults} places do not fit this code page and are shown as \ufffd. " if told.faults else ""
    return faults + ("The file was read in this code page." if now else "")


def _note_words(sample: Sample) -> str:
    if sample.files > 1:
        return f"Shown is “{sample.name}”; {sample.files} files are read in the code page you choose."
    if sample.encoding is None:
        return f"“{sample.name}” is read again in the code page you choose."
    return (
        f"“{sample.name}” is read again from the file in the code page you choose, and analysed anew. What you said of "
        "the article stays; it can be undone."
    )
