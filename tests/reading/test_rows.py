import json
import zipfile
from datetime import date

from desktop.reading.columns import signature_of
from desktop.reading.files import read
from desktop.reading.sheets import peek
from desktop.records import Document, Hints, Unread


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_json_lines_give_an_article_a_line_and_say_what_is_broken(tmp_path):
    lines = [
        json.dumps({"id": 7, "text": "The envoy arrived.", "title": "Arrival", "published": "2024-03-05T10:00:00Z"}),
        "{broken",
        "",
        json.dumps({"id": "x", "text": "  "}),
        json.dumps(
            {
                "text": "사절단이 도착했다.",
                "author": ["Kim", "Lee"],
                "language": "ko-KR",
                "url": "https://example.org/1",
            }
        ),
    ]
    first, broken, blank, last = read(write(tmp_path, "rows.jsonl", "\n".join(lines)))
    assert (first.id, first.title, first.published) == ("7", "Arrival", date(2024, 3, 5))
    assert first.given == {"text", "title", "published"}
    assert isinstance(broken, Unread)
    assert "Line 2" in broken.reason
    assert "Line 4" in blank.reason
    assert (last.id, last.author, last.language, last.url) == (
        "rows.jsonl#5",
        "Kim, Lee",
        "ko",
        "https://example.org/1",
    )


def test_a_semicolon_table_in_a_western_code_page_is_read(tmp_path):
    table = 'id;text;source\r\n1;"Der Minister sagte; «schön»\r\nund ging.";Anzeiger für Österreich\r\n2;;Leer\r\n'
    article, empty = read(write(tmp_path, "t.csv", table.encode("cp1252")))
    assert article.text == "Der Minister sagte; «schön»\nund ging."
    assert (article.source, article.encoding, article.id) == ("Anzeiger für Österreich", "cp1252", "1")
    assert "Row 3" in empty.reason


def test_a_tab_table_with_a_mark_is_told_by_its_header(tmp_path):
    article, *others = read(write(tmp_path, "t.txt", "\ufeffid\ttext\na\tThe envoy arrived.\n"))
    assert (article.id, article.text, others) == ("a", "The envoy arrived.", [])


def test_a_table_without_a_text_column_says_which_it_has(tmp_path):
    (found,) = read(write(tmp_path, "t.csv", "name,place\na,b\n"))
    assert "name, place" in found.reason


def test_what_a_row_gives_is_not_guessed_over(tmp_path):
    text = (
        "Real headline of the story\n\nBy Jane Doe\n\n"
        "The ministers met in Madrid on Tuesday and signed a treaty on trade."
    )
    row = json.dumps({"id": "1", "text": text, "author": "Given Name", "published": "soon"})
    (article,) = read(write(tmp_path, "one.jsonl", row))
    assert article.author == "Given Name"
    assert article.title == "Real headline of the story"
    assert article.published is None
    assert "soon" in article.warnings[0]
    assert article.given == {"text", "author"}


def test_rows_are_handed_over_while_the_file_is_read(tmp_path):
    path = tmp_path / "many.jsonl"
    with path.open("w") as file:
        for number in range(5000):
            file.write(json.dumps({"id": number, "text": "The envoy arrived."}) + "\n")
    articles = read(path)
    assert next(articles).id == "0"
    articles.close()


def test_a_json_list_of_articles_is_read(tmp_path):
    first, second = read(write(tmp_path, "all.json", json.dumps([{"id": "a", "text": "One."}, 5])))
    assert isinstance(first, Document)
    assert isinstance(second, Unread)


def test_a_story_that_begins_with_a_comma_is_no_table(tmp_path):
    (article,) = read(write(tmp_path, "s.txt", "Text, images, talks: how envoys work\nThe envoy arrived, and left."))
    assert article.text.startswith("Text, images")


def test_the_text_of_a_row_is_all_article(tmp_path):
    text = "Skip to content\\n\\nPeru thanked Chile on Monday for its help after the storm.\\n\\nLeave a Reply"
    (article,) = read(write(tmp_path, "rows.jsonl", '{"text": "' + text + '"}'))
    assert article.chrome == ()


