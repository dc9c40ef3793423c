"""Search: words and their beginnings in many scripts, anything else by looking."""

from __future__ import annotations

from pathlib import Path

import pytest
from world import HandReader, finish, make_analysis, make_document

from desktop.library import Library
from desktop.records import Facts, Filter

TEXTS = {
    "en.txt": "South Korea's envoy visited the café in Ottawa.",
    "es.txt": "El diálogo entre México y Perú continúa.",
    "ko.txt": "북한은 유엔 조정관의 방문을 거부했다.",
    "ja.txt": "日本政府は北朝鮮に抗議した。",
}


@pytest.fixture
def find(tmp_path):
    library = Library.create(tmp_path / "a.chancery")
    found = [
        (make_document(name, text, title=None, source="Wire"), make_analysis(text)) for name, text in TEXTS.items()
    ]
    finish(library.import_files([Path(name) for name in TEXTS], HandReader(*found)))

    def find(words):
        return {row.file for row in library.article_rows(Filter(text=words))}

    find.library = library
    yield find
    library.close()


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("korea", {"en.txt"}),
        ("kor env", {"en.txt"}),
        ("CAFE", {"en.txt"}),
        ("dialogo", {"es.txt"}),
        ("북한", {"ko.txt"}),
        ("조정", {"ko.txt"}),
        ("북한 유엔", {"ko.txt"}),
        ("北朝鮮", {"ja.txt"}),
        ("抗議 日本", {"ja.txt"}),
        ("ttaw", {"en.txt"}),
        ("wire", set(TEXTS)),
        ("Korea's", {"en.txt"}),
        ('"korea" AND NOT (', set()),
        ("korea diálogo", set()),
        ("%", set()),
        ("   ", set(TEXTS)),
    ],
)
def test_words_are_found(find, words, files):
    assert find(words) == files


def test_the_analyst_s_title_is_found_and_the_old_one_is_not(find):
    library = find.library
    finish(library.set_facts({1: Facts(title="Visit to Canada")}, HandReader()))
    assert find("canada") == {"en.txt"}
    finish(library.set_facts({1: Facts(title="Ottawa calling")}, HandReader()))
    assert find("canada") == set()
    assert library.check() == ()


def test_deleted_articles_are_not_found(find):
    find.library.delete_articles([1])
    assert find("korea") == set()
