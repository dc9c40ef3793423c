"""Frames of Korean: particles give the roles, the last root governs."""

import pytest
from coded import find, short


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("북한은 미국의 대화 제의를 거부했다.", ["PRK>USA REJECT"]),
        ("한국과 미국은 서울에서 외교장관 회담을 열었다.", ["KOR=USA CONSULT"]),
        ("미국이 북한에 대한 추가 제재를 부과했다.", ["USA>PRK SANCTION"]),
        ("중국 외교부는 일본 총리의 참배를 강하게 비난했다.", ["CHN>JPN ACCUSE"]),
        ("러시아는 우크라이나를 침공했다.", ["RUS>UKR ASSAULT"]),
        ("한국 대통령은 다음 주 일본을 방문할 예정이다.", ["KOR>JPN AGREE planned"]),
        ("북한, 일본에 사과 요구", ["PRK>JPN REQUEST"]),
        ("쿠바와 한국이 외교관계를 수립했다.", ["CUB=KOR SUPPORT"]),
        ("북한은 한국에 대화하자고 제안했다.", ["PRK>KOR AGREE"]),
        ("일본은 북한에 납치 피해자를 송환하라고 촉구했다.", ["JPN>PRK REQUEST"]),
        ("북한은 미국의 요구에 응답하지 않았다.", ["PRK>USA REJECT"]),
        ("북한은 미국에 의해 제재를 받았다.", ["USA>PRK SANCTION"]),
        ("한국 정부는 튀르키예에 긴급 구호물자를 지원했다.", ["KOR>TUR AID"]),
        ("대만을 지원한 미국을 중국이 비판했다.", ["CHN>USA ACCUSE"]),
    ],
)
def test_a_sentence_tells_its_act(sentence, expected):
    assert short(sentence, "ko") == expected


@pytest.mark.parametrize(
    "sentence",
    ["한국 기업이 미국 시장에서 철수했다.", "러시아는 중국보다 넓다.", "일본의 수도는 도쿄이다."],
)
def test_a_sentence_without_a_frame_gives_nothing(sentence):
    assert short(sentence, "ko") == []


def test_the_trigger_is_the_root():
    text = "북한은 미국의 대화 제의를 거부했다."
    (event,) = find(text, "ko")
    assert event.trigger.of(text) == "거부"
    assert event.rule == "ko.reject:거부"
