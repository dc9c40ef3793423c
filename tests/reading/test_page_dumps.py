"""Pages copied whole from invented sites: what stands round the article goes, what belongs to it stays."""

from datetime import date

import pytest

from desktop.reading.chrome import looks_like_page, mark_chrome
from desktop.reading.decoding import Decoded
from desktop.reading.learned import line_key
from desktop.reading.plain import complete, text_document
from desktop.records import Document, subtract

MENU = [
    f"{name} {part}" for name in "Nord Süd Ost West Mitte".split() for part in "heute gestern morgen Archiv".split()
]
SPANISH = [
    "Los cancilleres de los dos países se reunieron el martes en la capital y acordaron abrir una ronda de diálogo.",
    "El acuerdo, que entrará en vigor en mayo, incluye a los pescadores de la costa y a las empresas del puerto.",
    "La oposición pidió más tiempo para estudiar el texto, pero el gobierno dijo que el calendario es realista.",
]
GERMAN = [
    "Die Außenminister beider Staaten haben sich am Dienstag in der Hauptstadt getroffen und Gespräche vereinbart.",
    "Das Abkommen tritt im Mai in Kraft und gilt für die Fischer an der Küste und für die Betriebe am Hafen.",
    "Die Opposition verlangte mehr Zeit für die Prüfung, die Regierung nannte den Kalender dagegen machbar.",
]
JAPANESE = [
    "両国の外相は火曜日に首都で会談し、新しい通商協定に向けた協議を始めることで合意したと外務省が発表した。",
    "協定は五月に発効する予定で、沿岸の漁業者と港湾の企業が対象になると関係者は説明している。",
    "野党は検討の時間が足りないと批判したが、政府は日程に無理はないとの立場を崩していない。",
]
RUSSIAN = [
    "Министры иностранных дел двух стран встретились во вторник в столице и договорились начать переговоры.",
    "Соглашение вступит в силу в мае и коснётся рыбаков побережья, а также предприятий, работающих в порту.",
    "Оппозиция попросила больше времени на изучение текста, но правительство назвало сроки реалистичными.",
]
THAI = [
    "รัฐมนตรีต่างประเทศของทั้งสองประเทศพบกันที่เมืองหลวงเมื่อวันอังคารและตกลงที่จะเริ่มการเจรจาข้อตกลงการค้าฉบับใหม่ซึ่งทั้งสองฝ่าย"
    "รอคอยมานานหลายปีตามคำแถลงของโฆษกกระทรวงการต่างประเทศหลังการประชุมที่ใช้เวลานานกว่าสองชั่วโมง"
] * 2


def content_of(text, chrome=None):
    spans = mark_chrome(text) if chrome is None else chrome
    left = (piece for line in _lines(text) for piece in subtract([line], spans))
    return [piece.of(text) for piece in left]


def _lines(text):
    from desktop.reading.lines import split_lines

    return [line.span for line in split_lines(text)]


@pytest.mark.parametrize(
    ("head", "story", "inside", "tail"),
    [
        (
            ["Cancilleres abren el diálogo", "Por Ana Ruiz", "3 de abril de 2022"],
            SPANISH,
            ["Lea también", "Otro acuerdo firmado en el puerto"],
            ["Lo más leído", "Vuelve el enviado especial", "Se reanudan las charlas", "Boletín"],
        ),
        (
            ["Minister vereinbaren Gespräche", "Von Anna Müller", "05.03.2024, 18:00 Uhr"],
            GERMAN,
            ["Das könnte Sie auch interessieren", "Weiterer Vertrag am Hafen unterzeichnet"],
            ["Meistgelesen", "Gesandter kehrt zurück", "Verhandlungen gehen weiter", "Newsletter"],
        ),
        (
            ["両国外相、通商協議の開始で合意　首都で会談", "2024年3月5日 18時00分"],
            JAPANESE,
            ["関連記事", "港湾で別の協定に署名"],
            ["アクセスランキング", "特使が帰国", "協議再開へ", "お知らせ"],
        ),
        (
            ["Министры договорились о переговорах в столице", "5 марта 2024, 18:00"],
            RUSSIAN,
            ["Читайте также", "В порту подписан ещё один договор"],
            ["Популярное", "Посланник вернулся", "Переговоры продолжатся", "Комментарии"],
        ),
    ],
)
def test_article_stays_and_menus_links_and_lists_go(head, story, inside, tail):
    page = [*MENU, *head, story[0], *inside, *story[1:], *tail, *MENU]
    assert content_of("\n".join(page)) == [*head, *story]


