"""What stands around a name: former offices, compound adjectives, somebody else's doing, names that hold a name."""

from __future__ import annotations

import pytest

from desktop.extraction.mentions import find_mentions
from desktop.records import Kind, Mention, Segment, Span


def found(text: str, language: str) -> tuple[Mention, ...]:
    return find_mentions(text, [Segment(Span(0, len(text)), language, 1.0, "given")], None)


def codes(text: str, language: str) -> list[str]:
    return [mention.code for mention in found(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Former president Barack Obama flew in.", "USA"),
        ("en", "Ex-Chancellor Angela Merkel agreed.", "DEU"),
        ("en", "The former Norwegian foreign minister Olav Berg wrote it.", "NOR"),
        ("es", "El expresidente Barack Obama viajó.", "USA"),
        ("es", "La excanciller Angela Merkel viajó.", "DEU"),
        ("ko", "버락 오바마 전 대통령이 방문했다.", "USA"),
        ("ko", "전 미국 대통령 버락 오바마가 말했다.", "USA"),
    ],
)
def test_a_former_office_keeps_its_state_and_is_marked(language, text, code):
    person = next(mention for mention in found(text, language) if mention.kind is Kind.PERSON)
    assert (person.code, person.rule.rpartition(":")[2]) == (code, "former")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Emmanuel Macron, a former banker, spoke."),
        ("es", "Emmanuel Macron expresó su apoyo."),
        ("ko", "에마뉘엘 마크롱 대통령은 전 세계에 호소했다."),
    ],
)
def test_an_office_that_is_held_is_not_former(language, text):
    assert all("former" not in mention.rule for mention in found(text, language))


def test_a_former_office_is_that_of_the_next_person_only():
    people = found("Former president Bill Clinton met Xi Jinping.", "en")
    assert [mention.rule.endswith("former") for mention in people] == [True, False]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sino-Indian talks went on.", ["CHN", "IND"]),
        ("en", "Franco-German ties and Russo-Turkish trade grew.", ["FRA", "DEU", "RUS", "TUR"]),
        ("en", "An Indo-Pacific strategy for Indo-European studies.", []),
        ("es", "Las conversaciones sino-estadounidenses siguen.", ["CHN", "USA"]),
        ("es", "No viajó a pie sino en tren; habló el general Franco.", []),
        ("es", "La frontera colombo-venezolana sigue cerrada.", ["COL", "VEN"]),
        ("ko", "러·우 전쟁과 미·이란 협상", ["RUS", "UKR", "USA", "IRN"]),
        ("ko", "일·가정 양립과 이팔청춘", []),
        ("ko", "반미 시위와 친중 정권", ["USA", "CHN"]),
        ("ko", "친한 친구와 반일 근무", []),
    ],
)
def test_short_and_compound_forms_name_both_states(language, text, expected):
    assert codes(text, language) == expected


@pytest.mark.parametrize(
    "text", ["The US-led coalition left.", "Iran-backed militias fired.", "Israeli-occupied land."]
)
def test_somebody_elses_doing_is_weak_evidence(text):
    (mention,) = found(text, "en")
    assert mention.confidence < 0.7
    assert mention.rule.endswith(":led")


def test_a_city_where_somebody_sits_is_a_place():
    assert [mention.kind for mention in found("Seoul-based analysts doubt it; Seoul denies it.", "en")] == [
        Kind.PLACE,
        Kind.CAPITAL,
    ]


def test_its_ally_is_the_other_state_in_focus_and_unsure():
    text = "North Korea fired. North Korea threatened more. China said it would defend its ally."
    assert [(one.code, one.confidence < 0.5) for one in found(text, "en") if one.kind is Kind.PHRASE] == [("PRK", True)]
    assert "phrase" not in {one.kind.value for one in found("Beijing and its ally North Korea met.", "en")}
    assert "phrase" not in {one.kind.value for one in found("Poland warned its neighbour.", "en")}


NOBODY = [
    ("en", "She studied at the University of Southern Denmark and Paris Nanterre University."),
    ("en", "Canada Goose and Swiss Re shares rose while Emirates flight crews waited."),
    ("en", "He sang in the film “Last Night in Soweto” last year."),
    ("en", "Mr. Holland and Ms. Ireland met near Jordan Street."),
    ("en", "The Toronto Blue Jays beat the Boston Red Sox."),
    ("en", "They ate Brussels sprouts and a Greek salad."),
    ("es", "Vive en la calle Perú, cerca del teatro Colombia."),
    ("es", "El América de Cali visitó el parque España."),
    ("es", "Estudió ruso, japonés y español."),
    ("es", "El señor Israel Cuenca vio la película «Adiós a Cuba»."),
    ("es", "América es un continente."),
    ("ko", "뉴욕 양키스가 이겼고 레알 마드리드는 졌다."),
    ("ko", "범죄인 인도 절차와 신병 인도를 논의했다."),
    ("ko", "일본제철과 중국은행의 실적이 올랐다."),
    ("ko", "영화 ‘굿바이 베트남’을 보고 독일어를 배웠다."),
    ("ko", "차가 인도에 올라왔다."),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_names_of_other_things_name_no_state(language, text):
    assert found(text, language) == ()


def test_adjectives_of_spanish_institutions_do():
    assert codes("Un banco suizo y una universidad francesa firmaron.", "es") == ["CHE", "FRA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("북한 노동당이 회의를 열었다.", ["PRK", "PRK"]), ("총선에서 노동당이 이겼고 보수당이 졌다.", [])],
)
def test_the_workers_party_is_the_norths_where_the_north_is_named(text, expected):
    assert codes(text, "ko") == expected


def test_persons_and_treaties_with_a_places_name_name_no_state():
    for text in ("Lord Halifax spoke at Bush House.", "The Treaty of London and the Battle of Berlin followed."):
        assert found(text, "en") == ()
