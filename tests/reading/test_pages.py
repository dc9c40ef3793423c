from datetime import date

from lxml import html

from desktop.reading.alignment import align, remainder
from desktop.reading.files import read
from desktop.reading.pasted import read_pasted
from desktop.reading.visible import visible_text
from desktop.records import Document, Span, Unread

STORY = [
    "The foreign ministers of Spain and Korea met in Madrid on Tuesday and agreed to open talks on a new trade treaty.",
    "The two governments will send delegations to Seoul in May, a spokesman said, and a draft is expected by summer.",
    "Critics in both parliaments asked for more time, but the ministers called the calendar ambitious and realistic.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ministers meet in Madrid | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-03-05T09:00:00+01:00">
<meta name="author" content="Jane Doe"><script>alert("never run")</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li>
<li><a href="/w">World</a></li><li><a href="/t">Trade</a></li></ul></nav>
<article><h1>Ministers meet in Madrid</h1><p class="byline">By Jane Doe</p>
<time datetime="2024-03-05">March 5, 2024</time>
<p>{STORY[0]}</p><p>{STORY[1].replace("Seoul", "<b>Seoul</b>")}</p><h2>More time</h2><p>{STORY[2]}</p></article>
<p style="display:none">A hidden line.</p>
<footer><p>Contact us</p><p>© 2024 Harbour Post Media. All rights reserved.</p></footer></body></html>"""


def read_page(tmp_path, source=PAGE, encoding="utf-8"):
    path = tmp_path / "page.html"
    path.write_bytes(source.encode(encoding))
    (found,) = read(path)
    return found


def content_of(article):
    return "\n".join(span.of(article.text) for span in remainder(article.text, article.chrome))


def test_the_facts_of_a_page_come_from_its_metadata(tmp_path):
    article = read_page(tmp_path)
    assert (article.title, article.author, article.source) == ("Ministers meet in Madrid", "Jane Doe", "Harbour Post")
    assert article.published == date(2024, 3, 5)


def test_all_visible_text_is_kept_and_the_frame_is_chrome(tmp_path):
    article = read_page(tmp_path)
    assert "Home" in article.text
    assert "All rights reserved" in article.text
    content = content_of(article)
    assert all(paragraph in content for paragraph in STORY)
    assert "More time" in content
    assert "By Jane Doe" in content
    assert "Ministers meet in Madrid" in content
    assert "World" not in content
    assert "All rights reserved" not in content


def test_scripts_styles_and_hidden_lines_are_no_text(tmp_path):
    text = read_page(tmp_path).text
    assert "alert" not in text
    assert "color" not in text
    assert "hidden line" not in text


def test_a_declared_code_page_is_followed(tmp_path):
    source = (
        PAGE.replace('charset="utf-8"', 'charset="euc-kr"')
        .replace(STORY[0], "스페인과 한국의 외교장관이 화요일 마드리드에서 만났다.")
        .replace("©", "(c)")
    )
    article = read_page(tmp_path, source, "cp949")
    assert "외교장관" in article.text
    assert article.encoding == "cp949"


def test_reading_a_page_twice_gives_the_same(tmp_path):
    assert read_page(tmp_path) == read_page(tmp_path)


def test_blocks_give_newlines_and_running_text_none():
    tree = html.document_fromstring(
        "<div>One <b>two</b>\n three<br>four</div><p>five&nbsp;six<p>seven<ul><li>a<li>b</ul>"
    )
    assert visible_text(tree) == "One two three\nfour\n\nfive\u00a0six\n\nseven\n\na\nb"


def test_paragraphs_are_found_whatever_their_spacing_and_headings_between_their_neighbours():
    first = "First paragraph of the story, long enough to stand alone."
    second = "Second paragraph of it, long enough as well, it seems."
    text = f"More time\nmenu\n\n{first.replace(' alone', chr(10) + ' alone')}\nMore time\n{second}"
    found = align(text, [first.replace(" ", "  "), "More time", second])
    assert [span.of(text)[:9] for span in found] == ["First par", "More time", "Second pa"]
    assert found[1].start > 20


def test_what_is_left_has_no_outer_space():
    assert remainder("a  bc  d", [Span(3, 5)]) == (Span(0, 1), Span(7, 8))


def test_a_pasted_page_and_a_pasted_text_are_read():
    page = read_pasted("\n".join(STORY), PAGE)
    assert isinstance(page, Document)
    assert page.source == "Harbour Post"
    text = read_pasted("\r\n".join(STORY), '<a href="x">link</a>')
    assert text.text == "\n".join(STORY)
    assert text.encoding is None


def test_an_empty_clipboard_is_said():
    assert isinstance(read_pasted("", "<p></p>"), Unread)
