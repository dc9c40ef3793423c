"""Day or month first, and how exact a date is."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.extraction.dates import find_dates
from desktop.extraction.dates.order import shows_day_first
from desktop.extraction.dates.precision import precision_of
from desktop.extraction.pipeline import analyse
from desktop.records import Document, Sentence, Span


def values(text: str, published: date | None = None, outlet: str = "", language: str = "en") -> list[str | None]:
    return [each.value for each in find_dates(text, [Sentence(Span(0, len(text)), language)], published, outlet)]


def test_another_date_of_the_text_shows_the_order():
    assert values("Signed on 05/06/2024. Updated on 17/06/2024.") == ["2024-06-05", "2024-06-17"]
    assert values("Signed on 05/06/2024. Updated on 05/17/2024.") == ["2024-05-06", "2024-05-17"]


def test_the_day_of_publication_shows_the_order():
    assert values("Published 05/06/2024.", date(2024, 6, 5)) == ["2024-06-05"]
    assert values("Published 05/06/2024.", date(2024, 5, 6)) == ["2024-05-06"]


def test_the_outlet_shows_the_order_where_the_text_does_not():
    assert values("Signed on 05/06/2024.", None, "The Guardian") == ["2024-06-05"]
    assert values("Signed on 05/06/2024.", None, "https://news.example.co.uk/a/1") == ["2024-06-05"]
    assert values("Signed on 05/06/2024.", None, "https://www.example.com/uk") == ["2024-05-06"]
    assert values("Signed on 05/06/2024. Updated on 05/17/2024.", None, "BBC") == ["2024-05-06", "2024-05-17"]


def test_a_language_with_one_order_keeps_it():
    text = "Firmado el 05/06/2024."
    assert values(text, None, "", "es") == values(text, date(2024, 5, 6), "", "es") == ["2024-06-05"]


def test_dates_of_both_orders_show_nothing():
    assert shows_day_first("17/06/2024 and 06/17/2024", None) is None
    assert shows_day_first("Version 1/2/3, flight 17/2018", None) is None


def test_the_pipeline_asks_the_outlet():
    document = Document("", None, "The pact was signed on 05/06/2024 by France and Spain.", source="BBC")
    assert analyse(document).dates[0].value == "2024-06-05"


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("on 5 March 2024", "day"),
        ("on 2024-03-05, 18:00", "time"),
        ("last week", "week"),
        ("in March 2024", "month"),
        ("in the third quarter of 2023", "quarter"),
        ("in the summer of 2023", "season"),
        ("in the first half of 2023", "half-year"),
        ("in 2019", "year"),
        ("in the 1990s", "decade"),
        ("in the 19th century", "century"),
        ("for three weeks", None),
    ],
)
def test_a_value_tells_how_exact_it_is(words, precision):
    (value,) = values(f"They met {words}.", date(2024, 3, 20))
    assert precision_of(value) == precision


def test_what_is_not_resolved_has_no_precision():
    assert precision_of(None) is None
    assert values("They met last week.") == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Call 02-2024-1999 or +82-10-2024-1999."),
        ("en", "Tel. 91 2024 1999, fax: 2019 2020 11"),
        ("es", "Tel. 91 2024 1999"),
        ("ko", "전화 02-2024-1999로 문의한다."),
    ],
)
def test_a_telephone_number_is_no_date(language, text):
    assert values(text, date(2024, 3, 20), "", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Profits rose in Q1.", ["2024-Q1"]),
        ("en", "Sales fell in Q4 2022 and H2 2023.", ["2022-Q4", "2023-H2"]),
        ("en", "He spoke on Christmas Day, aides said.", ["2023-12-25"]),
        ("es", "Creció en el segundo trimestre de 2023.", ["2023-Q2"]),
        ("es", "Creció en el segundo semestre de 2022.", ["2022-H2"]),
        ("es", "Llegó un segundo después.", ["PT1S"]),
        ("ko", "어린이날에 만났다.", ["2023-05-05"]),
        ("en", "It will open in two weeks' time.", ["2024-W14"]),
        ("en", "It was the third time in two weeks.", ["P2W"]),
        ("ko", "2019-2020년 갈등이 있었다.", ["2019", "2020"]),
    ],
)
def test_short_names_of_stretches_and_holidays(language, text, expected):
    assert values(text, date(2024, 3, 20), "", language) == expected
