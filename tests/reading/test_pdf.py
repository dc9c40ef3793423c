"""PDF files as they are printed and as they are broken."""

from __future__ import annotations

import multiprocessing
import os
import threading
from datetime import date
from pathlib import Path

import pytest
from print_shop import HEIGHT, Print

from desktop.errors import Cancelled
from desktop.reading import pdf
from desktop.reading.files import read
from desktop.reading.quarantine import Quarantine
from desktop.records import Document, Unread

FIRST = (
    "The ministers of both states met in Seoul on Tuesday and signed an inter\u00adnational agree\u00adment on trade, "
    "which their parlia\u00adments will debate in the coming weeks before any of it takes effect."
)
SECOND = (
    "Oppo\u00adsition leaders said that the govern\u00adment had conceded too much to the other side, and announced "
    "a long-term campaign against the rati\u00adfication of the treaty in both chambers of parlia\u00adment."
)
THIRD = (
    "President Park defended the treaty in an interview on Wednesday evening. She said that no other state had been "
    "offered better terms, and that the long-term gains of it would be felt in every province of the country."
)
KOREAN = (
    "한국과 미국의 장관들이 화요일 서울에서 만나 무역에 관한 협정에 서명했다. 두 나라의 국회는 앞으로 몇 주 동안 "
    "이 협정을 심의할 예정이며, 야당 지도자들은 정부가 지나치게 양보했다고 비판했다. 대통령은 수요일 저녁 "
    "인터뷰에서 협정을 옹호했다."
)


def whole(text: str) -> str:
    return text.replace("\u00ad", "")


def one(path: Path) -> Document | Unread:
    (found,) = read(path)
    return found


def content(article: Document) -> list[str]:
    """The paragraphs that are no furniture."""
    text = article.text
    for span in reversed(article.chrome):
        text = text[: span.start] + text[span.end :]
    return [line for line in text.split("\n") if line.strip()]


@pytest.fixture(autouse=True, scope="module")
def _end_process():
    yield
    pdf.QUARANTINE.close()


@pytest.fixture
def newspaper(qapp, tmp_path):
    """Two columns below a headline across the page, going on overleaf, with heads, feet and a note."""
    path = tmp_path / "paper.pdf"
    with Print(path, title="Two Ministers Sign a Treaty on Trade in Seoul") as page:
        page.line(20, 12, "The Daily Chronicle", 8, "Noto Sans")
        page.line(150, 12, "Wednesday, 6 March 2024", 8, "Noto Sans")
        page.line(20, 30, "Two Ministers Sign a Treaty on Trade in Seoul", 20)
        page.line(20, 38, "By Jane Doe")
        y, _ = page.column(20, 50, 80, FIRST)
        y, rest = page.column(20, y, 80, SECOND, indent=4, most=3)
        page.column(110, 50, 80, rest)
        page.line(20, HEIGHT - 30, "1 The treaty was first proposed in 2019.", 7)
        page.line(100, HEIGHT - 10, "1", 8)
        page.turn()
        page.line(20, 12, "The Daily Chronicle", 8, "Noto Sans")
        page.line(150, 12, "Wednesday, 6 March 2024", 8, "Noto Sans")
        y, _ = page.column(20, 30, 80, THIRD)
        page.column(110, 30, 80, THIRD.replace("Park", "Lee"))
        page.line(100, HEIGHT - 10, "2", 8)
    return one(path)


def test_columns_are_read_one_after_the_other_and_hyphens_joined(newspaper):
    paragraphs = content(newspaper)
    assert paragraphs[:2] == ["Two Ministers Sign a Treaty on Trade in Seoul", "By Jane Doe"]
    assert paragraphs[2:] == [
        whole(FIRST),
        whole(SECOND),
        THIRD,
        THIRD.replace("Park", "Lee"),
        "1 The treaty was first proposed in 2019.",
    ]


def test_running_heads_are_marked_and_stand_where_they_part_no_sentence(newspaper):
    marked = [span.of(newspaper.text) for span in newspaper.chrome]
    assert marked == ["The Daily Chronicle\tWednesday, 6 March 2024"]
    assert newspaper.text.count("The Daily Chronicle") == 1


