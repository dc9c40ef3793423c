"""Days of publication that read two ways, settled by what their outlet published before."""

from datetime import date
from pathlib import Path

import pytest
from world import HandReader, finish, make_analysis

from desktop.library import Library
from desktop.reading.decoding import Decoded
from desktop.reading.plain import text_document

BODY = "The foreign ministers of Spain and Korea met in Madrid on Tuesday and agreed to open talks on a trade treaty.\n"


def article(name, stamp, outlet):
    text = f"Ministers meet in Madrid ({name})\nBy Jane Doe\n{stamp}\n{BODY * 2}\nSource: {outlet}\n"
    return text_document(name, name, Decoded(text, "utf-8"))


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "desk.chancery")
    yield library
    library.close()


def import_all(library, *documents):
    reader = HandReader(*((one, make_analysis(one.text)) for one in documents))
    for one in documents:
        finish(library.import_files([Path(one.id)], reader))
    return [library.article(number) for number in range(1, len(documents) + 1)]


def test_an_unclear_day_is_settled_by_the_outlets_earlier_articles(library):
    clear = [article(f"{day}.txt", f"Published 07/{day}/2021", "Harbour Post") for day in (14, 26)]
    *_, last = import_all(library, *clear, article("c.txt", "Published 03/04/2022", "Harbour Post"))
    assert last.facts.published == date(2022, 3, 4)
    assert last.warnings == ()


def test_an_unclear_day_stays_open_and_is_said_where_the_outlet_tells_nothing(library):
    clear = [article(f"{day}.txt", f"Published 07/{day}/2021", "Morning Gazette") for day in (14, 26)]
    *_, last = import_all(library, *clear, article("c.txt", "Published 03/04/2022", "Harbour Post"))
    assert last.facts.published is None
    assert last.warnings == (
        "The page's date reads two ways, 2022-04-03 or 2022-03-04: day and month may be exchanged. Set the right one.",
    )
