"""Which column holds what is chosen by keys, and no column is lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.models.theme import Appearance, Theme
from desktop.reading.columns import Mapping, Sheet
from desktop.windows.columns_dialog import ColumnsDialog


@pytest.fixture
def dialog(qtbot):
    sheet = Sheet(("nr", "kop", "verhaal", "wanneer"), (("1", "Head", "A story.", "2020-05-09"),))
    sheet = Sheet(sheet.columns, sheet.rows, Mapping((("title", "kop"), ("published", "wanneer"))))
    made = ColumnsDialog(sheet, ["a.csv"], Theme(Appearance.LIGHT))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_arrow_keys_pass_over_the_columns_of_other_fields(qtbot, dialog):
    for _ in range(3):
        qtbot.keyClick(dialog.fields["text"], Qt.Key.Key_Down)
    assert dict(dialog.mapping().pairs) == {"text": "verhaal", "title": "kop", "published": "wanneer"}


def test_a_column_that_is_chosen_is_taken_from_the_field_that_had_it(qtbot, dialog):
    for _ in range(2):
        qtbot.keyClick(dialog.fields["text"], Qt.Key.Key_Down)
    assert dict(dialog.mapping().pairs) == {"text": "kop", "published": "wanneer"}
    qtbot.keyClick(dialog.fields["title"], Qt.Key.Key_Down)
    qtbot.keyClick(dialog.fields["text"], Qt.Key.Key_Down)
    assert dict(dialog.mapping().pairs) == {"text": "verhaal", "title": "nr", "published": "wanneer"}
