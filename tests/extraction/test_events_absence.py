"""An act of which a sentence says that there was none is denied, and no happening that took place."""

import pytest
from coded import find, short

from desktop.records import Status


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", 'Norway has had no "active dialogue" with Nepal.'),
        ("en", "There were no talks between Norway and Nepal."),
        ("en", "Norway held no more talks with Nepal."),
        ("en", "Norway and Nepal held no talks."),
        ("en", "Norway has no plans for talks with Nepal."),
        ("es", "Noruega lleva un año sin diálogo con Nepal."),
        ("es", "No hubo conversaciones entre Noruega y Nepal."),
        ("es", "Noruega no mantuvo ningún tipo de diálogo con Nepal."),
        ("ko", "노르웨이와 네팔 사이에는 대화가 없다."),
        ("ko", "노르웨이는 네팔과 대화가 없었다."),
        ("ko", "노르웨이와 네팔은 회담을 열지 않았다."),
    ],
)
def test_talks_that_there_were_not_are_denied(language, sentence):
    assert short(sentence, language) == ["NOR=NPL CONSULT denied"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Norway held talks with Nepal with no conditions."),
        ("en", "Norway, with no delay, held talks with Nepal."),
        ("en", "Norway held its No. 2 talks with Nepal."),
        ("en", "Norway held no fewer than five talks with Nepal."),
        ("en", "Norway held talks with Nepal in no hurry."),
        ("es", "Noruega mantuvo un diálogo con Nepal sin acuerdo."),
        ("es", "Noruega mantuvo sin éxito conversaciones con Nepal."),
        ("ko", "노르웨이는 조건 없이 네팔과 대화했다."),
        ("ko", "노르웨이와 네팔은 회담을 열었다."),
    ],
)
def test_a_negation_of_something_else_leaves_the_talks_a_fact(language, sentence):
    assert short(sentence, language) == ["NOR=NPL CONSULT"]


def test_a_deed_not_done_is_denied():
    assert short("Norway launched no attack on Nepal.") == ["NOR>NPL ASSAULT denied"]
    assert short("Norway left the region without an attack on Nepal.") == ["NOR>NPL ASSAULT denied"]


def test_no_answer_is_still_a_refusal():
    assert short("Norway received no reply from Nepal.") == ["NPL>NOR REJECT"]


def test_talks_denied_and_talks_held_are_two_happenings():
    held, denied = find("Norway met with Nepal.\nNorway has had no dialogue with Nepal.")
    assert (held.status, denied.status) == (Status.FACT, Status.DENIED)
    assert held.event != denied.event
