"""English date expressions: their words, values and days. The paper is of Wednesday 15 May 2024."""

from datetime import date

import pytest

from desktop.extraction.dates import find_dates
from desktop.records import Sentence, Span, TimexType

PUBLISHED = date(2024, 5, 15)


def find(text, published=PUBLISHED):
    return find_dates(text, [Sentence(Span(0, len(text)), "en")], published)


def only(text, published=PUBLISHED):
    (mention,) = find(text, published)
    return mention


def days(mention):
    return tuple(day and day.isoformat() for day in (mention.date_start, mention.date_end))


DATED = [
    ("It was the last week of May.", "last week of May", "2024-05", "2024-05-21", "2024-05-31"),
    ("The treaty will be signed on Sunday.", "Sunday", "2024-05-19", "2024-05-19", "2024-05-19"),
    ("The meeting scheduled for Thursday was put off.", "Thursday", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("Businesses had expected to close in July.", "July", "2024-07", "2024-07-01", "2024-07-31"),
    ("SEOUL, May 14 (Yonhap) -- Envoys met.", "May 14", "2024-05-14", "2024-05-14", "2024-05-14"),
    (
        "Updated 9:41 AM EDT, Mon March 4, 2024",
        "9:41 AM EDT, Mon March 4, 2024",
        "2024-03-04T09:41",
        "2024-03-04",
        "2024-03-04",
    ),
    # whole dates
    ("Envoys signed it on March 3, 2019.", "March 3, 2019", "2019-03-03", "2019-03-03", "2019-03-03"),
    ("Envoys signed it on 3 March 2019.", "3 March 2019", "2019-03-03", "2019-03-03", "2019-03-03"),
    ("They met on the 3rd of March, 2019.", "3rd of March, 2019", "2019-03-03", "2019-03-03", "2019-03-03"),
    ("Born on Sept. 9, 1948, the state grew.", "Sept. 9, 1948", "1948-09-09", "1948-09-09", "1948-09-09"),
    ("The pact dates from June 2018.", "June 2018", "2018-06", "2018-06-01", "2018-06-30"),
    ("It opened in 1992.", "1992", "1992", "1992-01-01", "1992-12-31"),
    ("The 1994 framework failed.", "1994", "1994", "1994-01-01", "1994-12-31"),
    ("In 1648 the war ended.", "1648", "1648", "1648-01-01", "1648-12-31"),
    # weekdays
    ("They met on Monday.", "Monday", "2024-05-13", "2024-05-13", "2024-05-13"),
    ("The minister said Wednesday the talks failed.", "Wednesday", "2024-05-15", "2024-05-15", "2024-05-15"),
    ("On Thursday the army withdrew.", "Thursday", "2024-05-09", "2024-05-09", "2024-05-09"),
    ("The two will meet on Friday.", "Friday", "2024-05-17", "2024-05-17", "2024-05-17"),
    (
        "Seoul said on Monday that the two would meet again on Friday.",
        "Friday",
        "2024-05-17",
        "2024-05-17",
        "2024-05-17",
    ),
    (
        "Seoul said on Monday that the two would meet again on Friday.",
        "Monday",
        "2024-05-13",
        "2024-05-13",
        "2024-05-13",
    ),
    ("The leaders agreed to meet on Saturday.", "Saturday", "2024-05-18", "2024-05-18", "2024-05-18"),
    ("Envoys refused to speak on Saturday.", "Saturday", "2024-05-11", "2024-05-11", "2024-05-11"),
    ("Blinken to visit Kyiv on Sunday", "Sunday", "2024-05-19", "2024-05-19", "2024-05-19"),
    ("Talks resume next Tuesday.", "next Tuesday", "2024-05-21", "2024-05-21", "2024-05-21"),
    ("He left last Wednesday.", "last Wednesday", "2024-05-08", "2024-05-08", "2024-05-08"),
    ("Relations broke last Friday.", "last Friday", "2024-05-10", "2024-05-10", "2024-05-10"),
    ("They arrived early Tuesday.", "early Tuesday", "2024-05-14", "2024-05-14", "2024-05-14"),
    ("The envoys left on Monday last week.", "Monday last week", "2024-05-06", "2024-05-06", "2024-05-06"),
    ("The summit opens on Tuesday next week.", "Tuesday next week", "2024-05-21", "2024-05-21", "2024-05-21"),
    # days in relation
    ("Ministers met yesterday.", "yesterday", "2024-05-14", "2024-05-14", "2024-05-14"),
    ("They meet tomorrow.", "tomorrow", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("The border closed today.", "today", "2024-05-15", "2024-05-15", "2024-05-15"),
    ("It happened the day before yesterday.", "the day before yesterday", "2024-05-13", "2024-05-13", "2024-05-13"),
    ("Shots were fired last night.", "last night", "2024-05-14TNI", "2024-05-14", "2024-05-14"),
    ("He flew out this morning.", "this morning", "2024-05-15TMO", "2024-05-15", "2024-05-15"),
    ("It was announced Tuesday evening.", "Tuesday evening", "2024-05-14TEV", "2024-05-14", "2024-05-14"),
    # weeks, months, years in relation
    ("They met last week.", "last week", "2024-W19", "2024-05-06", "2024-05-12"),
    ("They met early last week.", "early last week", "2024-W19", "2024-05-06", "2024-05-08"),
    ("Talks continue this week.", "this week", "2024-W20", "2024-05-13", "2024-05-19"),
    ("Next week the envoys travel.", "Next week", "2024-W21", "2024-05-20", "2024-05-26"),
    ("They met last weekend.", "last weekend", "2024-W19-WE", "2024-05-11", "2024-05-12"),
    ("Fighting went on over the weekend.", "the weekend", "2024-W19-WE", "2024-05-11", "2024-05-12"),
    ("The ban began last month.", "last month", "2024-04", "2024-04-01", "2024-04-30"),
    ("He will go later this month.", "later this month", "2024-05", "2024-05-16", "2024-05-31"),
    ("He went earlier this month.", "earlier this month", "2024-05", "2024-05-01", "2024-05-15"),
    ("Earlier this year he resigned.", "Earlier this year", "2024", "2024-01-01", "2024-05-15"),
    ("The pact ends later this year.", "later this year", "2024", "2024-05-16", "2024-12-31"),
    ("The embassy reopens next year.", "next year", "2025", "2025-01-01", "2025-12-31"),
    ("The fleet will be ready by the end of the year.", "end of the year", "2024", "2024-09-01", "2024-12-31"),
    ("The fund opens early next year.", "early next year", "2025", "2025-01-01", "2025-04-30"),
    # months
    ("The two met in March.", "March", "2024-03", "2024-03-01", "2024-03-31"),
    ("The two will meet in March.", "March", "2025-03", "2025-03-01", "2025-03-31"),
    ("They met last October.", "last October", "2023-10", "2023-10-01", "2023-10-31"),
    ("They will meet next October.", "next October", "2024-10", "2024-10-01", "2024-10-31"),
    ("He has tried since mid-February.", "mid-February", "2024-02", "2024-02-11", "2024-02-20"),
    ("The raid came in late April.", "late April", "2024-04", "2024-04-21", "2024-04-30"),
    ("It failed in early 2020.", "early 2020", "2020", "2020-01-01", "2020-04-30"),
    ("It failed at the end of 2019.", "end of 2019", "2019", "2019-09-01", "2019-12-31"),
    ("Tension rose in mid-2017.", "mid-2017", "2017", "2017-05-01", "2017-08-31"),
    ("The ban was lifted on January 20th.", "January 20th", "2024-01-20", "2024-01-20", "2024-01-20"),
    ("The ban was lifted on December 30.", "December 30", "2023-12-30", "2023-12-30", "2023-12-30"),
    ("The vote will be held on 2 June.", "2 June", "2024-06-02", "2024-06-02", "2024-06-02"),
    ("The truce was extended until July 31.", "July 31", "2024-07-31", "2024-07-31", "2024-07-31"),
    (
        "The meeting is planned for the second half of June.",
        "second half of June",
        "2024-06",
        "2024-06-16",
        "2024-06-30",
    ),
    ("Troops left in the first half of 2021.", "the first half of 2021", "2021-H1", "2021-01-01", "2021-06-30"),
    ("They met in December last year.", "December last year", "2023-12", "2023-12-01", "2023-12-31"),
    # ago
    ("They met three days ago.", "three days ago", "2024-05-12", "2024-05-12", "2024-05-12"),
    ("They met two weeks ago.", "two weeks ago", "2024-W18", "2024-04-29", "2024-05-05"),
    ("They broke ties four months ago.", "four months ago", "2024-01", "2024-01-01", "2024-01-31"),
    ("They broke ties 12 years ago.", "12 years ago", "2012", "2012-01-01", "2012-12-31"),
    ("They broke ties a decade ago.", "a decade ago", "201", "2010-01-01", "2019-12-31"),
    # quarters, seasons, decades, centuries
    ("Trade fell in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3", "2022-07-01", "2022-09-30"),
    (
        "Trade fell in the first quarter of last year.",
        "the first quarter of last year",
        "2023-Q1",
        "2023-01-01",
        "2023-03-31",
    ),
    ("They met in the summer of 2018.", "summer of 2018", "2018-SU", "2018-06-01", "2018-08-31"),
    ("They met last summer.", "last summer", "2023-SU", "2023-06-01", "2023-08-31"),
    ("They fought in the 1980s.", "the 1980s", "198", "1980-01-01", "1989-12-31"),
    ("They fought in the early 1990s.", "early 1990s", "199", "1990-01-01", "1993-12-31"),
    ("They fought in the eighties.", "the eighties", "198", "1980-01-01", "1989-12-31"),
    ("The border dates from the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    # clocks and stamps
    ("Mon, 07/26/2021 - 09:28", "Mon, 07/26/2021 - 09:28", "2021-07-26T09:28", "2021-07-26", "2021-07-26"),
    ("2024-03-05, 18:00 (KST)", "2024-03-05, 18:00 (KST)", "2024-03-05T18:00", "2024-03-05", "2024-03-05"),
    ("Posted 2024-03-05", "2024-03-05", "2024-03-05", "2024-03-05", "2024-03-05"),
    ("Updated 26.07.2021", "26.07.2021", "2021-07-26", "2021-07-26", "2021-07-26"),
    ("They meet tomorrow at 3 p.m.", "tomorrow at 3 p.m.", "2024-05-16T15:00", "2024-05-16", "2024-05-16"),
    ("It began at 18:30 GMT.", "18:30 GMT", "2024-05-15T18:30", "2024-05-15", "2024-05-15"),
    ("It began at 0800 UTC.", "0800 UTC", "2024-05-15T08:00", "2024-05-15", "2024-05-15"),
]


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), DATED)
def test_an_english_date_has_its_value_and_its_days(text, words, value, start, end):
    found = {mention.span.of(text): mention for mention in find(text)}
    assert words in found
    assert (found[words].value, *days(found[words])) == (value, start, end)


CHAINED = [
    (
        "In 2018 they met, and early the following year talks broke down.",
        "early the following year",
        "2019",
        "2019-01-01",
        "2019-04-30",
    ),
    (
        "They met on 24 February 2022; four days later talks began.",
        "four days later",
        "2022-02-28",
        "2022-02-28",
        "2022-02-28",
    ),
    (
        "They met in June 2018. Eight months later they met again.",
        "Eight months later",
        "2019-02",
        "2019-02-01",
        "2019-02-28",
    ),
    (
        "They met on June 12, 2018. The following day he flew home.",
        "The following day",
        "2018-06-13",
        "2018-06-13",
        "2018-06-13",
    ),
    (
        "They met on June 12, 2018. The next day, he flew home.",
        "The next day",
        "2018-06-13",
        "2018-06-13",
        "2018-06-13",
    ),
    (
        "They met on June 12, 2018. A week earlier he was in Rome.",
        "A week earlier",
        "2018-W23",
        "2018-06-04",
        "2018-06-10",
    ),
    ("He fell in 2011. That same year the war began.", "same year", "2011", "2011-01-01", "2011-12-31"),
    (
        "They met on June 12, 2018 and signed at 3 p.m. the pact.",
        "3 p.m.",
        "2018-06-12T15:00",
        "2018-06-12",
        "2018-06-12",
    ),
]


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), CHAINED)
def test_a_chained_english_date_hangs_on_the_last_date_of_the_text(text, words, value, start, end):
    found = {mention.span.of(text): mention for mention in find(text, None)}
    assert words in found
    assert (found[words].value, *days(found[words])) == (value, start, end)


