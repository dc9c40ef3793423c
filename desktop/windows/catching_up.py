"""Articles that a change of names has not reached yet, since its work was stopped: said, and read anew later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.workers import Desk


class CatchingUp(QObject):
    """Goes on with such articles when a library is opened; `told` carries a sentence."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @Slot()
    def go_on(self) -> None:
        """Read anew what was left."""
        self._desk.read("outdated", lambda library: library.outdated(), self._read_anew)

    @Slot()
    def tell_left(self) -> None:
        """Say how many articles were left, if any."""
        self._desk.read("outdated", lambda library: library.outdated(), self._tell)

    def _read_anew(self, articles: Sequence[int]) -> None:
        if articles:
            self.told.emit(f"{_counted(articles)} with the names that were changed last.")
            self._desk.write(lambda library: library.reanalyse(articles, self._desk.reader))

    def _tell(self, articles: Sequence[int]) -> None:
        if articles and self._desk.idle:
            self.told.emit(f"{_counted(articles)} when this library is opened next, or with Analyse all again.")


def _counted(articles: Sequence[int]) -> str:
    return "1 article is read anew" if len(articles) == 1 else f"{len(articles)} articles are read anew"
