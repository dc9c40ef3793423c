"""The library's front desk: import, correct, delete, analyse anew; and readers beside a writer."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from world import HandReader, finish, make_analysis, make_document, make_event

from desktop.errors import DesktopError, NotALibrary
from desktop.library import Library
from desktop.records import (
    Changes,
    EventType,
    Facts,
    Filter,
    ImportLine,
    Outcome,
    Progress,
    Review,
    Span,
    Status,
    Unread,
    Verdict,
)

TEXT = "Seoul 😀 accused Pyongyang. Tokyo met Seoul. Washington sent aid to Kyiv."
DAY = date(2024, 3, 1)
EVENTS = (
    make_event(TEXT, "Seoul 😀 accused Pyongyang.", "KOR", "PRK", trigger="accused", event=1),
    make_event(TEXT, "Tokyo met Seoul.", "JPN KOR", "JPN KOR", EventType.CONSULT, mutual=True, event=2),
    make_event(TEXT, "Washington sent aid to Kyiv.", "USA", "UKR", EventType.AID, days=(DAY, DAY), event=3),
)


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    yield library
    library.close()


@pytest.fixture
def reader():
    document = make_document("one.txt", TEXT, DAY, author="A. Writer", source="The Paper")
    return HandReader((document, make_analysis(TEXT, EVENTS)), Unread("two.txt", "it is empty."))


@pytest.fixture
def filled(library, reader):
    finish(library.import_files([Path("one.txt"), Path("two.txt")], reader))
    return library


def test_an_article_comes_back_as_it_was_read(filled):
    article = filled.article(1)
    assert (article.text, article.file) == (TEXT, "one.txt")
    assert article.facts == Facts("one.txt", "A. Writer", "The Paper", DAY, "en")
    assert article.segments == make_analysis(TEXT).segments
    assert article.mentions == make_analysis(TEXT).mentions
    assert tuple(event.machine for event in article.events) == EVENTS
    assert [event.evidence[event.trigger_in_evidence.start :][:3] for event in article.events] == ["acc", "met", "sen"]
    assert filled.event_row(1) == article.events[0]


def test_the_import_report_has_a_line_a_file(library, reader):
    changes = finish(library.import_files([Path("one.txt"), Path("two.txt")], reader))
    assert changes.added == {1}
    assert changes.report == (
        ImportLine("one.txt", Outcome.READ, "", 1, DAY, ("en",), 3, path=str(Path("one.txt").absolute()), id=1),
        ImportLine("two.txt", Outcome.SKIPPED, "it is empty.", path=str(Path("two.txt").absolute()), id=2),
    )


def test_each_step_of_an_import_tells_what_it_saved(library, reader):
    steps = list(library.import_files([Path("one.txt"), Path("two.txt")], reader))
    assert steps[0] == Progress(0, 2, changes=Changes(imports=frozenset({1})))
    assert [(step.done, step.total, step.what) for step in steps[1:]] == [(1, 2, "one.txt"), (2, 2, "two.txt")]
    assert steps[1].changes.added == {1}


def test_the_same_text_is_not_imported_twice(filled, reader):
    again = finish(filled.import_files([Path("one.txt")], reader))
    assert not again
    (line,) = again.report
    assert (line.file, line.outcome, line.why, line.article) == (
        "one.txt",
        Outcome.DUPLICATE,
        "same text as one.txt",
        1,
    )
    assert filled.counts().articles == 1


def test_importing_a_deleted_article_restores_it_with_its_reviews(filled, reader):
    filled.review_events({1: Review(Verdict.REJECTED)})
    filled.delete_articles([1])
    again = finish(filled.import_files([Path("one.txt")], reader))
    assert again.added == {1}
    assert again.report[0].outcome is Outcome.READ
    assert filled.event_row(1).review.verdict is Verdict.REJECTED


def test_an_import_that_is_stopped_keeps_what_was_saved(library):
    first, second = (
        (make_document(f"{n}.txt", text), make_analysis(text)) for n, text in ((1, "First."), (2, "Second."))
    )
    reader = HandReader(first, second)
    work = library.import_files([Path("1.txt"), Path("2.txt")], reader)
    next(work)
    next(work)
    work.close()
    assert reader.closed
    assert [row.file for row in library.article_rows()] == ["1.txt"]
    assert library.check() == ()


def test_pasted_pages_are_imported(library, reader):
    document = replace(reader.found[0][0], file=None, id="Pasted page")
    reader.found[0] = (document, reader.found[0][1])
    changes = finish(library.import_documents([Unread("page", "it has no text."), document], reader))
    assert [line.outcome for line in changes.report] == [Outcome.SKIPPED, Outcome.READ]
    assert library.article(1).file == "Pasted page"
    assert library.article(1).path is None


def test_rows_of_one_file_keep_their_ids(library):
    rows = [replace(make_document("news.csv", text), id=name) for name, text in (("r1", "One."), ("r2", "Two."))]
    reader = HandReader(*((row, make_analysis(row.text)) for row in rows))
    changes = finish(library.import_files([Path("news.csv")], reader))
    assert [line.file for line in changes.report] == ["news.csv, r1", "news.csv, r2"]


def test_names_that_are_no_text_are_kept_as_far_as_they_can_be_written(library):
    document = make_document("caf\udce9.txt", "News.", title="News")
    finish(library.import_documents([document], HandReader((document, make_analysis("News.")))))
    assert library.article(1).file == "caf?.txt"


def test_a_review_holds_over_the_machine_and_is_taken_back_whole(filled):
    own = Review(Verdict.ACCEPTED, ("KOR", "USA"), ("PRK",), None, EventType.THREATEN, Status.POSSIBLE, (None, None))
    changes = filled.review_events({1: own})
    assert (changes.events, changes.articles) == ({1}, {1})
    event = filled.event_row(1)
    assert event.review == own
    assert (event.machine, event.source, event.type) == (EVENTS[0], ("KOR", "USA"), EventType.THREATEN)
    assert filled.matrix().cells["USA", "PRK"].count == 1
    filled.review_events({1: Review()})
    assert filled.event_row(1).review == Review()
    assert ("USA", "PRK") not in filled.matrix().cells
    assert filled.check() == ()


def test_a_day_said_by_the_analyst_may_be_no_day(filled):
    assert filled.event_row(3).dates == (DAY, DAY)
    filled.review_events({3: Review(dates=(None, None))})
    assert filled.event_row(3).dates == (None, None)
    assert filled.counts(Filter(undated_only=True)).matching == 3
    filled.review_events({3: Review(dates=(date(2020, 1, 1), date(2020, 1, 31)))})
    assert filled.counts(Filter(days=(date(2020, 1, 31), date(2021, 1, 1)), undated=False)).matching == 1


def test_deleting_is_reversible_until_the_next_opening(filled):
    changes = filled.delete_articles([1, 99])
    assert changes.removed == {1}
    assert (filled.article_rows(), filled.event_rows(), filled.matrix().total) == ((), (), 0)
    assert not filled.delete_articles([1])
    with pytest.raises(DesktopError, match="no longer"):
        filled.article(1)
    assert filled.restore_articles([1]).added == {1}
    assert filled.counts().happenings == 3
    filled.delete_articles([1])
    again = Library.open(filled.path)
    assert not again.restore_articles([1])
    assert again.check() == ()
    again.close()


def test_an_opening_beside_another_program_purges_nothing(filled):
    filled.delete_articles([1])
    Library.open(filled.path, purge=False).close()
    assert filled.restore_articles([1]).added == {1}


def test_corrections_survive_a_new_analysis(filled, reader):
    own = Review(Verdict.ACCEPTED, type=EventType.THREATEN)
    filled.review_events({1: own, 2: Review(Verdict.REJECTED)})
    better = replace(EVENTS[0], type=EventType.REJECT, status=Status.PLANNED, event=7)
    reader.found[0] = (reader.found[0][0], make_analysis(TEXT, (EVENTS[2], better), version="2"))
    changes = finish(filled.reanalyse([1], reader))
    assert changes.articles == {1}
    first, lost, kept = filled.event_row(1), filled.event_row(2), filled.event_row(3)
    assert (first.review, first.machine.type, first.type) == (own, EventType.REJECT, EventType.THREATEN)
    assert (lost.found, lost.review.verdict) == (False, Verdict.REJECTED)
    assert (kept.found, kept.machine) == (True, EVENTS[2])
    assert filled.check() == ()


def test_an_event_that_is_gone_and_was_never_reviewed_goes(filled, reader):
    reader.found[0] = (reader.found[0][0], make_analysis(TEXT, EVENTS[:1]))
    finish(filled.reanalyse([1], reader))
    assert [event.id for event in filled.event_rows()] == [1]
    assert filled.counts().happenings == 1
    assert filled.check() == ()


def test_the_analyst_s_facts_hold_and_the_machine_s_stay(filled, reader):
    changes = finish(filled.set_facts({1: Facts(title="My title", language="ko")}, reader))
    assert changes.articles == {1}
    article = filled.article(1)
    assert (article.facts.title, article.facts.language, article.facts.published) == ("My title", "ko", DAY)
    assert article.machine.title == "one.txt"
    assert reader.analysed == []
    assert [row.id for row in filled.article_rows(Filter(text="my title"))] == [1]


def test_another_day_of_publication_asks_for_a_new_analysis(filled, reader):
    filled.review_events({1: Review(Verdict.REJECTED)})
    finish(filled.set_facts({1: Facts(published=date(2024, 4, 1))}, reader))
    assert [(document.published, document.text) for document in reader.analysed] == [(date(2024, 4, 1), TEXT)]
    assert "published" in reader.analysed[0].given
    assert filled.article(1).machine.published == DAY
    assert filled.event_row(1).review.verdict is Verdict.REJECTED
    finish(filled.set_facts({1: Facts()}, reader))
    assert reader.analysed[-1].published == DAY


def test_notes_are_remembered(filled):
    assert filled.note("view", "none") == "none"
    filled.keep_note("view", "{}")
    filled.keep_note("view", '{"a": 1}')
    again = Library.open(filled.path)
    assert again.note("view") == '{"a": 1}'
    again.close()


def test_a_copy_is_whole(filled, tmp_path):
    filled.save_copy(tmp_path / "copy.chancery")
    copy = Library.open(tmp_path / "copy.chancery")
    assert copy.event_rows() == filled.event_rows()
    assert copy.check() == ()
    copy.close()


def test_something_else_is_not_a_library(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n" * 100)
    with pytest.raises(NotALibrary):
        Library.open(tmp_path / "picture.png")


def test_two_threads_read_while_one_writes(library):
    texts = [f"Article {n}: Seoul accused Pyongyang." for n in range(40)]
    found = [
        (
            make_document(f"{n}.txt", text),
            make_analysis(text, [make_event(text, text, "KOR", "PRK", trigger="accused")]),
        )
        for n, text in enumerate(texts)
    ]
    seen, faults, done = [], [], threading.Event()

    def look():
        try:
            while not done.is_set():
                matrix, events = library.matrix(), library.event_rows()
                seen.append((matrix.total, len(events), len(library.article_rows())))
        except DesktopError as error:
            faults.append(error)

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    finish(library.import_files([Path(f"{n}.txt") for n in range(40)], HandReader(*found)))
    done.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert seen
    assert all(0 <= reports <= 40 for _, reports, _ in seen)
    assert len(library.event_rows()) == 40


def test_check_names_what_is_wrong(filled):
    with filled._database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE dyad SET source = 'FRA' WHERE event = 1")
        connection.exec_driver_sql('UPDATE segment SET "end" = 9999')
        connection.exec_driver_sql("UPDATE event SET evidence = 'else' WHERE id = 2")
        connection.exec_driver_sql("INSERT INTO search (rowid, text) VALUES (77, 'a ghost')")
    faults = "\n".join(filled.check())
    for words in ("event 1", "segment that lies outside", "event 2", "search index"):
        assert words in faults


def test_chrome_and_given_fields_are_kept(library):
    document = make_document(
        "a.txt", "Menu. News.", chrome=(Span(0, 5),), given=frozenset({"title"}), warnings=("odd",)
    )
    finish(library.import_documents([document], HandReader((document, make_analysis(document.text)))))
    article = library.article(1)
    assert (article.chrome, article.warnings) == ((Span(0, 5),), ("odd",))
