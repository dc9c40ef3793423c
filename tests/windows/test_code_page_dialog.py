"""The code page of an article is shown and changed with a preview, garbled texts are repaired; both can be undone."""

from __future__ import annotations

import pytest
from conftest import settle

from desktop.records import Facts, Selection

STORY = (
    "Conversación en Seúl\n\nEl ministro señaló que España rechazó la oferta. "
    "Corea del Sur condena a Corea del Norte por las maniobras en la península.\n"
)


def read(qtbot, window, path):
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.import_files([path])
    settle(qtbot, window)
    if window.importer.report is not None:
        window.importer.report.close()


@pytest.fixture
def latin(qtbot, window, tmp_path):
    """A Spanish article in Windows-1252, which is how it was read."""
    path = tmp_path / "nota.txt"
    path.write_bytes(STORY.encode("cp1252"))
    read(qtbot, window, path)
    return path


def text(window, article=1):
    return window.desk.library.article(article).text


def open_pages(qtbot, window):
    window.actions_by_name["set_page"].trigger()
    settle(qtbot, window)
    return window.rereading.dialog


def test_the_reader_tells_the_code_page(window, latin):
    assert latin.exists()
    line = window.reader._source
    assert line.isVisible()
    assert line._page.text() == "read as Windows-1252"


def test_utf_8_is_not_worth_a_line(qtbot, window, tmp_path):
    path = tmp_path / "nota.txt"
    path.write_text(STORY, encoding="utf-8")
    read(qtbot, window, path)
    assert window.reader._source.isHidden()


def test_a_code_page_is_tried_in_a_preview_and_applied_and_undone(qtbot, window, latin):
    assert latin.exists()
    dialog = open_pages(qtbot, window)
    assert dialog.encoding == "cp1252"
    assert "Conversación" in dialog.text.toPlainText()
    assert not dialog._apply.isEnabled()
    dialog._choose("koi8_r")
    assert "Conversación" not in dialog.text.toPlainText()
    dialog.apply()
    settle(qtbot, window)
    assert window.desk.library.article(1).encoding == "koi8_r"
    assert "España" not in text(window)
    window.undo_stack.undo()
    settle(qtbot, window)
    assert text(window) == STORY
    window.undo_stack.redo()
    settle(qtbot, window)
    assert "España" not in text(window)


def test_what_the_analyst_said_stays(qtbot, window, latin):
    assert latin.exists()
    for _ in window.desk.library.set_facts({1: Facts(source="El Diario")}, window.desk.reader):
        pass
    dialog = open_pages(qtbot, window)
    dialog._choose("iso8859_15")
    dialog.apply()
    settle(qtbot, window)
    assert window.desk.library.article(1).facts.source == "El Diario"


def test_a_file_that_is_gone_is_told(qtbot, window, latin):
    latin.unlink()
    with qtbot.waitSignal(window.rereading.refused) as refused:
        window.actions_by_name["set_page"].trigger()
    assert "no longer in" in refused.args[0]


def test_a_pasted_article_has_no_file_to_read_again(qtbot, window):
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.import_page(STORY, "")
    settle(qtbot, window)
    with qtbot.waitSignal(window.rereading.refused) as refused:
        window.actions_by_name["set_page"].trigger()
    assert "clipboard" in refused.args[0]


def test_all_articles_of_a_table_change_their_code_page_together(qtbot, window, tmp_path):
    table = tmp_path / "noticias.csv"
    rows = [f"{n},España rechazó la oferta número {n} de Perú." for n in range(3)]
    table.write_bytes("\n".join(["id,text", *rows]).encode("cp1252"))
    read(qtbot, window, table)
    window.workspace.select(Selection(2))
    dialog = open_pages(qtbot, window)
    assert dialog.all.isChecked()
    dialog._choose("mac_roman")
    dialog.apply()
    settle(qtbot, window)
    assert not any("España" in text(window, article) for article in (1, 2, 3))
    window.undo_stack.undo()
    settle(qtbot, window)
    assert all("España" in text(window, article) for article in (1, 2, 3))


def test_a_garbled_text_is_offered_a_repair_that_can_be_undone(qtbot, window, tmp_path):
    path = tmp_path / "nota.txt"
    path.write_text(STORY.encode().decode("cp1252"), encoding="utf-8")
    read(qtbot, window, path)
    line = window.reader._source
    assert line._doubt.text() == "Looks wrongly decoded"
    assert "ConversaciÃ³n" in text(window)
    line._repair.click()
    settle(qtbot, window)
    dialog = window.repairing.dialog
    assert dialog.table.item(0, 1).text() == "Conversación en Seúl"
    dialog.apply()
    settle(qtbot, window)
    assert text(window) == STORY
    assert line.isHidden()
    window.undo_stack.undo()
    settle(qtbot, window)
    assert "ConversaciÃ³n" in text(window)
    assert line.isVisible()


def test_a_sound_text_needs_no_repair(qtbot, window, latin):
    assert latin.exists()
    with qtbot.waitSignal(window.repairing.refused) as refused:
        window.actions_by_name["repair_text"].trigger()
    assert "Nothing" in refused.args[0]
