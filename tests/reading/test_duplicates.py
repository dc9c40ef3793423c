import re
import unicodedata

import pytest

from desktop.paths import samples
from desktop.reading.duplicates import fingerprint
from desktop.reading.files import read
from desktop.reading.plain import complete
from desktop.records import Document

STORY = (
    "Ministers meet in Málaga\n\n"
    "The foreign ministers of Spain and Korea met on Tuesday and agreed to open talks on trade.\n"
    "The two governments will send delegations to Seoul in May, a spokesman said, and a draft is expected by summer.\n"
)


def mark(text):
    return fingerprint(complete(Document("1", None, text)))


def test_the_same_article_in_another_frame_has_the_same_mark():
    assert mark(STORY) == mark(f"Skip to content\n\n{STORY}\nLeave a Reply\n\nTotal\n0\nShare\n")


def test_spacing_case_and_normal_form_do_not_count():
    assert mark(STORY) == mark(unicodedata.normalize("NFD", STORY).replace(" ", "  ").replace("\n", "\r\n").upper())


def test_another_number_makes_another_article():
    assert mark(STORY) != mark(STORY.replace("May", "May 2024"))


def test_texts_without_letters_differ():
    assert mark("!") != mark("?")


@pytest.mark.parametrize("added", ["The talks failed on Friday, both ministries said.", "The talks failed."])
@pytest.mark.parametrize("page", [STORY, f"Skip to content\n\n{STORY}\nLeave a Reply\n\nTotal\n0\nShare\n"])
def test_a_line_at_the_end_makes_another_article_also_behind_furniture(page, added):
    assert mark(page) != mark(f"{page}\n{added}\n")


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem[:3])
def test_the_samples_are_the_same_in_other_encodings_and_line_ends_and_others_with_other_figures(sample, tmp_path):
    text = sample.read_text(encoding="utf-8")
    for name, changed, encoding in (
        ("utf-16.txt", text, "utf-16"),
        ("lines.txt", text.replace("\n", "\r\n"), "utf-8-sig"),
        ("corrected.txt", re.sub(r"\d", lambda digit: str(9 - int(digit.group())), text, count=1), "utf-8"),
        ("longer.txt", f"{text}\nThe talks failed.\n", "utf-8"),
    ):
        (tmp_path / name).write_bytes(changed.encode(encoding))
    marks = {path.name: fingerprint(one) for path in (*tmp_path.iterdir(), sample) for one in read(path)}
    assert marks["utf-16.txt"] == marks["lines.txt"] == marks[sample.name]
    assert len({marks[name] for name in ("corrected.txt", "longer.txt", sample.name)}) == 3


def test_a_page_of_html_and_its_text_are_the_same_article(tmp_path):
    title, *paragraphs = [line for line in STORY.splitlines() if line]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    (tmp_path / "page.html").write_text(
        "<!doctype html><meta charset=utf-8><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>© 2024 The Paper. All rights reserved.</footer>",
        encoding="utf-8",
    )
    (page,) = read(tmp_path / "page.html")
    assert fingerprint(page) == mark(STORY)
