"""Facts an article does not say of itself, set by the analyst."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.date_proposals import proposal_words
from desktop.models.days import parse_day
from desktop.reading.proposals import propose_days
from desktop.records import Article, Facts, Proposal


class FactsDialog(QDialog):
    """Title, author, outlet and date of one article; `facts_chosen` carries what is to be set."""

    facts_chosen = Signal(object)

    def __init__(self, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._article = article
        self._form = _OneArticle(article)
        self.setWindowTitle("Facts of the article")
        self.resize(620, 260)
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
        chosen = self._form.facts_of(self._article)
        self.facts_chosen.emit({self._article.id: chosen} if chosen != self._article.analyst else {})
        self.accept()


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

    def _dated(self, article: Article) -> QVBoxLayout:
        """Return the field, and below it the days that may be taken."""
        rows = QVBoxLayout()
        rows.addWidget(self._day)
        if article.facts.published is None:
            found = propose_days(
                article.text, article.dates, article.file, article.url, date.today(), article.published_choices
            )
            for proposal in found:
                rows.addWidget(_proposal(self._day, proposal), alignment=Qt.AlignmentFlag.AlignLeft)
        return rows


def _field(words: str | None, hint: str) -> QLineEdit:
    field = QLineEdit(words or "")
    field.setPlaceholderText(hint)
    return field


def _proposal(field: QLineEdit, proposal: Proposal) -> QPushButton:
    button = QPushButton(f"{proposal.day.isoformat()}?  {proposal_words(proposal)}")
    button.setProperty("link", True)
    button.setToolTip("Take this day as the publication date")
    button.clicked.connect(lambda: field.setText(proposal.day.isoformat()))
    return button
