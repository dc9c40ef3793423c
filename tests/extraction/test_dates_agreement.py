"""A date's value and its days say the same, and a later paper never means an earlier day, in each language."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_dates import WORDS, days_of_papers, find, word_salads

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_end(year, month):
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def stretch(value):
    """Read a value as the annotation standard defines it, by other means than the program's."""
    value = value.split("T")[0]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value), date.fromisoformat(value)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
    if found := re.fullmatch(r"(\d{4})-(?:(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|WI))", value):
        year, month, quarter, half, season = found.groups()
        size = 1 if month else 3 if quarter or season else 6
        first = int(month or 0) or 3 * int(quarter or 1) - 2 if not (half or season) else 6 * int(half or 1) - 5
        first = SEASONS[season] if season else first
        return date(int(year), first, 1), month_end(int(year), first + size - 1)
    years = {4: 1, 3: 10, 2: 100}[len(value)]
    first = int(value) * years
    return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)


@settings(max_examples=200, deadline=None)
@given(word_salads(), days_of_papers)
def test_the_days_lie_within_the_value(salad, published):
    language, text = salad
    for mention in find(text, language, published):
        if mention.date_start and mention.value and re.match(r"\d", mention.value) and "/" not in mention.value:
            first, last = stretch(mention.value)
            assert first <= mention.date_start <= mention.date_end <= last, (text, mention)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They met on 3 March 2019, in May 2018, in 2017, in the third quarter of 2016 and in the 1980s."),
        ("es", "Se vieron el 3 de marzo de 2019, en mayo de 2018, en 2017 y en el tercer trimestre de 2016."),
        ("ko", "2019년 3월 3일, 2018년 5월, 2017년, 2016년 3분기에 만났다."),
    ],
)
def test_a_plain_date_is_the_whole_of_its_value(language, text):
    found = find(text, language, date(2020, 1, 1))
    assert len(found) >= 4
    assert [(m.date_start, m.date_end) for m in found] == [stretch(m.value) for m in found]


LATER = {
    "en": ["They met on Tuesday.", "They will meet on Friday.", "They met in March.", "They left three days ago."],
    "es": ["Se vieron el martes.", "Se reunirán el viernes.", "Se vieron en marzo.", "Se fueron hace tres días."],
    "ko": ["화요일 만났다.", "오는 금요일 만날 예정이다.", "3월에 만났다.", "사흘 전 떠났다.", "지난달 만났다."],
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_later_paper_never_means_an_earlier_day_in_any_language(data):
    language = data.draw(st.sampled_from(sorted(WORDS)))
    text = data.draw(st.sampled_from(LATER[language]))
    first = data.draw(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
    second = first + timedelta(data.draw(st.integers(0, 800)))
    (before,), (after,) = find(text, language, first), find(text, language, second)
    assert before.date_start <= after.date_start
    assert before.date_end <= after.date_end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They met on Monday and will meet next week."),
        ("es", "Se vieron el lunes y se reunirán la próxima semana."),
        ("ko", "월요일 만났고 다음 주 만난다."),
    ],
)
def test_relative_dates_wait_for_the_day_of_publication(language, text):
    assert [(m.value, m.date_start) for m in find(text, language, None)] == [(None, None), (None, None)]
    assert all(m.value and m.date_start for m in find(text, language, date(2021, 5, 5)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Call 02-2024-1999 or +82 10 2019 2020."),
        ("en", "The score was 19-20, and 2019 people watched it."),
        ("en", "Aged 31, he paid 2,024 dollars for seat 2018."),
        ("es", "El marcador fue 3-2 y costó 2019 dólares."),
        ("es", "Llame al teléfono 91 2019 2020."),
        ("ko", "전화 02-2024-1999, 점수는 3-2, 값은 2019원이다."),
        ("ko", "31살 청년이 2018편 항공기를 탔다."),
    ],
)
def test_numbers_of_other_things_are_no_dates(language, text):
    assert [m.span.of(text) for m in find(text, language, date(2021, 5, 5)) if m.date_start] == []
