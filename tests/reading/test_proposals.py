"""Days worth asking about are found in names, addresses and texts; nothing that is no day, and nothing to come."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.reading.proposals import propose_days
from desktop.records import DateMention, Place, Span, TimexType

TODAY = date(2024, 6, 1)
TEXT = "They met on 3 March 2024 and will meet again on 9 September 2024; the pact is of 2016."


def mention(words, day, last=None):
    start = TEXT.index(words)
    return DateMention(Span(start, start + len(words)), TimexType.DATE, None, day, last or day)


DATES = (
    mention("3 March 2024", date(2024, 3, 3)),
    mention("9 September 2024", date(2024, 9, 9)),
    mention("2016", date(2016, 1, 1), date(2016, 12, 31)),
)


@pytest.mark.parametrize(
    ("file", "url", "day", "place", "words"),
    [
        ("2021-07-26 talks.txt", None, date(2021, 7, 26), Place.FILE, "2021-07-26"),
        ("arirang_20240305.html", None, date(2024, 3, 5), Place.FILE, "20240305"),
        ("a.txt", "https://example.org/2019/02/28/talks", date(2019, 2, 28), Place.ADDRESS, "2019/02/28"),
        ("a.txt", "https://example.org/world/2019.2.8.html", date(2019, 2, 8), Place.ADDRESS, "2019.2.8"),
    ],
)
def test_a_day_stands_in_a_name_or_an_address(file, url, day, place, words):
    (proposal,) = propose_days("", (), file, url, TODAY)
    assert (proposal.day, proposal.place, proposal.words) == (day, place, words)


@pytest.mark.parametrize("file", ["000_20249999.txt", "2023-02-30", "2024115.txt", "1234567890123.txt", "2031-01-01"])
def test_what_is_no_day_of_publication_is_not_proposed(file):
    assert propose_days("", (), file, None, TODAY) == ()


def test_the_latest_full_date_of_the_text_up_to_today_is_proposed_with_its_words():
    (proposal,) = propose_days(TEXT, DATES, "a.txt", None, TODAY)
    assert (proposal.day, proposal.place, proposal.words) == (date(2024, 3, 3), Place.TEXT, "3 March 2024")


def test_the_likeliest_comes_first_and_each_day_once():
    url = "https://example.org/2024/03/05/"
    choices = (date(2024, 3, 5), date(2024, 5, 3))
    found = propose_days(TEXT, DATES, "2024-05-03.txt", url, TODAY, choices)
    assert [(each.day.isoformat(), each.place) for each in found] == [
        ("2024-03-05", Place.UNCLEAR),
        ("2024-05-03", Place.UNCLEAR),
        ("2024-03-03", Place.TEXT),
    ]
