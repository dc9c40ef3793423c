from datetime import date

import pytest

from desktop.reading.bylines import author_of_line, tidy_author
from desktop.reading.datelines import find_stamps, read_day
from desktop.reading.decoding import Decoded
from desktop.reading.metadata import find_facts
from desktop.reading.plain import text_document
from desktop.reading.publication import settle

BODY = (
    "The foreign ministers of Spain and Korea met in Madrid on Tuesday and agreed to open talks on a trade treaty.\n"
    "The treaty of 12 June 2018 between the two states had lapsed, the ministers of both states said in a statement.\n"
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-03-05, 18:00 (KST)", date(2024, 3, 5)),
        ("Jane Doe By Jane Doe | Senior Analyst - Mon, 07/26/2021 - 09:28", date(2021, 7, 26)),
        ("2021년 3월 19일", date(2021, 3, 19)),
        ("입력 2024.05.07 오전 9:30", date(2024, 5, 7)),
        ("Publicado el 3 de abril de 2022", date(2022, 4, 3)),
        ("Published: Mar. 4th, 2023 at 5:10 p.m. EST", date(2023, 3, 4)),
        ("Publié le 30 août 2023 à 14h52", date(2023, 8, 30)),
        ("Dienstag, 5. März 2024, 17:47 Uhr", date(2024, 3, 5)),
        ("2024年3月5日 18時00分", date(2024, 3, 5)),
        ("Julkaistu 5. maaliskuuta 2024 klo 18.00", date(2024, 3, 5)),
        ("2024. március 5. 18:00", date(2024, 3, 5)),
        ("2024 m. kovo 5 d. 18:00", date(2024, 3, 5)),
        ("Đăng ngày 5 tháng 3, 2024", date(2024, 3, 5)),
        ("Thứ ba, 5/3/2024, 18:00 (GMT+7)", date(2024, 3, 5)),
        ("5 มีนาคม 2567 18:00 น.", date(2024, 3, 5)),
        ("نشر في ٥ مارس ٢٠٢٤", date(2024, 3, 5)),
        ("प्रकाशित: 5 फरवरी 2024, 18:00", date(2024, 2, 5)),
        ("5 de març de 2024", date(2024, 3, 5)),
        ("Tue Mar 05 18:00:00 KST 2024", date(2024, 3, 5)),
        ("Jane DoeMarch 5, 2024", date(2024, 3, 5)),
        ("Updated March 5, 20243 years ago", date(2024, 3, 5)),
    ],
)
def test_stamps_are_read(line, day):
    assert [stamp.day for stamp in find_stamps(line)][:1] == [day]


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of 12 June 2018 between the two states had lapsed.",
        "On March 5, 2024 the ministers met in Madrid",
        "Remembering the attack of September 11, 2001",
        "2024-13-45",
        "3 hours ago",
        "5 minutes read",
    ],
)
def test_dates_of_the_story_are_no_stamps(line):
    assert find_stamps(line) == []


def test_the_day_of_publication_is_the_stamp_and_never_a_date_of_the_story():
    assert find_facts(f"Ministers meet in Madrid\n\nMarch 5, 2024\n\n{BODY}").published == date(2024, 3, 5)
    assert find_facts(f"Ministers meet in Madrid\n\n{BODY}").published is None


def test_published_goes_before_updated():
    head = "Ministers meet in Madrid\nUpdated March 7, 2024\nPublished March 5, 2024\n"
    assert find_facts(head + BODY).published == date(2024, 3, 5)


def test_a_date_that_reads_two_ways_is_none_unless_another_settles_it():
    head = "Ministers meet in Madrid\nPublished 03/04/2024\n"
    assert find_facts(head + BODY).published is None
    assert find_facts(f"{head}{BODY}\nUpdated: 3 April 2024\n").published == date(2024, 4, 3)


def test_other_dates_of_the_page_and_languages_that_put_the_day_first_settle_a_date():
    head = "Ministers meet in Madrid\nPublished 03/04/2024\n"
    assert find_facts(f"{head}{BODY}\nMore\nEnvoy returns\n02/25/2024\n").published == date(2024, 3, 4)
    spanish = "Los cancilleres de los dos países se reunieron el martes en la capital y acordaron abrir el diálogo.\n"
    text = f"Cancilleres abren el diálogo\nPublicado el 03/04/2024\n{spanish * 3}"
    assert find_facts(text).published == date(2024, 4, 3)


def test_an_unclear_date_keeps_both_readings_and_says_so():
    article = text_document(
        "a", None, Decoded(f"Ministers meet in Madrid\nPublished 03/04/2024 18:00 EST\n{BODY}", "utf-8")
    )
    assert article.published is None
    assert article.published_choices == (date(2024, 4, 3), date(2024, 3, 4))
    assert article.published_zone == "EST"
    assert "reads two ways" in article.warnings[-1]


