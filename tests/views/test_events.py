"""The event table by itself: what it writes, draws and says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.library import PAGE, Library
from desktop.models.events_model import EVENT, EVENTS, Column, Show
from desktop.models.evidence import evidence_html
from desktop.models.fonts import sans
from desktop.models.theme import Appearance, Theme
from desktop.models.workspace import Workspace
from desktop.processes import InlineReader
from desktop.records import EventType, Filter, Review, Selection, Status, Verdict
from desktop.views.actors_field import parse_actors
from desktop.views.events import EventsView
from desktop.views.events_paint import evidence_parts
from desktop.views.key_hints import KeyHints
from desktop.workers import Desk


@pytest.fixture
def page() -> int:
    return PAGE


@pytest.fixture
def view(qtbot: QtBot, sample_library: Path, tmp_path: Path, page: int) -> Iterator[EventsView]:
    make_application()
    path = tmp_path / "library.chancery"
    path.write_bytes(sample_library.read_bytes())
    desk = Desk(Library.open(path), InlineReader())
    workspace = Workspace()
    workspace.narrow(Filter())
    made = EventsView(workspace, desk, Theme(Appearance.LIGHT), page=page)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    settle(qtbot, made)
    yield made
    desk.close()


def settle(qtbot, view):
    for _ in range(2):
        answered = []
        view._desk.read("settled", lambda _library: True, answered.append)
        qtbot.waitUntil(lambda each=answered: bool(each))


def write(qtbot, view, reviews):
    with qtbot.waitSignal(view._desk.finished):
        view._desk.write(lambda library: library.review_events(reviews))
    settle(qtbot, view)


def colours(view, row, column):
    """Return the colours in the cell of a row."""
    box = view.tree.visualRect(view._events.index(row, column))
    image = view.tree.viewport().grab(box).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def lone_row(view):
    model = view._events
    return next(row for row in range(1, model.rowCount()) if not model.rowCount(model.index(row, 0)))


def test_the_model_keeps_the_rules_of_qt_while_reviews_come_and_go(qtbot, view):
    tester = QAbstractItemModelTester(view._events, QAbstractItemModelTester.FailureReportingMode.Fatal)
    events = [event.id for event in view.shown()][:6]
    view.tree.expandAll()
    write(qtbot, view, {event: Review(Verdict.REJECTED) for event in events})
    view._workspace.narrow(Filter(types=frozenset({EventType.AGREE})))
    settle(qtbot, view)
    assert all(event.type is EventType.AGREE for event in view.shown())
    tester.deleteLater()


def test_a_rejected_row_is_dimmed_and_a_corrected_one_has_the_pencils_colour(qtbot, view):
    palette = view._theme.palette
    row = lone_row(view)
    event = view._events.index(row, 0).data(EVENT)
    view.tree.clearSelection()
    assert palette.text.name() in colours(view, row, Column.PAIR)
    write(qtbot, view, {event.id: Review(Verdict.REJECTED)})
    view.tree.clearSelection()
    assert palette.text.name() not in colours(view, row, Column.PAIR)
    assert palette.faint.name() in colours(view, row, Column.PAIR)
    write(qtbot, view, {event.id: Review(Verdict.ACCEPTED, status=Status.DENIED)})
    view.tree.clearSelection()
    assert palette.accent.name() in colours(view, row, Column.STATE)


@pytest.mark.parametrize(
    ("width", "hidden"),
    [(1100, []), (760, [Column.SURE]), (540, [Column.STATUS, Column.TOLD, Column.SURE])],
)
def test_columns_follow_the_width_and_leave_room_for_the_evidence(qtbot, view, width, hidden):
    view.resize(width, 600)
    tree = view.tree
    assert [column for column in Column if tree.isColumnHidden(column)] == hidden
    assert tree.columnWidth(Column.EVIDENCE) >= 0.25 * width
    assert sum(tree.columnWidth(column) for column in Column) <= width


@pytest.mark.parametrize("width", [120, 200, 320, 600])
def test_the_trigger_is_always_in_sight(view, width):
    plain, bold = QFontMetrics(sans(13)), QFontMetrics(sans(13, bold=True))
    for event in view.shown():
        (before, _), (trigger, heavy), _after = evidence_parts(event, width, plain, bold)
        assert heavy
        assert trigger == " ".join(event.trigger_in_evidence.of(event.evidence).split())
        start = plain.horizontalAdvance(before)
        assert start <= width * 0.6 or start + bold.horizontalAdvance(trigger) <= width


def test_a_long_sentence_is_cut_around_its_trigger(view):
    palette = view._theme.palette
    for event in view.shown():
        cut = evidence_html(event, palette, 80)
        whole = evidence_html(event, palette, 10_000)
        assert "background-color" in cut
        assert ("…" in cut) == (len(event.evidence) > 80) or "…" in event.evidence
        assert len(cut) <= len(whole) + 4


def test_keys_without_room_are_left_out_the_least_important_first(qtbot, view):
    hints = view._hints
    assert isinstance(hints, KeyHints)
    assert len(hints.fitting(1200)) == len(hints._hints)
    narrow = [key for key, _ in hints.fitting(420)]
    assert {"A", "R", "N"} <= set(narrow)
    assert "Ctrl+Z" not in narrow
    assert "A accept" in hints.accessibleName()


def test_every_part_of_the_editor_has_a_name(view):
    view.edit(view.shown()[0].id)
    unnamed = [
        widget
        for widget in view.editor.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
        and widget.parent().metaObject().className() != "QComboBoxPrivateContainer"
    ]
    assert unnamed == []


def test_tab_walks_through_the_editor_in_the_order_of_its_fields(qtbot, view):
    view.activateWindow()
    view.edit(view.shown()[0].id)
    settle(qtbot, view)
    editor, seen = view.editor, []
    for _ in range(4):
        seen.append(view.focusWidget())
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [editor._source, editor._target, editor._mutual, editor._type]


@pytest.mark.parametrize("width", [540, 568, 700, 1100])
def test_the_head_of_the_editor_cuts_no_words(qtbot, view, width):
    view.resize(width, 600)
    for event in sorted(view.shown(), key=lambda each: -len({*each.source, *each.target}))[:3]:
        write(qtbot, view, {event.id: Review(Verdict.ACCEPTED, type=EventType.COOPERATE)})
        view.edit(event.id)
        settle(qtbot, view)
        editor = view.editor
        editor.layout().activate()
        parties = [editor._title] if len({*event.source, *event.target}) < 3 or width > 600 else []
        head = (*parties, editor._kind, editor._back, editor._reject, editor._finish)
        assert all(part.width() >= part.sizeHint().width() for part in head), editor._title.text()
        assert editor._back.text() in {"Back to machine value", "Machine value"}
        assert "COOPERATE" in editor._kind.text() or width < 600


def test_a_short_pane_gives_its_room_to_the_editor_while_it_is_open(qtbot, view):
    view.resize(540, 300)
    view.edit(view.shown()[0].id)
    settle(qtbot, view)
    assert view.tree.isHidden()
    date = QRect(view.editor._date.mapTo(view, view.editor._date.rect().topLeft()), view.editor._date.size())
    assert view.rect().contains(date)
    view.editor.leave()
    assert view.tree.isVisible()


@pytest.mark.parametrize(
    ("words", "codes", "strange"),
    [
        ("KOR South Korea", ("KOR",), ""),
        ("south korea, JPN", ("KOR", "JPN"), ""),
        ("KOR South Korea JPN usa", ("KOR", "JPN", "USA"), ""),
        ("KOR·USA; KOR", ("KOR", "USA"), ""),
        ("Narnia", (), "Narnia"),
        ("", (), ""),
    ],
)
def test_actors_are_read_as_codes_or_names(words, codes, strange):
    assert parse_actors(words) == (codes, strange)


class TestPages:
    """A list longer than a page."""

    @pytest.fixture
    def page(self) -> int:
        return 5

    @staticmethod
    def happenings(view):
        return list(dict.fromkeys(event.happening for event in view.shown()))

    def test_the_pager_says_where_the_page_stands_and_turns_it(self, qtbot, view):
        count = view._listed.page.listed
        first = self.happenings(view)
        assert len(first) == 5 < count
        assert view._pager._words.text() == f"1–5 of {count} happenings"
        assert not view._pager._back.isEnabled()
        qtbot.mouseClick(view._pager._on, Qt.MouseButton.LeftButton)
        settle(qtbot, view)
        assert view._pager._words.text() == f"6–10 of {count} happenings"
        assert not set(first) & set(self.happenings(view))
        qtbot.keyClick(view.tree, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, view)
        assert self.happenings(view) == first

    def test_the_last_page_has_no_next(self, qtbot, view):
        for _ in range(view._listed.page.listed):
            qtbot.keyClick(view.tree, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
            settle(qtbot, view)
        page = view._listed.page
        assert page.first == (page.listed - 1) // 5 * 5
        assert not view._pager._on.isEnabled()

    def test_an_event_chosen_elsewhere_turns_to_its_page(self, qtbot, view):
        wanted = view._desk.library.event_rows(rejected=True)[-1]
        assert wanted.id not in {event.id for event in view.shown()}
        view._workspace.select(Selection(wanted.article, wanted.id))
        settle(qtbot, view)
        assert wanted.id in {event.id for event in view.tree.currentIndex().data(EVENTS)}

    def test_next_goes_on_to_the_following_page_and_from_the_end_to_the_first(self, qtbot, view):
        pages = set()
        for _ in range(view._listed.page.listed * 3):
            view.go_to_next()
            settle(qtbot, view)
            pages.add(view._listed.page.first)
        assert pages == set(range(0, view._listed.page.listed, 5))

    def test_a_review_counts_at_once_and_on_every_page(self, qtbot, view):
        before = view._listed.count(Show.OPEN)
        group = view.tree.model().index(0, 0).data(EVENTS)
        view._take_reviews({event.id: Review(Verdict.ACCEPTED) for event in group})
        assert view._listed.count(Show.OPEN) == before - 1
        write(qtbot, view, {event.id: Review(Verdict.ACCEPTED) for event in group})
        assert view._listed.count(Show.OPEN) == view._listed.page.open == before - 1

    def test_a_refresh_stays_on_the_page(self, qtbot, view):
        view._turn_to(5)
        settle(qtbot, view)
        shown = self.happenings(view)
        view.refresh()
        settle(qtbot, view)
        assert self.happenings(view) == shown


def test_the_eye_stays_on_a_whole_happening_when_the_list_is_new(qtbot, view):
    model = view._events
    row = next(row for row in range(model.rowCount()) if model.rowCount(model.index(row, 0)) > 1)
    view.tree.setCurrentIndex(model.index(row, 0))
    told = view.tree.currentIndex().data(EVENTS)
    settle(qtbot, view)
    view._workspace.narrow(Filter(types=frozenset(event.type for event in told)))
    settle(qtbot, view)
    here = view.tree.currentIndex()
    assert [event.id for event in here.data(EVENTS)] == [event.id for event in told]
    assert not view.tree.isExpanded(here)
