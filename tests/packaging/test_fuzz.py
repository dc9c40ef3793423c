"""The readers hold against files that are nearly right, and the fuzzing tells where they do not."""

from __future__ import annotations

import fuzz
import pytest
from mutations import make_case
from small_files import make_files

from desktop.reading.files import read
from desktop.records import Document, Span


@pytest.mark.parametrize("name", [name for name in make_files() if name != "odd.tsv"])
def test_each_small_file_is_a_real_one(name, tmp_path):
    (tmp_path / name).write_bytes(make_files()[name])
    assert all(isinstance(found, Document) for found in read(tmp_path / name))


def test_a_case_is_made_the_same_from_its_number():
    assert make_case(7) == make_case(7)
    assert len({make_case(number) for number in range(30)}) == 30


def test_some_hundred_files_that_are_nearly_right_do_no_harm(tmp_path):
    faults = []
    for case in range(200):
        name, data = make_case(case)
        (tmp_path / name).write_bytes(data)
        faults.append(fuzz.try_file(tmp_path / name))
    assert faults == [""] * 200


def test_what_is_wrong_with_an_article_is_found():
    good = Document("a", None, "text", chrome=(Span(0, 2),))
    assert not fuzz.find_fault(good)
    assert "chrome" in fuzz.find_fault(Document("a", None, "text", chrome=(Span(3, 9),)))
    assert "half" in fuzz.find_fault(Document("a", None, "te\ud800xt"))
