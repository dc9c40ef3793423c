"""Documents broken at random: reading never raises, and what is marked lies in the text."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx
import odfdo
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.reading.files import read
from desktop.records import Unread

STORY = "The ministers of both states met in Seoul on Tuesday and signed an agreement on trade."
RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0\fcharset129 Batang;}}{\stylesheet{\s2 Title;}}{\info{\title A}}{\header B\par}"
    rb"\pard\s2 A\par{\f0 \'b1\'e8}\u44608?{\footnote C}\trowd\cell D\cell\row {\*\x E}"
    rb"{\field{\*\fldinst F}{\fldrslt G}} " + STORY.encode() + rb"\par}"
)


def _word():
    document = docx.Document()
    document.add_heading("Title", 0)
    document.add_paragraph(STORY)
    document.add_table(1, 2).rows[0].cells[0].text = "cell"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _text():
    document = odfdo.Document("text")
    document.body.append(odfdo.Paragraph(STORY))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _mail():
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "a@b.c", "무역 협정", "<1@b.c>"
    message["Date"] = "Wed, 06 Mar 2024 23:30:00 +0900"
    message.set_content(f"{STORY}\n\n-- \nJane\n")
    message.add_alternative(f"<p>{STORY}</p>", subtype="html")
    message.add_attachment(STORY.encode(), maintype="text", subtype="plain", filename="보고서.txt")
    return message.as_bytes()


BOX = b"From a@b.c Wed Mar  6 23:30:00 2024\n" + _mail() + b"\nFrom a@b.c Wed Mar  6 23:30:00 2024\n" + _mail()
WHOLE = {"a.docx": _word(), "a.odt": _text(), "a.rtf": RTF, "a.eml": _mail(), "a.mbox": BOX}
CHANGES = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 40), st.binary(max_size=6)), max_size=8)


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_reading_never_raises_and_chrome_lies_in_the_text(tmp_path, name, changes):
    data = WHOLE[name]
    for place, length, put in changes:
        at = int(place * len(data))
        data = data[:at] + put + data[at + length :]
    (tmp_path / name).write_bytes(data)
    for found in read(tmp_path / name):
        if isinstance(found, Unread):
            assert found.reason
            continue
        found.text.encode()
        ends = [0, *(edge for span in found.chrome for edge in (span.start, span.end)), len(found.text)]
        assert ends == sorted(ends)
