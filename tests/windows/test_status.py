"""The status bar: numbers, work, and the last sentence, none in the way of another."""

from __future__ import annotations

import threading

from conftest import settle
from PySide6.QtCore import Qt

from desktop.records import Changes, Progress, Selection
from desktop.windows.import_report import ImportReport
from desktop.windows.status import work_words


def test_progress_comes_late_and_goes_at_once(qtbot, filled):
    gate, status = threading.Event(), filled.status
    with qtbot.waitSignal(filled.desk.busy_changed) as busy:
        filled.desk.write(lambda _library: gate.wait(10) and Changes())
        assert status._bar.isHidden()
    assert busy.args == [True]
    assert status._bar.isVisible()
    assert status._cancel.isVisible()
    assert status._words.isHidden()
    gate.set()
    settle(qtbot, filled)
    assert status._bar.isHidden()
    assert status._cancel.isHidden()


def test_cancel_stops_the_work(qtbot, filled):
    def work(_library):
        for number in range(100_000):
            gate.wait(0.01)
            yield Progress(number, 100_000, "story.txt")
        return Changes()

    gate = threading.Event()
    with qtbot.waitSignal(filled.desk.busy_changed):
        filled.desk.write(work)
    qtbot.waitUntil(lambda: "story.txt" in filled.status._work.text())
    with qtbot.waitSignal(filled.desk.finished):
        qtbot.mouseClick(filled.status._cancel, Qt.MouseButton.LeftButton)
    assert filled.status._bar.isHidden()


def test_a_long_sentence_neither_widens_the_window_nor_is_lost(filled):
    least = filled.minimumSizeHint().width()
    filled.status.say("a long sentence " * 40, undoable=True)
    assert filled.minimumSizeHint().width() <= least + filled.status._undo.sizeHint().width() + 40
    assert filled.status._words.toolTip() == "a long sentence " * 40
    assert not filled.status._undo.isHidden()


def test_saved_is_said_only_when_something_was(qtbot, filled):
    filled.status._saved.clear()
    with qtbot.waitSignal(filled.desk.finished):
        filled.desk.write(lambda _library: Changes())
    assert filled.status._saved.text() == ""
    with qtbot.waitSignal(filled.desk.finished):
        filled.desk.write(lambda library: library.delete_articles([1]))
    assert filled.status._saved.text().startswith("Saved ")


def test_work_is_told_in_words():
    assert work_words(Progress(2, 40, "harbour.html")) == "2 of 40 done: harbour.html"
    assert work_words(Progress(0, 0)) == "Working…"


def test_one_good_file_shows_no_report_and_says_what_was_found(qtbot, window, seeds):
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.import_files(seeds[:1])
    assert window.importer.report is None
    words = window.status._words.text()
    assert words.startswith(seeds[0].name)
    assert "2024-03-05" in words


def test_enter_on_a_line_of_the_report_opens_the_article_and_keeps_the_report(qtbot, window, seeds):
    with qtbot.waitSignal(window.importer.imported, timeout=60_000):
        window.importer.import_files(seeds[:2])
    report = window.importer.report
    assert isinstance(report, ImportReport)
    table = report.focusWidget()
    table.selectRow(1)
    with qtbot.waitSignal(report.article_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert report.isVisible()
    assert window.workspace.selection.article == asked.args[0]


def test_a_step_back_is_said_and_offers_no_way_back_that_is_gone(qtbot, filled):
    filled.workspace.select(Selection(1))
    filled.reviewer.delete_selected()
    settle(qtbot, filled)
    assert not filled.status._undo.isHidden()
    qtbot.mouseClick(filled.status._undo, Qt.MouseButton.LeftButton)
    settle(qtbot, filled)
    assert filled.status._words.text() == "Undone: removal of an article."
    assert filled.status._undo.isHidden()
    filled.actions_by_name["redo"].trigger()
    settle(qtbot, filled)
    assert filled.status._words.text() == "Done again: removal of an article."
    assert not filled.status._undo.isHidden()
