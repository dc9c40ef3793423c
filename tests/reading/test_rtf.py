"""Rich Text Format as word processors and press databases write it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.reading.files import read
from desktop.records import Document, Unread

STORY = "The ministers of both states met in Seoul on Tuesday and signed an agreement on trade."
FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset129 Batang;}{\f2\fnil\fcharset204 Times;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Title;}{\*\ts11\tsrowd Normal Table;}}"
INFO = r"{\info{\title Treaty signed}{\author Jane Doe}{\creatim\yr2026\mo11\dy20}}"


def one(tmp_path, body, head=rf"\ansi\ansicpg1252\uc1\deff0{FONTS}{{\colortbl;\red0\green0\blue0;}}{STYLES}{INFO}"):
    path = tmp_path / "story.bin"
    path.write_bytes(body if isinstance(body, bytes) else f"{{\\rtf1{head}\n{body}}}".encode("latin-1"))
    (found,) = read(path)
    return found


def test_paragraphs_and_headings_are_lines(tmp_path):
    article = one(
        tmp_path,
        rf"\pard\s2 Treaty signed in Seoul\par\pard\plain By {{\b Jane Doe}}\par March 5, 2024\par\par"
        rf"\pard {STORY}\par \pard\s1 What comes next\par\pard Nothing, he said.\line Or so they say.",
    )
    assert article.text.split("\n\n") == [
        "Treaty signed in Seoul",
        "By Jane Doe",
        "March 5, 2024",
        STORY,
        "What comes next",
        "Nothing, he said.\nOr so they say.",
    ]
    assert article.title == "Treaty signed in Seoul"
    assert article.author == "Jane Doe"
    assert article.published == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Caf\'e9 \lquote x\rquote\~\emdash y", "Café ‘x’\u00a0—y"),
        (r"\u44608?\u51221\'3f\u51008? ok", "김정은 ok"),
        (r"\uc2 \u44608 ab c {\uc0 \u51221 d}", "김 c 정d"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"{\f1 \'b1\'e8\'c1\'a4\'c0\'ba} met", "김정은 met"),
        (r"{\f2 \'cc\'ee\'f1\'ea\'e2\'e0}", "Москва"),
        (r"braces \{\} and \\ stay, soft\-hyphens go", "braces {} and \\ stay, softhyphens go"),
        (r'see {\field{\*\fldinst{HYPERLINK "http://x.y/z"}}{\fldrslt{the link}}} now', "see the link now"),
        (r"shown {\v hidden }{\deleted gone }{\*\unknownword other }again", "shown again"),
        (r"a{\pict\pngblip 89504e470d0a}b{\*\shppict{\pict\bin5 {{{}\}}c", "abc"),
        (r"text{\footnote \pard A note.\par} goes on", "text goes on\n\nA note."),
        (r"{\shp{\*\shpinst{\sp{\sn fill}{\sv 1}}{\shptxt A box.\par}}}After.", "A box.\n\nAfter."),
    ],
)
def test_what_is_seen_is_read(tmp_path, body, text):
    assert one(tmp_path, body + r"\par").text == text


def test_a_table_is_read_by_rows(tmp_path):
    row = r"\trowd\cellx100\cellx200\pard\intbl %s\cell %s\cell\row"
    assert one(tmp_path, f"{row % ('A', 'B')}{row % ('C', 'D')}\\pard {STORY}\\par").text == f"A\tB\n\nC\tD\n\n{STORY}"


def test_heads_and_feet_are_marked(tmp_path):
    article = one(tmp_path, rf"{{\header City News\par}}{{\footer Page {{\field{{\fldrslt 1}}}}\par}}{STORY}\par")
    assert [span.of(article.text) for span in article.chrome] == ["City News", "Page 1"]


@pytest.mark.parametrize(
    "body",
    [
        b"{\\rtf1 " + b"{" * 500_000,
        b"{\\rtf1 " + b"{\\*\\x" * 200_000,
        b"{\\rtf1 " + b"{\\field{\\*\\fldinst{HYPERLINK " * 50_000,
        b"{\\rtf1 \\bin999999999 x",
        b"{\\rtf1" + b"}" * 500_000,
        b"{\\rtf1 \\u99999999999999999999?\\uc-5 \\ansicpg99999\\'zz\\",
    ],
)
def test_what_is_broken_or_made_to_hurt_ends(tmp_path, body):
    assert isinstance(one(tmp_path, body), Unread | Document)


def test_a_document_cut_off_gives_what_is_there(tmp_path):
    assert one(tmp_path, b"{\\rtf1\\ansi " + STORY.encode() + b"\\par And {\\b then").text == f"{STORY}\n\nAnd then"


def test_a_document_without_text_is_told(tmp_path):
    assert "no text" in one(tmp_path, r"\pard\par").reason


def test_an_export_of_a_press_database_is_read_article_by_article(tmp_path):
    lines = (
        r"{\b Seoul accuses North of shelling}",
        "By Jane Doe",
        "212 words",
        "5 March 2024",
        "The Example Post",
        "EXPOST",
        "English",
        "Copyright 2024, The Example Post",
        STORY,
        "Document EXPOST0020240305ek350000a",
    )
    article = r"\par\par ".join(lines) + r"\par\page "
    path = tmp_path / "export.rtf"
    path.write_text(rf"{{\rtf1\ansi {article}{article}}}", encoding="latin-1")
    found = list(read(path))
    assert [one.id for one in found] == ["export.rtf#1", "export.rtf#2"]
    assert {(one.title, one.source, one.published) for one in found} == {
        ("Seoul accuses North of shelling", "The Example Post", date(2024, 3, 5))
    }
    assert all(one.text.strip() == STORY for one in found)
