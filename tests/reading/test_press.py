from datetime import date

import pytest

from desktop.reading.files import read
from desktop.reading.press import split_export

BODY = (
    "SEOUL — South Korea accused North Korea on Monday of firing artillery shells near the sea border, "
    "and called in the ambassador of China.\n\nPyongyang said: the shells were part of a drill."
)

NEXIS = """User Name: Jane Reader
Date and Time: Thursday, March 7, 2024 9:12:00 AM EST
Job Number: 219876543

Documents (2)
1. Seoul accuses North of shelling
Client/Matter: -None-
Search Terms: Korea
Narrowed by:
Content Type
News

Page 1 of 2
Seoul accuses North of shelling
The Example Post
March 5, 2024 Tuesday
Late Edition - Final

Copyright 2024 The Example Post All Rights Reserved
Section: A; Pg. 12
Length: 812 words
Byline: By Jane Doe and John Roe
Body

{body}

Graphic

A picture of the border.

Classification

Language: ENGLISH
Publication-Type: Newspaper
Subject: ARMED FORCES (90%)
Load-Date: March 6, 2024

End of Document

Page 1 of 1
España envía ayuda a Perú
El Ejemplo
5 de marzo de 2024 martes
Copyright 2024 El Ejemplo
Length: 212 words
Body

{spanish}

Load-Date: March 5, 2024

End of Document
"""
SPANISH = "El Gobierno de España envió el lunes ayuda a Perú después de las lluvias, según informó el ministerio."

OLD = """                               1 of 2 DOCUMENTS


                                 The Example Times

                        March 5, 2024 Tuesday 8:00 PM GMT
                                 First Edition

Seoul accuses North of shelling near the border

BYLINE: Jane Doe in Seoul

SECTION: WORLD NEWS; Pg. 4

LENGTH: 512  words

DATELINE: SEOUL

South Korea accused North Korea on Monday of firing
artillery shells near the sea border.

The ambassador of China was called
in.

LOAD-DATE: March 5, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                       Copyright 2024 Example Newspapers
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                 The Example Times

                            March 6, 2024 Wednesday

China answers Seoul

LENGTH: 99 words

China rejected the accusation on Tuesday.

LOAD-DATE: March 6, 2024
"""

INDEXED = """SE   World News
HD   Seoul accuses North of shelling
BY   By Jane Doe
WC   612 words
PD   5 March 2024
ET   10:00
SN   Example News Agency
SC   LBA
LA   English
CY   (c) 2024 Example Limited

LP
SEOUL, March 5 (Example) - South Korea accused North Korea of firing shells.

TD
Pyongyang said the shells were part of a drill.

China called for calm.

NS   gdip : International Relations
RE   nkorea : North Korea
AN
Document LBA0000020240305ek3500a1b

HD
España envía ayuda a Perú
PD
6 marzo 2024
SN
El Ejemplo
LA
Español
LP
España envió ayuda a Perú.
TD

AN
Document EJEM000020240306ek36000b2
"""

PLAIN = """World
Seoul accuses North of shelling
By Jane Doe
612 words
5 March 2024
10:00
Example News Agency
LBA
English
(c) 2024 Example Limited
All Rights Reserved

SEOUL, March 5 (Example) - South Korea accused North Korea of firing shells.

It said 12 words
in a letter.

Document LBA0000020240305ek3500a1b

China answers
99 words
6 March 2024
Example Daily
EXD
English
Copyright 2024. Example Daily.

China rejected the accusation on Tuesday.

Document EXD0000020240306ek36000b2

Search Summary
Text: Korea
"""

CELLS = (
    "HD Seoul accuses North",
    "PD 5 March 2024",
    "SN Example News Agency",
    "LP South Korea accused North Korea.",
    "TD China called for calm.",
)

PROQUEST = """Report Information from the database

____________________________________________________________

Document 1 of 2

Seoul accuses North

Author: Doe, Jane
Publication info: Example Tribune ; City [City]05 Mar 2024: A1
Abstract: None available.
Full text: South Korea accused North Korea on Monday of firing shells.

China called for calm.

Title: Seoul accuses North of shelling
Publication title: Example Tribune
Publication date: Mar 5, 2024
Language of publication: English
Document URL: https://example.org/docview/1

____________________________________________________________

Document 2 of 2

Full text: China rejected the accusation on Tuesday.

Title: China answers
Publication title: Example Tribune
Publication date: Mar 6, 2024
Subject: Diplomacy
"""


