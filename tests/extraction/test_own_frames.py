"""The analyst's own frames: what they find, and how they travel as a file."""

import pytest
from coded import PUBLISHED, lines

from desktop.errors import DesktopError, UnreadableFile
from desktop.extraction.dates import find_dates
from desktop.extraction.events import find_events
from desktop.extraction.events.own_frames import (
    ANYWHERE,
    format_frames,
    forms_of,
    load_frames,
    make_frame,
    parse_frames,
    put_frame,
    save_frames,
    slots,
)
from desktop.extraction.mentions import find_mentions
from desktop.records import EventType, OwnFrame, Segment, Span


def code(text, *frames, language="en"):
    segments = (Segment(Span(0, len(text)), language, 1.0, "given"),)
    sentences = tuple(lines(text, language))
    mentions = find_mentions(text, segments, PUBLISHED)
    dates = find_dates(text, sentences, PUBLISHED)
    found = find_events(text, sentences, mentions, dates, PUBLISHED, own=frames)
    return [f"{'+'.join(event.source)}>{'+'.join(event.target)} {event.type}" for event in found]


STONEWALL = make_frame("en", "stonewall", EventType.REJECT)


@pytest.mark.parametrize(
    ("language", "text", "words", "kind", "found"),
    [
        ("en", "China zonked Australia on Monday.", "zonk", EventType.REJECT, "CHN>AUS REJECT"),
        ("en", "China pulled the rug from Australia.", "pull the rug", EventType.SANCTION, "CHN>AUS SANCTION"),
        ("es", "Chile ghosteó a Perú el lunes.", "ghostear", EventType.REJECT, "CHL>PER REJECT"),
        ("ko", "중국은 호주를 손절했다.", "손절하다", EventType.SANCTION, "CHN>AUS SANCTION"),
    ],
)
def test_words_that_the_program_does_not_know_tell_acts_once_they_are_added(language, text, words, kind, found):
    assert found not in code(text, language=language)
    assert code(text, make_frame(language, words, kind), language=language) == [found]


def test_own_words_stand_over_the_programs():
    text = "China condemned Australia."
    assert code(text) == ["CHN>AUS ACCUSE"]
    assert code(text, make_frame("en", "condemn", EventType.REJECT)) == ["CHN>AUS REJECT"]
    assert code(text, make_frame("en", "condemn", None)) == []


def test_a_frame_of_one_language_leaves_the_others_alone():
    assert code("China zonked Australia.", make_frame("es", "zonk", EventType.REJECT)) == []


def test_all_forms_of_the_first_word_trigger_a_frame():
    assert {"stonewall", "stonewalls", "stonewalled", "stonewalling"} <= forms_of([STONEWALL])
    assert forms_of([make_frame("en", "snub", EventType.REJECT, noun=True)]) == {"snub", "snubs"}
    assert forms_of([make_frame("ko", "손절하다", EventType.SANCTION)]) == {"손절"}


def test_the_same_words_have_one_frame():
    other = make_frame("en", "Stonewall", EventType.SANCTION)
    assert put_frame((STONEWALL,), other) == (other,)
    assert len(put_frame((STONEWALL,), make_frame("en", "stonewall", EventType.REJECT, noun=True))) == 2


def test_frames_come_back_from_a_file(tmp_path):
    frames = (
        STONEWALL,
        make_frame("en", "rug pull", EventType.SANCTION, noun=True, target=("on",), mutual=True),
        make_frame("en", "condemn", None),
        OwnFrame("ko", "손절", EventType.SANCTION, False, ANYWHERE),
    )
    save_frames(frames, tmp_path / "frames.toml")
    assert set(load_frames(tmp_path / "frames.toml")) == set(frames)
    assert parse_frames(format_frames(())) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no toml", "no list of frames"),
        ('[en.verbs.a]\ntype = "SCOLD"\nverbs = ["scold"]', "“SCOLD” is none of the types"),
        ('[fr.verbs.a]\ntype = "ACCUSE"\nverbs = ["accuser"]', "no event rules for “fr”"),
        ("[en.words]\nfuture = []", "other tables than verbs and nouns"),
        ('[en.verbs.a]\nnouns = ["snub"]', "has no verbs"),
        ('[en]\nverbs = ["a"]', "has no rows"),
        ('[en.verbs.a]\nverbs = ["…"]', "cannot be looked for"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(text, says, tmp_path):
    path = tmp_path / "frames.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=says):
        load_frames(path)


def test_words_that_cannot_be_looked_for_are_refused():
    for words in ("", "x", "“”", "12 points"):
        with pytest.raises(DesktopError, match="cannot be looked for"):
            make_frame("en", words, EventType.ACCUSE)


def test_the_usual_slots_come_first():
    assert {"object", "to", "with", "against"} <= set(slots("en")[:6])
    assert "object" in slots("ko")
