"""The analyst's segments in the file: replaced as a whole, never empty, gone with their article."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from world import finish, make_document

from desktop.library import Library
from desktop.processes import InlineReader
from desktop.records import Segment, Span
from desktop.store.articles import read_own_segments, write_own_segments
from desktop.store.database import open_database


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "desk.chancery"
    library = Library.create(path)
    finish(library.import_documents([make_document("one", "One met Two. Three met Four.")], InlineReader()))
    library.close()
    base = open_database(path)
    yield base
    base.close()


def own(start, end, language="gl"):
    return Segment(Span(start, end), language, 1.0, "analyst")


def test_they_are_replaced_as_a_whole_and_come_back_in_order(base):
    with base.write() as session:
        write_own_segments(session, 1, [own(0, 5)])
        write_own_segments(session, 1, [own(13, 20, "eu"), own(3, 13)])
    with base.read() as session:
        assert list(read_own_segments(session, 1)) == [own(3, 13), own(13, 20, "eu")]


@pytest.mark.parametrize("wrong", [[own(4, 4)], [own(-1, 3)], [own(0, 3), own(0, 6)]])
def test_a_segment_without_words_or_at_the_place_of_another_is_refused(base, wrong):
    with pytest.raises(IntegrityError), base.write() as session:
        write_own_segments(session, 1, wrong)


def test_they_go_with_their_article(base):
    with base.write() as session:
        write_own_segments(session, 1, [own(0, 5)])
        session.execute(text("DELETE FROM article WHERE id = 1"))
    with base.read() as session:
        assert list(read_own_segments(session, 1)) == []
