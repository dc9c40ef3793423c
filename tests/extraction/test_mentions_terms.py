"""Whose office counts by the day of the article, and what stays nobody's."""

from datetime import date

import pytest

from desktop.extraction.mentions import find_mentions
from desktop.extraction.mentions.resources import read_table
from desktop.records import Kind, Segment, Span


def named(text, published=None, language="en"):
    mentions = find_mentions(text, [Segment(Span(0, len(text)), language, 1.0, "given")], published)
    return [(mention.span.of(text), mention.code) for mention in mentions]


@pytest.mark.parametrize(
    ("person", "then"),
    [
        ("Ban Ki-moon", {2005: "KOR", 2010: "UNO"}),
        ("Jens Stoltenberg", {2008: "NOR", 2019: "NAT", 2025: "NOR"}),
        ("Anders Fogh Rasmussen", {2003: "DNK", 2011: "NAT"}),
        ("Tedros Adhanom", {2014: "ETH", 2020: "UNO"}),
        ("Annalena Baerbock", {2022: "DEU", 2026: "UNO"}),
        ("Mark Rutte", {2015: "NLD", 2025: "NAT"}),
        ("Donald Tusk", {2010: "POL", 2016: "EUU", 2024: "POL"}),
        ("Josep Borrell", {2018: "ESP", 2022: "EUU"}),
    ],
)
def test_an_office_counts_in_its_years(person, then):
    for year, code in then.items():
        assert named(f"{person} spoke on Monday.", date(year, 10, 1)) == [(person, code)]


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("El canciller Heraldo Muñoz y la ministra Susana Malcorra hablaron.", "es", ["CHL", "ARG"]),
        ("El presidente Valdas Adamkus recibió a Aleksander Kwaśniewski.", "es", ["LTU", "POL"]),
        ("반기문 장관과 윤영관 전 장관이 만났다.", "ko", ["KOR", "KOR"]),
        ("Hoshyar Zebari met Manouchehr Mottaki and Khurshid Kasuri.", "en", ["IRQ", "IRN", "PAK"]),
    ],
)
def test_foreign_ministers_of_earlier_years_are_known_in_three_languages(text, language, codes):
    assert [code for _, code in named(text, date(2005, 6, 1), language)] == codes


def test_forty_states_are_known_in_depth():
    table = read_table("leaders.toml")
    deep = [code for code, people in table.items() if len(people) >= 9]
    assert len(deep) >= 40
    assert sum(office.count("/") for people in table.values() for *_, office in people) >= 1000


def test_terms_are_years_in_order():
    for people in read_table("leaders.toml").values():
        for _, _, _, offices in people:
            for office in filter(None, offices.split(", ")):
                start, _, end = office.rpartition(" ")[2].partition("/")
                assert 1900 < int(start) <= int(end or 9999)


def test_two_kims_in_one_article_stay_apart():
    text = (
        "North Korean leader Kim Jong-un sent a letter to South Korean envoy Kim Gunn. Envoy Kim thanked Seoul. "
        "Kim Jong-un did not reply."
    )
    assert [code for words, code in named(text) if words.startswith("Kim")] == ["PRK", "KOR", "KOR", "PRK"]


def test_a_surname_alone_says_nothing_before_the_full_name():
    assert named("Kim arrived. Later Kim Jong-un spoke, and Kim left.") == [("Kim Jong-un", "PRK"), ("Kim", "PRK")]


def test_the_sentence_after_a_name_is_no_part_of_it():
    assert ("Ola Berg", "NOR") in named("Norwegian envoy Ola Berg. Peace came later.")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Georgia's governor and Arizona's senator agreed.", ["USA", "USA"]),
        ("Georgia and Russia clashed near Tbilisi.", ["GEO", "RUS", "GEO"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea met.", ["GIN", "GNB", "GNQ", "PNG"]),
        ("The Republic of the Congo and the Democratic Republic of the Congo signed.", ["COG", "COD"]),
        ("Niger closed its border with Nigeria; Nigerien and Nigerian troops stayed.", ["NER", "NGA", "NER", "NGA"]),
        ("Dominica and the Dominican Republic agreed.", ["DMA", "DOM"]),
        ("They roasted a turkey, and Turkey protested.", ["TUR"]),
        ("CNN and the BBC, quoted by Reuters, and Fitch, Moody's, Yonhap and KCNA reported it.", []),
        ("Seoul National University, Samsung Electronics, Bank of America and Air France disagreed.", []),
    ],
)
def test_names_that_are_shared_go_to_whom_the_text_means(text, codes):
    assert [code for _, code in named(text)] == codes


def test_korea_alone_is_the_south_and_unsure():
    text = "Korea signed a deal with Japan."
    korea, japan = find_mentions(text, [Segment(Span(0, len(text)), "en", 1.0, "given")], None)
    assert (korea.code, korea.confidence < japan.confidence) == ("KOR", True)


def test_washington_the_state_is_only_a_place():
    text = "The state of Washington sued; people in Seattle, Washington, cheered. Washington did not answer."
    mentions = find_mentions(text, [Segment(Span(0, len(text)), "en", 1.0, "given")], None)
    assert [mention.kind for mention in mentions] == [Kind.PLACE, Kind.PLACE, Kind.CAPITAL]
