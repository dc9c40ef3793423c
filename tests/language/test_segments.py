"""Segments tile the content, keep their offsets, and know the languages of the five samples."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.language.segments import dominant, explain, segment, warm_up
from desktop.paths import base, samples
from desktop.records import Span

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = [
    "The ministers met in Geneva and agreed to resume talks next week.",
    "Los ministros se reunieron en Ginebra y acordaron reanudar las conversaciones.",
    "외무장관들은 제네바에서 만나 회담을 재개하기로 합의했다.",
    "Die Minister trafen sich in Genf und einigten sich auf neue Gespräche.",
    "Министры встретились в Женеве и договорились возобновить переговоры.",
    "部长们在日内瓦会晤并同意恢复谈判。",
    "التقى الوزراء في جنيف واتفقوا على استئناف المحادثات.",
    "השרים נפגשו בז'נבה והסכימו לחדש את השיחות.",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [*PIECES, "UN", "#유엔 #NorthKorea", "📣", "2024-03-05", "\x00", "“", "\n", "Peña Nieto", "北"]
        ),
        max_size=8,
    ).map(" ".join),
)


def languages(text, content=None):
    return [part.language for part in segment(text, content)]


def shape(text):
    return [(part.span.of(text).strip(), part.language) for part in segment(text)]


@QUICK
@given(texts)
@example("")
@example("\x00\x00")
@example("📣🇰🇷 123 —")
@example("İİİ ﷽ ßß ﬁ e\u0301 \u202eabc\u202c ªº ²")
@example("#_#A_#Ab_c #")
def test_segments_tile_any_text(text):
    place = 0
    for part in segment(text):
        assert part.span.start == place
        assert part.span.end > place
        assert 0.0 <= part.confidence <= 1.0
        place = part.span.end
    assert place == len(text)


@QUICK
@given(texts, st.lists(st.integers(0, 200), max_size=6, unique=True))
def test_segments_tile_the_content_and_cross_no_gap(text, cuts):
    places = [cut for cut in sorted(cuts) if cut <= len(text)]
    content = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    found = segment(text, content)
    covered = [place for part in found for place in range(part.span.start, part.span.end)]
    assert covered == [place for span in content for place in range(span.start, span.end)]
    assert all(any(span.holds(part.span) for span in content) for part in found)


@QUICK
@given(texts)
def test_the_same_text_gives_the_same_segments(text):
    assert segment(text) == segment(text)


@QUICK
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
    st.sampled_from(["7", "2024", "🎉", "📣 🇰🇷", "3.5"]),
    st.data(),
)
def test_digits_and_emoji_change_no_label(pieces, noise, data):
    text = "\n".join(pieces)
    space = data.draw(st.sampled_from([place for place, letter in enumerate(text) if letter == " "] or [len(text)]))
    noisy = f"{text[:space]} {noise}{text[space:]}"
    assert [language for _, language in shape(noisy)] == [language for _, language in shape(text)]


@QUICK
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=5, unique=True))
def test_each_line_keeps_its_language_and_offsets_wherever_it_stands(pieces):
    text = "\n\n".join(pieces)
    assert [piece for piece, _ in shape(text)] == pieces
    assert languages(text) == [languages(piece)[0] for piece in pieces]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "000",
            [
                "en",
                ("ko", "UN, 평양주재 조정관 신규 임명 북한 외교 다변화 시도 왜?"),
                "en",
                ("ko", "#유엔 #북한 #조정관 #조콜럼바노"),
                "en",
                ("ko", "#아리랑뉴스 📣"),
                "en",
            ],
        ),
        (
            "001",
            [
                "en",
                (
                    "es",
                    "Estados Unidos invita a Corea del Norte a retomar el diálogo\n\n"
                    "Leer en Español\n\n[Leer en español]",
                ),
                "en",
            ],
        ),
        ("002", ["en", ("es", "Corea del Norte USA\n\nLeer en Español\n\n[Leer en español]"), "en", "es", "en"]),
        ("003", ["en", "es", "en"]),
        ("004", ["en"]),
    ],
)
def test_the_samples_fall_into_their_languages(name, expected):
    path = next(path for path in samples() if path.name.startswith(name))
    text = path.read_text(encoding="utf-8")
    found = segment(text)
    assert [part.language for part in found] == [entry if isinstance(entry, str) else entry[0] for entry in expected]
    for part, entry in zip(found, expected, strict=True):
        assert isinstance(entry, str) or part.span.of(text).strip() == entry[1]
    assert dominant(text, found) == "en"


def test_the_author_note_told_twice_is_cut_where_it_is_told_again():
    path = next(path for path in samples() if path.name.startswith("002"))
    text = path.read_text(encoding="utf-8")
    note = segment(text)[3].span.of(text)
    assert note.startswith("Camilo es consultor")
    assert note.strip().endswith("Hong Kong y Taiwán")


def test_names_cut_no_sentence():
    text = (
        "Enrique Peña Nieto received Noh Kyu-duk, Ursula von der Leyen and Luiz Inácio Lula da Silva in Île-de-France, "
        "Le Monde and Süddeutsche Zeitung reported."
    )
    assert languages(text) == ["en"]


def test_a_quotation_in_brackets_or_quotes_is_its_own():
    text = "The minister spoke of “una nueva etapa en las relaciones con nuestros vecinos” and left the room."
    assert shape(text) == [
        ("The minister spoke of", "en"),
        ("“una nueva etapa en las relaciones con nuestros vecinos”", "es"),
        ("and left the room.", "en"),
    ]


def test_capital_letters_hide_no_language():
    assert languages("EL GOBIERNO RECHAZA LAS NUEVAS SANCIONES CONTRA EL PAÍS") == ["es"]
    assert languages("THE GOVERNMENT REJECTS NEW SANCTIONS AGAINST THE COUNTRY") == ["en"]
    assert languages("DIŞİŞLERİ BAKANI YENİ YAPTIRIMLARI ELEŞTİRDİ") == ["tr"]


def test_hashtags_are_read_by_their_parts():
    assert shape("The talks ended. #PeaceTalks #외교 #PolíticaExterior #DerechosHumanos") == [
        ("The talks ended. #PeaceTalks", "en"),
        ("#외교", "ko"),
        ("#PolíticaExterior #DerechosHumanos", "es"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("UN 사무총장은 COVID 이후 북한을 방문했다.", "ko"),
        ("北, 미사일 발사… 韓美 정상회담 앞두고", "ko"),
        ("日本政府は北朝鮮を非難した。首相会見", "ja"),
        ("中國外交部發言人表示，中方堅決反對。", "zh"),
        ("中国外交部发言人表示，中方坚决反对。", "zh"),
        ("وزیر امور خارجه ایران گفت که این کشور به توافق پایبند است.", "fa"),
        ("Міністр закордонних справ України заявив, що переговори ще тривають.", "uk"),
        ("Udenrigsministeren sagde, at regeringen ikke vil ændre sin politik.", "da"),
        ("Utenriksministeren sa at regjeringen ikke vil endre politikken sin.", "no"),
        ("O ministro das Relações Exteriores disse que não haverá reunião.", "pt"),
        ("საქართველოს მთავრობა", "ka"),
        ("กระทรวงการต่างประเทศแถลงเมื่อวันศุกร์", "th"),
    ],
)
def test_a_sentence_in_one_language_is_one_segment(text, language):
    assert languages(text) == [language]


def test_a_list_of_places_in_japanese_is_no_chinese():
    text = "気象庁によると、九州で地震がありました。\n＜震度4＞\n"
    text += "宮崎県：延岡市、西都市、日南市、小林市\n熊本県：熊本市、八代市、人吉市"
    assert languages(text) == ["ja"]


def test_addresses_say_nothing_of_a_language():
    link = "https://www.elmundo.es/noticias/la-reunion-de-los-ministros.html"
    assert languages(f"Die Minister trafen sich am Freitag.\n{link}\nSie einigten sich.") == ["de"]
    assert languages("Sie schrieben an prensa.del.gobierno@ministerio.es und warteten.") == ["de"]


def test_only_a_text_without_letters_is_undetermined():
    assert languages("📣 2024-03-05 …") == ["und"]
    assert dominant("📣 2024", segment("📣 2024")) is None
    assert segment("") == ()
    assert languages("Los ministros llegan hoy. ### 12:30", [Span(0, 25), Span(30, 35)]) == ["es", "es"]


def test_opening_marks_stay_with_what_they_open():
    text = "Talks to begin again\n\n[Leer en español]\n\nThe talks will begin again on Monday."
    assert shape(text)[1] == ("[Leer en español]", "es")


def test_an_explanation_names_the_words_that_decided():
    text = "El gobierno anunció que no habrá más conversaciones."
    (part,) = segment(text)
    reason = explain(text, part)
    assert reason.language == "es"
    assert reason.runner_up not in (None, "es")
    assert set(reason.words) <= set(text.rstrip(".").split())
    assert "gobierno" in reason.words or "conversaciones" in reason.words


def test_confidence_is_higher_for_more_words():
    (short,) = segment("Total")
    (long,) = segment(PIECES[0])
    assert short.confidence < long.confidence
    assert long.confidence > 0.95


def test_threads_and_processes_agree():
    warm_up()
    text = "\n".join(PIECES)
    with ThreadPoolExecutor(4) as pool:
        results = set(pool.map(segment, [text] * 8))
    assert results == {segment(text)}
    program = "import sys; from desktop.language.segments import segment; print(segment(sys.argv[1]))"
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, "-c", program, text], cwd=base(), env=environment, capture_output=True, check=True
        )
        assert run.stdout.decode().strip() == str(segment(text))
