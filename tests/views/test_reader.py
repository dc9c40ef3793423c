from itertools import pairwise

import pytest
from article_desk import TALKS as TEXT
from article_desk import open_desk, settle, span_of
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPushButton, QWidget

from desktop.models.highlights import Look
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import Workspace
from desktop.records import (
    Article,
    EventType,
    Facts,
    Filter,
    Kind,
    Measure,
    Mention,
    Review,
    Scale,
    Selection,
    Span,
    Verdict,
)
from desktop.views.reader import ReaderView
from desktop.views.reader_card import EventCard, KeyHint
from desktop.views.reader_margins import LanguageMargin
from desktop.views.reader_notes import NotesMargin, place_notes

TALKS, AID = 1, 2


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def workspace(qtbot):
    return Workspace()


@pytest.fixture
def theme(qtbot):
    return Theme(Appearance.LIGHT)


@pytest.fixture
def view(qtbot, desk, workspace, theme):
    view = ReaderView(workspace, desk, theme)
    qtbot.addWidget(view)
    view.resize(640, 640)
    view.show()
    settle(qtbot, desk)
    workspace.select(Selection(TALKS))
    settle(qtbot, desk)
    view.focus_text()
    return view


@pytest.fixture
def events(desk):
    """The events of the talks by their triggers."""
    rows = desk.library.article(TALKS).events
    return {row.machine.trigger.of(TEXT): row for row in rows}


def marked(view):
    return {(mark.look, mark.span.of(TEXT)) for _units, mark in view.page._marks}


def card(view):
    return view.findChild(EventCard)


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def point_of(view, words, within=None):
    """Return the middle of some words in the viewport."""
    box = view.page.boxes(view.page._positions.to_units(span_of(TEXT, words, within)))[0]
    return box.center().toPoint() - QPoint(0, view.page.verticalScrollBar().value())


def key(view, which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view.page, which, modifier)


def box(view, words):
    return next(box for box in view.findChildren(QCheckBox) if box.text() == words)


# ---- what is shown


def test_without_a_selection_a_sentence_says_what_to_do(qtbot, desk, theme):
    view = ReaderView(Workspace(), desk, theme)
    qtbot.addWidget(view)
    view.show()
    settle(qtbot, desk)
    assert "Choose an article" in words_of(view)
    assert not view.page.isVisible()


def test_the_head_tells_title_missing_date_and_languages(view):
    told = words_of(view)
    assert "Japan and Cuba talk" in told
    assert "No date in the page" in told
    assert "Outlet and author not given" in told


def test_the_document_keeps_every_position_of_the_text(view):
    document = view.page.document()
    assert document.toRawText().replace("\u2029", "\n") == TEXT
    assert document.characterCount() - 1 == len(TEXT.encode("utf-16-le")) // 2


def test_empty_lines_and_hidden_page_parts_take_no_room(view):
    home = span_of(TEXT, "Skip to content")
    assert view.page.extent(home) is not None
    box(view, "Page parts").setChecked(False)
    assert view.page.extent(home) is None
    assert view.page.document().findBlockByNumber(2).layout().lineCount() == 0
    box(view, "Page parts").setChecked(True)
    assert view.page.extent(home) is not None


def test_space_round_a_stretch_does_not_make_it_higher(view):
    words = span_of(TEXT, "Japón invitó a Cuba.")
    assert view.page.extent(Span(words.start - 2, words.end + 2)) == view.page.extent(words)


def test_marks_follow_the_check_boxes(view):
    assert (Look.COUNTRY, "Japan") in marked(view)
    assert (Look.DATE, "on Monday") in marked(view)
    assert (Look.TRIGGER, "invited") in marked(view)
    for words in ("Countries", "Dates", "Events"):
        box(view, words).setChecked(False)
    assert marked(view) == set()


def test_events_outside_the_filter_are_marked_faintly_and_not_stepped_to(qtbot, view, desk, workspace):
    assert "4 events" not in words_of(view)
    assert "3 events" in words_of(view)
    assert (Look.OFF_TRIGGER, "praised") in marked(view)
    workspace.narrow(Filter(source="CUB", target="JPN"))
    settle(qtbot, desk)
    assert "1 event" in words_of(view)
    assert (Look.OFF_TRIGGER, "invited") in marked(view)
    workspace.narrow(Filter(articles=frozenset({AID})))
    settle(qtbot, desk)
    assert "no events" in words_of(view)


