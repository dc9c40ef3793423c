"""Articles that tell one story: tied as they are imported, grouped, counted once; and what the analyst says of them."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from stories import STORIES, background, edited, excerpt, other_day, updated, wire
from world import HandReader, finish, make_event

from desktop.library import Library
from desktop.processes import InlineReader
from desktop.records import Analysis, Document, EventType, Kind, Kinship, Measure, Mention, Segment, Span, Verdict
from desktop.store import migrations

DAY = date(2024, 3, 5)
TALKS = "The foreign ministers of both countries met for 90 minutes in Busan and shook hands before 140 reporters."


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    yield library
    library.close()


def take(library, *documents, reader=None):
    before = max((row.id for row in library.article_rows()), default=0)
    report = finish(library.import_documents(documents, reader or InlineReader())).report
    return [line.article for line in report if line.article and line.article > before]


def news(name, text, source=None, published=DAY):
    return Document(
        name, f"{name}.txt", text, title=name, source=source, published=published, given=frozenset({"text"})
    )


def groups(library):
    return {row.id: (row.told_in, row.versions) for row in library.article_rows()}


def relatives(library, article):
    return [(one.article, one.kind, one.direct) for one in library.article(article).relatives]


def test_near_copies_are_imported_and_make_a_group(library):
    take(
        library, news("a", wire("en"), "Daily"), news("b", edited("en"), "Herald"), news("c", other_day("en"), "Daily")
    )
    take(library, news("d", updated("en"), "Post"))
    assert groups(library) == {1: (3, False), 2: (3, False), 3: (1, False), 4: (3, False)}
    assert relatives(library, 1) == [(2, Kinship.COPY, True), (4, Kinship.COPY, True)]
    assert relatives(library, 3) == []
    assert library.check() == ()


def test_articles_of_one_outlet_are_versions(library):
    take(library, news("a", wire("en"), "Daily"), news("b", updated("en"), "Daily"))
    assert groups(library) == {1: (2, True), 2: (2, True)}


@pytest.mark.parametrize("language", sorted(STORIES))
def test_excerpts_are_tied_and_other_stories_are_not(library, language):
    long = wire(language) + other_day(language)
    take(library, news("a", long), news("b", excerpt(language)), news("c", background(language)[::-1]))
    assert relatives(library, 2) == [(1, Kinship.EXCERPT, True)]
    assert relatives(library, 3) == []


def test_the_same_text_in_another_form_is_no_near_copy_but_the_same(library):
    take(library, news("a", wire("en")))
    report = finish(library.import_documents([news("b", wire("en").upper())], InlineReader())).report
    assert [line.outcome for line in report] == ["duplicate"]
    assert groups(library) == {1: (1, False)}


def test_a_deleted_article_leaves_its_group_and_comes_back_to_it(library):
    take(library, news("a", wire("en")), news("b", edited("en")))
    library.delete_articles([1])
    assert groups(library) == {2: (1, False)}
    assert relatives(library, 2) == []
    take(library, news("c", updated("en")))
    library.restore_articles([1])
    assert groups(library) == dict.fromkeys((1, 2, 3), (3, False))
    assert [article for article, *_ in relatives(library, 1)] == [2, 3]


def test_groups_follow_the_text(library):
    take(library, news("a", wire("en")), news("b", edited("en")))
    text = edited("en")
    (document,) = library.documents([2]).values()
    marked = replace(document, own_chrome=(Span(0, len(text) - 60),))
    finish(library.replace_documents({2: marked}, InlineReader()))
    assert groups(library) == {1: (1, False), 2: (1, False)}
    finish(library.replace_documents({2: document}, InlineReader()))
    assert groups(library) == {1: (2, False), 2: (2, False)}


def test_a_new_analysis_of_everything_leaves_the_groups(library):
    take(library, *(news(str(n), f"{n}. " + wire("en"), f"Outlet {n}") for n in range(9)))
    before = groups(library)
    finish(library.reanalyse(range(1, 10), InlineReader()))
    assert groups(library) == before == dict.fromkeys(range(1, 10), (9, False))


# ---- happenings


def told(text, sentence, *events):
    start = text.index(sentence)
    span = Span(start, start + len(sentence))
    return Analysis("en", (Segment(Span(0, len(text)), "en", 1.0, ""),), (), (), tuple(events), "1"), span


def meeting(text, sentence=TALKS, kind=EventType.CONSULT, days=None, pair=("KOR", "JPN")):
    return make_event(text, sentence, *pair, kind, days=days, trigger=sentence.split()[-1])


def import_told(library, *stories):
    found = []
    for number, (text, event) in enumerate(stories):
        found.append((news(str(number), text), told(text, text.splitlines()[0], event)[0]))
    take(library, *(document for document, _ in found), reader=HandReader(*found))


def happenings(library):
    return [row.happening for row in sorted(library.event_rows(), key=lambda row: row.article)]


def test_what_a_copy_tells_in_the_same_words_happened_once_whatever_its_day(library):
    text, other = wire("en"), edited("en")
    import_told(library, (text, meeting(text)), (other, meeting(other, days=(DAY, DAY))))
    assert happenings(library) == [1, 1]
    assert library.matrix(measure=Measure()).cells["KOR", "JPN"].count == 1


def test_copies_may_name_the_type_otherwise_within_its_family(library):
    text, other = wire("en"), edited("en").replace("shook hands before 140", "agreed before 140")
    days = (DAY, DAY)
    words = TALKS.replace("shook hands", "agreed")
    import_told(library, (text, meeting(text, days=days)), (other, meeting(other, words, EventType.AGREE, days)))
    assert happenings(library) == [1, 1]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": EventType.ACCUSE, "days": (DAY, DAY)},
        {"pair": ("KOR", "CHN"), "days": (DAY, DAY)},
        {"days": (DAY + timedelta(days=9), DAY + timedelta(days=9))},
    ],
)
def test_other_acts_of_a_copy_stay_apart(library, change):
    words = TALKS.replace("140", "some")
    text, other = wire("en"), edited("en").replace(TALKS, words)
    import_told(library, (text, meeting(text, days=(DAY, DAY))), (other, meeting(other, words, **change)))
    assert happenings(library) == [1, 2]


def test_another_story_is_as_strict_as_ever(library):
    text, other = wire("en"), other_day("en")
    sentence = other.splitlines()[0]
    days = (DAY, DAY)
    import_told(
        library, (text, meeting(text, days=days)), (other, meeting(other, sentence, EventType.AGREE, days=days))
    )
    assert happenings(library) == [1, 2]


# ---- translations


@pytest.fixture
def versions(library):
    """An English and a Spanish version, and another day's story in Spanish."""
    take(library, news("a", wire("en"), "Daily"), news("b", wire("es"), "Diario"), news("c", other_day("es"), "Diario"))
    return library


