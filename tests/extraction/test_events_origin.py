"""A state that only says where a person comes from is no actor."""

import pytest
from coded import short


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "The UN appointed Joe Bloggs of Italy as resident coordinator to Nepal.", ["UNO>NPL SUPPORT"]),
        ("en", "The EU named Jan Novak of Slovakia its ambassador to Kenya.", ["EUU>KEN SUPPORT"]),
        ("en", "Jan Novak of Slovakia was appointed by the UN as envoy to Chad.", ["UNO>TCD SUPPORT"]),
        ("en", "UN envoy Ana Ruiz of Spain met with Kenya.", ["KEN=UNO CONSULT"]),
        ("en", "Canada met with Ana Ruiz of Spain.", []),
        ("en", "Canada said that Ana Ruiz of Spain had insulted Kenya.", []),
        ("es", "La ONU nombró a Ana Ruiz, de Italia, embajadora ante Nepal.", ["UNO>NPL SUPPORT"]),
        ("es", "Ana Ruiz, de Italia, acusó a Kenia.", []),
    ],
)
def test_a_state_behind_a_bare_name_does_not_act(language, sentence, expected):
    assert short(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Canada thanked President Ana Ruiz of Spain.", ["CAN>ESP SUPPORT"]),
        ("en", "Canada met with foreign minister Ana Ruiz of Spain.", ["CAN=ESP CONSULT"]),
        ("en", "The president, Ana Ruiz of Spain, thanked Kenya.", ["ESP>KEN SUPPORT"]),
        ("en", "Ana Ruiz of Spain, the foreign minister, met with Kenya.", ["ESP=KEN CONSULT"]),
        ("en", "Canada condemned the Workers Party of Spain.", ["CAN>ESP ACCUSE"]),
        ("en", "Canada thanked Foreign Affairs Ministry of Kenya.", ["CAN>KEN SUPPORT"]),
        ("en", "Kenya accused the Armed Forces of Ethiopia of an attack.", ["KEN>ETH ACCUSE"]),
        ("es", "El presidente Juan Pérez, de Italia, acusó a Kenia.", ["ITA>KEN ACCUSE"]),
    ],
)
def test_an_office_or_an_institution_acts_for_its_state(language, sentence, expected):
    assert short(sentence, language) == expected


def test_an_envoy_of_a_state_is_still_where_he_is_posted():
    assert short("The Chinese ambassador to Japan met with Kenya.") == ["CHN=KEN CONSULT"]