def test_a_papers_facts_are_its_headline_byline_and_the_date_in_its_head(newspaper):
    assert newspaper.title == "Two Ministers Sign a Treaty on Trade in Seoul"
    assert newspaper.author == "Jane Doe"
    assert newspaper.published == date(2024, 3, 6)


def test_three_columns_below_a_lead_across_the_page(qapp, tmp_path):
    path = tmp_path / "three.pdf"
    with Print(path) as page:
        page.column(15, 20, 180, FIRST, size=12)
        for number, text in enumerate((SECOND, THIRD, FIRST)):
            page.column(15 + 62 * number, 50, 54, text, size=9)
    assert content(one(path)) == [whole(FIRST), whole(SECOND), THIRD, whole(FIRST)]


def test_korean_is_joined_where_lines_end_between_words(qapp, tmp_path):
    path = tmp_path / "korean.pdf"
    with Print(path) as page:
        page.line(20, 20, "한국과 미국, 서울에서 무역 협정에 서명", 18, "Noto Sans CJK KR")
        page.column(20, 40, 80, KOREAN, family="Noto Sans CJK KR")
        page.column(110, 40, 80, KOREAN.replace("미국", "일본"), family="Noto Sans CJK KR")
    article = one(path)
    assert article.title == "한국과 미국, 서울에서 무역 협정에 서명"
    assert content(article)[1:] == [KOREAN, KOREAN.replace("미국", "일본")]


def test_a_table_is_read_by_rows(qapp, tmp_path):
    path = tmp_path / "table.pdf"
    with Print(path) as page:
        y, _ = page.column(20, 20, 170, THIRD)
        for number, row in enumerate(
            (("Spain", "12", "4"), ("Korea", "9", "7"), ("Peru", "3", "1"), ("Japan", "2", "8"))
        ):
            for place, cell in enumerate(row):
                page.line(20 + 50 * place, y + 10 + 6 * number, cell)
    assert content(one(path))[1:] == ["Spain\t12\t4", "Korea\t9\t7", "Peru\t3\t1", "Japan\t2\t8"]


def test_a_large_initial_and_a_line_along_the_edge(qapp, tmp_path):
    path = tmp_path / "initial.pdf"
    with Print(path) as page:
        page.line(20, 39, "T", 34)
        page.column(31, 32, 90, "he ministers met in Seoul on Tuesday and signed", most=1)
        page.column(31, 36.6, 90, "an agreement on trade, which both parliaments", most=1)
        page.column(20, 41.2, 100, "will debate in the coming weeks before it takes effect.")
        page.sideways(205, 200, "Printed in Madrid by the State Press")
    article = one(path)
    assert content(article) == [
        "The ministers met in Seoul on Tuesday and signed an agreement on trade, which both parliaments will debate in "
        "the coming weeks before it takes effect."
    ]
    assert article.text.endswith("Printed in Madrid by the State Press")


def test_arabic_is_read_from_the_right(qapp, tmp_path):
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QFontDatabase, QTextOption

    from desktop.paths import resource

    QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansArabic-Regular.ttf")))
    path = tmp_path / "arabic.pdf"
    text = (
        "التقى وزيرا البلدين في سيول يوم الثلاثاء ووقعا اتفاقا بشأن التجارة سيناقشه البرلمانان في الأسابيع المقبلة قبل "
        "أن يدخل حيز التنفيذ. وقال زعماء المعارضة إن الحكومة قدمت تنازلات كثيرة للطرف الآخر."
    )
    with Print(path) as page:
        page.line(20, 20, " ", 11, "Noto Sans Arabic")
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        page.painter.drawText(QRectF(300, 400, 1500, 1500), text, option)
    assert content(one(path)) == [text]


