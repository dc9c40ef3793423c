import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.reading.files import collect, read
from desktop.records import Document, Unread


def one(path):
    (found,) = read(path)
    return found


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_article_named_by_its_file(tmp_path):
    path = write(
        tmp_path, "story.txt", "Spain and Korea meet\r\n\r\nThe ministers met in Madrid on Tuesday and signed.\r\n"
    )
    article = one(path)
    assert isinstance(article, Document)
    assert article.id == "story.txt"
    assert article.file == str(path)
    assert article.text == "Spain and Korea meet\n\nThe ministers met in Madrid on Tuesday and signed.\n"
    assert article.encoding == "utf-8"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "blank"),
        ("paper.txt", b"%PDF-1.7\nxxxx", "damaged"),
        ("report.docx", b"PK\x03\x04....word/document.xml", "Word"),
        ("photo.html", b"\x89PNG\r\n\x1a\n....", "picture"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Office"),
        ("library.txt", b"SQLite format 3\x00....", "library"),
        ("data.txt", bytes(random.Random(1).randbytes(4000)), "binary"),
        ("zeros.txt", bytes(3000), "binary"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
        ("mail.eml", b"From: a@b.c\nSubject: x\nMIME-Version: 1.0\n\n \n", "mail"),
        (
            "page.mhtml",
            b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
            b"Content-Type: text/html\r\n\r\n<html>",
            "no text",
        ),
        ("page.html", b"<html><body><script>var a = 1</script></body></html>", "no text"),
    ],
)
def test_what_gives_no_article_is_said_in_a_sentence(tmp_path, name, content, word):
    found = one(write(tmp_path, name, content))
    assert isinstance(found, Unread)
    assert word.casefold() in found.reason.casefold()
    assert found.reason.endswith(".")


def test_a_missing_file_a_folder_and_an_odd_name_are_said(tmp_path):
    assert "not there" in one(tmp_path / "gone.txt").reason
    assert "folder" in one(tmp_path).reason
    assert "name" in one(tmp_path / "a\0b").reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in one(tmp_path / "pipe.txt").reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path):
    path = write(tmp_path, "secret.txt", "Secret.")
    path.chmod(0)
    assert "not allowed" in one(path).reason


def test_stray_nuls_and_control_codes_are_dropped(tmp_path):
    assert one(write(tmp_path, "nul.txt", "The minis\0ter met\x07 the envoy in Seoul.")).text == (
        "The minister met the envoy in Seoul."
    )


def test_html_is_told_by_content_and_text_by_its_lack(tmp_path):
    page = "<!DOCTYPE html><html><body><p>The envoy arrived in Seoul on Monday.</p></body></html>"
    assert one(write(tmp_path, "page.txt", page)).text == "The envoy arrived in Seoul on Monday."
    assert one(write(tmp_path, "text.txt", "If a < b and b > c then all is well.")).text.startswith("If a < b")


def test_folders_are_opened_in_order_and_companions_left_out(tmp_path):
    for name in (
        "b.txt",
        "a/z.txt",
        "a/c.txt",
        ".hidden",
        "Thumbs.db",
        "page.html",
        "page_files/ad.html",
        "lone_files/x.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in collect([tmp_path, tmp_path / "b.txt"])]
    assert found == ["a/c.txt", "a/z.txt", "b.txt", "lone_files/x.txt", "page.html"]


def test_a_hidden_file_that_is_named_itself_is_taken(tmp_path):
    hidden = write(tmp_path, ".draft.txt", "x")
    assert list(collect([hidden])) == [hidden]


def test_links_in_a_circle_end(tmp_path):
    (tmp_path / "in").mkdir()
    write(tmp_path, "in/a.txt", "x")
    try:
        (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert [path.name for path in collect([tmp_path])] == ["a.txt"]


def test_a_page_nested_too_deep_still_gives_its_text(tmp_path):
    found = one(write(tmp_path, "deep.html", "<div>" * 30_000 + "The envoy arrived in Seoul."))
    assert "The envoy arrived in Seoul." in found.text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(
            st.sampled_from(
                [
                    b"<p>",
                    b"</div>",
                    b"<a href=x",
                    b"<html>",
                    b'{"text":',
                    b'"a"}',
                    b"\n",
                    b"id,text\n",
                    b'"',
                    b",",
                    b"\xff",
                    b"<title>",
                    b"&#0;",
                    b"<meta charset=x>",
                    b"2024-01-01",
                    b"By A B",
                    b"<!--",
                    b"]]>",
                ]
            ),
            max_size=30,
        ).map(b"".join),
    ),
    suffix=st.sampled_from([".txt", ".html", ".csv", ".jsonl", ".json", ""]),
)
def test_reading_never_raises_and_chrome_lies_in_the_text(tmp_path, content, suffix):
    for found in read(write(tmp_path, "fuzz" + suffix, content)):
        if isinstance(found, Unread):
            assert found.reason
            continue
        found.text.encode()
        ends = [0, *(edge for span in found.chrome for edge in (span.start, span.end)), len(found.text)]
        assert ends == sorted(ends)
        assert all(len(span) for span in found.chrome)
