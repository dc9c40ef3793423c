"""Facts an article does not say of itself, set by the analyst: for one, or for many at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.days import parse_day
from desktop.records import Article, Facts

_NUMBERS = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def proposed_date(article: Article) -> tuple[date, str] | None:
    """Return a publication date worth asking about, and where it comes from: the file's name, or the latest full date.

    A proposal only: it is never set unless the analyst says so.
    """
    for place, words in (("file name", article.file), ("address", article.url or "")):
        for match in _NUMBERS.finditer(words):
            found = parse_day("-".join(match.groups()))
            if found:
                return found, place
    full = [each.date_end for each in article.dates if each.date_end and each.date_start == each.date_end]
    return (max(full), "latest full date in the text") if full else None


class FactsDialog(QDialog):
    """Title, author, outlet and date of one article, or the dates of many; `facts_chosen` carries what is to be set."""

    facts_chosen = Signal(object)

    def __init__(self, articles: Sequence[Article], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._articles = list(articles)
        self._form = _OneArticle(articles[0]) if len(articles) == 1 else _ManyArticles(articles)
        self.setWindowTitle("Facts of the article" if len(articles) == 1 else "Dates of articles")
        self.resize(*(620, 260) if len(articles) == 1 else (700, 420))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        note = QLabel("Days like “on Monday” are resolved against the publication date; the article is analysed anew.")
        note.setWordWrap(True)
        note.setProperty("role", "secondary")
        column.addWidget(note)
        column.addWidget(self._form, 1)
        self._complaint = QLabel(wordWrap=True)
        self._complaint.setProperty("role", "doubt")
        column.addWidget(self._complaint)
        column.addWidget(self._build_buttons())
        self._form.go_to_first()

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton("Set", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("primary", True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        if isinstance(self._form, _ManyArticles) and self._form.proposals > 1:
            take = box.addButton("Take all proposals", QDialogButtonBox.ButtonRole.ActionRole)
            take.clicked.connect(self._form.take_proposals)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _on_accepted(self) -> None:
        wrong = self._form.complaint()
        if wrong:
            self._complaint.setText(wrong)
            self._form.go_to_wrong()
            return
        chosen = {each.id: self._form.facts_of(each) for each in self._articles}
        self.facts_chosen.emit({key: facts for key, facts in chosen.items() if facts != self._before(key)})
        self.accept()

    def _before(self, article: int) -> Facts:
        return next(each.analyst for each in self._articles if each.id == article)


class _OneArticle(QWidget):
    """The facts of one article, the machine's value as the hint of each field."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        machine, own = article.machine, article.analyst
        self._title = _field(own.title, machine.title or "not found in the page")
        self._author = _field(own.author, machine.author or "not found in the page")
        self._source = _field(own.source, machine.source or "not found in the page")
        day = own.published.isoformat() if own.published else None
        self._day = _field(day, machine.published.isoformat() if machine.published else "YYYY-MM-DD")
        form = QFormLayout(self)
        form.setContentsMargins(0, 8, 0, 8)
        for words, field in (("Title", self._title), ("Author", self._author), ("Outlet", self._source)):
            form.addRow(words, field)
        form.addRow("Published", self._dated(article))

    def facts_of(self, article: Article) -> Facts:
        """Return the analyst's facts as the fields say."""
        title, author, source = (each.text().strip() or None for each in (self._title, self._author, self._source))
        return Facts(title, author, source, parse_day(self._day.text()), article.analyst.language)

    def complaint(self) -> str:
        """Return what is wrong, or nothing."""
        words = self._day.text().strip()
        return f"“{words}” is no day. Write it as YYYY-MM-DD." if words and parse_day(words) is None else ""

    def go_to_first(self) -> None:
        """Put the keyboard on what is missing most often: the day."""
        self._day.setFocus()

    def go_to_wrong(self) -> None:
        """Put the keyboard on the field that is wrong."""
        self._day.setFocus()
        self._day.selectAll()

    def _dated(self, article: Article) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._day, 1)
        proposal = None if article.facts.published else proposed_date(article)
        if proposal:
            row.addWidget(_proposal(self._day, *proposal))
        return row


class _ManyArticles(QTableWidget):
    """The dates of many articles: one row each, with a proposal that a click takes."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__(len(articles), 3)
        self.setAccessibleName("Dates of articles")
        self.setHorizontalHeaderLabels(["Article", "Published", "Proposal"])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self.setShowGrid(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTabKeyNavigation(False)
        self._fields: dict[int, QLineEdit] = {}
        self._proposed: dict[int, date] = {}
        for row, article in enumerate(articles):
            self._fill(row, article)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 120)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def proposals(self) -> int:
        """Return how many articles have a proposal."""
        return len(self._proposed)

    def facts_of(self, article: Article) -> Facts:
        """Return the analyst's facts with the date as the row says."""
        own = article.analyst
        return Facts(own.title, own.author, own.source, parse_day(self._fields[article.id].text()), own.language)

    def complaint(self) -> str:
        """Return what is wrong, or nothing."""
        wrong = [each.text() for each in self._fields.values() if each.text().strip() and not parse_day(each.text())]
        return f"“{wrong[0]}” is no day. Write it as YYYY-MM-DD." if wrong else ""

    def go_to_first(self) -> None:
        """Put the keyboard on the first day."""
        next(iter(self._fields.values())).setFocus()

    def take_proposals(self) -> None:
        """Take the proposal of each article that has no day yet."""
        for article, day in self._proposed.items():
            if not self._fields[article].text().strip():
                self._fields[article].setText(day.isoformat())

    def go_to_wrong(self) -> None:
        """Put the keyboard on the first field that is wrong."""
        for row, field in enumerate(self._fields.values()):
            if field.text().strip() and parse_day(field.text()) is None:
                self.scrollTo(self.model().index(row, 0))
                field.setFocus()
                field.selectAll()
                return

    def _fill(self, row: int, article: Article) -> None:
        title = QTableWidgetItem(article.facts.title or article.file)
        title.setFlags(Qt.ItemFlag.ItemIsEnabled)
        title.setToolTip(article.file)
        self.setItem(row, 0, title)
        own = article.analyst.published
        self._fields[article.id] = field = _field(own.isoformat() if own else None, "YYYY-MM-DD")
        self.setCellWidget(row, 1, field)
        proposal = proposed_date(article)
        field.setAccessibleName(f"Published: {article.facts.title or article.file}")
        if proposal:
            self._proposed[article.id] = proposal[0]
            self.setCellWidget(row, 2, _proposal(field, *proposal))


def _field(words: str | None, hint: str) -> QLineEdit:
    field = QLineEdit(words or "")
    field.setPlaceholderText(hint)
    return field


def _proposal(field: QLineEdit, day: date, place: str) -> QPushButton:
    button = QPushButton(f"{day.isoformat()}?  {place}")
    button.setProperty("link", True)
    button.setToolTip("Take this day as the publication date")
    button.clicked.connect(lambda: field.setText(day.isoformat()))
    return button
