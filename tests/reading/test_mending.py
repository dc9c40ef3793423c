"""Texts stored in a wrong code page are recognised, and mended when it is asked for; sound ones are left alone."""

from __future__ import annotations

import pytest

from desktop.reading.files import read
from desktop.reading.mending import WARNING, looks_mangled, mend
from desktop.reading.pasted import read_pasted
from desktop.records import Document

TEXTS = {
    "es": "Conversación en Seúl: España rechazó la oferta – «no», dijo el ministro señor Núñez.",
    "fr": "La France a rejeté l'offre de l'Espagne, déjà évoquée à Noël; l'été dernier, rien n'a été signé.",
    "ko": "노르웨이는 2021년 5월 3일 칠레의 제안을 거부했다.\n칠레는 노르웨이를 비난했다.",
    "ru": "Привет, мир. Россия отвергла предложение Норвегии о переговорах.",
    "zh": "中国外交部发言人表示，反对美国的做法。双方举行会谈。",
    "en": "“We never agreed,” the minister said – São Paulo, Zürich, naïve, café, 10 °C, £5.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sound_text_is_left_as_it_is(language):
    assert not looks_mangled(TEXTS[language])
    assert mend(TEXTS[language]) is None


@pytest.mark.parametrize("language", ["es", "fr", "ko", "ru", "zh"])
def test_utf_8_read_as_latin_letters_is_mended(language):
    mangled = TEXTS[language].encode().decode("latin-1")
    assert looks_mangled(mangled)
    assert mend(mangled) == TEXTS[language]


@pytest.mark.parametrize(("language", "page"), [("ko", "cp949"), ("ru", "cp1251"), ("zh", "gb18030")])
def test_another_alphabet_read_as_latin_letters_is_mended(language, page):
    mangled = TEXTS[language].encode(page).decode("latin-1")
    assert looks_mangled(mangled)
    assert mend(mangled) == TEXTS[language]


def test_utf_8_read_as_cyrillic_is_mended():
    mangled = TEXTS["ru"].encode().decode("cp1251", errors="ignore")
    assert looks_mangled(mangled)
    assert mend(mangled) == TEXTS["ru"]


def test_sound_lines_beside_mangled_ones_stay():
    sound = "Über München, São Paulo."
    assert mend(f"{sound}\n{TEXTS['es'].encode().decode('latin-1')}") == f"{sound}\n{TEXTS['es']}"


def test_a_mangled_file_is_read_as_it_is_with_a_warning(tmp_path):
    path = tmp_path / "nota.txt"
    path.write_text(TEXTS["es"].encode().decode("cp1252"), encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Document)
    assert "ConversaciÃ³n" in found.text
    assert WARNING in found.warnings


def test_a_mangled_page_that_is_pasted_is_warned_of():
    found = read_pasted(TEXTS["es"].encode().decode("cp1252"))
    assert isinstance(found, Document)
    assert found.warnings == (WARNING,)