LENGTHS = [
    ("It was a five-day visit.", "five-day", "P5D", TimexType.DURATION),
    ("After 5 years of silence they spoke.", "5 years", "P5Y", TimexType.DURATION),
    ("It will last for the next four years.", "the next four years", "P4Y", TimexType.DURATION),
    ("Trade doubled in the past decade.", "the past decade", "P10Y", TimexType.DURATION),
    ("Trade doubled over the last two and a half years.", "the last two and a half years", "P2.5Y", TimexType.DURATION),
    ("They waited several months.", "several months", "PXM", TimexType.DURATION),
    ("In recent years trade fell.", "recent years", "PXY", TimexType.DURATION),
    ("The talks took three hours.", "three hours", "PT3H", TimexType.DURATION),
    ("They met every year.", "every year", "P1Y", TimexType.SET),
    ("The annual drills began.", "annual", "P1Y", TimexType.SET),
    ("They met on Mondays.", "Mondays", "XXXX-WXX-1", TimexType.SET),
    ("Four years after the summit, nothing is left.", "Four years", "P4Y", TimexType.DURATION),
    ("Four days later talks began.", "Four days later", "P4D", TimexType.DURATION),
]


@pytest.mark.parametrize(("text", "words", "value", "kind"), LENGTHS)
def test_an_english_length_or_repetition_dates_nothing(text, words, value, kind):
    mention = only(text)
    assert (mention.span.of(text), mention.value, mention.type) == (words, value, kind)
    assert days(mention) == (None, None)


