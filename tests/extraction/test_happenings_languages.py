"""One act told in English, Spanish and Korean is one happening, in one page and across articles."""

from itertools import combinations

import pytest
from coded import PUBLISHED, find

from desktop.extraction.dates import find_dates
from desktop.extraction.events import find_events
from desktop.extraction.happenings import same_happening
from desktop.extraction.mentions import find_mentions
from desktop.records import Segment, Sentence, Span

TELLINGS = [
    {
        "en": "Chile on Monday expelled the Peruvian ambassador.",
        "es": "Chile expulsó el lunes al embajador peruano.",
        "ko": "칠레는 4일 페루 대사를 추방했다.",
    },
    {
        "en": "Norway and Kenya signed a trade agreement on Friday.",
        "es": "Noruega y Kenia firmaron el viernes un acuerdo comercial.",
        "ko": "노르웨이와 케냐는 1일 무역협정에 서명했다.",
    },
    {
        "en": "The president of Ghana met the president of Togo on Monday.",
        "es": "El presidente de Ghana se reunió el lunes con el presidente de Togo.",
        "ko": "가나 대통령은 4일 토고 대통령과 회담했다.",
    },
    {
        "en": "The prime minister of India will visit Japan on Friday.",
        "es": "El primer ministro de la India visitará Japón el viernes.",
        "ko": "인도 총리는 8일 일본을 방문할 예정이다.",
    },
    {
        "en": "Turkey on Friday urged Greece to withdraw its ships.",
        "es": "Turquía instó el viernes a Grecia a retirar sus barcos.",
        "ko": "튀르키예는 1일 그리스에 함정을 철수하라고 촉구했다.",
    },
    {
        "en": "On Saturday, Iran bombed a base in Iraq.",
        "es": "Irán bombardeó el sábado una base en Irak.",
        "ko": "이란은 2일 이라크를 폭격했다.",
    },
    {
        "en": "Canada on Monday imposed new sanctions on Belarus.",
        "es": "Canadá impuso el lunes nuevas sanciones a Bielorrusia.",
        "ko": "캐나다는 4일 벨라루스에 새로운 제재를 부과했다.",
    },
    {
        "en": "Kenya on Friday accused Somalia of smuggling.",
        "es": "Kenia acusó el viernes a Somalia de contrabando.",
        "ko": "케냐는 1일 소말리아가 밀수를 하고 있다고 비난했다.",
    },
    {
        "en": "Brazil sent food to Haiti on Sunday.",
        "es": "Brasil envió el domingo alimentos a Haití.",
        "ko": "브라질은 3일 아이티에 식량을 보냈다.",
    },
    {
        "en": "Serbia on Monday rejected the proposal of Croatia.",
        "es": "Serbia rechazó el lunes la propuesta de Croacia.",
        "ko": "세르비아는 4일 크로아티아의 제안을 거부했다.",
    },
    {
        "en": "Cuba on Sunday welcomed the decision of Mexico.",
        "es": "Cuba aplaudió el domingo la decisión de México.",
        "ko": "쿠바는 3일 멕시코의 결정을 환영했다.",
    },
    {
        "en": "Egypt freed three Sudanese prisoners on Saturday.",
        "es": "Egipto liberó el sábado a tres prisioneros sudaneses.",
        "ko": "이집트는 2일 수단 포로 3명을 석방했다.",
    },
    {
        "en": "Russia on Friday detained two Estonian citizens.",
        "es": "Rusia detuvo el viernes a dos ciudadanos estonios.",
        "ko": "러시아는 1일 에스토니아 시민 2명을 체포했다.",
    },
    {
        "en": "Peru apologised to Bolivia on Monday.",
        "es": "Perú se disculpó el lunes con Bolivia.",
        "ko": "페루는 4일 볼리비아에 사과했다.",
    },
]
BY_TRIGGER = [each["en"] for each in TELLINGS]


@pytest.mark.parametrize("telling", TELLINGS, ids=BY_TRIGGER)
def test_articles_in_three_languages_tell_one_happening(telling):
    records = [find(text, language) for language, text in telling.items()]
    assert [len(found) for found in records] == [1, 1, 1]
    assert all(same_happening(a[0], b[0]) for a, b in combinations(records, 2))


@pytest.mark.parametrize("telling", TELLINGS, ids=BY_TRIGGER)
def test_a_page_in_three_languages_numbers_one_happening(telling):
    assert {event.event for event in _page(telling)} == {1}


def test_a_page_in_three_languages_keeps_other_acts_apart():
    numbers = [event.event for event in _page(TELLINGS[0] | {"ko": TELLINGS[3]["ko"]})]
    assert numbers == [1, 1, 2]


def _page(telling):
    text, segments, sentences = "", [], []
    for language, line in telling.items():
        span = Span(len(text), len(text) + len(line))
        segments.append(Segment(span, language, 1.0, "given"))
        sentences.append(Sentence(span, language))
        text += line + "\n"
    mentions = find_mentions(text, tuple(segments), PUBLISHED)
    dates = find_dates(text, tuple(sentences), PUBLISHED)
    return find_events(text, tuple(sentences), mentions, dates, PUBLISHED)
