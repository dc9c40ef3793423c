"""OpenDocument texts, written by the library that others write them with."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from odfdo import Document as Text
from odfdo import Element, Header, Paragraph, Table

from desktop.reading.files import read
from desktop.records import Unread

STORY = "The ministers of both states met in Seoul on Tuesday and signed an agreement on trade."
MORE = "Opposition leaders said that the government had conceded too much to the other side."


def one(path):
    (found,) = read(path)
    return found


@pytest.fixture
def text():
    made = Text("text")
    made.body.clear()
    made.meta.title = "Two ministers sign a treaty on trade"
    made.meta.initial_creator = "Jane Doe"
    return made


def saved(made, tmp_path):
    path = tmp_path / "story.bin"
    made.save(path)
    return one(path)


def test_paragraphs_and_headings_are_lines(text, tmp_path):
    text.body.append(Header(1, "Two ministers sign a treaty on trade"))
    text.body.append(Paragraph("By Jane Doe, 6 March 2024"))
    text.body.append(Paragraph(f"{STORY}\n{MORE}"))
    article = saved(text, tmp_path)
    assert article.text.split("\n\n") == [
        "Two ministers sign a treaty on trade",
        "By Jane Doe, 6 March 2024",
        f"{STORY}\n{MORE}",
    ]
    assert article.title == "Two ministers sign a treaty on trade"
    assert article.author == "Jane Doe"
    assert article.published == date(2024, 3, 6)


def test_a_paragraph_styled_as_title_is_the_title(text, tmp_path):
    text.meta.title = "Untitled 1"
    text.body.append(Paragraph("City News for the whole of the country"))
    text.body.append(Paragraph("Treaty signed in Seoul", style="Title"))
    text.body.append(Paragraph(STORY))
    assert saved(text, tmp_path).title == "Treaty signed in Seoul"


def test_spaces_tabs_and_links_stand_as_they_are_seen(text, tmp_path):
    text.body.append(
        Element.from_tag(
            '<text:p>The  ministers\n of<text:s text:c="3"/>both<text:tab/>states <text:a xlink:href="http://x.y">met'
            "</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
            "</text:note-body></text:note> in Seoul<office:annotation><text:p>Is this so?</text:p></office:annotation>"
            ".</text:p>"
        )
    )
    found = saved(text, tmp_path).text
    assert "The ministers of   both\tstates met in Seoul." in found
    assert "A note." in found
    assert "Is this so?" not in found


def test_a_table_is_read_by_rows(text, tmp_path):
    table = Table("T", width=2, height=2)
    table.set_values([["A", "B"], ["C", "D"]])
    text.body.append(table)
    assert saved(text, tmp_path).text == "A\tB\n\nC\tD"


def test_deleted_text_is_not_read(text, tmp_path):
    text.body.append(
        Element.from_tag(
            '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Gone.</text:p>'
            "</text:deletion></text:changed-region></text:tracked-changes>"
        )
    )
    text.body.append(Paragraph(STORY))
    assert saved(text, tmp_path).text == STORY


def test_heads_of_pages_are_marked(text, tmp_path):
    text.body.append(Paragraph(STORY))
    styles = text.get_part("styles")
    page = styles.get_element("//style:master-page")
    page.append(Element.from_tag("<style:header><text:p>City News</text:p></style:header>"))
    article = saved(text, tmp_path)
    assert [span.of(article.text) for span in article.chrome] == ["City News"]


def changed(path, name, change):
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)
    return path


def test_a_password_is_told(text, tmp_path):
    text.body.append(Paragraph(STORY))
    path = tmp_path / "a.odt"
    text.save(path)
    sign = b"<manifest:encryption-data manifest:checksum='x'/></manifest:file-entry>"
    changed(
        path,
        "META-INF/manifest.xml",
        lambda data: data.replace(
            b"</manifest:manifest>", b'<manifest:file-entry manifest:full-path="x">' + sign + b"</manifest:manifest>"
        ),
    )
    assert "password" in one(path).reason


def test_bombs_are_refused_or_harmless(text, tmp_path):
    text.body.append(Paragraph(STORY))
    path = tmp_path / "a.odt"
    text.save(path)
    changed(path, "content.xml", lambda data: data.replace(STORY.encode(), b"x" * 60_000_000))
    found = one(path)
    assert isinstance(found, Unread)
    assert "far more" in found.reason
    text.save(path)
    entity = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(8)
    )
    changed(
        path,
        "content.xml",
        lambda data: (entity + "]>").encode() + data.split(b"?>", 1)[-1].replace(b"Tuesday", b"&i;Tuesday"),
    )
    found = one(path)
    assert isinstance(found, Unread) or len(found.text) < 200


def test_a_document_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    assert "damaged" in one(path).reason
