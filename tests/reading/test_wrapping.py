"""How broken lines are joined again."""

from __future__ import annotations

import pytest

from desktop.reading.glyphs import Run
from desktop.reading.wrapping import learn_wrapping

WIDE = 100.0


def lines(*texts, gap=3.0, end=None):
    """Lines of Korean, ten points a syllable, with gaps of a width and edges where their text ends."""
    made = []
    for text in texts:
        ink = 10.0 * sum(not sign.isspace() for sign in text)
        width = ink + gap * text.strip().count(" ")
        made.append((Run(text, 0.0, end or width, 0.0, 12.0, ink=ink), WIDE))
    return made


def joined(made):
    return learn_wrapping(made).join([run.text for run, _ in made])


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("an inter-", "national treaty"), "an international treaty"),
        (("a long-", "term plan, a long-term plan, the"), "a long-term plan, a long-term plan, the"),
        (("the Anglo-", "American talks"), "the Anglo-American talks"),
        (("between 2020-", "21 they met"), "between 2020-21 they met"),
        (("the talks –", "they failed"), "the talks – they failed"),
        (("韩国和美国的部长", "在首尔会面"), "韩国和美国的部长在首尔会面"),
        (("see the", "treaty"), "see the treaty"),
    ],
)
def test_lines_are_joined_as_their_script_wants(parts, whole):
    assert joined([(Run(text, 0.0, 80.0, 0.0, 12.0), WIDE) for text in parts]) == whole


def test_korean_that_leaves_room_at_line_ends_is_broken_between_words():
    assert joined(lines("두 나라의", "국회는 협정을", "심의할")) == "두 나라의 국회는 협정을 심의할"


def test_korean_that_fills_its_lines_is_broken_within_words():
    assert (
        joined(lines("두 나라의 국회는 이 협", "정을 심의할 예정이라고", gap=7.5))
        == "두 나라의 국회는 이 협정을 심의할 예정이라고"
    )


def test_korean_whose_lines_are_stretched_is_broken_between_words():
    made = [*lines("두 나라의 국회는", "협정을 곧 심의할", end=WIDE), *lines("예정이라고 한다 또 두")]
    assert joined(made) == "두 나라의 국회는 협정을 곧 심의할 예정이라고 한다 또 두"


def test_korean_with_drawn_spaces_is_broken_where_there_is_none():
    made = lines("두 나라의 국회는 ", "협정을 곧 심의", "할 예정이라고 ", "한다", end=WIDE)
    assert joined(made) == "두 나라의 국회는 협정을 곧 심의할 예정이라고 한다"