def suggested(library, article):
    return [(one.article, one.kind, one.verdict) for one in library.article(article).relatives]


def test_the_same_story_in_another_language_is_suggested_and_counts_only_when_it_is_accepted(versions):
    assert suggested(versions, 1) == [(2, Kinship.TRANSLATION, Verdict.OPEN)]
    assert suggested(versions, 3) == []
    assert set(groups(versions).values()) == {(1, False)}
    changes = versions.judge_relatives(1, {2: Verdict.ACCEPTED})
    assert changes.articles == {1, 2}
    assert groups(versions) == {1: (2, False), 2: (2, False), 3: (1, False)}


def test_what_was_said_of_a_suggestion_is_kept_through_a_new_analysis(versions):
    versions.judge_relatives(2, {1: Verdict.REJECTED})
    finish(versions.reanalyse([1, 2], InlineReader()))
    assert suggested(versions, 1) == [(2, Kinship.TRANSLATION, Verdict.REJECTED)]
    versions.judge_relatives(1, {2: Verdict.OPEN})
    assert suggested(versions, 1) == [(2, Kinship.TRANSLATION, Verdict.OPEN)]


def test_versions_far_apart_in_time_are_not_suggested(library):
    take(library, news("a", wire("en")), news("b", wire("es"), published=DAY + timedelta(days=30)))
    assert suggested(library, 1) == []