FALSE_ALARMS = [
    "You may say what you like.",
    "May I ask you something?",
    "Prime Minister Theresa May resigned.",
    "Mrs May said so.",
    "May said the deal was dead.",
    "Soldiers march on the capital.",
    "The March on Washington drew crowds.",
    "April Smith and August Wilson spoke.",
    "Flight 2018 was late.",
    "UN Resolution 1929 was adopted.",
    "Resolution 2231 was adopted.",
    "Some 1,945 soldiers left.",
    "About 2000 troops left.",
    "They sent 2000 soldiers.",
    "They seized 1950 tons of coal.",
    "It cost $2018 a head.",
    "The finding dates to the 8th century BC.",
    "It can have fallen on a Friday only.",
    "A 53-year-old man was held.",
    "Jones, aged 53, was held.",
    "He is 53 years old.",
    "The Sunday Times wrote so.",
    "They scored 3-2 and 21-17.",
    "Call +1 202 555 0143 now",
    "The fall of the wall surprised them.",
    "The second summit failed.",
    "A quarter of the budget is gone.",
    "The Sun reported it.",
    "Room 1984 is empty.",
    "Article 2014 applies.",
]


@pytest.mark.parametrize("text", FALSE_ALARMS)
def test_english_words_and_numbers_that_are_no_dates_stay_undated(text):
    assert [mention.span.of(text) for mention in find(text) if mention.date_start] == []


def test_a_relative_date_without_publication_date_keeps_its_place_and_has_no_value():
    text = "They met on Monday, last week and on March 3."
    found = find(text, None)
    assert [mention.span.of(text) for mention in found] == ["Monday", "last week", "March 3"]
    assert {(mention.value, *days(mention)) for mention in found} == {(None, None, None)}
