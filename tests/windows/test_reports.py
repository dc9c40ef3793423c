"""The report of an import: filtered, copied, tried again, kept; tables get their columns once a kind."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.library import Library
from desktop.models.import_lines import Group
from desktop.models.theme import Appearance, Theme
from desktop.processes import InlineReader
from desktop.records import Facts, Hints, Outcome
from desktop.windows.importing import FILTER
from desktop.windows.main_window import MainWindow
from desktop.workers import Desk

STORY = "Norway rebuffs Chile\n\nNorway rejected an offer of talks from Chile on 3 May 2021.\n"


@pytest.fixture
def folder(tmp_path):
    """An article, its copy, and two files that give none."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_text(STORY, encoding="utf-8")
    (folder / "c.txt").touch()
    (folder / "d.txt").touch()
    return folder


def read(qtbot, window, *paths):
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.import_files(paths)
    settle(qtbot, window)
    return window.importer.report


def tell(report, column):
    model = report.table.report
    return [model.index(row, column).data() for row in range(model.rowCount())]


def press(report, group):
    report.findChild(QPushButton, str(group)).click()


def test_groups_and_words_narrow_the_table(qtbot, window, folder):
    report = read(qtbot, window, folder)
    assert tell(report, 1) == ["Read, no date", "Duplicate", "Not read", "Not read"]
    press(report, Group.SKIPPED)
    assert tell(report, 0) == ["c.txt", "d.txt"]
    qtbot.keyClicks(report._words, "D.TXT")
    assert tell(report, 0) == ["d.txt"]
    report._words.clear()
    press(report, Group.ALL)
    assert len(tell(report, 0)) == 4


def test_a_group_without_lines_cannot_be_chosen(qtbot, window, folder):
    report = read(qtbot, window, folder)
    assert not report.findChild(QPushButton, str(Group.WARNINGS)).isEnabled()
    assert report.findChild(QPushButton, str(Group.DUPLICATES)).text() == "Duplicates 1"


def test_only_the_selected_lines_are_copied_by_key(qtbot, window, folder):
    report = read(qtbot, window, folder)
    report.table.selectRow(2)
    qtbot.keyClick(report.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert len(rows) == 2
    assert rows[1].split("\t")[0] == "c.txt"


def test_all_that_is_known_of_a_line_is_told_below(qtbot, window, folder):
    report = read(qtbot, window, folder)
    report.table.selectRow(2)
    assert str(folder / "c.txt") in report._details.toPlainText()
    assert "The file is empty." in report._details.toPlainText()


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_R])
def test_a_selected_file_is_tried_again_by_key_in_the_same_report(qtbot, window, folder, key):
    report = read(qtbot, window, folder)
    (folder / "c.txt").write_text(STORY + "More was not said.\n", encoding="utf-8")
    (folder / "d.txt").write_text(STORY + "Nothing else was said.\n", encoding="utf-8")
    report.table.selectRow(2)
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        qtbot.keyClick(report.table, key)
    settle(qtbot, window)
    assert window.importer.report is report
    assert [line.outcome for line in report.lines] == [Outcome.READ, Outcome.DUPLICATE, Outcome.READ, Outcome.SKIPPED]
    assert len(window.desk.library.imports()) == 1
    window.undo_stack.undo()
    settle(qtbot, window)
    assert window.desk.library.counts().articles == 1


def test_without_a_selection_all_that_failed_is_tried_again(qtbot, window, folder):
    report = read(qtbot, window, folder)
    report.table.clearSelection()
    with qtbot.waitSignal(report.again_requested) as asked:
        report.try_again()
    assert [line.file for line in asked.args[0]] == ["c.txt", "d.txt"]
    settle(qtbot, window)


