"""Mails, mailboxes and pages saved as one file, written by the standard library."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import docx
import pytest

from desktop.reading.files import read
from desktop.reading.mail_body import find_frame, join_broken, join_flowed
from desktop.records import Document, Unread

STORY = (
    "The ministers of both states met in Seoul on Tuesday and signed an agreement on trade, which their parliaments "
    "will debate in the coming weeks."
)
MORE = "Opposition leaders said that the government had conceded too much to the other side."
PAGE = (
    f"<html><head><title>Treaty signed</title></head><body><h1>Treaty signed in Seoul</h1><p>{STORY}</p></body></html>"
)


def mail(subject="Treaty signed in Seoul", text=f"{STORY}\n\n{MORE}\n", **headers):
    made = EmailMessage()
    made["From"] = "Jane Doe <jane@example.org>"
    made["To"] = "John Roe <john@example.org>"
    made["Date"] = "Wed, 06 Mar 2024 23:30:00 +0900"
    made["Message-ID"] = "<1@example.org>"
    made["Subject"] = subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    return made


def found_in(tmp_path, message, name="story.eml"):
    path = tmp_path / name
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return list(read(path))


def one(tmp_path, message, name="story.eml"):
    (found,) = found_in(tmp_path, message, name)
    return found


def test_a_mail_between_people_gives_its_subject_and_no_date(tmp_path):
    article = one(tmp_path, mail())
    assert article.text == f"{STORY}\n\n{MORE}"
    assert article.title == "Treaty signed in Seoul"
    assert (article.published, article.source, article.author) == (None, None, None)
    assert "the mail was sent on 2024-03-06" in article.warnings[0]


def test_a_newsletter_gives_its_date_and_outlet(tmp_path):
    article = one(tmp_path, mail(List_Unsubscribe="<https://example.org/u>"))
    assert article.published == date(2024, 3, 6)
    assert article.published_zone == "+09:00"
    assert article.source == "Jane Doe"
    assert article.warnings == ()


def test_a_date_in_the_text_goes_before_the_mails(tmp_path):
    text = f"Treaty signed in Seoul\n\nPublished 5 March 2024\n\n{STORY}\n\n{MORE}\n"
    assert one(tmp_path, mail(text=text, Precedence="bulk")).published == date(2024, 3, 5)


def test_text_and_page_of_a_mail_are_read_once(tmp_path):
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    article = one(tmp_path, message)
    assert article.text.count("met in Seoul") == 1
    assert "Opposition" in article.text


def test_a_page_that_says_far_more_than_the_text_beside_it_is_read(tmp_path):
    message = mail(text="Your program cannot show this.\n")
    message.add_alternative(PAGE, subtype="html")
    assert one(tmp_path, message).text == f"Treaty signed in Seoul\n\n{STORY}"


def test_subjects_lose_their_marks_whatever_the_language(tmp_path):
    for marks in ("Re: Fwd: ", "AW: WG: ", "답장: 전달: ", "回复：转发：", "RE[2]: "):
        text = f"Good morning.\n\n{STORY} {MORE}\n"
        assert one(tmp_path, mail(subject=f"{marks}무역 협정 서명", text=text)).title in (
            "무역 협정 서명",
            "Good morning.",
        )


def test_a_forwarded_head_and_a_signature_are_marked(tmp_path):
    text = (
        "---------- Forwarded message ---------\nFrom: City News <news@example.org>\nDate: Tue, 5 Mar 2024\n"
        f"Subject: Treaty\nTo: <jane@example.org>\n\n\nTreaty signed in Seoul on Tuesday\n\n{STORY}\n\n{MORE}\n\n"
        "-- \nJane Doe\nTel. 1234\n"
    )
    article = one(tmp_path, mail(subject="Fwd: look at this", text=text))
    assert [span.of(article.text).partition("\n")[0] for span in article.chrome] == [
        "---------- Forwarded message ---------",
        "-- ",
    ]
    assert article.title == "Treaty signed in Seoul on Tuesday"
    assert article.published is None


@pytest.mark.parametrize(
    "head",
    [
        "Von: A <a@b.c>\nGesendet: Dienstag\nAn: C\nBetreff: D\n",
        "보낸 사람: A <a@b.c>\n보낸 날짜: 화요일\n받는 사람: C\n제목: D\n",
        "Begin forwarded message:\n\nFrom: A\nSubject: B\nDate: C\n",
    ],
)
def test_forwarded_heads_are_known_in_many_languages(head):
    text = f"See below.\n\n{head}\n{STORY}"
    (span,) = find_frame(text)
    assert span.of(text) == head.rstrip()


def test_lines_that_name_things_are_no_forwarded_head():
    assert not list(find_frame(f"From: the editor\n\n{STORY}\nTo: whom it may concern, hello\n{MORE}"))


def test_lines_broken_for_the_way_are_joined(tmp_path):
    broken = (
        "The ministers of both states met in Seoul on Tuesday and signed an\nagreement on trade, which their "
        "parliaments will debate in the coming\nweeks.\n\nOpposition leaders said that the government had conceded too"
        " much to\nthe other side."
    )
    assert join_broken(broken) == f"{STORY}\n\n{MORE}"
    verses = "Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you."
    assert join_broken(verses) == verses
    flowed = mail(text=None)
    flowed.set_content(
        "The ministers met \nin Seoul.\n\n> quoted \n-- \nJane\n", params={"format": "flowed"}, cte="7bit"
    )
    assert "The ministers met in Seoul.\n" in one(tmp_path, flowed).text
    assert join_flowed("Seo \nul", delete_space=True) == "Seoul"


def test_readable_attachments_are_articles_of_their_own_and_others_named(tmp_path):
    document = docx.Document()
    document.add_heading("A treaty on trade", 0)
    document.add_paragraph(STORY)
    buffer = io.BytesIO()
    document.save(buffer)
    message = mail(text="See the attachments.\n")
    message.add_attachment(buffer.getvalue(), maintype="application", subtype="octet-stream", filename="보고서.docx")
    message.add_attachment(b"\x89PNG\r\n\x1a\n....", maintype="image", subtype="png", filename="../photo.png")
    message.add_attachment(mail(subject="The older one", text=MORE))
    own, *others = found_in(tmp_path, message)
    assert own.text == "See the attachments."
    assert [warning for warning in own.warnings if "attachment" in warning] == [
        "The attachment photo.png was not read: this is a picture, not a text."
    ]
    assert [one.id for one in others] == ["story.eml/보고서.docx", "story.eml/The older one.eml"]
    assert [one.title for one in others] == ["A treaty on trade", "The older one"]
    assert {one.file for one in others} == {str(tmp_path / "story.eml")}


def test_a_mail_without_text_gives_its_attachments_or_says_why_not(tmp_path):
    message = mail(text=None)
    message.add_attachment(b"%PDF-1.7\nxxx", maintype="application", subtype="pdf", filename="a.pdf")
    found = one(tmp_path, message)
    assert isinstance(found, Unread)
    assert "no text" in found.reason
    assert "a.pdf" in found.reason


def test_pictures_within_the_page_are_not_told(tmp_path):
    message = mail(text=None)
    message.set_content(PAGE, subtype="html")
    message.add_related(b"\x89PNG\r\n\x1a\n....", "image", "png", cid="<logo>", filename="logo.png")
    article = one(tmp_path, message)
    assert article.text == f"Treaty signed in Seoul\n\n{STORY}"
    assert not any("logo" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.c\nMIME-Version: 1.0\nSubject: =?nosuchpage?B?////?=\nDate: yesterday\n\n" + STORY.encode(),
        b"From: a@b.c\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nosuchpage\n\n" + STORY.encode(),
        b"From: a@b.c\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n" + b"!!!" + STORY.encode(),
        b"From: \xff\xfe@b.c\nMIME-Version: 1.0\nSubject: \xb9\xab\xbf\xaa\n\n" + STORY.encode(),
        b"From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n" + STORY.encode(),
    ],
)
def test_broken_mails_give_their_text(tmp_path, raw):
    assert isinstance(one(tmp_path, raw), Document)


def test_mails_within_mails_end(tmp_path):
    message = mail()
    for _ in range(12):
        outer = mail(text=STORY)
        outer.add_attachment(message)
        message = outer
    found = found_in(tmp_path, message)
    assert 1 < len(found) < 6
    raw = b"From: a@b.c\nMIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (depth, depth) for depth in range(3000)
    )
    assert isinstance(one(tmp_path, raw), Unread)


def test_a_mailbox_gives_mail_after_mail(tmp_path):
    first, second = (
        mail(text=f"{STORY}\n\nFrom here on all is open, he said at 10:30 today.\n"),
        mail(subject="Second", text=MORE),
    )
    raw = b""
    for message in (first, second):
        raw += (
            b"From jane@example.org Wed Mar  6 23:30:00 2024\n"
            + message.as_bytes(unixfrom=False).replace(b"\nFrom here", b"\n>From here")
            + b"\n\n"
        )
    found = found_in(tmp_path, raw, "archive")
    assert [one.id for one in found] == ["archive#1", "archive#2"]
    assert "\nFrom here on" in found[0].text
    assert found[1].title == "Second"


def test_a_mail_too_large_is_told_and_the_next_is_read(tmp_path, monkeypatch):
    from desktop.reading import mailboxes

    monkeypatch.setattr(mailboxes, "LARGEST", 1000)
    raw = b""
    for text in ("x" * 5000, STORY):
        raw += b"From a@b.c Wed Mar  6 23:30:00 2024\n" + mail(text=text).as_bytes() + b"\n"
    found = found_in(tmp_path, raw, "archive.mbox")
    assert [type(one) for one in found] == [Unread, Document]


def test_a_page_saved_as_one_file_is_its_page(tmp_path):
    raw = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/treaty\r\nSubject: Treaty signed\r\n"
        "Date: Fri, 20 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-ID: <f@x>\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/treaty\r\n\r\n"
        + PAGE.replace("=", "=3D").replace("Seoul", "S=C3=A9oul")
        + "\r\n------b\r\nContent-Type: text/html\r\nContent-Location: cid:frame\r\n\r\n"
        "<p>Advertisement</p>\r\n------b--\r\n"
    )
    article = one(tmp_path, raw.encode(), "page.bin")
    assert article.text.startswith("Treaty signed in Séoul")
    assert "Advertisement" not in article.text
    assert article.url == "https://example.org/treaty"
    assert article.published is None


def test_a_page_saved_with_its_folder_is_one_article(tmp_path):
    from desktop.reading.files import collect

    (tmp_path / "Treaty.html").write_text(PAGE.replace("</body>", "<img src='Treaty_files/a.png'></body>"))
    (tmp_path / "Treaty_files").mkdir()
    (tmp_path / "Treaty_files" / "ad.html").write_text("<p>Advertisement</p>")
    (tmp_path / "Treaty_files" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert [path.name for path in collect([tmp_path])] == ["Treaty.html"]
    (article,) = read(tmp_path / "Treaty.html")
    assert article.title == "Treaty signed in Seoul"
