"""Pages that mean harm or are broken: text or a sentence comes back, and quickly."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reading.decoding import Decoded
from desktop.reading.pages import page_document
from desktop.records import Document, Unread

STORY = (
    "The foreign ministers of Spain and Korea met in Madrid on Tuesday and agreed to open talks on a new trade treaty. "
    "The two governments will send delegations to Seoul in May, a spokesman said, and a draft is expected by summer. "
    "Critics in both parliaments asked for more time, but the ministers called the calendar ambitious and realistic."
)
PARAGRAPH = f"<p>{STORY}</p>"


def read(source):
    return page_document("page.html", None, Decoded(source, "utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + PARAGRAPH + "</div>" * 100_000,
        PARAGRAPH + "<b>" * 100_000,
        "<table><tr><td>" * 10_000 + PARAGRAPH,
        f'<div data-x="{"A" * 5_000_000}">{PARAGRAPH}',
        f"<div {' '.join(f'a{number}=1' for number in range(100_000))}>{PARAGRAPH}",
        f'<div style="{"display " * 300_000}">{PARAGRAPH}',
        f"<<<<html><p <div>>>{PARAGRAPH}</span></p<<>" * 100,
        f"{PARAGRAPH}<!-- {'x' * 500_000}",
        f'<?xml version="1.0" encoding="utf-16"?><html>{PARAGRAPH}',
        f'<script type="application/ld+json">{"[" * 100_000}"headline"</script>{PARAGRAPH}',
        f'<script type="application/ld+json">{{"headline": 5, "datePublished": {{"a": 1}}}}</script>{PARAGRAPH}',
        f"<title>{'| ' * 50_000}</title>{PARAGRAPH}",
    ],
    ids=lambda source: source[:30],
)
def test_the_story_of_a_hostile_page_is_read(source):
    assert STORY in " ".join(read(source).text.split())


@pytest.mark.parametrize(
    "source",
    ["", "<html>", "<frameset><frame src=x></frameset>", f"<script>{chr(34) * 500_000}</script>"],
    ids=["nothing", "no body", "frames", "quotes"],
)
def test_a_page_without_text_is_said(source):
    assert isinstance(read(source), Unread)


def test_scripts_and_handlers_are_neither_run_nor_shown_as_the_story():
    page = read(f'<body onload="alert(1)"><script>alert(2)</script><img src=x onerror="alert(3)">{PARAGRAPH}')
    assert page.text.strip() == STORY


def test_very_many_short_paragraphs_are_aligned_in_a_time_that_grows_with_them():
    page = read("".join(f"<p>Line {number} of the list.</p>" for number in range(3_000)))
    assert page.text.count("\n\n") == 2_999


def test_the_article_of_a_page_that_a_script_builds_is_taken_from_its_data():
    inner = json.dumps({"body": f"<p>{STORY}</p><p>{STORY.replace('Spain', 'Peru')}</p>"})
    source = f"""<html><head><title>Ministers meet | Harbour Post</title>
<meta property="og:title" content="Ministers meet"></head><body><div id="root"></div>
<script>window.push({json.dumps(["1", "a:" + inner])})</script></body></html>"""
    page = read(source)
    assert "agreed to open talks" in page.text
    assert "Peru" in page.text
    assert page.title == "Ministers meet"
    assert any("built by a script" in warning for warning in page.warnings)


def test_code_in_a_script_is_no_article():
    code = "function a(b) { if (b.c === 1) { return d(b); } else { e.f = g; } } " * 40
    assert isinstance(read(f"<html><body><script>var x = {json.dumps(code)};</script></body></html>"), Unread)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        ">",
        '"',
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "&#x110000;",
        STORY,
        "<h1>",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("".join))
def test_no_page_raises_and_chrome_lies_within_its_text(source):
    page = read(source)
    assert isinstance(page, Document | Unread)
    if isinstance(page, Document):
        assert all(0 <= span.start < span.end <= len(page.text) for span in page.chrome)
