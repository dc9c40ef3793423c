"""Above the text: title and facts of the article, which layers are shown, and the step from event to event."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.fonts import sans
from desktop.models.highlights import Shown, language_shares
from desktop.models.icons import icon, pixmap
from desktop.models.languages import language_name
from desktop.models.theme import Theme
from desktop.records import Article
from desktop.views.buttons import link
from desktop.views.elided import ElidedLabel
from desktop.views.signs import TAG_HEIGHT, draw_tag, tag_width

_EDGE = 8
_OUTLET = 130  # px that outlet and author get beside the languages
_NOTES = 140  # the arrows stand over the notes of a wide page


class LanguageTag(QAbstractButton):
    """A language and its share of the content; a click goes to its next stretch."""

    def __init__(self, language: str, share: float, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self._theme, self._share = theme, _percent(share)
        self._told = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = f"{language_name(language)}, {self._share}"
        self.setToolTip(f"{words}. Click to go to the next stretch.")
        self.setAccessibleName(f"{words}, press to go to the next stretch")

    def show_share(self, *, told: bool) -> None:
        """Tell the share beside the tag, or only in the tool tip."""
        self._told = told
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the tag and its share."""
        share = QFontMetrics(sans(11)).horizontalAdvance(self._share) + 7 if self._told else 0
        return QSize(tag_width(self.language) + share, TAG_HEIGHT)

    def paintEvent(self, _paint: QPaintEvent) -> None:
        """Draw the tag, its share, and a line under it while it has the keyboard or the pointer."""
        palette = self._theme.palette
        painter = QPainter(self)
        x = draw_tag(painter, QPointF(0, 0), self.language, palette)
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(palette.text if marked else palette.secondary)
        if self._told:
            painter.setFont(sans(11))
            painter.drawText(QRectF(x + 3, 0, self.width(), TAG_HEIGHT), Qt.AlignmentFlag.AlignVCenter, self._share)
        if self.hasFocus():
            painter.setPen(palette.accent)
            painter.drawRect(QRectF(0, 0, x - 0.5, TAG_HEIGHT - 1))
        painter.end()


class LanguageTags(QWidget):
    """The legend of an article's languages with their shares; `wanted` tells which one was clicked."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: list[LanguageTag] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(5)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Take languages with their shares of the content."""
        for old in self._tags:
            old.hide()
            old.deleteLater()
        self._tags = [LanguageTag(language, share, self._theme, self) for language, share in shares]
        for tag in self._tags:
            self._row.addWidget(tag)
            tag.clicked.connect(lambda _checked=False, language=tag.language: self.wanted.emit(language))
            tag.show()
        words = ", ".join(f"{language.upper()} {_percent(share)}" for language, share in shares)
        self.setToolTip(words)
        self.setAccessibleName(f"Languages: {words}")

    def fit(self, room: int) -> None:
        """Tell the shares where there is room for them."""
        for told in (True, False):
            for tag in self._tags:
                tag.show_share(told=told)
            if sum(tag.width() + self._row.spacing() for tag in self._tags) <= room:
                return


class ReaderHead(QWidget):
    """Title and facts; `facts_wanted` when the analyst wants to set what the page does not say.

    `language_wanted` carries a language whose next stretch is to be shown.
    """

    facts_wanted = Signal()
    language_wanted = Signal(str)

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
        self._sign, self._date, self._origin = QLabel(), QLabel(), ElidedLabel()
        self._origin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._set = link("Set date…", "Set the day on which this article was published")
        self._set.clicked.connect(self.facts_wanted)
        self._tags = LanguageTags(self._theme)
        self._tags.wanted.connect(self.language_wanted)
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
        self._date.setText(facts.published.isoformat() if facts.published else _missing_words(article))
        self._date.setToolTip(_zone_words(article))
        self._set.setVisible(facts.published is None)
        self._origin.show_words(_origin_words(facts.source, facts.author))
        self._tags.show_shares(language_shares(article.segments))
        self._fit_tags()
        self.show_theme()

    def align(self, left: int, right: int) -> None:
        """Stand in line with the column of the text."""
        self._column.setContentsMargins(left, 12, max(12, right), 8)
        self._fit_tags()

    def _fit_tags(self) -> None:
        """Leave the outlet some words beside the tags."""
        margins = self._column.contentsMargins()
        dates = sum(piece.sizeHint().width() for piece in (self._sign, self._date, self._set) if not piece.isHidden())
        self._tags.fit(self.width() - margins.left() - margins.right() - dates - _OUTLET)

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
            "chrome": _box("Page parts", "Menus, share bars and comments that came with the page (H)"),
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

    def toggle(self, layer: str) -> None:
        """Show a layer, or hide it."""
        self._boxes[layer].toggle()

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


def _missing_words(article: Article) -> str:
    """Return that there is no date, or the two readings of one whose day and month may be exchanged."""
    readings = " or ".join(day.isoformat() for day in article.published_choices)
    return f"Unclear date: {readings}" if readings else "No date in the page"


def _zone_words(article: Article) -> str:
    return f"Time zone of the page: {article.published_zone}" if article.published_zone else ""


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else "under 1%"
