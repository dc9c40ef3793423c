import pytest

from desktop.extraction.mentions import find_mentions
from desktop.records import Kind, Segment, Span


def found(text):
    mentions = find_mentions(text, [Segment(Span(0, len(text)), "ko", 1.0, "given")], None)
    return [(mention.span.of(text), mention.code, mention.kind) for mention in mentions]


def codes(text):
    return [code for _, code, _ in found(text)]


def test_names_stand_before_particles_and_nouns():
    assert codes("북한은 중국과 미국에 답했고 일본인과 러시아군, 프랑스 정부가 지켜봤다.") == [
        "PRK",
        "CHN",
        "USA",
        "JPN",
        "RUS",
        "FRA",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "다른 수단이 없다.",
        "이란성 쌍둥이가 태어났다.",
        "시민들이 인도를 걸었다.",
        "인도주의 지원이 필요하다.",
        "호주머니에 손을 넣었다.",
        "남중국해와 한반도 정세가 어렵다.",
        "그는 스페인어로 말했다.",
        "연합뉴스와 워싱턴포스트가 전했다.",
        "왕이 말했다.",
        "파리협정을 지켰다.",
    ],
)
def test_words_that_only_look_like_states_are_none(text):
    assert codes(text) == []


def test_words_that_are_common_as_well_count_where_the_text_means_the_state():
    assert codes("수단 정부군이 하르툼에서 물러났다.")[0] == "SDN"
    assert codes("인도는 이란과 합의했다.") == ["IND", "IRN"]


def test_a_city_where_people_meet_is_a_place():
    assert found("두 장관은 도쿄에서 만났다.") == [("도쿄", "JPN", Kind.PLACE)]
    assert found("도쿄는 거부했다.") == [("도쿄", "JPN", Kind.CAPITAL)]


def test_hanja_and_chains_are_taken_apart():
    assert found("美 하원") == [("美", "USA", Kind.NAME)]
    assert codes("한미일 정상") == ["KOR", "USA", "JPN"]
    assert codes("미·중 갈등") == ["USA", "CHN"]


def test_north_america_is_no_pair_of_states():
    assert codes("북미 시장에서 팔린다.") == []
    assert codes("북한이 북미 회담을 미뤘다.") == ["PRK", "PRK", "USA"]


def test_visits_embassies_and_policies_name_a_state():
    assert codes("장관이 방미 일정을 시작했다.") == ["USA"]
    assert codes("주북 대사가 떠났다.") == ["PRK"]
    assert codes("대북 제재가 이어졌다.") == ["PRK"]
    assert codes("방한복을 입고 이번 주중에 만나 대중 교통을 탔다.") == []
    assert codes("미 국무장관이 말했다.") == ["USA"]


def test_leaders_and_surnames_with_a_title_are_found():
    text = "윤석열 대통령이 도착했다. 윤 대통령은 바이든 대통령을 만났다. 김 대표는 오지 않았다."
    assert codes(text) == ["KOR", "KOR", "USA"]


def test_names_are_found_where_a_space_is_missing():
    assert codes("이 언어를 사용하는스웨덴에서는 쉽다.") == ["SWE"]
    assert codes("결과를 기다리는영국 정부") == ["GBR"]


def test_latin_abbreviations_stand_before_particles():
    assert codes("UN은 EU와 협의했다.") == ["UNO", "EUU"]


def test_the_side_of_the_north_is_a_phrase():
    assert found("북한이 회담을 거부했다. 북측은 답하지 않았다.")[-1] == ("북측", "PRK", Kind.PHRASE)
