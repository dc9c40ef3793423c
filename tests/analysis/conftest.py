"""A small world whose figures can be counted by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from world import HandReader, finish, make_analysis, make_document, make_event

from desktop.library import Library
from desktop.records import EventType, Status

NEWS = (
    "Korea accused the North in January. Korea blamed the North. Japan and Korea met. "
    "America and Japan sanctioned the North. Korea may visit Japan. America aided Korea in 2023."
)
JANUARY = (date(2024, 1, 3), date(2024, 1, 3))
WINTER = (date(2024, 1, 1), date(2024, 3, 31))
LAST_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
BRIEF = "Iran attacked Israel on 5 February."


def news_events():
    return (
        make_event(NEWS, "Korea accused the North in January.", "KOR", "PRK", EventType.ACCUSE, days=JANUARY, event=1),
        make_event(NEWS, "Korea blamed the North.", "KOR", "PRK", EventType.THREATEN, event=1),
        make_event(NEWS, "Japan and Korea met.", "JPN KOR", "JPN KOR", EventType.CONSULT, mutual=True, event=2),
        make_event(
            NEWS, "America and Japan sanctioned the North.", "USA JPN", "PRK", EventType.SANCTION, days=WINTER, event=3
        ),
        make_event(NEWS, "Korea may visit Japan.", "KOR", "JPN", EventType.CONSULT, status=Status.POSSIBLE, event=4),
        make_event(NEWS, "America aided Korea in 2023.", "USA", "KOR", EventType.AID, days=LAST_YEAR, event=5),
    )


@pytest.fixture
def library(tmp_path):
    day = date(2024, 2, 5)
    found = (
        (make_document("news.txt", NEWS, date(2024, 4, 1), title="A week in Asia"), make_analysis(NEWS, news_events())),
        (
            make_document("brief.txt", BRIEF, title="Raid"),
            make_analysis(BRIEF, [make_event(BRIEF, BRIEF, "IRN", "ISR", EventType.ASSAULT, days=(day, day))], "es"),
        ),
        (make_document("quiet.txt", "Nothing happened.", date(2024, 5, 1)), make_analysis("Nothing happened.")),
    )
    library = Library.create(tmp_path / "figures.chancery")
    finish(library.import_files([Path("news.txt"), Path("brief.txt"), Path("quiet.txt")], HandReader(*found)))
    yield library
    library.close()