def test_a_file_can_be_read_as_another_format(qtbot, window, tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    broken = tmp_path / "story.json"
    broken.write_text('[{"title": ' + STORY, encoding="utf-8")
    report = read(qtbot, window, tmp_path / "a.txt", broken)
    assert report.lines[1].outcome is Outcome.SKIPPED
    report.table.selectRow(1)
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        report.try_again(Hints(format="plain text"))
    settle(qtbot, window)
    assert report.lines[1].outcome is Outcome.READ


def test_failed_files_can_be_read_in_another_code_page(qtbot, window, tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    report = read(qtbot, window, tmp_path / "a.txt", tmp_path / "b.txt")
    for name, year in (("a.txt", 2021), ("b.txt", 2022)):
        (tmp_path / name).write_bytes(f"노르웨이는 {year}년 5월 3일 칠레의 제안을 거부했다.".encode("utf-16-be"))
    report.pages_requested.emit(list(report.lines))
    settle(qtbot, window)
    dialog = window.rereading.dialog
    dialog._choose("utf-16-be")
    assert "칠레" in dialog.text.toPlainText()
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        dialog.apply()
    settle(qtbot, window)
    assert [(line.outcome, line.encoding) for line in report.lines] == [(Outcome.READ, "utf-16-be")] * 2


def test_another_code_page_is_offered_for_what_looks_binary(qtbot, window, tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 40)
    report = read(qtbot, window, tmp_path / "a.txt")
    assert report.notices._pages.button.text() == "Choose the code page… (1 file)"
    with qtbot.waitSignal(report.pages_requested) as asked:
        report.notices._pages.button.click()
    assert [line.file for line in asked.args[0]] == ["a.txt"]
    settle(qtbot, window)
    window.rereading.dialog.close()


def test_past_imports_are_listed_and_open_their_reports_after_a_restart(qtbot, library_path, settings, folder):
    library = Library.open(library_path)
    for _ in library.import_files([folder], InlineReader()):
        pass
    library.close()
    window = MainWindow(Desk(Library.open(library_path), InlineReader()), Theme(Appearance.LIGHT), settings)
    qtbot.addWidget(window)
    window.actions_by_name["show_imports"].trigger()
    settle(qtbot, window)
    dialog = window.importer.reports.imports
    assert dialog.table.item(0, 1).text() == "“clippings”"
    assert [dialog.table.item(0, column).text() for column in (2, 3, 4)] == ["1", "1", "2"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [line.file for line in window.importer.report.lines] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    window.importer.report.close()
    window.close()
    window.desk.close()


def test_a_library_without_imports_says_so(qtbot, window):
    window.importer.reports.ask_imports()
    settle(qtbot, window)
    dialog = window.importer.reports.imports
    assert dialog.table.rowCount() == 0
    assert not dialog._open.isEnabled()
    dialog.close()


def test_an_open_report_fills_while_its_import_goes_on(qtbot, window, tmp_path):
    gate = threading.Event()

    class Slow(InlineReader):
        def read(self, *given):
            for number, found in enumerate(super().read(*given)):
                if number == 2:
                    gate.wait(20)
                yield found

    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{STORY} Number {number}.", encoding="utf-8")
    window.desk.reader = Slow()
    reports = window.importer.reports
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.import_files([tmp_path / f"{number}.txt" for number in range(4)])
        qtbot.waitUntil(lambda: reports._running == 1, timeout=20_000)
        reports.open_past(1)
        qtbot.waitUntil(lambda: reports.report is not None and len(reports.report.lines) == 2, timeout=20_000)
        assert reports.report._title.text().endswith("so far")
        assert not reports.report._again.isEnabled()
        gate.set()
    settle(qtbot, window)
    assert [line.file for line in reports.report.lines] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert reports.report._title.text() == "4 of 4 read"


def test_a_day_that_is_set_is_told_by_the_report_that_is_open(qtbot, window, folder):
    report = read(qtbot, window, folder)
    assert not report.notices.isHidden()
    day = Facts(published=date(2024, 3, 5))
    window.desk.write(lambda library: library.set_facts({1: day}, window.desk.reader))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: report.lines[0].published == day.published, timeout=10_000)
    assert report.notices.isHidden()


def test_an_article_that_is_taken_out_is_told_by_the_report_that_is_open(qtbot, window, folder):
    report = read(qtbot, window, folder)
    window.undo_stack.undo()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: report.lines[0].article is None, timeout=10_000)
    report.table.selectRow(0)
    assert "taken out" in report._details.toPlainText()


# ---- columns


@pytest.fixture
def tables(tmp_path):
    """Two tables of one kind and one of another, none with a column that is known."""
    for name in ("one", "two"):
        rows = [f'"Rede {name} {n}","Norway rejected talks number {n} {name} with Chile."' for n in range(2)]
        (tmp_path / f"{name}.csv").write_text("\n".join(["Kopf,Leib", *rows]), encoding="utf-8")
    (tmp_path / "other.csv").write_text("x,y\n1,Chile praised Norway for its offer.\n", encoding="utf-8")
    return [tmp_path / name for name in ("one.csv", "two.csv", "other.csv")]


def choose(dialog, field, column):
    box = dialog.fields[field]
    box.setCurrentIndex(box.findData(column))
    box.activated.emit(box.currentIndex())


def test_columns_are_asked_once_a_kind_and_remembered(qtbot, window, tables, tmp_path):
    report = read(qtbot, window, *tables)
    assert report.notices._columns.button.text() == "Choose columns… (3 files)"
    report.notices._columns.button.click()
    settle(qtbot, window)
    dialog = window.importer.tabulating.dialog
    assert not dialog._apply.isEnabled()
    choose(dialog, "text", "Leib")
    choose(dialog, "title", "Kopf")
    dialog.apply()
    other = window.importer.tabulating.dialog
    assert other is not dialog
    choose(other, "text", "y")
    other.apply()
    settle(qtbot, window)
    titles = {row.facts.title for row in window.desk.library.article_rows()}
    assert titles >= {"Rede one 0", "Rede one 1", "Rede two 0", "Rede two 1"}
    assert report.notices.isHidden() or report.notices._columns.isHidden()
    later = tmp_path / "three.csv"
    later.write_text("Kopf,Leib\nSpäter,Norway rejected talks at last.\n", encoding="utf-8")
    read(qtbot, window, later)
    assert window.desk.library.counts().articles == 6


def test_a_column_holds_one_thing(qtbot, window, tables):
    report = read(qtbot, window, *tables)
    report.columns_requested.emit([line for line in report.lines if line.file == "one.csv"])
    settle(qtbot, window)
    dialog = window.importer.tabulating.dialog
    choose(dialog, "title", "Leib")
    choose(dialog, "text", "Leib")
    assert dialog.mapping().pairs == (("text", "Leib"),)
    assert dialog.rows.horizontalHeaderItem(1).text() == "Leib\nText"
    dialog.close()


def test_tables_that_are_gone_are_told(qtbot, window, tables):
    report = read(qtbot, window, *tables)
    for path in tables:
        path.unlink()
    with qtbot.waitSignal(window.importer.told) as told:
        report.notices._columns.button.click()
    assert "not there any more" in told.args[0]


def test_the_dialog_for_files_names_every_kind():
    for ending in ("pdf", "docx", "odt", "rtf", "eml", "mbox", "zip", "gz", "xlsx", "md", "mhtml", "csv", "jsonl"):
        assert f"*.{ending}" in FILTER.split(";;")[0]
