"""The analyst's segments: kept beside the machine's, through every new analysis; and what an outlet's languages do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from world import HandReader, finish, make_analysis, make_document, make_event

from desktop.errors import DesktopError
from desktop.library import Library
from desktop.processes import InlineReader
from desktop.records import ANALYST, MIXED, Document, Facts, Filter, Segment, Span

ENGLISH = "Seoul accused Pyongyang. The foreign ministers said that they would meet again in the spring. "
TEXT = f"{ENGLISH}\nLos ministros se reunieron en Ginebra.\nTokyo met with Seoul and both said that they were glad."
SPANISH = Span(len(ENGLISH) + 1, len(ENGLISH) + 39)
OWN = Segment(SPANISH, "gl", 1.0, ANALYST)


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    document = Document("one", "one.txt", TEXT, title="One", published=date(2024, 3, 1))
    finish(library.import_documents([document], InlineReader()))
    yield library
    library.close()


def languages(library, article=1):
    return [
        (part.span.of(library.article(article).text).strip(), part.language)
        for part in library.article(article).segments
    ]


def test_the_analyst_s_segment_holds_over_the_machine_s(library):
    assert ("Los ministros se reunieron en Ginebra.", "es") in languages(library)
    changes = finish(library.set_segments(1, [OWN], InlineReader()))
    assert changes.articles == {1}
    assert ("Los ministros se reunieron en Ginebra.", "gl") in languages(library)
    assert library.own_segments(1) == (OWN,)
    assert library.article_rows()[0].languages == ("en", "gl")
    assert library.check() == ()


def test_it_is_kept_through_a_new_analysis_and_taken_back_whole(library):
    finish(library.set_segments(1, [OWN], InlineReader()))
    finish(library.reanalyse([1], InlineReader()))
    assert OWN in library.article(1).segments
    finish(library.set_segments(1, None, InlineReader()))
    assert library.own_segments(1) == ()
    assert ("Los ministros se reunieron en Ginebra.", "es") in languages(library)


def test_what_was_found_follows_the_language(library):
    text = "Japón invitó a Cuba el 3 de mayo de 2021."
    finish(library.import_documents([Document("two", "two.txt", text)], InlineReader()))
    assert [event.language for event in library.article(2).events] == ["es"]
    finish(library.set_segments(2, [Segment(Span(0, len(text)), "fi", 1.0, ANALYST)], InlineReader()))
    assert library.article(2).events == ()
    assert library.article(2).dates == ()


def test_an_article_that_is_gone_is_told(library):
    with pytest.raises(DesktopError, match="no longer"):
        finish(library.set_segments(7, [OWN], InlineReader()))


def test_segments_that_leave_the_text_are_a_fault(library, tmp_path):
    long = Segment(Span(0, len(TEXT) + 5), "en", 1.0, ANALYST)
    finish(library.set_segments(1, [long], InlineReader()))
    assert library.check() == ("Article 1 has a segment of the analyst that lies outside its text (1 in all).",)


def test_the_filter_finds_articles_in_two_languages(library):
    finish(library.import_documents([Document("two", "two.txt", ENGLISH)], InlineReader()))
    assert [row.id for row in library.article_rows(Filter(languages=frozenset({MIXED})))] == [1]
    assert [row.id for row in library.article_rows(Filter(languages=frozenset({MIXED, "es"})))] == [1]
    assert library.article_rows(Filter(languages=frozenset({MIXED, "ko"}))) == ()
    every = {event.article for event in library.event_rows()}
    assert every == {1, 2}
    assert {event.article for event in library.event_rows(Filter(languages=frozenset({MIXED})))} == {1}
    assert library.event_rows(Filter(languages=frozenset({MIXED, "es"}))) == ()


# ---- the outlet


def outlet_reader(count, doubt):
    """A reader of articles of one paper; the last one's language is in doubt."""
    found = []
    for number in range(count):
        text = f"{TEXT} Number {number}."
        document = make_document(f"{number}.txt", text, source="The Paper")
        found.append(
            (document, make_analysis(text, [make_event(text, "Seoul accused Pyongyang.", "KOR", "PRK")], "da"))
        )
    document, analysis = found[-1]
    unsure = replace(analysis, segments=tuple(replace(part, confidence=doubt) for part in analysis.segments))
    found[-1] = (document, unsure)
    return HandReader(*found)


def test_a_doubtful_article_is_read_again_with_its_outlet_s_languages(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    reader = outlet_reader(4, doubt=0.6)
    finish(library.import_files([Path(f"{number}.txt") for number in range(4)], reader))
    assert [(document.id, document.shares) for document in reader.analysed] == [("3.txt", (("da", 1.0),))]
    library.close()


def test_neither_few_articles_nor_a_sure_one_ask_the_outlet(tmp_path):
    for name, reader in (("few", outlet_reader(2, doubt=0.6)), ("sure", outlet_reader(4, doubt=0.95))):
        library = Library.create(tmp_path / f"{name}.chancery")
        finish(library.import_files([Path(f"{number}.txt") for number in range(4)], reader))
        assert reader.analysed == []
        library.close()


class NotingReader(InlineReader):
    """Reads as the program does, and notes what it was told of the outlets."""

    def __init__(self):
        self.told = []

    def analyse(self, documents, *rules):
        for document in documents:
            self.told.append((document.id, document.source, document.shares))
            yield from super().analyse([document], *rules)


DOUBTFUL = "De kommer hjem i dag"


def paper(name, text, outlet="The Paper"):
    return Document(name, f"{name}.txt", text, source=outlet)


def test_the_analyst_s_own_segments_tell_of_an_outlet_however_few_its_articles(tmp_path):
    library, reader = Library.create(tmp_path / "desk.chancery"), NotingReader()
    finish(library.import_documents([paper("one", DOUBTFUL)], reader))
    finish(library.set_segments(1, [Segment(Span(0, len(DOUBTFUL)), "no", 1.0, ANALYST)], reader))
    finish(library.import_documents([paper("two", f"{DOUBTFUL} to")], reader))
    assert reader.told[-1] == ("two", "The Paper", (("no", 1.0),))
    assert [language for _, language in languages(library, 2)] == ["no"]
    library.close()


def test_an_outlet_that_the_analyst_corrected_is_the_one_that_is_asked(tmp_path):
    library, reader = Library.create(tmp_path / "desk.chancery"), NotingReader()
    finish(library.import_documents([paper("one", DOUBTFUL), paper("two", f"{DOUBTFUL} to", "Wrong")], reader))
    finish(library.set_segments(1, [Segment(Span(0, len(DOUBTFUL)), "da", 1.0, ANALYST)], reader))
    finish(library.set_facts({2: Facts(source="The Paper")}, reader))
    finish(library.reanalyse([2], reader))
    assert reader.told[-2:] == [("two", "The Paper", ()), ("two", "The Paper", (("da", 1.0),))]
    library.close()
