"""What holds for dates in every language."""

import tomllib
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.extraction.dates import find_dates
from desktop.extraction.dates.lexicon import LANGUAGES
from desktop.language import segments, sentences
from desktop.paths import resource
from desktop.records import Sentence, Span, TimexType

PUBLISHED = date(2024, 5, 15)


def find(text, language="en", published=PUBLISHED):
    return find_dates(text, [Sentence(Span(0, len(text)), language)], published)


def as_told(text, found):
    return {mention.span.of(text): (mention.value, str(mention.date_start), str(mention.date_end)) for mention in found}


SHARED = [
    (
        "en",
        "They fought from April to June 2008.",
        {"April": "2008-04", "June 2008": "2008-06"},
    ),
    ("en", "They met in June 2018 and September.", {"June 2018": "2018-06", "September": "2018-09"}),
    ("en", "They will strike next Tuesday and Wednesday.", {"next Tuesday": "2024-05-21", "Wednesday": "2024-05-22"}),
    ("en", "In 2018, they met in June and again in December.", {"June": "2018-06", "December": "2018-12"}),
    ("es", "Lucharon de abril a junio de 2008.", {"abril": "2008-04", "junio de 2008": "2008-06"}),
    (
        "es",
        "Acordaron una huelga el martes y miércoles de la próxima semana.",
        {"martes": "2024-05-21", "miércoles de la próxima semana": "2024-05-22"},
    ),
    ("es", "En 2018, se vieron en junio.", {"junio": "2018-06"}),
    ("ko", "2018년 6월과 9월에 만났다.", {"2018년 6월": "2018-06", "9월": "2018-09"}),
    ("ko", "3월 5일부터 7일까지 만났다.", {"3월 5일": "2024-03-05", "7일": "2024-03-07"}),
]


@pytest.mark.parametrize(("language", "text", "expected"), SHARED)
def test_dates_that_stand_together_share_what_one_of_them_says(language, text, expected):
    found = as_told(text, find(text, language))
    assert {words: found[words][0] for words in expected} == expected


def test_a_stretch_of_days_is_one_mention_with_both_ends():
    text = "They met on 3-5 March 2019. Se vieron."
    assert as_told(text, find(text)) == {"3-5 March 2019": ("2019-03-03/2019-03-05", "2019-03-03", "2019-03-05")}
    text = "Se vieron del 3 al 5 de marzo de 2019."
    assert as_told(text, find(text, "es")) == {
        "3 al 5 de marzo de 2019": ("2019-03-03/2019-03-05", "2019-03-03", "2019-03-05")
    }


def test_a_named_weekday_chooses_the_year():
    text = "Aprobaron la ley el lunes 20 de marzo."
    assert as_told(text, find(text, "es", date(2018, 1, 8)))["lunes 20 de marzo"][0] == "2017-03-20"


def test_languages_without_a_word_list_give_dates_in_digits_only():
    text = "Опубликовано 2024-03-05, во вторник 3 марта."
    assert as_told(text, find(text, "ru")) == {"2024-03-05": ("2024-03-05", "2024-03-05", "2024-03-05")}


def test_impossible_days_are_no_dates():
    assert [m for m in find("It was 2024-02-31 and February 31, 2024 or 31/31/2024.") if m.value == "2024-02-31"] == []


def test_a_chain_runs_through_sentences_of_two_languages():
    text = "They met on 24 February 2022. Cuatro días después hablaron."
    found = find_dates(text, [Sentence(Span(0, 29), "en"), Sentence(Span(30, len(text)), "es")], None)
    assert [mention.value for mention in found] == ["2022-02-24", "2022-02-28"]


def test_a_chain_on_an_unresolved_date_stays_unresolved():
    text = "In 2011 they met. They met on Monday. The following day they left."
    assert [mention.value for mention in find(text, "en", None)] == ["2011", None, None]


def test_setting_the_publication_date_resolves_what_was_open():
    text = "They met on Monday and last month."
    assert [mention.value for mention in find(text, "en", None)] == [None, None]
    assert [mention.value for mention in find(text)] == ["2024-05-13", "2024-04"]


@pytest.mark.parametrize(
    ("published", "days"),
    [(date(2024, 5, 30), ("2024-05-31", "2024-05-31")), (date(2024, 5, 31), ("2024-05-31", "2024-05-31"))],
)
def test_later_this_month_never_begins_after_the_month(published, days):
    (mention,) = find("They will meet later this month.", "en", published)
    assert (str(mention.date_start), str(mention.date_end)) == days


