import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.chrome import mark_chrome
from desktop.reading.phrases import phrases

STORY = [
    "The foreign ministers of Spain and Korea met in Madrid on Tuesday and agreed to open talks on a new trade treaty.",
    "“We have waited for this for years,” the Spanish minister told reporters after the meeting, which lasted an hour.",
    "The two governments will send delegations to Seoul in May, a spokesman said, and a draft is expected by summer.",
]


def chrome_of(text):
    return [span.of(text) for span in mark_chrome(text)]


def test_skip_links_share_bars_and_comment_forms_are_chrome():
    text = "\n\n".join(
        ["Skip to content", "Ministers meet in Madrid", "Share it!", *STORY, "Leave a Reply", "Total", "0", "Share"]
    )
    assert chrome_of(text) == ["Skip to content", "Share it!", "Leave a Reply\n\nTotal\n\n0\n\nShare"]


def test_bylines_credits_and_switch_links_are_content():
    head = ["Ministers meet in Madrid", "By Jane Doe", "[Leer en español]", "Photo by: J. Smith", "March 5, 2024"]
    assert chrome_of("\n".join([*head, *STORY])) == []


def test_menus_of_a_whole_page_go_and_its_headline_stays():
    menu = [
        f"{name} {part}"
        for name in ("World", "Trade", "Arts", "Sport", "Money")
        for part in ("news", "views", "desk", "guide")
    ]
    page = "\n".join(
        ["Ministers meet in Madrid | Daily Example", *menu, "Ministers meet in Madrid", "By Jane Doe", *STORY, *menu]
    )
    spans = mark_chrome(page)
    kept = [line for line in page.splitlines() if not any(line in span.of(page) for span in spans)]
    assert kept == ["By Jane Doe", *STORY]
    assert len(spans) == 2


def test_related_stories_after_the_article_are_chrome():
    more = ["You may like", "Another treaty signed", "Envoy returns home", "Talks to resume"]
    assert chrome_of("\n".join(["Ministers meet", *STORY, *more])) == ["\n".join(more)]


def test_an_offer_to_subscribe_is_chrome_wherever_it_stands():
    offer = "Subscribe to our newsletter and sign in to read unlimited articles on every device."
    assert chrome_of("\n".join([STORY[0], offer, STORY[1]])) == [offer]


def test_a_share_bar_within_a_single_line_goes_and_the_body_stays():
    text = f"{' '.join(STORY)} 📣 Facebook : 📣 Twitter : 📣 Homepage : 2024-03-05, 18:00 (KST)"
    assert chrome_of(text) == ["📣 Facebook : 📣 Twitter : 📣 Homepage :"]


def test_networks_named_in_a_sentence_are_content():
    assert chrome_of("The minister wrote on Facebook, Twitter and Instagram that the talks had failed.") == []


@pytest.mark.parametrize(
    "line",
    [
        "본문 바로가기",
        "관련기사",
        "Lo más leído",
        "À lire aussi",
        "Das könnte Sie auch interessieren",
        "関連記事",
        "Читайте также",
    ],
)
def test_furniture_is_known_in_many_languages(line):
    assert chrome_of("\n\n".join([*STORY, line])) == [line]


def test_a_text_of_phrases_alone_is_kept():
    assert chrome_of("Search\nLogin\nSubscribe") == []


LINES = st.one_of(
    st.sampled_from([*STORY, *sorted(phrases("lines"))[:50], "Facebook : Twitter :"]), st.text(max_size=60)
)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_chrome_is_sorted_disjoint_and_within_the_text(text):
    spans = mark_chrome(text)
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
