import pytest

from desktop.reading.decoding import clean, codec_of, decode, find_encoding

KOREAN = "북한은 오늘 오전 동해상으로 미사일을 발사했다고 합동참모본부가 밝혔다. 정부는 이를 강하게 규탄했다."
JAPANESE = "外務省は声明を発表し、北朝鮮のミサイル発射を強く非難した。首相はソウルを訪問する予定だ。"
CHINESE = "外交部发言人在北京举行例行记者会，回答了关于半岛局势的提问，中方一贯主张通过对话解决问题。"
RUSSIAN = "Министр иностранных дел заявил, что переговоры с делегацией пройдут в Москве в пятницу."
SPANISH = "El ministro señaló que la visita será «histórica» y que España enviará una delegación mañana."
POLISH = (
    "Minister spraw zagranicznych oświadczył, że rozmowy z delegacją odbędą się w piątek w Łodzi, żądając gwarancji."
)
TURKISH = "Dışişleri Bakanı görüşmelerin Ankara'da başlayacağını, iki ülkenin anlaşmaya vardığını söyledi."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_marks_is_read_and_named(codec):
    decoded = decode(KOREAN.encode(codec))
    assert decoded.text == KOREAN
    assert decoded.encoding == codec
    assert decoded.warnings == ()


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (KOREAN, "cp949"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
    ],
)
def test_legacy_code_pages_are_told_by_their_letters(text, codec):
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == codec


def test_utf16_without_a_mark_is_read_with_a_warning():
    decoded = decode("The ministers met in Seoul today.".encode("utf-16-le"))
    assert decoded.text == "The ministers met in Seoul today."
    assert decoded.warnings


def test_a_declared_code_page_counts_only_where_it_fits():
    assert find_encoding(SPANISH.encode("cp1252"), "iso-8859-1").name == "cp1252"
    assert find_encoding(KOREAN.encode(), "euc-kr").name == "utf-8"
    assert codec_of("no-such-page") is None


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_page():
    data = (KOREAN * 3).encode()
    decoded = decode(data[:30] + b"\xff" + data[30:])
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert "\ufffd" in decoded.warnings[0]


def test_bytes_of_no_language_are_read_with_a_warning():
    assert decode(b"\x81\x8d\x8f\x90\x9d\xa4\xa6 x").warnings


def test_newlines_become_one_kind_and_control_codes_go():
    assert clean("a\r\nb\rc\n\x00d\x07\te\u00a0f\x85g") == "a\nb\nc\nd\te\u00a0f\ng"


def test_half_a_surrogate_does_not_reach_the_text():
    assert clean("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize("name", ["zlib_codec", "hex", "rot13", "undefined", "idna", "utf-7", "unicode_escape", "a\0b"])
def test_a_declared_codec_that_is_no_code_page_is_not_used(name):
    assert codec_of(name) is None
    assert decode(SPANISH.encode("cp1252"), name).text == SPANISH
