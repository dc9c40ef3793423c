"""What the analyst says of page parts and of stories told in several articles, as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.errors import DesktopError
from desktop.library import Library
from desktop.models.own_chrome import Marks
from desktop.records import Changes, LearnedLine, Progress, Verdict
from desktop.workers import Desk

Work = Generator[Progress, None, Changes]


class Marking(QObject):
    """Turns marks and verdicts into undo steps; `told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(self, desk: Desk, undo: QUndoStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._undo = desk, undo

    @Slot(int, object, str)
    def mark(self, article: int, change: Callable[[Marks], Marks], words: str) -> None:
        """Change the analyst's marks of page parts in an article."""
        self._undo.push(SetChrome(self._desk, words, article, change))
        self.told.emit(f"{words[0].upper()}{words[1:]}: the article is read anew.")

    @Slot(int, object, bool)
    def teach(self, article: int, lines: Sequence[LearnedLine], everywhere: bool) -> None:
        """Hold lines of an article for all that its outlet publishes, from now on or for what is there, too."""
        self._undo.push(TeachOutlet(self._desk, "lines taught of an outlet", article, lines, everywhere=everywhere))
        who = "Every article" if everywhere else "New articles"
        self.told.emit(f"{who} of {lines[0].outlet}: read with these lines marked.")

    @Slot(int, object, str)
    def judge(self, article: int, verdicts: Mapping[int, Verdict], words: str) -> None:
        """Say which others tell an article's story."""
        self._undo.push(JudgeRelatives(self._desk, words, article, verdicts))
        self.told.emit(f"{words[0].upper()}{words[1:]}.")


class SetChrome(QUndoCommand):
    """The analyst's marks of page parts in an article, and those that stood there before."""

    def __init__(self, desk: Desk, words: str, article: int, change: Callable[[Marks], Marks]) -> None:
        super().__init__(words)
        self._desk, self._article, self._change = desk, article, change
        self._before: Marks = ((), ())

    def redo(self) -> None:
        """Write the new marks; the article is analysed anew."""
        self._desk.write(self._set)

    def undo(self) -> None:
        """Write the old marks."""
        self._desk.write(lambda library: self._write(library, lambda _marks: self._before))

    def _set(self, library: Library) -> Work:
        def change(marks: Marks) -> Marks:
            self._before = marks
            return self._change(marks)

        return self._write(library, change)

    def _write(self, library: Library, change: Callable[[Marks], Marks]) -> Work:
        documents = library.documents([self._article])
        if not documents:
            raise DesktopError("This article is no longer in the library.")
        document = documents[self._article]
        chrome, content = change((document.own_chrome, document.own_content))
        marked = replace(document, own_chrome=chrome, own_content=content)
        return library.replace_documents({self._article: marked}, self._desk.reader)


class TeachOutlet(QUndoCommand):
    """Lines that hold for an outlet, and what was taught of it before."""

    def __init__(self, desk: Desk, words: str, article: int, lines: Sequence[LearnedLine], *, everywhere: bool) -> None:
        super().__init__(words)
        self._desk, self._article = desk, article
        self._lines, self._everywhere = tuple(lines), everywhere
        self._before: tuple[LearnedLine, ...] = ()

    def redo(self) -> None:
        """Teach them."""
        self._desk.write(self._teach)

    def undo(self) -> None:
        """Put back what was taught before."""
        self._desk.write(lambda library: self._write(library, self._before))

    def _teach(self, library: Library) -> Work:
        self._before = library.learned_lines(self._lines[0].outlet)
        return self._write(library, (*self._before, *self._lines))

    def _write(self, library: Library, lines: Sequence[LearnedLine]) -> Work:
        outlet = library.article(self._article).facts.source if self._everywhere else None
        articles = [row.id for row in library.article_rows() if outlet and row.facts.source == outlet]
        return library.teach_outlet(self._lines[0].outlet, lines, articles, self._desk.reader)


class JudgeRelatives(QUndoCommand):
    """What the analyst says of articles that may tell one story, and what was said of them before."""

    def __init__(self, desk: Desk, words: str, article: int, verdicts: Mapping[int, Verdict]) -> None:
        super().__init__(words)
        self._desk, self._article = desk, article
        self._after = dict(verdicts)
        self._before: dict[int, Verdict] = {}

    def redo(self) -> None:
        """Write the new verdicts."""
        self._desk.write(self._judge)

    def undo(self) -> None:
        """Write the old verdicts."""
        self._desk.write(lambda library: library.judge_relatives(self._article, self._before))

    def _judge(self, library: Library) -> Changes:
        there = {one.article: one.verdict for one in library.article(self._article).relatives if one.direct}
        self._before = {other: there.get(other, Verdict.OPEN) for other in self._after}
        return library.judge_relatives(self._article, self._after)
