"""What was imported when is kept with the library, and single lines of it can be tried again."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from world import HandReader, finish, make_analysis, make_document

from desktop import __version__
from desktop.library import Library
from desktop.records import Facts, Hints, Outcome, Unread
from desktop.store import migrations

TEXT = "Seoul accused Pyongyang. Tokyo met Seoul."


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    yield library
    library.close()


def reader(*found):
    return HandReader(*((one, make_analysis(one.text)) if not isinstance(one, Unread) else one for one in found))


def story(path, text=TEXT, **fields):
    return make_document(path.name, text, **fields)


def test_an_import_is_kept_with_time_origin_version_and_numbers(library, tmp_path):
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    before = datetime.now(UTC) - timedelta(seconds=1)
    found = reader(story(files[0]), story(files[1]), Unread(files[2].name, "The file is empty."))
    finish(library.import_files(files, found))
    (past,) = library.imports()
    assert before <= past.began <= datetime.now(UTC)
    assert (past.version, past.files, past.stopped) == (__version__, 3, False)
    assert past.origin == f"From “{tmp_path.name}”"
    assert past.seconds is not None
    assert (past.read, past.duplicates, past.skipped) == (1, 1, 1)


def test_the_report_comes_back_as_it_was_told(library, tmp_path):
    document = story(tmp_path / "a.txt", warnings=("Some bytes do not fit.",), encoding="cp949")
    changes = finish(library.import_files([tmp_path / "a.txt"], reader(document)))
    assert library.import_report(1) == changes.report
    (line,) = changes.report
    assert (line.warnings, line.encoding) == (("Some bytes do not fit.",), "cp949")
    assert line.path == str(tmp_path / "a.txt")
    assert library.import_report(1, after=line.id or 0) == ()


def test_the_latest_import_comes_first_and_a_pasted_page_is_one(library, tmp_path):
    finish(library.import_files([tmp_path / "a.txt"], reader(story(tmp_path / "a.txt"))))
    pasted = [make_document("pasted", TEXT + " More.", title=None)]
    finish(library.import_documents(pasted, reader(*pasted)))
    assert [past.origin for past in library.imports()] == ["From the clipboard", "From “a.txt”"]


def test_a_stopped_import_says_so_and_keeps_its_lines(library, tmp_path):
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    work = library.import_files(files, reader(*(story(path, f"{TEXT} {path.name}") for path in files)))
    for step in work:
        if step.done == 2:
            work.close()
            break
    (past,) = library.imports()
    assert (past.stopped, past.read, past.files) == (True, 2, 3)


def test_an_import_that_fails_is_neither_stopped_nor_forgotten(library, tmp_path):
    class Failing(HandReader):
        def read(self, *_given):
            raise ZeroDivisionError
            yield

    with suppress(ZeroDivisionError):
        finish(library.import_files([tmp_path / "a.txt"], Failing()))
    assert [(past.stopped, past.read) for past in library.imports()] == [(False, 0)]


def test_failed_files_are_tried_again_in_their_place(library, tmp_path):
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    unread = [Unread(path.name, "Not now.") for path in files[:2]]
    first = finish(library.import_files(files, reader(*unread, story(files[2]))))
    again = finish(library.import_again(1, [first.report[1].id], reader(story(files[1], TEXT + " More."))))
    assert [line.outcome for line in again.report] == [Outcome.READ]
    lines = library.import_report(1)
    assert [line.file for line in lines] == ["a.txt", "b.txt", "c.txt"]
    assert [line.outcome for line in lines] == [Outcome.SKIPPED, Outcome.READ, Outcome.READ]
    assert len(library.imports()) == 1


def test_a_table_that_is_tried_again_gives_a_line_a_row_and_nothing_twice(library, tmp_path):
    table = tmp_path / "articles.csv"
    rows = [story(table, f"{TEXT} Row {number}.", title=None) for number in range(3)]
    rows = [replace(row, id=f"articles.csv#{number}") for number, row in enumerate(rows)]
    first = finish(library.import_files([table], reader(rows[0], Unread(table.name, "Row 2 has no text."))))
    finish(library.import_again(1, [first.report[1].id], reader(*rows)))
    lines = library.import_report(1)
    assert [line.file for line in lines] == ["articles.csv#0", "articles.csv#1", "articles.csv#2"]
    assert [line.outcome for line in lines] == [Outcome.READ] * 3
    assert library.counts().articles == 3


def test_an_article_that_was_taken_out_is_no_longer_named(library, tmp_path):
    finish(library.import_files([tmp_path / "a.txt"], reader(story(tmp_path / "a.txt"))))
    library.delete_articles([1])
    (line,) = library.import_report(1)
    assert (line.outcome, line.article) == (Outcome.READ, None)
    library.restore_articles([1])
    assert library.import_report(1)[0].article == 1


def test_the_report_outlives_its_articles(library, tmp_path):
    finish(library.import_files([tmp_path / "a.txt"], reader(story(tmp_path / "a.txt"))))
    library.delete_articles([1])
    library.close()
    opened = Library.open(library.path)
    assert [line.article for line in opened.import_report(1)] == [None]
    assert opened.check() == ()
    opened.close()


def test_a_day_that_the_analyst_sets_is_told_by_the_report(library, tmp_path):
    document = story(tmp_path / "a.txt")
    found = reader(document)
    finish(library.import_files([tmp_path / "a.txt"], found))
    assert library.import_report(1)[0].published is None
    day = datetime(2024, 3, 5, tzinfo=UTC).date()
    finish(library.set_facts({1: Facts(published=day)}, found))
    assert library.import_report(1)[0].published == day


def test_columns_are_remembered_by_their_signature_and_handed_on(library, tmp_path):
    class Listening(HandReader):
        def read(self, paths, own, *more):
            self.hints = more[0]
            return super().read(paths, own)

    names = (("text", "Inhalt"), ("title", "Kopf"))
    listening = Listening()
    finish(library.import_files([Path("a.csv")], listening, Hints(columns=(("kopf\tinhalt", names),))))
    assert library.column_names() == (("kopf\tinhalt", names),)
    finish(library.import_files([Path("b.csv")], listening))
    assert listening.hints.columns == (("kopf\tinhalt", names),)
    finish(library.import_files([Path("b.csv")], listening, Hints(columns=(("kopf\tinhalt", names[:1]),))))
    assert library.column_names() == (("kopf\tinhalt", names[:1]),)


def test_a_library_of_the_first_version_is_brought_up_with_all_it_holds(tmp_path):
    path = tmp_path / "old.chancery"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(migrations._STEPS[0])
        connection.execute(
            "INSERT INTO article (file, document, title, warnings, chrome, given, languages, fingerprint, version, "
            "deleted) VALUES ('a.txt', 'a.txt', 'Talks', '[]', '[]', '[]', '[\"en\"]', 'x', '0', 0)"
        )
        connection.execute("INSERT INTO body VALUES (1, ?)", (TEXT,))
        connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    opened = Library.open(path)
    assert opened.article(1).text == TEXT
    assert opened.imports() == ()
    finish(opened.import_files([tmp_path / "b.txt"], reader(story(tmp_path / "b.txt", TEXT + " More."))))
    assert [line.article for line in opened.import_report(1)] == [2]
    assert opened.check() == ()
    opened.close()
