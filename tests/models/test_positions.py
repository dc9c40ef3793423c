from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.models.positions import Positions, shown_text
from desktop.records import Span

ODD = st.text(
    st.one_of(
        st.sampled_from("a 가\n\r\u2028\u2029\ufdd0\ufdd1\ufffc\x00\u00a0\ufeff\u200f\t\x0b\x0c\x85\ud800\udc00"),
        st.characters(min_codepoint=0x10000),
        st.characters(exclude_categories=()),
    )
)


def selected(document: QTextDocument, units: Span) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(units.start)
    cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_a_highlight_after_emoji_reads_the_date_exactly(seeds, qapp):
    text = seeds[0].read_text(encoding="utf-8")
    wanted = "2024-03-05, 18:00 (KST)"
    start = text.index(wanted)
    assert len([c for c in text[:start] if ord(c) > 0xFFFF]) == 3
    document = QTextDocument()
    document.setPlainText(shown_text(text))
    units = Positions(text).to_units(Span(start, start + len(wanted)))
    assert selected(document, units) == wanted
    assert date.fromisoformat(selected(document, units)[:10]) == date(2024, 3, 5)


@given(ODD)
def test_every_position_goes_there_and_back(text):
    positions = Positions(text)
    for point in range(len(text) + 1):
        unit = positions.to_unit(point)
        assert unit == len(text[:point].encode("utf-16-le", "surrogatepass")) // 2
        assert positions.to_point(unit) == point


@given(ODD, st.data())
def test_a_position_within_a_pair_is_that_of_its_character(text, data):
    text += "\U0001f4e3"
    at = data.draw(st.sampled_from([i for i, c in enumerate(text) if ord(c) > 0xFFFF]))
    positions = Positions(text)
    assert positions.to_point(positions.to_unit(at) + 1) == at


@given(ODD)
def test_a_document_keeps_every_unit_in_its_place(text):
    document = QTextDocument()
    document.setPlainText(shown_text(text))
    positions = Positions(text)
    assert document.characterCount() - 1 == positions.to_unit(len(text))
    assert document.blockCount() == text.count("\n") + 1
    for at, character in enumerate(text):
        if character.isalpha():
            assert selected(document, positions.to_units(Span(at, at + 1))) == character
