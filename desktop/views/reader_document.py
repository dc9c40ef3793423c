"""How an article becomes a document: one block a line, none moved, empty ones hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFrameFormat

from desktop.models.fonts import sans, serif
from desktop.models.page_lines import Line, find_lines
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
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_page(document)
    _set_body(cursor, look)
    for span in article.chrome:
        _set_chrome(_over(document, positions.to_units(span)), look.palette)
    for block, line in zip(_blocks(document), find_lines(article), strict=True):
        _set_line(block, line, look)
    cursor.endEditBlock()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _set_line(block: QTextBlock, line: Line, look: PageLook) -> None:
    match line:
        case Line.EMPTY:
            block.setVisible(False)
        case Line.CHROME:
            QTextCursor(block).setBlockFormat(_block_format(_CHROME_HEIGHT, _LINE))
            block.setVisible(look.chrome)
        case Line.HEADLINE:
            _set_headline(block, look.pixels)
        case Line.TIGHT:
            QTextCursor(block).setBlockFormat(_block_format(round(look.pixels * _LEADING), _LINE))


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


def _set_headline(block: QTextBlock, pixels: int) -> None:
    bold = QTextCharFormat()
    bold.setFont(serif(pixels + 2, bold=True))
    cursor = QTextCursor(block)
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


def _block_format(height: int, below: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setBottomMargin(below)
    return form
