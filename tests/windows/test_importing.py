"""Articles come in by every door, and each file is answered for."""

from __future__ import annotations

import pytest
from conftest import settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from desktop.records import Outcome

STORY = (
    "Norway rebuffs Chile\n\nNorway rejected an offer of talks from Chile on 3 May 2021. "
    "Chile criticised Norway for the decision, and the two governments said nothing further.\n"
)
_COPY = Qt.DropAction.CopyAction
_NO_KEYS = Qt.KeyboardModifier.NoModifier


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag data over a widget and let it fall, as Qt does: at the nearest ancestor that takes drops."""
    while not target.acceptDrops() and target.parentWidget() is not None:
        target = target.parentWidget()
    buttons = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), _COPY, data, buttons, _NO_KEYS)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    falling = QDropEvent(QPointF(5, 5), _COPY, data, buttons, _NO_KEYS)
    QApplication.sendEvent(target, falling)
    return falling.isAccepted()


def files(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def outcomes(window) -> list[Outcome]:
    return [line.outcome for line in window.importer.report.lines]


def test_no_child_of_the_window_keeps_a_drop_for_itself(filled):
    keepers = [child for child in filled.findChildren(QWidget) if child.acceptDrops()]
    assert not keepers


@pytest.mark.parametrize("pane", ["articles", "reader", "matrix", "timeline", "events"])
def test_files_fall_on_any_part_of_the_window(qtbot, filled, tmp_path, pane):
    story = tmp_path / "노르웨이 story ü.txt"
    story.write_text(STORY, encoding="utf-8")
    view = filled.panes._views[pane]
    area = view.findChild(QAbstractScrollArea)
    with qtbot.waitSignal(filled.importer.imported, timeout=30_000):
        assert drop(area.viewport() if area else view, files(story))
    assert filled.desk.library.counts().articles == 6


def test_a_folder_streams_in_and_each_file_is_reported(qtbot, window, tmp_path, seeds):
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_bytes(seeds[0].read_bytes())
    (folder / "b copy.txt").write_bytes(seeds[0].read_bytes())
    (folder / "c.txt").write_bytes(b"")
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        assert drop(window.empty, files(folder))
    assert outcomes(window) == [Outcome.READ, Outcome.DUPLICATE, Outcome.SKIPPED]
    assert "a.txt" in window.importer.report.lines[1].why
    assert window.importer.report.lines[2].why


def test_the_report_is_copied_as_a_table(qtbot, window, tmp_path, seeds):
    empty = tmp_path / "empty.txt"
    empty.touch()
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.import_files([seeds[3], empty])
    window.importer.report.copy()
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["File", "Result", "What was found, or why not", "Code page", "Warnings", "Path"]
    assert rows[1][0] == seeds[3].name
    assert rows[2][:2] == ["empty.txt", "Not read"]


def test_an_article_already_there_is_not_imported_twice(qtbot, filled, seeds):
    with qtbot.waitSignal(filled.importer.imported, timeout=30_000):
        filled.importer.import_files(seeds)
    assert outcomes(filled) == [Outcome.DUPLICATE] * 5
    assert filled.desk.library.counts().articles == 5


def test_a_pasted_text_becomes_an_article(qtbot, window):
    QGuiApplication.clipboard().setText(STORY)
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.actions_by_name["paste"].trigger()
    settle(qtbot, window)
    rows = window.desk.library.article_rows()
    assert [row.facts.title for row in rows] == ["Norway rebuffs Chile"]


def test_a_pasted_page_keeps_its_title(qtbot, window):
    data = QMimeData()
    data.setText(STORY)
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.splitlines()[2:])
    data.setHtml(f"<html><body><h1>Norway rebuffs Chile</h1><article>{paragraphs * 2}</article></body></html>")
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.paste()
    assert window.desk.library.counts().articles == 1


def test_an_empty_clipboard_says_so(qtbot, window):
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(window.importer.told) as told:
        window.importer.paste()
    assert "no text" in told.args[0]


def test_an_address_of_the_web_is_not_fetched(window):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/story")])
    assert not drop(window.empty, data)


def test_undo_takes_an_import_back_and_redo_brings_it_again(qtbot, window, seeds):
    with qtbot.waitSignal(window.importer.imported, timeout=60_000):
        window.importer.import_files(seeds[:2])
    window.undo_stack.undo()
    settle(qtbot, window)
    assert window.desk.library.counts().articles == 0
    window.undo_stack.redo()
    settle(qtbot, window)
    assert window.desk.library.counts().articles == 2


def test_a_stopped_import_keeps_what_was_read(qtbot, window, tmp_path):
    for number in range(40):
        story = tmp_path / f"{number:02}.txt"
        story.write_text(STORY.replace("Chile", f"Chile {number} times"), encoding="utf-8")
    window.desk.progressed.connect(lambda progress: window.desk.stop() if progress.done else None)
    with qtbot.waitSignal(window.importer.imported, timeout=60_000) as imported:
        window.importer.import_files([tmp_path])
    settle(qtbot, window)
    kept = window.desk.library.counts().articles
    assert 0 < kept < 40
    assert len(imported.args[0].added) == kept