def test_a_page_printed_by_a_browser_has_its_address_and_no_date_of_printing(qapp, tmp_path):
    path = tmp_path / "browser.pdf"
    with Print(path) as page:
        page.line(10, 8, "22/11/2026, 00:10", 8)
        page.line(90, 8, "Two ministers sign a treaty - City News", 8)
        page.line(20, 30, "Two ministers sign a treaty on trade in Seoul", 20)
        page.column(20, 50, 170, whole(FIRST))
        page.column(20, 70, 170, THIRD)
        page.line(10, HEIGHT - 6, "https://www.example.org/2024/treaty-on-trade", 8)
        page.line(190, HEIGHT - 6, "1/1", 8)
    article = one(path)
    assert article.url == "https://www.example.org/2024/treaty-on-trade"
    assert article.published is None
    assert content(article)[0] == article.title == "Two ministers sign a treaty on trade in Seoul"


def test_a_scan_is_told(qapp, tmp_path):
    from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

    path = tmp_path / "scan.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter.drawImage(0, 0, image)
    painter.end()
    assert "pictures of pages" in one(path).reason


def test_a_file_with_a_password_is_told(qapp, tmp_path):
    found = one(_written(tmp_path, "locked.pdf", LOCKED))
    assert "password" in found.reason


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nxxxx",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF",
        b"%PDF-1.4\n" + b"<<" * 200_000,
        b"%PDF-1.4\n" + b"1 0 obj[" * 50_000,
    ],
    ids=["cut off", "pages in a circle", "deep", "objects"],
)
def test_what_is_broken_is_told_and_costs_no_process(tmp_path, data):
    found = one(_written(tmp_path, "broken.pdf", data))
    assert isinstance(found, Unread)
    assert found.reason.endswith(".")


def test_a_file_cut_in_the_middle_gives_what_is_left_or_a_sentence(qapp, tmp_path):
    path = tmp_path / "paper.pdf"
    with Print(path) as page:
        page.column(20, 20, 170, THIRD)
    data = path.read_bytes()
    for share in (0.3, 0.6, 0.9, 0.99):
        found = one(_written(tmp_path, "cut.pdf", data[: int(len(data) * share)]))
        assert isinstance(found, Document) or found.reason.endswith(".")


def test_many_files_are_read_by_one_process(qapp, tmp_path):
    path = tmp_path / "paper.pdf"
    with Print(path) as page:
        page.column(20, 20, 170, THIRD)
    one(path)
    before = {child.pid for child in multiprocessing.active_children()}
    assert [type(one(path)) for _ in range(5)] == [Document] * 5
    assert {child.pid for child in multiprocessing.active_children()} == before


def test_a_file_that_would_never_end_is_given_up(tmp_path, monkeypatch):
    slow = Quarantine(_wait, 0.05)
    monkeypatch.setattr(pdf, "QUARANTINE", slow)
    assert "given up" in one(_written(tmp_path, "endless.pdf", b"%PDF-1.7\n")).reason
    slow.close()


def test_a_file_that_ends_its_process_is_told_and_the_next_is_read(tmp_path, monkeypatch):
    deadly = Quarantine(_die, 30.0)
    monkeypatch.setattr(pdf, "QUARANTINE", deadly)
    path = _written(tmp_path, "deadly.pdf", b"%PDF-1.7\n")
    assert ["stopped the process" in one(path).reason for _ in range(2)] == [True, True]
    deadly.close()


def test_reading_is_stopped_from_another_thread(tmp_path, monkeypatch):
    from desktop.processes import InlineReader

    monkeypatch.setattr(pdf, "QUARANTINE", Quarantine(_wait, 60.0))
    path = _written(tmp_path, "endless.pdf", b"%PDF-1.7\n")
    reader = InlineReader()
    stopper = threading.Timer(0.2, reader.stop)
    stopper.start()
    with pytest.raises(Cancelled):
        list(reader.read([path]))
    stopper.join()
    reader.close()


def _wait(source):
    import time

    time.sleep(3600)


def _die(source):
    os._exit(3)


def _written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# A page without text, to be opened by a password alone (RC4 with 40 bits; the keys open nothing).
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
)
