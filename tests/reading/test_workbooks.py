import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from desktop.reading.columns import signature_of
from desktop.reading.files import read
from desktop.reading.sheets import peek
from desktop.records import Hints, Unread

STORY = "España envió el lunes ayuda a Perú después de las lluvias, según informó el ministerio. " * 3


def save(path, *sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_sheet_of_articles_is_read_by_its_columns_in_any_language(tmp_path):
    path = save(
        tmp_path / "a.xlsx",
        [
            ["Exported from the archive"],
            [],
            ["Fecha", "Titular", "Medio", "Texto", "Notas"],
            [datetime(2024, 3, 5), "Ayuda a Perú", "El Ejemplo", STORY, 3],
            ["6 de marzo de 2024", "Otra", "El Ejemplo", None, None],
        ],
        [["key", "meaning"], [1, "good"]],
    )
    article, empty = read(path)
    assert (article.title, article.source, article.published) == ("Ayuda a Perú", "El Ejemplo", date(2024, 3, 5))
    assert article.text == STORY
    assert article.id == "a.xlsx#4"
    assert isinstance(empty, Unread)
    assert "Row 5" in empty.reason


def test_unknown_columns_are_asked_and_read_with_the_mapping_chosen(tmp_path):
    path = save(tmp_path / "b.xlsx", [["A1", "When", "What"], ["x", "2024-03-05", STORY], ["y", "2024-03-06", STORY]])
    (asked,) = read(path)
    assert asked.needs == "columns"
    assert "A1, When, What" in asked.reason
    sheet = peek(path)
    assert sheet.columns == ("A1", "When", "What")
    assert dict(sheet.proposed.pairs) == {"text": "What", "published": "When"}
    hints = Hints(columns=((signature_of(sheet.columns), sheet.proposed.pairs),))
    first, second = read(path, hints)
    assert (first.published, second.published) == (date(2024, 3, 5), date(2024, 3, 6))
    assert first.text == STORY


def test_a_table_in_an_archive_is_asked_for_and_read_too(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("deep/t.csv", f"when;what\n2024-03-05;{STORY}\n")
    (asked,) = read(tmp_path / "a.zip")
    assert (asked.needs, asked.part) == ("columns", "t.csv")
    sheet = peek(tmp_path / "a.zip", asked.part)
    assert dict(sheet.proposed.pairs) == {"text": "what", "published": "when"}
    (article,) = read(tmp_path / "a.zip", Hints(columns=((sheet.signature, sheet.proposed.pairs),)))
    assert (article.id, article.published) == ("t.csv#2", date(2024, 3, 5))
    assert peek(tmp_path / "a.zip", "gone.csv") is None
    assert peek(tmp_path / "gone.zip") is None


def test_an_empty_workbook_is_said(tmp_path):
    (found,) = read(save(tmp_path / "c.xlsx", []))
    assert "no table" in found.reason


def change(path, part, edit):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = edit(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("part", "edit", "word"),
    [
        ("xl/workbook.xml", lambda data: data[: len(data) // 2], "damaged"),
        ("xl/worksheets/sheet1.xml", lambda data: data[: len(data) // 2], "damaged"),
        ("xl/worksheets/sheet1.xml", lambda data: b"", "damaged"),
        ("xl/worksheets/sheet1.xml", lambda data: data + b" " * 60_000_000, "far more"),
        (
            "xl/workbook.xml",
            lambda data: b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 100 + b'">]>' + data,
            "entities",
        ),
    ],
)
def test_broken_and_hostile_workbooks_are_said(tmp_path, part, edit, word):
    path = save(tmp_path / "d.xlsx", [["title", "text"], ["One", "The envoy arrived in Lima."]])
    *_, last = read(change(path, part, edit))
    assert isinstance(last, Unread)
    assert word in last.reason


def test_a_sheet_that_lies_about_its_width_costs_nothing(tmp_path):
    path = save(tmp_path / "e.xlsx", [["title", "text"], ["One", "The envoy arrived in Lima."]])
    change(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    (found,) = read(path)
    assert found.text == "The envoy arrived in Lima."
