"""The bundled faces cover the scripts that the program shows."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont, QTextLayout

from desktop.models import fonts

SCRIPTS = {
    "Latin": "Übereinkunft, cooperación",
    "Greek and Cyrillic": "συμφωνία соглашение",
    "Hangul": "북한과 미국의 정상회담",
    "Hanja": "外交部長會談 外交部长会谈",
    "Kana": "ロシアとウクライナ",
    "Arabic": "اتفاق",
    "emoji": "📣 ✅ 🔴 📰 👉 🔗",
    "signs": "▲▼✓✗×→–“”",
}


def shape(text: str, font: QFont) -> list[tuple[str, int]]:
    """Return family and glyph number of each glyph that Qt would paint."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), glyph) for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("face", [fonts.sans, fonts.serif])
def test_every_letter_has_a_glyph_of_a_bundled_face(qapp, face, bold, script):
    shaped = shape(SCRIPTS[script], face(15, bold))
    assert shaped
    assert 0 not in {glyph for _, glyph in shaped}
    assert {family for family, _ in shaped} <= {fonts.SANS, fonts.SERIF, *fonts.FALLBACKS}


def test_every_bundled_file_is_a_face_qt_can_load(qapp):
    fonts.load_fonts()
    for path in fonts.resource("fonts").glob("*.?tf"):
        raw = QRawFont(str(path), 13)
        assert raw.isValid(), path.name
        assert raw.familyName() in QFontDatabase.families(), path.name


def test_the_faces_are_found_under_their_names(qapp):
    assert QFontInfo(fonts.sans(13)).family() == fonts.SANS
    assert QFontInfo(fonts.serif(15, bold=True)).family() == fonts.SERIF
    assert QFontInfo(fonts.serif(15, bold=True)).bold()


def test_digits_are_equally_wide(qapp):
    font = QRawFont.fromFont(fonts.sans(13))
    widths = {round(point.x(), 3) for point in font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"))}
    assert len(widths) == 1
