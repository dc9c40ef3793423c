from desktop.models.page_lines import Line, find_lines
from desktop.records import Article, Facts, Span


def lines(text, title=None, chrome=()):
    return find_lines(Article(1, "f", None, text, Facts(title), Facts(), None, None, (), chrome, (), (), (), ()))


def test_each_line_has_a_kind_of_its_own():
    text = "Menu\nShare it\n\nA title\n\nFirst line\nsecond line\n \nlast"
    kinds = lines(text, "a TITLE", (Span(0, 13),))
    assert kinds == [
        Line.CHROME, Line.CHROME, Line.EMPTY, Line.HEADLINE, Line.EMPTY, Line.TIGHT, Line.PLAIN, Line.EMPTY, Line.PLAIN,
    ]  # fmt: skip


def test_a_line_that_is_a_page_part_only_in_part_stays_text():
    assert lines("Read more: Japan met Cuba", chrome=(Span(0, 10),)) == [Line.PLAIN]


def test_spaces_around_a_page_part_do_not_matter():
    assert lines("\u00a0\U0001f4e3 Home \nText", chrome=(Span(1, 7),)) == [Line.CHROME, Line.PLAIN]


def test_an_empty_text_is_one_empty_line():
    assert lines("") == [Line.EMPTY]