def test_an_accepted_version_tells_the_same_happening_and_an_undone_one_does_not(library):
    talks, spoken = wire("en").splitlines()[0], wire("es").splitlines()[0]
    days = (DAY, DAY)
    english, spanish = news("a", wire("en")), news("b", wire("es"))
    one, _ = told(wire("en"), talks, meeting(wire("en"), talks, EventType.CONSULT, days))
    other, _ = told(wire("es"), spoken, meeting(wire("es"), spoken, EventType.AGREE, days))
    mentions = tuple(Mention(Span(0, 4), code, Kind.NAME, "") for code in ("KOR", "JPN"))
    spanish_found = replace(other, language="es", mentions=mentions)
    reader = HandReader((english, replace(one, mentions=mentions)), (spanish, spanish_found))
    take(library, english, spanish, reader=reader)
    assert suggested(library, 2) == [(1, Kinship.TRANSLATION, Verdict.OPEN)]
    shares = [happenings(library)]
    for verdict in (Verdict.ACCEPTED, Verdict.OPEN):
        library.judge_relatives(1, {2: verdict})
        shares.append(happenings(library))
    assert [len(set(numbers)) for numbers in shares] == [2, 1, 2]
    assert library.check() == ()


def test_a_copy_that_the_analyst_takes_out_of_its_group_counts_again(library):
    text, other = wire("en"), edited("en")
    import_told(library, (text, meeting(text)), (other, meeting(other)))
    library.judge_relatives(2, {1: Verdict.REJECTED})
    assert happenings(library) == [1, 2]
    assert groups(library) == {1: (1, False), 2: (1, False)}
    library.judge_relatives(2, {1: Verdict.OPEN})
    assert happenings(library) == [1, 1]


# ---- libraries of earlier versions


def test_a_library_of_an_earlier_version_is_compared_when_asked_to(library, tmp_path):
    take(library, news("a", wire("en")), news("b", edited("en")), news("c", other_day("en")))
    library.close()
    old, new = tmp_path / "old.chancery", tmp_path / "desk.chancery"
    with closing(sqlite3.connect(old)) as there, there:
        for number in (1, 2):
            there.executescript(migrations._STEPS[number - 1])
        there.executescript(f"PRAGMA application_id = {migrations.APPLICATION_ID}; PRAGMA user_version = 2;")
        there.execute("ATTACH ? AS new", (str(new),))
        for table in ("article", "body", "segment", "mention", "date_mention", "happening", "event", "dyad"):
            columns = ", ".join(f'"{row[1]}"' for row in there.execute(f"PRAGMA main.table_info({table})"))
            there.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    opened = Library.open(old)
    assert [row.told_in for row in opened.article_rows()] == [1, 1, 1]
    finish(opened.compare_earlier())
    assert groups(opened) == {1: (2, False), 2: (2, False), 3: (1, False)}
    assert opened.article(1).published_choices == ()
    assert opened.check() == ()
    finish(opened.compare_earlier())
    opened.close()


# ---- the same article


def test_the_same_page_in_other_encodings_line_ends_forms_and_frames_is_one_article(library, tmp_path):
    title, *paragraphs = ["Réunion de pêche à Málaga", *wire("es").splitlines()]
    text = "\n\n".join([title, *paragraphs])
    frame = f"Skip to content\n\n{text}\n\nLeave a Reply\n\nTotal\n0\nShare\n"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<!doctype html><meta charset=utf-8><body><article><h1>{title}</h1>{body}</article></body>"
    files = {
        "1.txt": text.encode(),
        "2 utf-16.txt": text.encode("utf-16"),
        "3 code page.txt": text.encode("cp1252"),
        "4 marked.txt": text.encode("utf-8-sig"),
        "5 lines.txt": text.replace("\n", "\r\n").encode(),
        "6 form.txt": unicodedata.normalize("NFD", text).encode(),
        "7 frame.txt": frame.encode(),
        "8 page.html": page.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    report = finish(library.import_files([tmp_path / name for name in files], InlineReader())).report
    assert [line.outcome for line in report] == ["read", *["duplicate"] * 7]
    assert all("1.txt" in line.why for line in report[1:])
    assert len(library.article_rows()) == 1


def test_a_mark_outside_the_text_is_a_fault(library):
    take(library, news("a", wire("en")))
    (document,) = library.documents([1]).values()
    outside = Span(0, len(document.text) + 5)
    finish(library.replace_documents({1: replace(document, own_chrome=(outside,))}, InlineReader()))
    assert any("mark of page parts" in fault for fault in library.check())
