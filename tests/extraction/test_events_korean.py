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
        ("중국은 일본 주변에서 군사훈련을 실시했다.", ["CHN>JPN MOBILIZE"]),
        ("페루 대통령이 칠레를 방문해 칠레 대통령과 회담했다.", ["CHL=PER CONSULT", "PER>CHL CONSULT"]),
        ("칠레는 페루의 볼리비아 정책을 비판했다.", ["CHL>PER ACCUSE"]),
        ("칠레는 페루에 볼리비아와의 협력을 중단할 것을 촉구했다.", ["CHL>PER REQUEST"]),
        ("미국이 대만에 무기를 판매하자 중국이 강력히 반발했다.", ["CHN>USA ACCUSE", "USA>TWN AID"]),
        ("칠레 대통령은 페루를 방문 중이다.", ["CHL>PER CONSULT"]),
        ("러시아가 쿠바에 원유를 공급한 것으로 알려졌다.", ["RUS>CUB AID"]),
        ("정부는 러시아를 규탄했다.", ["KOR>RUS ACCUSE"]),
        ("칠레 외교부가 나섰다.\n외교부는 페루를 규탄했다.", ["CHL>PER ACCUSE"]),
        ("일본 외무상은 주일 중국대사를 불러 항의했다.", ["JPN>CHN ACCUSE"]),
        ("터키, 그리스 외교관 추방", ["TUR>GRC SANCTION"]),
        ("대만을 지원한 미국을 중국이 비판했다.", ["CHN>USA ACCUSE", "USA>TWN AID"]),
    ],
)
def test_a_sentence_tells_its_act(sentence, expected):
    assert short(sentence, "ko") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "칠레 축구대표팀이 페루를 공격했다.",
        "지방 정부는 예산을 줄였다.",
        "한국 기업이 미국 시장에서 철수했다.",
        "러시아는 중국보다 넓다.",
        "일본의 수도는 도쿄이다.",
    ],
)
def test_a_sentence_without_a_frame_gives_nothing(sentence):
    assert short(sentence, "ko") == []


def test_the_trigger_is_the_root():
    text = "북한은 미국의 대화 제의를 거부했다."
    (event,) = find(text, "ko")
    assert event.trigger.of(text) == "거부"
    assert event.rule == "ko.reject:거부"
