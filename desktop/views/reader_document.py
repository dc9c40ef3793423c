"""How an article becomes a document: one block a line, none moved, empty ones hidden."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFrameFormat

from desktop.models.fonts import sans, serif
from desktop.models.positions import Positions, shown_text
from desktop.models.theme import Palette
from desktop.records import Article, Span

_LEADING = 1.6  # line height over the size of the letters
_PARAGRAPH = 10
_LINE = 3
_CHROME_HEIGHT = 18
_TOP, _BOTTOM = 14, 120


@dataclass(frozen=True, slots=True)
class PageLook:
    """Colours and size of the text, and whether page parts are shown."""

    palette: Palette
    pixels: int
    chrome: bool


def build_document(document: QTextDocument, article: Article, positions: Positions, look: PageLook) -> None:
    """Fill an empty document with an article's text; every position stays that of the text in UTF-16 units."""
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(serif(look.pixels))
    document.setPlainText(shown_text(article.text))
    parts = [positions.to_units(span) for span in article.chrome]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_page(document)
    _set_body(cursor, look)
    _set_blocks(document, parts, article.facts.title or "", look.pixels)
    for part in parts:
        _set_chrome(_over(document, part), look.palette)
    cursor.endEditBlock()
    _hide_blocks(document, parts, chrome=look.chrome)


def _hide_blocks(document: QTextDocument, parts: list[Span], *, chrome: bool) -> None:
    """Hide empty lines, and without `chrome` the blocks that are page parts as a whole."""
    block = document.begin()
    while block.isValid():
        block.setVisible(bool(block.text().strip()) and (chrome or not _is_chrome(block, parts)))
        block = block.next()
    document.markContentsDirty(0, document.characterCount())


def _set_page(document: QTextDocument) -> None:
    form = QTextFrameFormat(document.rootFrame().frameFormat())
    form.setTopMargin(_TOP)
    form.setBottomMargin(_BOTTOM)
    document.rootFrame().setFrameFormat(form)


def _set_body(cursor: QTextCursor, look: PageLook) -> None:
    cursor.select(QTextCursor.SelectionType.Document)
    letters = QTextCharFormat()
    letters.setFont(serif(look.pixels))
    letters.setForeground(look.palette.text)
    cursor.setCharFormat(letters)
    cursor.setBlockFormat(_block_format(round(look.pixels * _LEADING), _PARAGRAPH))


def _set_blocks(document: QTextDocument, parts: list[Span], title: str, pixels: int) -> None:
    headline = title.strip().casefold()
    block = document.begin()
    while block.isValid():
        if _is_chrome(block, parts):
            QTextCursor(block).setBlockFormat(_block_format(_CHROME_HEIGHT, _LINE))
        else:
            if headline and block.text().strip().casefold() == headline:
                _set_headline(block, pixels)
            if block.text().strip() and block.next().text().strip():
                QTextCursor(block).setBlockFormat(_block_format(round(pixels * _LEADING), _LINE))
        block = block.next()


def _set_headline(block: QTextBlock, pixels: int) -> None:
    bold = QTextCharFormat()
    bold.setFont(serif(pixels + 2, bold=True))
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.setPosition(block.position())
    cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(bold)


def _set_chrome(cursor: QTextCursor, palette: Palette) -> None:
    small = QTextCharFormat()
    small.setFont(sans(12))
    small.setForeground(palette.faint)
    cursor.mergeCharFormat(small)


def _over(document: QTextDocument, units: Span) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(units.start)
    cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _is_chrome(block: QTextBlock, parts: list[Span]) -> bool:
    """Say whether all words of a block belong to a page part."""
    text = block.text()
    words = text.strip()
    if not words:
        return False
    start = block.position() + len(text[: text.index(words)].encode("utf-16-le")) // 2
    whole = Span(start, start + len(words.encode("utf-16-le")) // 2)
    return any(part.holds(whole) for part in parts)


def _block_format(height: int, below: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setBottomMargin(below)
    return form
