"""The export of figures as an analyst meets it: words, widths, forms, files beside it, keys."""

from __future__ import annotations

import csv

import pytest
from conftest import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop.figures.export import Measured
from desktop.records import DEFAULT_STATUSES, Filter
from desktop.windows.export_dialog import ExportDialog, verdict_of


@pytest.fixture
def dialog(qtbot, filled):
    made = ExportDialog(filled.desk, filled.workspace, filled.theme, filled.settings, filled)
    with qtbot.waitExposed(made):
        made.open()
    settle(qtbot, filled)
    yield made
    if isValid(made):  # an export closes and deletes it
        made.close()


def choose_kind(qtbot, filled, dialog, name: str) -> None:
    button = next(each for each in dialog.form._kinds.buttons() if each.text() == name)
    button.click()
    settle(qtbot, filled)


def test_the_words_are_filled_in_and_can_be_filled_in_again(qtbot, filled, dialog):
    form = dialog.form
    assert form.texts.title == "Who acts on whom"
    assert "counted once" in form.texts.caption
    form._title.setPlainText("My own words")
    assert form.texts.title == "My own words"
    form._refill.click()
    settle(qtbot, filled)
    assert form.texts.title == "Who acts on whom"


def test_enter_in_a_field_exports_nothing(qtbot, dialog, monkeypatch):
    asked: list[bool] = []
    monkeypatch.setattr(dialog, "choose", lambda: asked.append(True))
    dialog._export.clicked.connect(dialog.choose)
    dialog.form._number.setFocus()
    qtbot.keyClick(dialog.form._number, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not asked


def test_a_matrix_is_drawn_whole_whatever_pair_is_chosen_in_it(qtbot, filled, dialog):
    filled.workspace.narrow(Filter(source="USA", target="PRK", statuses=DEFAULT_STATUSES))
    settle(qtbot, filled)
    dialog.ask()
    settle(qtbot, filled)
    assert len(dialog._figure.picture.matrix.cells) > 2
    choose_kind(qtbot, filled, dialog, "Timeline")
    assert "USA → PRK" in dialog.form.texts.subtitle


@pytest.mark.parametrize("kind", ["Matrix", "Timeline", "Both"])
def test_a_figure_goes_out_with_its_data_beside_it(qtbot, filled, dialog, tmp_path, kind):
    choose_kind(qtbot, filled, dialog, kind)
    dialog.form._sentences.setChecked(True)
    with qtbot.waitSignal(dialog.told, timeout=20_000) as told:
        dialog.export(tmp_path / "figure.pdf")
    expected = {"Matrix": {"matrix"}, "Timeline": {"timeline"}, "Both": {"matrix", "timeline"}}[kind] | {"events"}
    assert {path.stem.removeprefix("figure-") for path in tmp_path.glob("*.csv")} >= expected
    assert all(f"figure-{name}.csv" in told.args[0] for name in expected)
    with (tmp_path / "figure-events.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) > 2
    assert (tmp_path / "figure.pdf").read_bytes().startswith(b"%PDF")


def test_the_button_names_what_goes_out(dialog):
    assert dialog._export.text() == "Export PDF and data…"
    dialog.form._data.setChecked(False)
    dialog.form._forms.buttons()[2].click()
    assert dialog._export.text() == "Export PNG…"
    assert dialog.form._dpi.isEnabled()


def test_another_width_is_drawn_and_judged(qtbot, dialog):
    dialog._show_preview()
    before = dialog._preview.pixmap().size()
    dialog.form._width.setCurrentIndex(2)
    dialog.form._width.activated.emit(2)
    qtbot.waitUntil(lambda: dialog._preview.pixmap().size() != before)
    assert "Readable at this width: smallest type 6.5 pt" in dialog._verdict.text()


def test_names_without_room_are_counted():
    assert "3 names have no room" in verdict_of(Measured(100, 6.5, 3))
    assert "Higher than a page" in verdict_of(Measured(300, 6.5, 0))


def test_the_figure_is_copied_by_key(qtbot, dialog):
    dialog._export.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().hasImage()
