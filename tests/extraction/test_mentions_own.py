"""Names that the analyst added: found, preferred, blocked, and kept as a file."""

from __future__ import annotations

import pytest

from desktop.errors import DesktopError
from desktop.extraction.mentions import find_mentions
from desktop.extraction.mentions.actors import actor_codes, actor_name, own_actors, take_up
from desktop.extraction.mentions.own_form import format_names, make_name, parse_names, put_name
from desktop.extraction.pipeline import analyse
from desktop.records import Document, Kind, OwnName, OwnRules, Segment, Span

KURDS = (OwnName("Kurdistan Regional Government", "KRG"), OwnName("KRG", "KRG"), OwnName("쿠르드자치정부", "KRG"))


def named(text: str, *own: OwnName, language: str = "en") -> list[tuple[str, str]]:
    segments = [Segment(Span(0, len(text)), language, 1.0, "given")]
    return [(one.span.of(text), one.code) for one in find_mentions(text, segments, None, own)]


def test_an_own_actor_is_found_in_any_language():
    assert named("Baghdad paid the KRG.", *KURDS) == [("Baghdad", "IRQ"), ("KRG", "KRG")]
    assert named("Bagdad pagó al KRG.", *KURDS, language="es") == [("Bagdad", "IRQ"), ("KRG", "KRG")]
    assert named("쿠르드자치정부는 이라크와 합의했다.", *KURDS, language="ko") == [
        ("쿠르드자치정부", "KRG"),
        ("이라크", "IRQ"),
    ]


def test_an_alias_names_a_state_the_program_knows():
    text = "The Bear of the East answered Warsaw."
    assert named(text) == [("Warsaw", "POL")]
    assert named(text, OwnName("Bear of the East", "RUS")) == [("Bear of the East", "RUS"), ("Warsaw", "POL")]


def test_an_alias_of_an_organisation_is_one():
    text = "The bloc met in Riga."
    found = find_mentions(text, [Segment(Span(0, 20), "en", 1.0, "given")], None, (OwnName("the bloc", "EUU"),))
    assert (found[0].code, found[0].kind, found[0].rule) == ("EUU", Kind.ORGANISATION, "own")


def test_blocked_words_name_nobody_and_leave_longer_names_alone():
    text = "Merkel spoke to the Kremlin. At the Kremlin Palace Theatre, Merkel listened."
    assert [code for _, code in named(text, OwnName("Merkel", None))] == ["RUS", "RUS"]
    assert [code for _, code in named(text, OwnName("Kremlin Palace Theatre", None))] == ["DEU", "RUS", "DEU"]


def test_a_longer_name_of_the_program_stands_over_an_own_one():
    assert named("North Korea spoke.", OwnName("Korea", "XKO")) == [("North Korea", "PRK")]


def test_a_phrase_can_be_blocked():
    text = "North Korea fired. The regime said nothing."
    assert named(text)[1:] == [("The regime", "PRK")]
    assert named(text, OwnName("the regime", None))[1:] == []


def test_words_in_small_letters_are_found_in_any_case_and_others_as_written():
    assert named("The Rebels left.", OwnName("the rebels", "RBL")) == [("The Rebels", "RBL")]
    assert named("A bear left.", OwnName("Bear", "RUS")) == []


def test_an_own_actor_acts_in_events():
    text = "The KRG accused Turkey of shelling its villages."
    events = analyse(Document("", None, text), OwnRules(KURDS)).events
    assert [(event.source, event.target) for event in events] == [(("KRG",), ("TUR",))]


def test_an_own_actor_has_a_name_and_stands_in_the_list():
    take_up((*KURDS, OwnName("The Bear", "RUS")))
    try:
        assert (actor_name("KRG", "es"), actor_name("RUS")) == ("Kurdistan Regional Government", "Russia")
        assert actor_codes()[-1] == "KRG"
    finally:
        take_up(())
    assert actor_name("KRG") == "KRG"
    assert own_actors((OwnName("nobody", None),)) == {}


def test_names_come_back_from_their_file():
    names = (*KURDS, OwnName('The "Bear"', "RUS"), OwnName("Kremlin Cup", None))
    assert set(parse_names(format_names(names))) == set(names)
    assert parse_names(format_names(())) == ()


def test_the_same_words_mean_one_thing():
    names = put_name(KURDS, OwnName("krg", None))
    assert names == (KURDS[0], OwnName("krg", None), KURDS[2])


@pytest.mark.parametrize(("words", "code"), [("", "USA"), ("x", "USA"), ("’s", "USA"), ("Bear", "RU"), ("Bear", "rus")])
def test_what_cannot_be_looked_for_is_refused(words, code):
    with pytest.raises(DesktopError, match="“"):
        make_name(words, code)


@pytest.mark.parametrize(
    "text", ["names = [", "names = 3", "[names]\nUSA = 'Bear'", "forms = [1]", "[names]\nus = ['Bear']"]
)
def test_a_file_of_another_form_is_refused_in_a_sentence(text):
    with pytest.raises(DesktopError, match=r"no list of names|no actor"):
        parse_names(text)