def test_the_list_that_an_object_holds_is_read_on_one_line_or_many(tmp_path):
    rows = {"status": "ok", "articles": [{"headline": "One", "body": "The envoy arrived."}, {"body": "He left."}]}
    for indent in (None, 2):
        first, second = read(write(tmp_path, "all.json", json.dumps(rows, indent=indent)))
        assert (first.title, first.text, second.text) == ("One", "The envoy arrived.", "He left.")


def test_columns_are_recognised_in_other_languages(tmp_path):
    korean = "날짜,언론사,제목,본문\n2024-03-05,서울신문,제목이다,사절단이 도착했다.\n"
    (article,) = read(write(tmp_path, "k.csv", korean.encode("cp949")))
    assert (article.title, article.source, article.published) == ("제목이다", "서울신문", date(2024, 3, 5))
    (article,) = read(write(tmp_path, "s.csv", "sep=;\nFecha;Título;Cuerpo\n2024-03-05;Llega;El enviado llegó.\n"))
    assert (article.title, article.text) == ("Llega", "El enviado llegó.")


def test_columns_that_are_not_known_are_asked_once_a_file(tmp_path):
    lines = "".join(json.dumps({"a": "x", "b": "The envoy arrived."}) + "\n" for _ in range(50))
    (asked,) = read(write(tmp_path, "odd.jsonl", lines))
    assert (asked.needs, asked.file) == ("columns", str(tmp_path / "odd.jsonl"))
    hints = Hints(columns=((signature_of(("a", "b")), (("id", "a"), ("text", "b"))),))
    assert [article.text for article in read(tmp_path / "odd.jsonl", hints)] == ["The envoy arrived."] * 50


def test_a_code_page_that_the_analyst_names_is_used_and_told(tmp_path):
    path = write(tmp_path, "t.csv", "text,title\nEl señor llegó.,Año\n".encode("cp1252"))
    (article,) = read(path, Hints(encoding="cp1251"))
    assert (article.encoding, article.title) == ("cp1251", "Aсo")
    page = "<meta charset=euc-kr><p>El señor llegó a Lima el lunes.</p>".encode("cp1252")
    (article,) = read(write(tmp_path, "p.html", page), Hints(encoding="cp1252"))
    assert article.text == "El señor llegó a Lima el lunes."
    (article,) = read(write(tmp_path, "x.txt", "<p>a</p>" * 9), Hints(format="plain text"))
    assert article.text.startswith("<p>a</p>")


def test_the_head_of_a_table_is_shown_with_a_proposal(tmp_path):
    long = "The envoy of Chile arrived in Lima on Monday. " * 4
    sheet = peek(write(tmp_path, "t.csv", f"a;b;c;c;\nhttps://e.org/1;2024-03-05;{long};x;y\n"))
    assert sheet.columns == ("a", "b", "c", "c (2)", "column 5")
    assert dict(sheet.proposed.pairs) == {"url": "a", "published": "b", "text": "c"}
    assert sheet.rows[0][1] == "2024-03-05"
    assert peek(write(tmp_path, "s.txt", long)) is None


def test_long_objects_in_a_json_file_are_read_whole_or_line_by_line(tmp_path):
    long = "The envoy of Chile arrived in Lima on Monday. " * 300
    held = json.dumps({"status": "ok", "articles": [{"body": long}, {"body": "He left."}]})
    assert [article.text for article in read(write(tmp_path, "held.json", held))] == [long, "He left."]
    lines = "".join(json.dumps({"body": text}) + "\n" for text in (long, "He left."))
    assert [article.text for article in read(write(tmp_path, "lines.json", lines))] == [long, "He left."]


def test_what_an_analyst_wants_of_an_archive_is_wanted_of_its_members(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("p.html", "<p>El señor llegó.</p>".encode("cp1252"))
    (article,) = read(tmp_path / "a.zip", Hints(encoding="cp1252", format="plain text"))
    assert article.text == "<p>El señor llegó.</p>"


def test_an_unknown_code_page_is_as_none_and_binary_data_may_be_tried_in_another(tmp_path):
    (article,) = read(write(tmp_path, "a.txt", "El señor llegó a Lima."), Hints(encoding="no-such-page"))
    assert article.text == "El señor llegó a Lima."
    (found,) = read(write(tmp_path, "b.txt", bytes(range(256)) * 20))
    assert found.needs == "encoding"