def test_thai_is_read_without_signs_at_its_sentences_ends():
    page = "\n".join([*MENU, *dict.fromkeys(THAI), "ข่าวที่เกี่ยวข้อง", "ทูตกลับประเทศ", *MENU])
    assert content_of(page) == list(dict.fromkeys(THAI))


def test_a_list_that_the_story_announces_is_its_own():
    own = ["The parties agreed on the following:", "a joint council of ports", "one tariff for fish", "yearly talks"]
    page = "\n".join([*MENU, *GERMAN, *own, *SPANISH, *MENU])
    assert content_of(page) == [*GERMAN, *own, *SPANISH]


def test_captions_with_a_credit_go_and_those_that_are_sentences_stay():
    noun = "The two ministers on their way to the palace in the capital Foto: J. Roe/Harbour Post"
    sentence = "The two ministers met in the palace in the capital on Tuesday. Foto: J. Roe/Harbour Post"
    assert noun not in content_of("\n".join([*MENU, GERMAN[0], noun, *GERMAN[1:], *MENU]))
    assert sentence in content_of("\n".join([*MENU, GERMAN[0], sentence, *GERMAN[1:], *MENU]))


def test_menus_that_ran_together_ages_and_repeated_captions_go():
    caption = "A long line about the palace where the two ministers met on their way to the treaty of the ports"
    odd = ["NewsSportBusinessCultureOpinion", "3 hours ago", "vor 5 Minuten", "READ ALSO | Envoy is home"]
    page = [*MENU, *SPANISH, GERMAN[0], caption, caption, *odd, GERMAN[1], "READ ALSO | Talks will go on", GERMAN[2]]
    assert content_of("\n".join(page)) == [*SPANISH, GERMAN[0], caption, *GERMAN[1:]]


def test_a_row_that_holds_a_clean_text_loses_no_letter():
    text = "\n".join(["Search", "A talk in May", *SPANISH, "Comments"])
    assert complete(Document("1", None, text, given=frozenset({"text"}))).chrome == ()


def test_a_row_that_holds_a_page_copied_whole_has_its_menus_marked():
    page = "\n".join(["Search", "Subscribe", "Log in", *MENU, "Cancilleres abren el diálogo", *SPANISH, "Share", *MENU])
    assert looks_like_page(page)
    row = complete(Document("1", None, page, given=frozenset({"text"})))
    assert content_of(page, row.chrome) == ["Cancilleres abren el diálogo", *SPANISH]


def test_the_headline_below_a_menu_is_the_one_the_story_shares_its_words_with():
    trending = ["Neue Preise für Brot und Butter im Sommer", "Sieg im letzten Spiel der langen Saison"]
    page = [*trending, *MENU, "Außenminister vereinbaren Gespräche über Abkommen", "Von Anna Müller", *GERMAN]
    assert text_document("a", None, Decoded("\n".join(page), "utf-8")).title == page[-5]


def test_a_day_below_a_picture_is_found_and_one_among_other_stories_is_not():
    page = [*MENU, "Minister vereinbaren Gespräche", "Ein Bild", *GERMAN[:1], "5. März 2024", *GERMAN[1:]]
    assert text_document("a", None, Decoded("\n".join(page), "utf-8")).published == date(2024, 3, 5)
    page = [*MENU, "Minister vereinbaren Gespräche", *GERMAN, "Meistgelesen", "Gesandter", "7. März 2024", *MENU]
    assert text_document("a", None, Decoded("\n".join(page), "utf-8")).published is None


def test_a_key_of_a_page_line_is_the_same_whatever_its_numbers():
    assert line_key("Harbour Post · 12 minutes") == line_key("harbour post · 3 minutes")


def test_a_heading_that_is_a_menus_entry_elsewhere_stays_in_a_text_that_is_no_page():
    text = "\n".join(["A year of talks", SPANISH[0], "Economía", SPANISH[1], "Deportes", SPANISH[2]])
    assert mark_chrome(text) == ()
