import unicodedata

from desktop.reading.duplicates import fingerprint
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