def test_the_painted_trigger_has_its_tint_and_the_current_one_is_filled(qtbot, view, workspace, theme, events):
    place = point_of(view, "criticised")
    left = view.page.boxes(view.page._positions.to_units(span_of(TEXT, "criticised")))[0].left()
    spot = QPoint(int(left) + 1, place.y() - 7)
    assert QColor(view.page.viewport().grab().toImage().pixel(spot)) == theme.palette.conflict_tint
    workspace.select(Selection(TALKS, events["criticised"].id))
    view.page.verticalScrollBar().setValue(0)
    assert QColor(view.page.viewport().grab().toImage().pixel(spot)) == theme.palette.conflict


def test_another_theme_repaints_the_page(qtbot, view, theme):
    view.page.verticalScrollBar().setValue(100)
    theme.choose(Appearance.DARK)
    left = view.page.boxes(view.page._positions.to_units(span_of(TEXT, "criticised")))[0].left()
    view.page.verticalScrollBar().setValue(0)
    spot = QPoint(int(left) + 1, point_of(view, "criticised").y() - 7)
    assert QColor(view.page.viewport().grab().toImage().pixel(spot)) == theme.palette.conflict_tint
    assert theme.palette.dark


def test_the_search_words_are_marked(qtbot, view, desk, workspace):
    workspace.narrow(Filter(text="tokyo"))
    settle(qtbot, desk)
    assert (Look.FOUND, "Tokyo") in marked(view)


def test_each_language_run_has_a_bar_and_page_parts_have_one_without_a_language(qtbot, view, desk, workspace):
    bars = view.findChild(LanguageMargin).bars
    assert [run.language if run else None for _top, _bottom, run in bars] == [None, "en", "es", "en"]
    assert all(above[1] < below[0] for above, below in pairwise(bars))
    workspace.select(Selection(AID))
    settle(qtbot, desk)
    assert [run.language for _top, _bottom, run in view.findChild(LanguageMargin).bars] == ["en"]


# ---- selecting


def test_an_event_selected_elsewhere_comes_to_a_third_of_the_height(qtbot, view, workspace, events):
    view.page.verticalScrollBar().setValue(view.page.verticalScrollBar().maximum())
    workspace.select(Selection(AID))
    workspace.select(Selection(TALKS, events["praised"].id))
    assert view.current.id == events["praised"].id
    top = view.page.extent(events["praised"].machine.sentence)[0] - view.page.verticalScrollBar().value()
    assert 0 < top < view.page.viewport().height() * 0.5
    assert (Look.CURRENT_TRIGGER, "praised") in marked(view)


def test_an_event_of_another_article_opens_it_at_the_highlight(qtbot, view, desk, workspace):
    aid = desk.library.article(AID).events[0]
    workspace.select(Selection(AID, aid.id))
    settle(qtbot, desk)
    assert view.article.id == AID
    assert view.current == aid


def test_a_click_on_a_trigger_selects_its_event(qtbot, view, workspace, events):
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, "criticised"))
    assert workspace.selection == Selection(TALKS, events["criticised"].id)


def test_a_click_beside_all_evidence_selects_nothing(qtbot, view, workspace):
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, "and Cuba talk"))
    assert workspace.selection == Selection(TALKS)


def test_a_click_on_a_note_selects_its_event(qtbot, view, workspace, events):
    notes = view.findChild(NotesMargin)
    note = next(note for note in notes.notes if note.event.id == events["invitó"].id)
    QTest.mouseClick(notes, Qt.MouseButton.LeftButton, pos=QPoint(30, int(note.top) + 3 - notes.top))
    assert workspace.selection == Selection(TALKS, events["invitó"].id)


def test_letters_step_through_the_events_of_the_filter(qtbot, view, workspace, events):
    order = ["invited", "criticised", "invitó"]
    for trigger in (*order, order[0]):
        key(view, Qt.Key.Key_N)
        assert workspace.selection.event == events[trigger].id
    key(view, Qt.Key.Key_P)
    assert workspace.selection.event == events["invitó"].id
    assert "event 3 of 3" in words_of(view)


# ---- notes


def test_notes_never_overlap(view):
    notes = view.findChild(NotesMargin).notes
    assert len(notes) == 4
    for above, below in pairwise(notes):
        assert above.top + above.height <= below.top


def test_notes_without_room_are_made_short_then_pushed_down(events):
    invited, criticised = events["invited"], events["criticised"]
    roomy = place_notes([((0, 40), [invited]), ((100, 140), [criticised])], narrow=False)
    assert [note.top for note in roomy] == [0, 100]
    tight = place_notes([((0, 20), [invited, criticised]), ((24, 44), [criticised])], narrow=False)
    assert tight[0].height < roomy[0].height
    assert [note.top for note in tight] == sorted(note.top for note in tight)
    assert tight[2].top >= tight[1].top + tight[1].height


