"""A report's lines in words, and the code pages by the names people know."""

from __future__ import annotations

import codecs
from datetime import UTC, date, datetime

import pytest

from desktop.models.code_pages import code_pages, offered_page, page_name, page_words
from desktop.models.import_lines import Group, as_csv, cells, details, groups_of, import_words, seconds_words
from desktop.records import ImportLine, Outcome, PastImport

READ = ImportLine("a.txt", Outcome.READ, "", 1, date(2024, 3, 5), ("en", "ko"), 9, path="/x/a.txt", encoding="cp949")
FAILED = ImportLine("b.zip", Outcome.SKIPPED, "It is a link.", part="c.txt", path="/x/b.zip", warnings=("Cut off.",))


def test_a_line_stands_in_the_groups_that_fit():
    assert groups_of(READ) == {Group.ALL, Group.READ}
    assert groups_of(FAILED) == {Group.ALL, Group.SKIPPED, Group.WARNINGS}


def test_the_words_of_a_line():
    assert cells(READ) == ("a.txt", "Read", "2024-03-05 · en, ko · 9 happenings", "Windows-949")
    assert cells(FAILED) == ("b.zip, c.txt", "Not read", "It is a link. · Cut off.", "")


def test_details_say_when_an_article_was_taken_out():
    gone = ImportLine("a.txt", Outcome.READ, path="/x/a.txt")
    assert "taken out" in details(gone)
    assert "taken out" not in details(READ)
    assert "clipboard" in details(ImportLine("pasted", Outcome.SKIPPED, "No text."))


def test_the_table_as_text_has_warnings_and_path_apart():
    assert as_csv([FAILED], "\t").splitlines()[1].split("\t") == [
        "b.zip, c.txt", "Not read", "It is a link.", "", "Cut off.", "/x/b.zip",
    ]  # fmt: skip


def test_an_import_in_words():
    began = datetime(2024, 3, 5, 12, tzinfo=UTC)
    words = import_words(PastImport(1, began, "From “in”", "0.1.0", 3, 4.2, stopped=True))
    assert words.startswith("From “in” · 2024-03-05")
    assert words.endswith("· 4 seconds · Chancery 0.1.0 · stopped")
    assert [seconds_words(each) for each in (0.2, 1, 75, 300)] == [
        "less than a second", "1 second", "75 seconds", "5 minutes",
    ]  # fmt: skip


@pytest.mark.parametrize("page", code_pages())
def test_every_code_page_is_known_to_python_and_offered_under_its_own_name(page):
    assert codecs.lookup(page)
    assert offered_page(page) == page


def test_code_pages_go_by_the_names_people_know():
    assert (page_name("utf-8-sig"), page_name("cp949"), page_name(None), page_name("odd")) == (
        "UTF-8", "Windows-949", "", "odd",
    )  # fmt: skip
    assert page_words("cp949") == "Korean: Windows-949, EUC-KR"
