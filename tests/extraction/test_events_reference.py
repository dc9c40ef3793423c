"""Acts of actors that a sentence does not name: titles, pronouns and verbs without subject, explained before."""

import pytest
from coded import find, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan president arrived in Nairobi.\nThe president condemned Uganda.", "KEN>UGA ACCUSE"),
        ("Kenya's foreign ministry spoke out.\nThe ministry accused Uganda of smuggling.", "KEN>UGA ACCUSE"),
        ("Chile has protested.\nIt urged Peru to act.", "CHL>PER REQUEST"),
        ("The Chilean minister flew home.\nShe thanked Peru.", "CHL>PER SUPPORT"),
        ("Chile and Peru met on Monday.\nThey also signed a fishing deal.", "CHL=PER SUPPORT"),
    ],
)
def test_a_title_or_a_pronoun_means_whom_the_text_named_before(text, expected):
    assert expected in short(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El canciller chileno viajó a Lima.\nAdemás, condenó a Bolivia.", "CHL>BOL ACCUSE"),
        ("El ministro peruano habló.\nEl ministro acusó a Chile de espionaje.", "PER>CHL ACCUSE"),
        ('"No vamos a aceptar amenazas de Bolivia", dijo el canciller chileno.', "CHL>BOL REJECT"),
    ],
)
def test_a_spanish_verb_goes_without_its_subject(text, expected):
    assert expected in short(text, "es")


def test_a_title_that_two_hold_means_nobody():
    text = "The Kenyan president met the Ugandan president.\nThe president condemned Tanzania."
    assert not any("ACCUSE" in event for event in short(text))


def test_a_title_with_a_name_of_its_own_is_left_alone():
    text = "The Kenyan president spoke.\nThe president of Uganda condemned Tanzania."
    assert "KEN>TZA ACCUSE" not in short(text)


def test_what_nobody_named_is_nothing():
    assert short("The ministry condemned Uganda.") == []
    assert short("Condenó a Bolivia.", "es") == []


def test_what_is_only_meant_is_less_sure():
    *_, meant = find("Chile has protested.\nIt urged Peru to act.")
    (named,) = find("Chile urged Peru to act.")
    assert meant.confidence < named.confidence


def test_a_named_official_acts_for_the_state_that_leads_to_the_name():
    assert short("Soviet leader Mikhail Gorbachev urged Romania to reform.") == ["SUN>ROU REQUEST"]
