"""A library's file: made, opened, refused, copied."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from desktop.errors import LibraryTooNew, LibraryUnusable, NotALibrary
from desktop.store import database, migrations, tables
from desktop.store.database import create_database, open_database

# every table of the store, so that a new one cannot be forgotten
assert tables


def raw(path, sql):
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(sql).fetchall()


def test_a_new_file_says_whose_it_is_and_how_old(tmp_path):
    create_database(tmp_path / "new.chancery").close()
    assert raw(tmp_path / "new.chancery", "PRAGMA application_id") == [(migrations.APPLICATION_ID,)]
    assert raw(tmp_path / "new.chancery", "PRAGMA user_version") == [(migrations.VERSION,)]
    assert raw(tmp_path / "new.chancery", "PRAGMA journal_mode") == [("wal",)]


def test_the_tables_are_those_of_the_migrations(tmp_path):
    create_database(tmp_path / "new.chancery").close()
    for name, table in SQLModel.metadata.tables.items():
        made = {row[1] for row in raw(tmp_path / "new.chancery", f"PRAGMA table_info({name})")}
        assert made == {column.name for column in table.c}, name


def test_connections_keep_foreign_keys_and_wait_for_other_writers(tmp_path):
    base = create_database(tmp_path / "new.chancery")
    with base.read() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA synchronous")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) == database.BUSY_SECONDS * 1000
    base.close()


def test_making_a_library_over_a_file_is_refused(tmp_path):
    (tmp_path / "old.chancery").write_text("mine")
    with pytest.raises(LibraryUnusable, match="there already"):
        create_database(tmp_path / "old.chancery")
    assert (tmp_path / "old.chancery").read_text() == "mine"


def test_a_text_file_is_not_a_library(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam, " * 100)
    with pytest.raises(NotALibrary):
        open_database(tmp_path / "letter.txt")


def test_another_program_s_database_is_not_a_library(tmp_path):
    raw(tmp_path / "other.db", "CREATE TABLE recipe (name TEXT)")
    with pytest.raises(NotALibrary):
        open_database(tmp_path / "other.db")
    assert raw(tmp_path / "other.db", "SELECT name FROM sqlite_master") == [("recipe",)]


def test_an_empty_file_left_by_a_stopped_program_becomes_a_library(tmp_path):
    (tmp_path / "half.chancery").touch()
    open_database(tmp_path / "half.chancery").close()
    assert raw(tmp_path / "half.chancery", "PRAGMA user_version") == [(migrations.VERSION,)]


def test_a_library_of_a_later_program_is_left_alone(tmp_path):
    path = tmp_path / "later.chancery"
    create_database(path).close()
    raw(path, "PRAGMA user_version = 99")
    with pytest.raises(LibraryTooNew) as refusal:
        open_database(path)
    assert (refusal.value.found, refusal.value.known) == (99, migrations.VERSION)
    assert raw(path, "PRAGMA user_version") == [(99,)]


@pytest.mark.parametrize("make", [create_database, open_database])
def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path, make):
    with pytest.raises(LibraryUnusable, match="folder"):
        make(tmp_path / "nowhere" / "new.chancery")


def test_a_folder_is_no_library(tmp_path):
    (tmp_path / "folder.chancery").mkdir()
    with pytest.raises(LibraryUnusable):
        open_database(tmp_path / "folder.chancery")


def test_a_write_protected_library_is_told_when_it_is_opened(tmp_path, monkeypatch):
    path = tmp_path / "guarded.chancery"
    create_database(path).close()
    connect = database._connect
    # what a read-only folder does, also where the tests run with every right
    monkeypatch.setattr(database, "_connect", lambda path, mode="ro": connect(path, "ro"))
    with pytest.raises(LibraryUnusable, match="write-protected"):
        open_database(path)


def test_a_full_disk_is_told_and_nothing_is_half_saved(tmp_path):
    base = create_database(tmp_path / "full.chancery")
    with pytest.raises(LibraryUnusable, match="disk is full"), base.write() as session:  # noqa: PT012
        session.execute(text(f"PRAGMA max_page_count = {session.scalar(text('PRAGMA page_count'))}"))
        session.execute(text("INSERT INTO note VALUES ('short', 'x')"))
        session.execute(text("INSERT INTO note VALUES ('long', :long)"), {"long": "x" * 1_000_000})
    with base.read() as session:
        assert session.scalar(text("SELECT count(*) FROM note WHERE key <> 'opened'")) == 0
    base.close()


def test_another_writer_is_waited_for_and_then_told(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    base = create_database(tmp_path / "busy.chancery")
    with closing(sqlite3.connect(base.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryUnusable, match="another program"), base.write() as session:
            session.execute(text("INSERT INTO note VALUES ('a', 'b')"))
        with base.read() as session:
            assert session.scalar(text("SELECT count(*) FROM note")) == 1
    base.close()


def test_damage_is_told(tmp_path):
    path = tmp_path / "torn.chancery"
    base = create_database(path)
    base.close()
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 6] = b"\xff" * 4096 * 5
    path.write_bytes(content)
    base = open_database(path)
    with pytest.raises(LibraryUnusable, match="damaged"), base.read() as session:
        session.execute(text("SELECT * FROM article")).all()
    base.close()


def test_a_failed_write_leaves_nothing(tmp_path):
    base = create_database(tmp_path / "new.chancery")
    with pytest.raises(ZeroDivisionError), base.write() as session:  # noqa: PT012
        session.execute(text("INSERT INTO note VALUES ('a', 'b')"))
        raise ZeroDivisionError
    with base.read() as session:
        assert session.scalar(text("SELECT count(*) FROM note WHERE key = 'a'")) == 0
    base.close()


def test_an_older_library_is_copied_and_brought_up_to_date(tmp_path, monkeypatch):
    path = tmp_path / "old.chancery"
    base = create_database(path)
    with base.write() as session:
        session.execute(text("INSERT INTO note VALUES ('kept', 'yes')"))
    base.close()
    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS, "CREATE TABLE later (id INTEGER);"))
    monkeypatch.setattr(database, "VERSION", migrations.VERSION + 1)
    open_database(path).close()
    assert raw(path, "SELECT value FROM note WHERE key = 'kept'") == [("yes",)]
    assert raw(path, "PRAGMA user_version") == [(migrations.VERSION + 1,)]
    copy = tmp_path / f"old (before format {migrations.VERSION + 1}).chancery"
    assert raw(copy, "PRAGMA user_version") == [(migrations.VERSION,)]


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "old.chancery"
    create_database(path).close()
    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS, "CREATE TABLE later (id INTEGER); SELECT nonsense;"))
    monkeypatch.setattr(database, "VERSION", migrations.VERSION + 1)
    with pytest.raises(sqlite3.OperationalError):
        open_database(path)
    assert raw(path, "PRAGMA user_version") == [(migrations.VERSION,)]
    assert raw(path, "SELECT count(*) FROM sqlite_master WHERE name = 'later'") == [(0,)]


def test_a_copy_replaces_an_older_file_only_when_it_is_whole(tmp_path):
    base = create_database(tmp_path / "new.chancery")
    (tmp_path / "copy.chancery").write_text("an older copy")
    base.save_copy(tmp_path / "copy.chancery")
    assert raw(tmp_path / "copy.chancery", "PRAGMA application_id") == [(migrations.APPLICATION_ID,)]
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.chancery"]
    with pytest.raises(LibraryUnusable, match="library itself"):
        base.save_copy(tmp_path / "new.chancery")
    with pytest.raises(LibraryUnusable):
        base.save_copy(tmp_path / "nowhere" / "copy.chancery")
    base.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there, an open file can neither be moved nor deleted")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_lost_its_name_takes_no_writes_but_a_copy_can_be_saved(tmp_path, replaced):
    base, other = create_database(tmp_path / "mine.chancery"), create_database(tmp_path / "other.chancery")
    other.close()
    with base.write() as session:
        session.execute(text("INSERT INTO note VALUES ('a', 'kept')"))
    if replaced:
        (tmp_path / "other.chancery").replace(base.path)
    else:
        base.path.unlink()
    with pytest.raises(LibraryUnusable, match="moved, deleted or replaced"), base.write():
        pass
    base.save_copy(tmp_path / "copy.chancery")
    base.close()
    assert raw(tmp_path / "copy.chancery", "SELECT value FROM note WHERE key = 'a'") == [("kept",)]


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path):
    base = create_database(tmp_path / "mine.chancery")
    (tmp_path / "copy.chancery").mkdir()
    with pytest.raises(LibraryUnusable):
        base.save_copy(tmp_path / "copy.chancery")
    base.close()
    assert {path.name for path in tmp_path.iterdir()} == {"mine.chancery", "copy.chancery"}


def test_opening_does_not_wait_long_for_another_program(tmp_path, monkeypatch):
    create_database(tmp_path / "busy.chancery").close()
    monkeypatch.setattr(database, "OPENING_SECONDS", 0.05)
    with closing(sqlite3.connect(tmp_path / "busy.chancery", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryUnusable, match="another program"):
            open_database(tmp_path / "busy.chancery")
