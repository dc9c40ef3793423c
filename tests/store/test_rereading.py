"""A text read otherwise takes its place with all that points into it, and can be put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import finish

from desktop.errors import UnreadableFile
from desktop.library import Library
from desktop.processes import InlineReader
from desktop.reading.mending import WARNING
from desktop.records import Facts, Filter, Outcome, Review, Span, Verdict
from desktop.store.rereading import Passage, carry_over

STORY = (
    "Conversación en Seúl\n\n"
    "El ministro señaló que España rechazó la oferta de Marruecos el 3 de mayo de 2021. "
    "Corea del Sur condena a Corea del Norte por las maniobras en la península.\n"
    "Perú y Chile firmaron un acuerdo de cooperación en la reunión de Bogotá.\n"
)


def place(text, words):
    at = text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("utf-8", "cp1252"), ("cp949", "cp1252"), ("cp1252", "iso8859_15"), ("utf-8", "koi8_r")],
)
def test_a_stretch_is_found_again_in_another_code_page(right, wrong):
    text = "Talks — 서울에서 열린 회담.\nNorth Korea rejected it; España agreed.\n北 OK then.\n"
    data = text.encode(right, errors="replace")
    good, bad = (data.decode(page, errors="replace").replace("\0", "") for page in (right, wrong))
    forth, back = Passage(good, bad), Passage(bad, good)
    for words in ("Talks", "North Korea", "rejected", "agreed", "OK then"):
        there = forth.span(place(good, words))
        assert there.of(bad) == words
        assert back.span(there).of(good) == words


def test_a_stretch_stays_near_where_foreign_bytes_read_as_letters():
    good = "Talks — 서울에서 열린 회담.\nNorth Korea rejected it.\n"
    bad = good.encode("utf-16-le").decode("cp1252", errors="replace").replace("\0", "")
    there = Passage(good, bad).span(place(good, "North Korea rejected"))
    assert there.overlaps(place(bad, "North Korea rejected"))


@given(st.text(), st.text(), st.integers(0, 40), st.integers(0, 40))
def test_a_stretch_never_leaves_the_text(old, new, start, length):
    start = min(start, len(old))
    moved = Passage(old, new).span(Span(start, min(start + length, len(old))))
    assert 0 <= moved.start <= moved.end <= len(new)
    assert len(moved) > 0 or not new


@pytest.fixture
def garbled(tmp_path):
    """A library with a Spanish article in UTF-8 that was read as Windows-1252."""
    path = tmp_path / "nota.txt"
    path.write_text(STORY, encoding="utf-8")
    library = Library.create(tmp_path / "desk.chancery")
    finish(library.import_files([path], InlineReader()))
    finish(library.replace_documents(library.read_again(library.documents([1]), "cp1252"), InlineReader()))
    assert "Ã³" in library.article(1).text
    yield library
    library.close()


def reread(library, encoding="utf-8"):
    return finish(library.replace_documents(library.read_again(library.documents([1]), encoding), InlineReader()))


def test_the_text_is_read_again_and_found_by_its_right_words(garbled):
    changes = reread(garbled)
    article = garbled.article(1)
    assert changes.articles == {1}
    assert article.text == STORY
    assert article.encoding == "utf-8"
    assert article.facts.title == "Conversación en Seúl"
    assert [row.id for row in garbled.article_rows(Filter(text="cooperación"))] == [1]
    assert garbled.check() == ()


def test_reviews_and_facts_stay_with_the_article(garbled):
    event = next(event for event in garbled.article(1).events if event.source == ("KOR",))
    garbled.review_events({event.id: Review(Verdict.ACCEPTED)})
    finish(garbled.set_facts({1: Facts(source="El Diario", published=date(2021, 5, 4))}, InlineReader()))
    reread(garbled)
    kept = garbled.event_row(event.id)
    assert kept.review.verdict is Verdict.ACCEPTED
    assert kept.found
    assert kept.evidence in STORY
    assert garbled.article(1).facts.published == date(2021, 5, 4)
    assert garbled.article(1).facts.source == "El Diario"
    assert garbled.check() == ()


def test_the_file_of_an_article_that_was_mended_is_known_when_it_comes_again(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY.encode().decode("cp1252", errors="replace"), encoding="utf-8")
    library = Library.create(tmp_path / "a.chancery")
    finish(library.import_files([path], InlineReader()))
    before = library.documents([1])
    for texts in (library.mend_documents(before), before):
        finish(library.replace_documents(texts, InlineReader()))
        again = finish(library.import_files([path], InlineReader()))
        assert [line.outcome for line in again.report] == [Outcome.DUPLICATE]
    assert library.counts().articles == 1
    library.close()


def test_putting_the_old_reading_back_restores_it(garbled):
    event = garbled.article(1).events[0]
    garbled.review_events({event.id: Review(Verdict.REJECTED)})
    before, article = garbled.documents([1]), garbled.article(1)
    reread(garbled)
    finish(garbled.replace_documents(before, InlineReader()))
    assert garbled.article(1) == article
    assert garbled.check() == ()


def test_the_analysts_stretches_move_along(garbled):
    old = garbled.documents([1])[1]
    new = replace(old, text=STORY)
    chrome = place(old.text, "Bogot")
    moved = carry_over(replace(old, own_chrome=(chrome,)), new)
    assert moved.own_chrome[0].of(STORY).startswith("Bogot")


def test_only_the_article_that_is_meant_is_read_from_its_file(tmp_path):
    table = tmp_path / "noticias.csv"
    rows = [f'{number},"Perú y España firmaron el acuerdo número {number} en Bogotá."' for number in range(3)]
    table.write_text("\n".join(["id,text", *rows]), encoding="utf-8")
    library = Library.create(tmp_path / "desk.chancery")
    finish(library.import_files([table], InlineReader()))
    assert library.siblings(2) == {1: "0", 3: "2"}
    found = library.read_again(library.documents([2]), "cp1252")
    assert list(found) == [2]
    assert "nÃºmero 1" in found[2].text
    library.close()


def test_a_file_that_is_gone_is_told(garbled, tmp_path):
    (tmp_path / "nota.txt").unlink()
    with pytest.raises(UnreadableFile, match="does not hold this article"):
        garbled.read_again(garbled.documents([1]), "utf-8")


def test_a_garbled_text_is_repaired_with_its_title_and_its_furniture(tmp_path):
    path = tmp_path / "nota.txt"
    path.write_text("Menú principal\nPáginas\nVídeos\n\n" + STORY.encode().decode("cp1252"), encoding="utf-8")
    library = Library.create(tmp_path / "desk.chancery")
    finish(library.import_files([path], InlineReader()))
    assert WARNING in library.import_report(1)[0].warnings
    before = library.documents([1])
    finish(library.replace_documents(library.mend_documents(before), InlineReader()))
    article = library.article(1)
    assert article.text.endswith(STORY)
    assert WARNING not in article.warnings
    assert article.facts.title == "Conversación en Seúl"
    assert library.mend_documents(library.documents([1])) == {}
    assert library.check() == ()
    library.close()
