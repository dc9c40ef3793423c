"""Prints PDF files for tests with Qt, as a newspaper or a ministry would set them: columns, running heads, hyphens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPageSize, QPainter, QPdfWriter

from desktop.paths import resource

WIDTH, HEIGHT = 210.0, 297.0
DOTS = 12.0  # a millimetre at 304.8 dots an inch
HYPHEN = "\u00ad"


class Print:
    """A PDF file on which text is set at places in millimetres from the upper left corner."""

    def __init__(self, path: Path, title: str = "") -> None:
        for font in ("NotoSerif-Regular.ttf", "NotoSans-Regular.ttf", "NotoSansCJKkr-Regular.otf"):
            QFontDatabase.addApplicationFont(str(resource("fonts", font)))
        self._writer = QPdfWriter(str(path))
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setResolution(305)
        self._writer.setTitle(title)
        self.painter = QPainter(self._writer)
        self._font(10.0, "Noto Serif")

    def __enter__(self) -> Print:
        return self

    def __exit__(self, *problem: object) -> None:
        self.painter.end()

    def turn(self) -> None:
        """Begin the next page."""
        self._writer.newPage()

    def line(self, x: float, y: float, text: str, size: float = 10.0, family: str = "Noto Serif") -> None:
        self._font(size, family)
        self.painter.drawText(int(x * DOTS), int(y * DOTS), text)

    def sideways(self, x: float, y: float, text: str) -> None:
        """Set a line that runs upwards."""
        self._font(8.0, "Noto Sans")
        self.painter.save()
        self.painter.translate(x * DOTS, y * DOTS)
        self.painter.rotate(-90)
        self.painter.drawText(0, 0, text)
        self.painter.restore()

    def column(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 10.0,
        family: str = "Noto Serif",
        indent: float = 0.0,
        most: int = 1000,
    ) -> tuple[float, str]:
        """Set a paragraph; return the height below it and the text for which there was no more room."""
        self._font(size, family)
        for number, (line, rest) in enumerate(self._lines(text, width, indent), start=1):
            self.painter.drawText(int((x + (indent if number == 1 else 0)) * DOTS), int(y * DOTS), line)
            y += size * 0.3528 * 1.3
            if number == most:
                return y, rest
        return y, ""

    def _font(self, size: float, family: str) -> None:
        font = QFont(family)
        font.setPointSizeF(size)
        self.painter.setFont(font)
        self._metrics = QFontMetricsF(font, self._writer)

    def _fits(self, text: str, width: float) -> bool:
        return self._metrics.horizontalAdvance(text.replace(HYPHEN, "")) <= width * DOTS

    def _lines(self, text: str, width: float, indent: float) -> Iterator[tuple[str, str]]:
        """Yield lines, broken at spaces and soft hyphens, each with the text that follows."""
        room, line, words = width - indent, "", text.split(" ")
        while words:
            word = words.pop(0)
            if self._fits(f"{line} {word}".strip(), room):
                line = f"{line} {word}".strip()
                continue
            first, mark, rest = word.partition(HYPHEN)
            if mark and self._fits(f"{line} {first}-", room):
                line, word = f"{line} {first}-", rest
            words.insert(0, word)
            yield line.replace(HYPHEN, ""), " ".join(words)
            line, room = "", width
        if line:
            yield line.replace(HYPHEN, ""), ""