def test_the_samples_are_dated(request):
    seeds = request.config.rootpath / "seeds"
    text = (seeds / "004_5efdfee30a62f35c.txt").read_text(encoding="utf-8")
    found = find_dates(text, sentences.split(text, segments.segment(text)), date(2021, 7, 26))
    assert [(m.span.of(text), m.value) for m in found if m.date_start] == [
        ("Mon, 07/26/2021 - 09:28", "2021-07-26T09:28"),
        ("September 2017", "2017-09"),
        ("2017", "2017"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_listed_under_two_kinds(language):
    tables = tomllib.loads(resource("dates", f"{language}.toml").read_text(encoding="utf-8"))["words"]
    listed = Counter(word for entries in tables.values() for word in entries)
    assert [word for word, times in listed.items() if times > 1] == []


WORDS = {
    "en": "on Monday last next this week year March 3 2019 early of the May days later two years ago , . - at 18:00 "
    "every weekend quarter third 1980s century yesterday Friday will said half following day 31 12/12/2012 2024-03-05",
    "es": "el lunes pasado próximo semana año marzo 3 2019 a principios de la días después dos hace años , . a las "
    "18:00 cada fin trimestre tercer siglo XIX ayer viernes dijo visitará siguiente día 31 del al mañana década 80",
    "ko": "월요일 지난 다음 이번 주 해 3월 3일 2019년 초 말 사흘 뒤 전 두 달 , . 오후 3시 매년 주말 3분기 1980년대 "
    "19세기 어제 밝혔다 예정이다 이듬해 날 31일 2024-03-05 나흘간 2월 30일",
}


@st.composite
def word_salads(draw):
    language = draw(st.sampled_from(LANGUAGES))
    words = draw(st.lists(st.sampled_from(WORDS[language].split()), max_size=25))
    return language, draw(st.sampled_from([" ", "  "])).join(words)


days_of_papers = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


def check(text, found):
    ends = 0
    for mention in found:
        assert ends <= mention.span.start < mention.span.end <= len(text)
        ends = mention.span.end
        assert (mention.date_start is None) == (mention.date_end is None)
        if mention.date_start and mention.date_end:
            assert mention.date_start <= mention.date_end
            assert mention.value
        if mention.type in (TimexType.DURATION, TimexType.SET):
            assert mention.date_start is None
            assert mention.value


@settings(max_examples=150, deadline=None)
@given(word_salads(), days_of_papers)
def test_mentions_of_a_word_salad_are_sorted_apart_and_sound(salad, published):
    language, text = salad
    check(text, find(text, language, published))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "ru", "und"]), days_of_papers, st.integers(0, 80))
def test_any_text_is_read_without_a_crash(text, language, published, cut):
    cut = min(cut, len(text))
    pieces = [Sentence(Span(0, cut), language), Sentence(Span(cut, len(text)), language)]
    check(text, find_dates(text, pieces, published))


@settings(max_examples=100, deadline=None)
@given(word_salads(), days_of_papers)
def test_white_space_changes_no_value(salad, published):
    language, text = salad
    single = " ".join(text.split())
    wide = single.replace(" ", "   ")
    assert [m.value for m in find(single, language, published)] == [m.value for m in find(wide, language, published)]


@settings(max_examples=100, deadline=None)
@given(word_salads(), days_of_papers)
def test_a_sentence_without_a_digit_is_read_like_one_with_a_digit(salad, published):
    language, text = salad
    words = " ".join(word for word in text.split() if not any(sign.isdigit() for sign in word))
    alone, beside = find(words, language, published), find(f"7; {words}", language, published)
    assert [m.span.shifted(3) for m in alone] == [m.span for m in beside]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [
            ("en", "They met on Monday."),
            ("en", "They will meet on Friday."),
            ("en", "They met last Tuesday, last week and three days ago."),
            ("es", "Se reunirán el jueves y se vieron ayer."),
            ("ko", "지난 토요일 만났고 다음 주 월요일 만난다."),
        ]
    ),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_a_paper_a_week_later_means_days_a_week_later(case, published):
    language, text = case
    week = timedelta(7)
    before, after = find(text, language, published), find(text, language, published + week)
    assert [m.date_start and m.date_start + week for m in before] == [m.date_start for m in after]
    assert [m.date_end and m.date_end + week for m in before] == [m.date_end for m in after]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["last month", "last week", "yesterday", "in March", "on Friday", "next year"]), st.data())
def test_a_later_paper_never_means_an_earlier_day(words, data):
    first = data.draw(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
    second = first + timedelta(data.draw(st.integers(0, 800)))
    text = f"They met {words}."
    (before,), (after,) = find(text, "en", first), find(text, "en", second)
    assert before.date_start is not None
    assert after.date_start is not None
    assert before.date_start <= after.date_start