def test_a_narrow_pane_has_marks_instead_of_notes(qtbot, view):
    wide = view.findChild(NotesMargin).notes[0].height
    view.resize(508, 640)
    QApplication.processEvents()
    assert view.page.narrow
    assert view.findChild(NotesMargin).notes[0].height < wide
    assert view.findChild(NotesMargin).width() < 60


def test_a_line_holds_at_most_seventy_letters(qtbot, view):
    view.resize(1400, 640)
    QApplication.processEvents()
    assert view.page.viewport().width() <= view.page.widest_column() + 1


# ---- the card


def test_the_card_opens_by_key_and_says_why(qtbot, view, workspace, desk, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    key(view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    told = words_of(card(view))
    assert card(view).isVisible()
    assert "JPN → CUB" in told
    assert "+2.5 PLOVER" in told
    assert "verb frame" in told
    assert "not resolved" in told
    key(view, Qt.Key.Key_Escape)
    assert not card(view).isVisible()


def test_a_kept_card_goes_along_with_the_eye(qtbot, view, workspace, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    view.toggle_card()
    key(view, Qt.Key.Key_N)
    assert card(view).isVisible()
    assert "CUB → JPN" in words_of(card(view))


def test_an_open_card_follows_the_scale_of_intensity(qtbot, view, workspace, desk, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    view.toggle_card()
    workspace.count_by(Measure(scale=Scale.GOLDSTEIN))
    settle(qtbot, desk)
    assert "+4 Goldstein" in words_of(card(view))


def test_a_kept_card_is_not_replaced_by_what_the_pointer_rests_on(qtbot, view, workspace, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    view.toggle_card()
    view._show_card_of(events["criticised"].id)
    assert card(view).event_shown.id == events["invited"].id


def test_a_pane_without_room_hides_the_tools_but_keeps_their_keys(qtbot, view, workspace, events):
    view.resize(372, 500)
    QApplication.processEvents()
    assert not box(view, "Events").isVisible()
    key(view, Qt.Key.Key_N)
    assert workspace.selection.event == events["invited"].id


def test_the_card_comes_when_the_pointer_rests_on_evidence_and_covers_neither_it_nor_the_notes(qtbot, view, events):
    QTest.mouseMove(view.page.viewport(), point_of(view, "criticised"))
    view.page.pointed.emit(span_of(TEXT, "criticised").start)
    qtbot.waitUntil(card(view).isVisible)
    assert card(view).event_shown.id == events["criticised"].id
    notes, page = view.findChild(NotesMargin), view.page
    over = card(view).geometry()
    assert not over.intersects(notes.rect().translated(notes.mapTo(view, QPoint(0, 0))))
    place = page.viewport().mapTo(view, point_of(view, "criticised"))
    assert not over.contains(place)
    page.pointed.emit(None)
    qtbot.waitUntil(lambda: not card(view).isVisible())


def test_an_event_told_in_two_languages_is_counted_once(qtbot, view, desk, workspace, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    view.toggle_card()
    qtbot.waitUntil(lambda: "told" in words_of(card(view)))
    told = sum(row.happening == events["invited"].happening for row in events.values())
    assert f"told {told} ×, counted once" in words_of(card(view))
    assert told == 2


# ---- what the analyst wants


@pytest.mark.parametrize(("letter", "verdict"), [(Qt.Key.Key_A, Verdict.ACCEPTED), (Qt.Key.Key_R, Verdict.REJECTED)])
def test_a_letter_judges_the_current_event(qtbot, view, workspace, events, letter, verdict):
    workspace.select(Selection(TALKS, events["invited"].id))
    with qtbot.waitSignal(view.review_requested) as asked:
        key(view, letter)
    assert asked.args == [{events["invited"].id: Review(verdict)}]


def test_e_asks_for_the_editor(qtbot, view, workspace, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    with qtbot.waitSignal(view.edit_requested) as asked:
        key(view, Qt.Key.Key_E)
    assert asked.args == [events["invited"].id]


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_t_offers_the_types_and_a_choice_corrects(qtbot, view, workspace, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    key(view, Qt.Key.Key_T)
    menu = view.findChild(QMenu, "types")
    with qtbot.waitSignal(view.review_requested) as asked:
        QTest.keyClick(menu, Qt.Key.Key_S)
    assert asked.args == [{events["invited"].id: Review(type=EventType.SUPPORT)}]


def test_letters_mean_the_event_on_the_card_and_its_hints_can_be_clicked(qtbot, view, events):
    view._show_card(events["criticised"], kept=True)
    hint = next(hint for hint in card(view).findChildren(KeyHint) if hint.key == "R")
    with qtbot.waitSignal(view.review_requested) as asked:
        QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert asked.args == [{events["criticised"].id: Review(Verdict.REJECTED)}]


def test_letters_without_an_event_do_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.review_requested):
        key(view, Qt.Key.Key_A)


def test_set_date_asks_for_the_facts_of_the_article(qtbot, view):
    button = next(button for button in view.findChildren(QPushButton) if button.text() == "Set date…")
    with qtbot.waitSignal(view.facts_requested) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [[TALKS]]


def test_a_review_shows_at_once_and_the_page_stays_where_it_is(qtbot, view, desk, events):
    view.page.verticalScrollBar().setValue(90)
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda library: library.review_events({events["criticised"].id: Review(Verdict.REJECTED)}))
    settle(qtbot, desk)
    assert view.page.verticalScrollBar().value() == 90
    assert (Look.OFF_TRIGGER, "criticised") in marked(view)
    notes = {note.event.id: note.event for note in view.findChild(NotesMargin).notes}
    assert notes[events["criticised"].id].review.verdict is Verdict.REJECTED


def test_a_deleted_article_leaves_the_page(qtbot, view, desk):
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda library: library.delete_articles([TALKS]))
    settle(qtbot, desk)
    assert view.article is None
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda library: library.restore_articles([TALKS]))
    settle(qtbot, desk)
    assert view.article.id == TALKS


# ---- copying, size, drops


def test_copying_keeps_no_break_spaces_and_emoji(qtbot, view):
    cursor = view.page.textCursor()
    units = view.page._positions.to_units(span_of(TEXT, "\U0001f4e3 Home"))
    cursor.setPosition(units.start)
    cursor.setPosition(units.end, cursor.MoveMode.KeepAnchor)
    view.page.setTextCursor(cursor)
    key(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\U0001f4e3 Home"
    view.page.selectAll()
    view.copy()
    assert "Tokyo\u00a0Bay" in QGuiApplication.clipboard().text()


def test_copying_without_a_selection_quotes_the_evidence_with_its_source(view, workspace, events):
    workspace.select(Selection(TALKS, events["criticised"].id))
    view.copy()
    assert QGuiApplication.clipboard().text() == "Cuba criticised Japan sharply.\n(no date, Japan and Cuba talk)"


def test_ctrl_and_wheel_make_the_text_larger_within_bounds(qtbot, view):
    turn = QWheelEvent(
        QPointF(20, 20),
        view.page.viewport().mapToGlobal(QPointF(20, 20)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for _ in range(9):
        QApplication.sendEvent(view.page.viewport(), turn)
    assert view.page.pixels == 20
    view.page.resize_text(1)
    assert view.page.pixels == 14


class Window(QWidget):
    """Takes drops as the main window does."""

    def __init__(self):
        super().__init__()
        self.setAcceptDrops(True)
        self.dropped = []

    def dragEnterEvent(self, drag):
        drag.acceptProposedAction()

    def dropEvent(self, drop):
        self.dropped = drop.mimeData().urls()
        drop.acceptProposedAction()


def test_files_dropped_on_the_text_reach_the_window(qtbot, desk, workspace, theme):
    window = Window()
    qtbot.addWidget(window)
    view = ReaderView(workspace, desk, theme, window)
    view.resize(600, 400)
    window.show()
    workspace.select(Selection(TALKS))
    settle(qtbot, desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/기사.txt")])
    for child in (view.page.viewport(), view.findChild(NotesMargin)):
        window.dropped = []
        where = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(child, QDragEnterEvent(QPoint(5, 5), *where))
        QApplication.sendEvent(child, QDropEvent(QPointF(5, 5), *where))
        assert window.dropped == data.urls()


def test_an_article_of_a_hundred_kilobytes_opens_with_its_marks(qtbot, desk, workspace, view):
    text = "\U0001f4e3 " + "\n\n".join(
        f"Japan met Cuba for the {n}th time, and nothing came of it." for n in range(1700)
    )
    assert len(text) > 100_000
    mentions = tuple(
        Mention(span_of(text, "Japan", f"Japan met Cuba for the {n}th"), "JPN", Kind.NAME, "n")
        for n in range(0, 1700, 10)
    )
    long = Article(9, "f", None, text, Facts("T"), Facts(), None, None, (), (), (), mentions, (), ())
    view._show(long, frozenset())
    view.page.scroll_to(mentions[-1].span, 0.3)
    top = view.page.extent(mentions[-1].span)[0] - view.page.verticalScrollBar().value()
    assert 0 <= top < view.page.viewport().height()
    spot = view.page.place_at(QPoint(2, int(top) + 8))
    assert abs(spot - mentions[-1].span.start) <= 1


def test_escape_closes_the_card_before_the_window_gets_it(qtbot, view, workspace, events):
    workspace.select(Selection(TALKS, events["invited"].id))
    view.toggle_card()
    press = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    press.ignore()
    QApplication.sendEvent(view.page, press)
    assert press.isAccepted()
