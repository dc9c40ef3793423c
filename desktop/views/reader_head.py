"""Above the text: title and facts of the article, which layers are shown, and the step from event to event."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.models.highlights import Shown, language_shares
from desktop.models.icons import icon, pixmap
from desktop.models.theme import Theme
from desktop.records import Article
from desktop.views.buttons import link
from desktop.views.signs import TAG_HEIGHT, draw_tag, tag_width

_EDGE = 8
_NOTES = 140  # the arrows stand over the notes of a wide page


class LanguageTags(QWidget):
    """The languages of an article as tags; the shares stand in the tool tip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._languages: list[str] = []

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Take languages with their shares of the content."""
        self._languages = [language for language, _share in shares]
        words = ", ".join(f"{language.upper()} {_percent(share)}" for language, share in shares)
        self.setToolTip(words)
        self.setAccessibleName(f"Languages: {words}")
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room all tags need."""
        return QSize(sum(tag_width(language) + 4 for language in self._languages), TAG_HEIGHT)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw the tags."""
        painter = QPainter(self)
        x = 0.0
        for language in self._languages:
            x = draw_tag(painter, QPointF(x, 0), language, self._theme.palette) + 4
        painter.end()


class ReaderHead(QWidget):
    """Title and facts; `facts_wanted` when the analyst wants to set what the page does not say."""

    facts_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._article: Article | None = None
        self._title = QLabel(wordWrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setAccessibleName("Title of the article")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)
        self._column.addLayout(self._build_facts())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.show_theme)
        self.show_theme()

    def _build_facts(self) -> QHBoxLayout:
        self._sign, self._date, self._origin = QLabel(), QLabel(), QLabel()
        self._origin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._set = link("Set date…", "Set the day on which this article was published")
        self._set.clicked.connect(self.facts_wanted)
        self._tags = LanguageTags(self._theme)
        row = QHBoxLayout()
        row.setSpacing(4)
        for piece in (self._sign, self._date, self._set):
            row.addWidget(piece)
        row.addSpacing(8)
        row.addWidget(self._origin, 1)
        row.addWidget(self._tags)
        return row

    def show_article(self, article: Article) -> None:
        """Take the facts of an article that hold."""
        self._article = article
        facts = article.facts
        self._title.setText(facts.title or article.file)
        self._title.setToolTip(article.path or article.file)
        self._date.setText(facts.published.isoformat() if facts.published else "No date in the page")
        self._set.setVisible(facts.published is None)
        self._origin.setText(_origin_words(facts.source, facts.author))
        self._origin.setToolTip(self._origin.text())
        self._tags.show_shares(language_shares(article.segments))
        self.show_theme()

    def align(self, left: int, right: int) -> None:
        """Stand in line with the column of the text."""
        self._column.setContentsMargins(left, 12, max(12, right), 8)

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        palette = self._theme.palette
        dated = self._article is not None and self._article.facts.published is not None
        self._title.setStyleSheet(f"font-size: 18px; font-weight: bold; color: {palette.text.name()};")
        ink = palette.secondary if dated else palette.doubt
        self._date.setStyleSheet(f"font-size: 12px; color: {ink.name()};")
        self._origin.setStyleSheet(f"font-size: 12px; color: {palette.secondary.name()};")
        self._set.setStyleSheet("font-size: 12px;")
        self._sign.setPixmap(pixmap("calendar" if dated else "calendar-none", palette.secondary.name(), 13))
        self._tags.update()


class ReaderTools(QWidget):
    """Check boxes for the layers of the page, and the arrows from event to event."""

    shown_changed = Signal(object)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes = {
            "chrome": _box("Page parts", "Menus, share bars and comments that came with the page"),
            "countries": _box("Countries", "States and organisations, dotted underline"),
            "dates": _box("Dates", "Expressions of time, dashed underline"),
            "events": _box("Events", "Acts between states: trigger, evidence and note"),
        }
        self._column = (0, 0)
        self._back, self._on = QToolButton(), QToolButton()
        self._where = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._build()
        theme.changed.connect(self.show_theme)
        self.show_theme()

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        for box in self._boxes.values():
            box.toggled.connect(lambda _on: self.shown_changed.emit(self.shown))
            self._row.addWidget(box)
        self._row.addStretch()
        for button, by, words in ((self._back, -1, "Previous event (P)"), (self._on, 1, "Next event (N)")):
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFixedSize(26, 26)
            button.clicked.connect(lambda _checked=False, step=by: self.stepped.emit(step))
        step = QHBoxLayout()
        step.setSpacing(2)
        for piece in (self._back, self._where, self._on):
            step.addWidget(piece)
        self._row.addLayout(step)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

    @property
    def shown(self) -> Shown:
        """Return which layers are ticked."""
        return Shown(**{name: box.isChecked() for name, box in self._boxes.items()})

    def show_place(self, place: int | None, every: int) -> None:
        """Say which of how many events the eye is on."""
        noun = "event" if every == 1 else "events"
        words = f"{every or 'no'} {noun}" if place is None else f"event {place} of {every}"
        self._where.setText(words)
        for button in (self._back, self._on):
            button.setEnabled(every > 0)
        self.align(*self._column)

    def align(self, left: int, right: int) -> None:
        """Stand in line with the column of the text as far as the width allows."""
        self._column = (left, right)
        self._row.setContentsMargins(0, 0, 0, 0)
        spare = self.width() - self._row.minimumSize().width()
        left = max(0, min(left, spare - _EDGE))
        self._row.setContentsMargins(left, 0, max(0, min(max(_EDGE, right - _NOTES), spare - left)), 0)

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        palette = self._theme.palette
        self._back.setIcon(icon("chevron-left", palette.text, palette.faint))
        self._on.setIcon(icon("chevron-right", palette.text, palette.faint))
        for piece in (self._where, *self._boxes.values()):
            piece.setStyleSheet(f"font-size: 12px; color: {palette.secondary.name()};")


class Rule(QWidget):
    """A line across, in the colour of lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.palette.line)
        painter.end()


def _box(words: str, tip: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(True)
    box.setToolTip(tip)
    return box


def _origin_words(source: str | None, author: str | None) -> str:
    if source and author:
        return f"{source}    {author}"
    return source or (f"by {author}" if author else "Outlet and author not given")


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else "under 1%"
