"""Word documents, written by the library that others write them with, and by hand where it cannot."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.reading.files import read
from desktop.records import Document, Unread

STORY = "The ministers of both states met in Seoul on Tuesday and signed an agreement on trade."
MORE = "Opposition leaders said that the government had conceded too much to the other side."


def one(path):
    (found,) = read(path)
    return found


def saved(document, path):
    document.save(path)
    return one(path)


def rewritten(path, change):
    """Write a document anew with its main part changed."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def story(tmp_path):
    document = docx.Document()
    document.core_properties.title = "Document1"
    document.core_properties.author = "Jane Doe"
    document.sections[0].header.paragraphs[0].text = "City News, 6 March 2024"
    document.sections[0].footer.paragraphs[0].text = "All rights belong to City News"
    document.add_heading("Two ministers sign a treaty on trade", level=0)
    document.add_paragraph("By Jane Doe")
    document.add_paragraph(STORY)
    document.add_heading("What comes next", level=1)
    document.add_paragraph(MORE)
    path = tmp_path / "story.bin"
    document.save(path)
    return path


def test_paragraphs_and_headings_are_lines(story):
    article = one(story)
    lines = [line for line in article.text.split("\n") if line]
    assert lines[1:-1] == ["Two ministers sign a treaty on trade", "By Jane Doe", STORY, "What comes next", MORE]
    assert article.title == "Two ministers sign a treaty on trade"
    assert article.author == "Jane Doe"
    assert article.id == "story.bin"


def test_heads_and_feet_of_pages_are_marked_and_give_the_date(story):
    article = one(story)
    assert [span.of(article.text) for span in article.chrome] == [
        "City News, 6 March 2024",
        "All rights belong to City News",
    ]
    assert article.published == date(2024, 3, 6)


def test_properties_that_the_text_does_not_say_are_the_programs_not_the_articles(tmp_path):
    document = docx.Document()
    document.core_properties.title = "Template of the press office"
    document.core_properties.author = "Administrator"
    for text in ("A treaty on trade is signed in Seoul", STORY, MORE):
        document.add_paragraph(text)
    article = saved(document, tmp_path / "a.docx")
    assert article.title == "A treaty on trade is signed in Seoul"
    assert article.author is None
    assert article.published is None


def test_a_title_among_the_properties_counts_where_it_stands_in_the_text(tmp_path):
    document = docx.Document()
    document.core_properties.title = "TREATY SIGNED IN SEOUL"
    for text in ("City News", "Treaty signed in Seoul", STORY):
        document.add_paragraph(text)
    assert saved(document, tmp_path / "a.docx").title == "Treaty signed in Seoul"


def test_a_table_is_read_by_rows_and_one_that_lays_out_by_cells(tmp_path):
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("A", "B", "C", "D"), strict=True):
        cell.text = text
    layout = document.add_table(1, 2)
    layout.rows[0].cells[0].text = f"{STORY}\n{MORE} {STORY}"
    layout.rows[0].cells[1].text = f"{MORE} {MORE} {MORE}"
    assert saved(document, tmp_path / "a.docx").text.split("\n\n") == [
        "A\tB",
        "C\tD",
        f"{STORY}\n{MORE} {STORY}",
        f"{MORE} {MORE} {MORE}",
    ]