def test_a_nexis_export_gives_its_articles_with_their_facts():
    first, second = split_export(NEXIS.format(body=BODY, spanish=SPANISH))
    assert first.text == BODY
    assert (first.title, first.source, first.author) == (
        "Seoul accuses North of shelling",
        "The Example Post",
        "Jane Doe and John Roe",
    )
    assert (first.published, first.language) == (date(2024, 3, 5), "en")
    assert (second.text, second.title, second.source) == (SPANISH, "España envía ayuda a Perú", "El Ejemplo")
    assert second.published == date(2024, 3, 5)
    assert second.author is None


def test_the_older_text_export_joins_its_wrapped_lines():
    first, second = split_export(OLD)
    assert first.text == (
        "South Korea accused North Korea on Monday of firing artillery shells near the sea border.\n\n"
        "The ambassador of China was called in."
    )
    assert (first.title, first.source) == ("Seoul accuses North of shelling near the border", "The Example Times")
    assert (first.author, first.published, first.language) == ("Jane Doe in Seoul", date(2024, 3, 5), "en")
    assert (second.title, second.published) == ("China answers Seoul", date(2024, 3, 6))
    assert second.text == "China rejected the accusation on Tuesday."


def test_a_factiva_export_with_field_codes_gives_lead_and_text():
    first, second = split_export(INDEXED)
    assert first.text.startswith("SEOUL, March 5 (Example)")
    assert first.text.endswith("China called for calm.")
    assert (first.title, first.author, first.source) == (
        "Seoul accuses North of shelling",
        "Jane Doe",
        "Example News Agency",
    )
    assert (first.published, first.language) == (date(2024, 3, 5), "en")
    assert (second.title, second.text, second.source) == (
        "España envía ayuda a Perú",
        "España envió ayuda a Perú.",
        "El Ejemplo",
    )
    assert (second.published, second.language) == (date(2024, 3, 6), "es")


def test_a_plain_factiva_export_is_read_round_its_count_of_words():
    first, second = split_export(PLAIN)
    assert first.text.startswith("SEOUL, March 5 (Example)")
    assert first.text.rstrip().endswith("in a letter.")
    assert (first.title, first.author, first.source) == (
        "Seoul accuses North of shelling",
        "Jane Doe",
        "Example News Agency",
    )
    assert (first.published, first.language) == (date(2024, 3, 5), "en")
    assert (second.title, second.source, second.published) == ("China answers", "Example Daily", date(2024, 3, 6))
    assert second.text.strip() == "China rejected the accusation on Tuesday."


def test_labelled_records_between_rules_are_split():
    first, second = split_export(PROQUEST)
    assert first.text == "South Korea accused North Korea on Monday of firing shells.\n\nChina called for calm."
    assert (first.title, first.source, first.author) == (
        "Seoul accuses North of shelling",
        "Example Tribune",
        "Doe, Jane",
    )
    assert (first.published, first.language, first.url) == (
        date(2024, 3, 5),
        "en",
        "https://example.org/docview/1",
    )
    assert (second.title, second.text) == ("China answers", "China rejected the accusation on Tuesday.")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Document 1 of 3\n\nThe report was long.\n\nDocument 2 of 3\n\nIt was longer.",
        "--------------------------\nTitle: A story\n\nThe envoy arrived.",
        "The minister said: End of Document\n\nBody: none was found.",
        "HD television\n\nThe firm sold sets.",
        "",
    ],
)
def test_other_texts_are_no_exports(text):
    assert split_export(text) is None


def test_text_and_pages_that_are_exports_give_an_article_each(tmp_path):
    (tmp_path / "export.txt").write_text(PLAIN, encoding="utf-8")
    rows = "".join(f"<tr><td>{line.partition(' ')[0]}</td><td>{line.partition(' ')[2]}</td></tr>" for line in CELLS)
    page = f"<html><body><table>{rows}</table><p>Document LBA0000020240305ek3500a1b</p></body></html>"
    (tmp_path / "export.html").write_text(page, encoding="utf-8")
    first, second = read(tmp_path / "export.txt")
    assert (first.id, second.id) == ("export.txt#1", "export.txt#2")
    assert first.given == {"text", "title", "author", "source", "published", "language"}
    assert (second.title, second.published) == ("China answers", date(2024, 3, 6))
    (only,) = read(tmp_path / "export.html")
    assert (only.title, only.source) == ("Seoul accuses North", "Example News Agency")
    assert only.text == "South Korea accused North Korea.\n\nChina called for calm."
