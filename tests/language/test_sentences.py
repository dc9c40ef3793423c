"""Sentences end where a reader would say so, in each of the languages that are coded."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.language.segments import segment
from desktop.language.sentences import split
from desktop.paths import samples
from desktop.records import Segment, Span


def cut(text, language):
    whole = Segment(Span(0, len(text)), language, 1.0, "given")
    return [sentence.span.of(text) for sentence in split(text, [whole])]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            ["Why N. Korea may talk to the U.S. now.", "Mr. Kim met Gen. Park at 9 a.m. on Jan. 5.", "It was No. 3."],
        ),
        ("en", ["He left the U.S.", "The trip took two days."]),
        ("en", ["The then-U.S. President Trump spoke.", "J. F. Kennedy did not."]),
        ("en", ["“We want peace.”", "The envoy did not answer."]),
        ("en", ["“Will you come?” he asked.", "“No!” she said."]),
        ("en", ['"We are ready."', "Then he left."]),
        ("en", ["They hurt Japan’s cooperation.“", "Professor Park added that."]),
        ("en", ["Trade fell by 3.5 percent in 2020.", "2021 was better…", "Was it?!", "Yes."]),
        ("en", ["Acme Inc. and Foo Corp. signed.", "(They had met before.)", "Then came St. Petersburg."]),
        (
            "es",
            [
                "EE. UU. rechazó la oferta.",
                "El Sr. López y la Dra. Ruiz viajaron a EE. UU.",
                "La visita dura dos días.",
            ],
        ),
        ("es", ["¿Qué dijo el ministro?", "¡Nada!", "Según el art. 5 de la ley, no debía."]),
        ("es", ["«No habrá diálogo.»", "El portavoz del Gral. Soto lo confirmó a las 9 p. m. en Lima."]),
        ("ko", ["북한은 제안을 거부했다.", "“대화는 없다.”", "외교부는 논평하지 않았어요.", "왜 그럴까?"]),
        ("ko", ["정부는 3.5% 성장을 예상했다.", "그러나 결과는 달랐다."]),
        ("de", ["Am 3. Oktober traf er Dr. Braun.", "Danach reiste er z.B. nach Bonn."]),
        ("ru", ["Он прибыл в Москву.", "Переговоры начались в 2021 г. и идут."]),
    ],
)
def test_sentences_are_cut_at_their_ends(language, sentences):
    assert cut(" ".join(sentences), language) == sentences


def test_korean_sentences_without_a_space_between_are_cut():
    assert cut("북한은 거부했다.미국은 유감을 표했다.", "ko") == ["북한은 거부했다.", "미국은 유감을 표했다."]


def test_chinese_and_japanese_ends_need_no_space():
    assert cut("他说：“不会谈判。”会议结束了！真的吗？", "zh") == ["他说：“不会谈判。”", "会议结束了！", "真的吗？"]
    assert cut("首相は「行かない。」と述べた。会談は終わった。", "ja")[-1] == "会談は終わった。"


def test_a_line_break_ends_what_stands_before_it():
    text = "  Talks to resume  \nBy Ann Lee\r\n\n The envoys met\u2028again. "
    assert cut(text, "en") == ["Talks to resume", "By Ann Lee", "The envoys met", "again."]


def test_a_run_of_hashtags_is_one():
    text = "Kim Jung-sil, Arirang News. #UN #NorthKorea #Diplomacy 📣 Homepage: here"
    assert cut(text, "en") == ["Kim Jung-sil, Arirang News.", "#UN #NorthKorea #Diplomacy", "📣 Homepage: here"]
    assert cut("The #summit ended well.", "en") == ["The #summit ended well."]


def test_what_holds_no_letter_and_no_digit_is_left_out():
    assert cut("***\n📣\n— —\n2024\n", "en") == ["2024"]


def test_no_sentence_crosses_the_border_of_a_segment():
    text = "Talks resume now 회담 재개 합의 The envoys met."
    parts = [
        Segment(Span(0, 17), "en", 1, ""),
        Segment(Span(17, 26), "ko", 1, ""),
        Segment(Span(26, len(text)), "en", 1, ""),
    ]
    found = [(sentence.span.of(text), sentence.language) for sentence in split(text, parts)]
    assert found == [("Talks resume now", "en"), ("회담 재개 합의", "ko"), ("The envoys met.", "en")]


def test_the_line_of_the_first_sample_holds_its_headlines_and_its_body():
    text = samples()[0].read_text(encoding="utf-8")
    found = [sentence.span.of(text) for sentence in split(text, segment(text))]
    assert found[0] == "Why N. Korea may be opening doors to UN, Western diplomats after pandemic"
    assert found[1] == "UN, 평양주재 조정관 신규 임명 북한 외교 다변화 시도 왜?"
    assert found[2].endswith("which Pyongyang has approved.")
    assert (
        "And at the same time, this kind of activity means that it (the North) can a little bit undermine "
        in "".join(f"{sentence} " for sentence in found)
    )
    assert "#UN #NorthKorea #Diplomacy #Resident_coordinator #JoeColombano" in found


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab A.。?!\n\"”“'#’«» 다.1🎉\r"), max_size=80))
def test_sentences_follow_each_other_and_lose_no_letter(text):
    found = split(text, segment(text))
    kept = "".join(sentence.span.of(text) for sentence in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    assert all(sentence.span.of(text) == sentence.span.of(text).strip() for sentence in found)