def test_insertions_are_read_and_deletions_hidden_text_and_field_codes_are_not(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("The ministers ")
    for piece in (
        "<w:ins {}><w:r><w:t xml:space='preserve'>of both states </w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>of one state </w:delText></w:r></w:del>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>",
        "<w:r {}><w:instrText>PAGE</w:instrText></w:r>",
        "<w:sdt {}><w:sdtContent><w:r><w:t>met</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink {}><w:r><w:t xml:space='preserve'> in Seoul</w:t></w:r></w:hyperlink>",
        "<w:r {}><w:noBreakHyphen/><w:t>Gangnam</w:t><w:br/><w:t>on Tuesday.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(piece.format(nsdecls("w"))))
    article = saved(document, tmp_path / "a.docx")
    assert article.text == "The ministers of both states met in Seoul-Gangnam\non Tuesday."


def test_text_boxes_are_read_once(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph(STORY)
    box = "<w:txbxContent><w:p><w:r><w:t>A quotation in a box.</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} {space}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert saved(document, tmp_path / "a.docx").text.count("A quotation in a box.") == 1


def test_an_empty_document_is_told(tmp_path):
    assert "no text" in saved(docx.Document(), tmp_path / "a.docx").reason


def test_a_part_with_another_name_is_found(story):
    def rename(parts):
        for name in ("[Content_Types].xml", "_rels/.rels"):
            parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
        parts["word/document2.xml"] = parts.pop("word/document.xml")
        return parts

    assert STORY in one(rewritten(story, rename)).text


def test_entities_are_not_replaced_and_nothing_is_fetched(story, tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    bomb = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    file = f"<!ENTITY x SYSTEM 'file://{tmp_path}/secret.txt'>"

    def explode(parts):
        text = parts["word/document.xml"].decode()
        text = re.sub(r"^<\?xml[^>]*\?>", f"<!DOCTYPE d [<!ENTITY e0 'ha'>{bomb}{file}]>", text)
        parts["word/document.xml"] = text.replace("What comes next", "What comes &e11;&x;next").encode()
        return parts

    found = one(rewritten(story, explode))
    if isinstance(found, Document):
        assert "SECRET" not in found.text
        assert len(found.text) < 1000
    else:
        assert found.reason.endswith(".")


def test_what_unpacks_to_far_more_than_it_holds_is_refused(story):
    def blow_up(parts):
        head, tail = parts["word/document.xml"].split(b"What comes next")
        parts["word/document.xml"] = head + b" " * 200_000_000 + tail
        return parts

    rewritten(story, blow_up)
    assert story.stat().st_size < 400_000
    found = one(story)
    assert isinstance(found, Unread)
    assert "far more" in found.reason


def test_elements_nested_without_end_end(story):
    def nest(parts):
        head, tail = parts["word/document.xml"].split(b"<w:body>")
        parts["word/document.xml"] = head + b"<w:body>" + b"<w:sdt><w:sdtContent>" * 50_000 + tail
        return parts

    found = one(rewritten(story, nest))
    assert isinstance(found, Document) or found.reason.endswith(".")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_document_cut_off_is_told(story, share):
    data = story.read_bytes()
    story.write_bytes(data[: int(len(data) * share)])
    found = one(story)
    assert isinstance(found, Unread)
    assert "damaged" in found.reason or "ZIP" in found.reason


def test_a_damaged_part_gives_what_is_whole_with_a_warning(story):
    def cut(parts):
        text = parts["word/document.xml"]
        parts["word/document.xml"] = text[: text.index(b"What comes next")]
        return parts

    article = one(rewritten(story, cut))
    assert STORY in article.text
    assert any("damaged" in warning for warning in article.warnings)


def test_a_relationship_that_leads_nowhere_does_no_harm(story):
    def dangle(parts):
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"styles.xml", b"NULL")
        return parts

    assert STORY in one(rewritten(story, dangle)).text


def test_bytes_that_only_look_like_a_document(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", b"\x00\xff not XML at all")
    path = tmp_path / "a.docx"
    path.write_bytes(buffer.getvalue())
    assert "damaged" in one(path).reason


EXPORT = (
    ("Seoul accuses North of shelling", "Heading 1"),
    ("The Example Post", "Normal"),
    ("March 5, 2024 Tuesday", "Normal"),
    ("Copyright 2024 The Example Post All Rights Reserved", "Normal"),
    ("Section: A; Pg. 12", "Normal"),
    ("Length: 812 words", "Normal"),
    ("Byline: Jane Doe", "Normal"),
    ("Body", "Heading 1"),
    (STORY, "Normal"),
    (MORE, "Normal"),
    ("Load-Date: March 6, 2024", "Normal"),
    ("End of Document", "Normal"),
)


def test_an_export_of_a_press_database_is_read_article_by_article(tmp_path):
    document = docx.Document()
    for number in range(2):
        for text, style in EXPORT:
            document.add_paragraph(text.replace("North", f"North {number}"), style=style)
    path = tmp_path / "export.docx"
    document.save(path)
    found = list(read(path))
    assert [one.id for one in found] == ["export.docx#1", "export.docx#2"]
    assert [one.title for one in found] == [f"Seoul accuses North {number} of shelling" for number in range(2)]
    assert {(one.source, one.author, one.published) for one in found} == {
        ("The Example Post", "Jane Doe", date(2024, 3, 5))
    }
    assert [one.text.split("\n\n") for one in found] == [[STORY, MORE]] * 2