@pytest.mark.parametrize(
    ("orders", "day"),
    [
        ((True, None, True), date(2024, 4, 3)),
        ((False, False), date(2024, 3, 4)),
        ((True,), None),
        ((True, False, True), None),
    ],
)
def test_an_outlets_other_articles_settle_an_unclear_date_where_they_agree(orders, day):
    article = text_document("a", None, Decoded(f"Ministers meet in Madrid\nPublished 03/04/2024\n{BODY}", "utf-8"))
    settled = settle(article, orders)
    assert settled.published == day
    assert bool(settled.warnings) == (day is None)


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("2024-03-05, 18:00 (KST)", "KST"),
        ("2024-03-05T18:00:00+09:00", "+09:00"),
        ("15:56 BST, 5 March 2024", "BST"),
        ("March 5, 2024", None),
    ],
)
def test_the_time_zone_is_kept_as_it_stands(line, zone):
    assert [stamp.zone for stamp in find_stamps(line)] == [zone]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Jane Doe By Jane Doe | Journalist and Analyst - Mon, 07/26/2021", "Jane Doe"),
        ("By Jane Doe and John Roe, staff writers", "Jane Doe and John Roe"),
        ("Por María del Carmen Ruiz", "María del Carmen Ruiz"),
        ("김철수 기자", "김철수"),
        ("Von Anna Müller", "Anna Müller"),
        ("By Friday the ministers had left Madrid again.", None),
        ("De Gaulle Returns to Paris", None),
        ("By Jane Doe For Harbourpost.Com", "Jane Doe"),
        ("By Jane DoeTwitter", "Jane Doe"),
    ],
)
def test_bylines_give_names_without_roles(line, author):
    assert author_of_line(line) == author


def test_a_name_from_metadata_is_tidied():
    assert tidy_author("By Jane Doe, https://example.org/jane") == "Jane Doe"


def test_a_sign_off_gives_author_and_outlet():
    facts = find_facts(f"Ministers meet in Madrid\n\n{BODY} Kim Min-ji, Harbour News. #treaty")
    assert (facts.author, facts.source) == ("Kim Min-ji", "Harbour News")


def test_a_note_at_the_end_gives_the_author_unless_the_story_is_about_them():
    note = "\nCarla Ruiz is a consultant on Asian trade."
    lines = f"Ministers meet in Madrid\n\n{BODY}\n{BODY}"
    assert find_facts(lines + note).author == "Carla Ruiz"
    assert find_facts(lines + "Ruiz said so in Seoul on Monday, and the ministers listened.\n" + note).author is None


def test_the_site_in_the_page_title_is_the_outlet_and_not_the_title():
    facts = find_facts(f"Ministers meet in Madrid | Harbour Post\nMenu\nMinisters meet in Madrid\n{BODY}")
    assert (facts.title, facts.source) == ("Ministers meet in Madrid", "Harbour Post")


def test_a_korean_dateline_gives_agency_and_reporter():
    facts = find_facts(
        "장관 회담 열려\n\n(서울=연합뉴스) 김철수 기자 = 한국과 스페인 외교장관이 화요일 만났다고 외교부가 밝혔다. "
        + "양국은 합의했다. " * 9
    )
    assert (facts.author, facts.source) == ("김철수", "연합뉴스")


def test_a_foreign_headline_above_the_own_is_not_the_title():
    assert find_facts(f"장관 회담 마드리드에서 열려\n\nMinisters of Spain and Korea meet\n\n{BODY}").title == (
        "Ministers of Spain and Korea meet"
    )


def test_a_bare_sentence_says_nothing_of_itself():
    facts = find_facts("The ministers met in Madrid on Tuesday.")
    assert (facts.title, facts.author, facts.source, facts.published) == (None, None, None, None)


def test_given_dates_are_read_in_their_usual_forms():
    assert read_day("2024-03-05T23:59:00+09:00") == date(2024, 3, 5)
    assert read_day("20240305") == date(2024, 3, 5)
    assert read_day("5 March 2024") == date(2024, 3, 5)
    assert read_day("yesterday") is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Caracas, 23 February 2019 (EFE) - ", date(2019, 2, 23)),
        ("WASHINGTON, March 5, 2024 (Reuters) – ", date(2024, 3, 5)),
        ("Madrid, 3 de mayo de 2021 (EFE).- ", date(2021, 5, 3)),
        ("Paris, le 22 janvier 2019 — ", date(2019, 1, 22)),
        ("On 3 May 2021 Chile refused - as before - and ", None),
        ("The treaty of 4 December 2022 - a milestone - says: ", None),
    ],
)
def test_the_dateline_of_the_first_paragraph_gives_the_day_where_nothing_else_does(opening, day):
    story = (
        "The government of the neighbouring country sent an envoy to the capital, its spokesman told reporters there."
    )
    assert find_facts(f"Envoy sent to the capital\n\n{opening}{story}\n\n{story}").published == day
    stamped = f"Envoy sent to the capital\n\n6 June 2020\n\n{opening}{story}\n\n{story}"
    assert find_facts(stamped).published == date(2020, 6, 6)
