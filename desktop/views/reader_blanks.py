"""What the program does not do with an article, said above its text so that no blank is taken for a finding."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.models.highlights import language_shares
from desktop.models.languages import no_rules_words, without_rules
from desktop.models.theme import Theme
from desktop.records import Article


class RulesNotice(QLabel):
    """'No event rules for French yet: …'; hidden where the rules speak every language of the article."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left = 0
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.show_theme)
        self.show_theme()
        self.hide()

    def show_article(self, article: Article) -> None:
        """Take the languages of an article."""
        languages = without_rules(language_shares(article.segments))
        self.setText(no_rules_words(languages))
        self.setVisible(bool(languages))

    def align(self, left: int) -> None:
        """Stand in line with the column of the text."""
        self._left = left
        self.show_theme()

    @Slot()
    def show_theme(self) -> None:
        """Take the colours in force."""
        palette = self._theme.palette
        self.setStyleSheet(
            f"background: {palette.doubt_tint.name()}; color: {palette.text.name()}; font-size: 12px;"
            f" padding: 5px 12px 5px {self._left}px;"
        )
