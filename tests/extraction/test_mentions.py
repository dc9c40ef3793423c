import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.extraction.mentions import find_mentions
from desktop.extraction.mentions.actors import actor_codes, actor_name
from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.inflection import declined, inflected
from desktop.records import Kind, Segment, Span

ORGANISATIONS = set("UNO EUU NAT ASN AFU ARL OAS GCC GSV GTW BRC SCO IAE IMF WBK WTO ICC OSC OPC CEL MCS".split())
PIECES = (
    "North Korea|the North|Kim Jong Un|Kim|U.S.|Korea|Georgia|in |Washington|Post|both countries|the regime|said|, |. "
    "|\n|北|美中|한미일|북한|인도|수단이|김정은|위원장|양국|은 |방한|régimen|surcoreana|el |EE. UU.|Türkiye|İstanbul|ß"
    "|中国|台灣|Россия|и |روسيا|والصين|👍|Pope Leo|Mexico|Congo|Foreign Minister|Ana Belo|'s "
).split("|")


def given_segment(text, language):
    return [Segment(Span(0, len(text)), language, 1.0, "given")]


@pytest.mark.parametrize("language", ["en", "es", "ko"])
def test_every_actor_has_a_name_to_show(language):
    names = [actor_name(code, language) for code in actor_codes()]
    assert not [name for name, code in zip(names, actor_codes(), strict=True) if name == code or not name]


def test_codes_cover_states_and_organisations():
    codes = set(actor_codes())
    assert codes >= ORGANISATIONS | {"PRK", "KOR", "XKX", "TWN", "PSE", "HKG"}
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert "AQ" not in codes
    assert len(codes) > 260


def test_names_read_as_people_write_them():
    assert actor_name("PRK") == "North Korea"
    assert actor_name("USA", "es") == "Estados Unidos"
    assert actor_name("KOR", "ko") == "대한민국"
    assert actor_name("UNO", "fr") == "United Nations"
    assert actor_name("QQQ") == "QQQ"


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("fr", "La Corée du Nord et les États-Unis négocient à l'ONU.", ["PRK", "USA", "UNO"]),
        ("de", "Nordkorea kritisiert Deutschland; Moskau schweigt.", ["PRK", "DEU", "RUS"]),
        ("pt", "O Brasil e a Rússia assinaram.", ["BRA", "RUS"]),
        ("ru", "США осудили решение России в Москве.", ["USA", "RUS", "RUS"]),
        ("zh", "美国与朝鲜在北京会谈。", ["USA", "PRK", "CHN"]),
        ("zh", "中國與臺灣", ["CHN", "TWN"]),
        ("ja", "米国と韓国は東京で会談した。", ["USA", "KOR", "JPN"]),
        ("ar", "روسيا والصين في موسكو", ["RUS", "CHN", "RUS"]),
        ("und", "Japan 2024", ["JPN"]),
    ],
)
def test_other_languages_have_names_and_capitals(language, text, codes):
    assert [mention.code for mention in find_mentions(text, given_segment(text, language), None)] == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("fr", "Les Allemands et la délégation brésilienne, puis des diplomates turques.", ["DEU", "BRA", "TUR"]),
        ("fr", "Lire en français : Air France vole vers l'Amérique latine.", []),
        (
            "de",
            "Der französische Minister traf die Russen, eine Polin und japanische Diplomaten.",
            ["FRA", "RUS", "POL", "JPN"],
        ),
        ("de", "Die Deutsche Bank und die Süddeutsche Zeitung schwiegen.", []),
        ("pt", "Os chineses receberam a ministra alemã e os britânicos.", ["CHN", "DEU", "GBR"]),
        (
            "ru",
            "Китайскую делегацию встретили украинские и немецкие дипломаты, американцы молчали.",
            ["CHN", "UKR", "DEU", "USA"],
        ),
        ("ar", "التقى الوزير الروسي نظيره الصيني والوفد الفرنسي", ["RUS", "CHN", "FRA"]),
        ("zh", "中国人和日本代表团", ["CHN", "JPN"]),
        ("ja", "中国人の代表団とロシア側", ["CHN", "RUS"]),
    ],
)
def test_other_languages_have_adjectives_and_names_of_people(language, text, codes):
    assert [mention.code for mention in find_mentions(text, given_segment(text, language), None)] == codes


def test_each_segment_is_read_in_its_own_language():
    text = "Japan wins. 일본은 이겼다. Japón ganó."
    bounds = [(0, 12, "en"), (12, 21, "ko"), (21, len(text), "es")]
    segments = [Segment(Span(start, end), language, 1.0, "given") for start, end, language in bounds]
    mentions = find_mentions(text, segments, None)
    assert [(mention.span.of(text), mention.rule) for mention in mentions] == [
        ("Japan", "name:en"),
        ("일본", "name:ko"),
        ("Japón", "name:es"),
    ]


def test_nothing_is_found_outside_the_segments():
    text = "Menu Spain. Italy agreed."
    mentions = find_mentions(text, [Segment(Span(12, len(text)), "en", 1.0, "given")], None)
    assert [mention.code for mention in mentions] == ["ITA"]


def test_inflection_makes_the_forms_of_a_language():
    assert list(inflected("Saudi", "en")) == ["Saudi", "Saudis"]
    assert list(inflected("Chinese", "en")) == ["Chinese"]
    assert set(inflected("francés", "es")) == {"francés", "francesa", "franceses", "francesas"}
    assert "Москве" in declined("Москва", "ru")


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25),
    st.sampled_from(["en", "es", "ko", "fr", "zh", "und"]),
    st.integers(0, 40),
)
def test_mentions_lie_in_their_segments_in_order_and_apart(pieces, language, cut):
    text = " ".join(pieces)
    middle = min(cut, len(text))
    segments = [Segment(Span(0, middle), language, 1.0, "given"), Segment(Span(middle, len(text)), "en", 1.0, "given")]
    mentions = find_mentions(text, segments, None)
    known = set(actor_codes())
    assert all(mention.code in known and mention.span for mention in mentions)
    assert all(any(segment.span.holds(mention.span) for segment in segments) for mention in mentions)
    assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    assert all(mention.confidence <= 0.6 for mention in mentions if mention.kind is Kind.PHRASE)
