"""Tables for other programs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest
from world import HandReader, finish, make_analysis, make_document

from desktop.analysis.exports import COLUMNS, Table, export_table
from desktop.errors import DesktopError
from desktop.records import Bins, Filter, Measure, Review, Verdict

EVERYTHING = Filter()


@pytest.fixture
def export(library, tmp_path):
    def export(table, ending=".csv", chosen=EVERYTHING, width=None):
        path = tmp_path / f"{table}{ending}"
        export_table(library, table, path, chosen, Measure(), width)
        if ending == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    return export


def test_the_documented_columns_are_those_written(export):
    for table in Table:
        assert tuple(export(table)[0]) == COLUMNS[table]
        assert tuple(export(table, ".jsonl")[0]) == COLUMNS[table]


def test_events_carry_their_evidence(export, library):
    library.review_events({3: Review(Verdict.ACCEPTED)})
    row = export(Table.EVENTS)[2]
    assert (row["source"], row["target"], row["mutual"], row["quad"]) == (
        "JPN; KOR",
        "JPN; KOR",
        "yes",
        "verbal cooperation",
    )
    assert (row["sentence"], row["trigger"], row["verdict"]) == ("Japan and Korea met.", "and", "accepted")
    assert export(Table.EVENTS, ".jsonl")[0]["date_start"] == "2024-01-03"
    assert export(Table.EVENTS, ".jsonl")[2]["source"] == ["JPN", "KOR"]


def test_a_filter_narrows_a_table(export):
    assert {row["type"] for row in export(Table.EVENTS, chosen=Filter(target="PRK"))} == {
        "ACCUSE",
        "THREATEN",
        "SANCTION",
    }
    assert [row["file"] for row in export(Table.ARTICLES, chosen=Filter(source="IRN"))] == ["brief.txt"]


def test_the_matrix_has_a_row_a_pair(export, library):
    rows = export(Table.MATRIX)
    assert {(row["source"], row["target"]): int(row["count"]) for row in rows} == {
        pair: cell.count for pair, cell in library.matrix().cells.items()
    }


def test_the_timeline_ends_with_what_has_no_date(export):
    rows = export(Table.TIMELINE, width=Bins.YEARS)
    assert [(row["start"], float(row["cooperative"]), float(row["conflictive"])) for row in rows] == [
        ("2023-01-01", 1, 0),
        ("2024-01-01", 0, 3),
        ("", 2, 0),
    ]


def test_spreadsheets_get_their_mark_and_no_formulas(library, export, tmp_path):
    document = make_document(
        "f.txt", "Formula.", title='=HYPERLINK("http://example.org")', author="-1+1", source="@home"
    )
    finish(library.import_documents([document], HandReader((document, make_analysis("Formula.")))))
    row = next(row for row in export(Table.ARTICLES) if row["file"] == "f.txt")
    assert (row["title"][0], row["author"], row["outlet"]) == ("'", "'-1+1", "'@home")
    assert (tmp_path / "articles.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert next(row for row in export(Table.MATRIX) if row["target"] == "ISR")["mean_intensity"] == "-9.0"


def test_an_unknown_ending_and_a_missing_folder_are_told(library, tmp_path):
    with pytest.raises(DesktopError, match=r"events\.xlsx: events can be written as \.csv or \.jsonl"):
        export_table(library, Table.EVENTS, tmp_path / "events.xlsx", Filter(), Measure())
    with pytest.raises(DesktopError, match="cannot be written"):
        export_table(library, Table.EVENTS, tmp_path / "nowhere" / "events.csv", Filter(), Measure())
    assert not list(tmp_path.glob("*.part"))


def test_every_event_of_an_export_has_its_article_s_facts(export, library):
    finish(library.set_facts({1: replace(library.article(1).analyst, source="The Wire")}, HandReader()))
    assert {row["outlet"] for row in export(Table.EVENTS) if row["article"] == "1"} == {"The Wire"}
