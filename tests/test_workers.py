"""The desk: writes in turn, reads of which only the latest is answered, nothing lost when work is stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.errors import Cancelled, DesktopError
from desktop.library import Library
from desktop.paths import samples
from desktop.processes import Found, InlineReader
from desktop.records import NO_RULES, Changes, OwnRules, Progress
from desktop.workers import Desk


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(Library.create(tmp_path / "library.chancery"), InlineReader())
    yield made
    made.close()


def steps(count: int, stop_at: threading.Event | None = None, begun: threading.Event | None = None):
    def work(_library: Library) -> Iterator[Progress]:
        for number in range(count):
            if number == 3 and begun and stop_at:
                begun.set()
                stop_at.wait(10)
            yield Progress(number, count, "step", Changes(added=frozenset({number})))
        return Changes()

    return work


def test_writes_run_one_after_another_in_the_order_they_were_asked(qtbot, desk):
    order: list[int] = []
    for number in range(20):
        desk.write(lambda _library, each=number: order.append(each) or Changes())
    desk.settle()
    qtbot.waitUntil(lambda: desk.idle)
    assert order == list(range(20))


def test_a_write_tells_what_it_changed_on_the_window_thread(qtbot, desk):
    threads: list[threading.Thread] = []
    desk.changed.connect(lambda _changes: threads.append(threading.current_thread()))
    with qtbot.waitSignal(desk.finished) as finished:
        desk.write(steps(5), lambda _changes: threads.append(threading.current_thread()))
    assert finished.args[0].added == frozenset(range(5))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert set(threads) == {threading.main_thread()}


def test_of_the_questions_under_one_key_only_the_latest_is_answered(qtbot, desk):
    gate, answers = threading.Event(), []
    desk.read("first", lambda _library: gate.wait(10), lambda _: None)
    for number in range(5):
        desk.read("figure", lambda _library, each=number: each, answers.append)
    desk.read("other", lambda _library: "other", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == [4, "other"]


def test_reads_go_on_beside_a_write(qtbot, desk):
    gate, answers = threading.Event(), []
    desk.write(lambda _library: gate.wait(10) and Changes())
    desk.read("figure", lambda library: library.counts().articles, answers.append)
    qtbot.waitUntil(lambda: answers == [0])
    assert not desk.idle
    gate.set()
    qtbot.waitUntil(lambda: desk.idle)


def test_stopped_work_keeps_and_tells_what_it_had_saved(qtbot, desk):
    go_on, begun = threading.Event(), threading.Event()
    with qtbot.waitSignal(desk.finished) as finished:
        desk.write(steps(100, go_on, begun))
        assert begun.wait(10)
        desk.stop()
        go_on.set()
    assert finished.args[0].added == frozenset(range(4))


class HangingReader(InlineReader):
    """A reader that waits until it is stopped."""

    def __init__(self) -> None:
        self.begun, self.stopped = threading.Event(), threading.Event()

    def read(self, paths: Sequence[Path], own: OwnRules = NO_RULES, *more: object) -> Iterator[tuple[str, Found]]:
        yield from super().read(paths[:1], own)
        self.begun.set()
        assert self.stopped.wait(20)
        raise Cancelled

    def stop(self) -> None:
        self.stopped.set()


def test_a_reader_that_hangs_is_stopped_without_an_error_and_what_was_saved_is_told(qtbot, tmp_path):
    reader = HangingReader()
    desk = Desk(Library.create(tmp_path / "library.chancery"), reader)
    with qtbot.assertNotEmitted(desk.failed), qtbot.waitSignal(desk.finished) as finished:
        desk.write(lambda library: library.import_files(samples(), reader))
        assert reader.begun.wait(20)
        desk.stop()
    assert len(finished.args[0].added) == 1
    desk.close()


def test_closing_stops_long_work_and_still_does_the_short_writes_that_wait(qtbot, tmp_path):
    path = tmp_path / "library.chancery"
    desk = Desk(Library.create(path), InlineReader())
    go_on, begun, walked = threading.Event(), threading.Event(), []

    def long_work(_library: Library) -> Iterator[Progress]:
        for number in range(1000):
            begun.set()
            go_on.wait(10)
            walked.append(number)
            yield Progress(number, 1000)

    desk.write(long_work)
    desk.write(long_work)
    desk.write(lambda library: library.keep_note("view", "kept") or Changes())
    assert begun.wait(10)
    desk.stop()
    threading.Timer(0.05, go_on.set).start()
    desk.close()
    again = Library.open(path)
    assert again.note("view") == "kept"
    assert len(walked) == 2
    again.close()


def test_a_closed_desk_takes_no_more_work(qtbot, tmp_path):
    desk = Desk(Library.create(tmp_path / "library.chancery"), InlineReader())
    desk.close()
    with qtbot.assertNotEmitted(desk.finished, wait=0):
        desk.read("figure", lambda library: library.counts(), lambda _: None)
        desk.write(lambda _library: Changes())
    assert desk.idle


def test_an_error_is_told_and_the_lane_goes_on(qtbot, desk):
    saved: list[Changes] = []

    def fail(_library: Library) -> Iterator[Progress]:
        yield Progress(0, 2, "step", Changes(added=frozenset({7})))
        raise DesktopError("The disk is full.")

    errors: list[BaseException] = []
    desk.failed.connect(errors.append)
    with qtbot.waitSignals([desk.failed, desk.finished]):
        desk.write(fail, saved.append)
    assert [str(error) for error in errors] == ["The disk is full."]
    assert saved == [Changes(added=frozenset({7}))]
    with qtbot.waitSignal(desk.finished):
        desk.write(steps(2))


def test_another_library_takes_the_place_and_the_old_one_is_closed(qtbot, desk, tmp_path):
    with qtbot.waitSignal(desk.replaced):
        desk.replace(Library.create(tmp_path / "second.chancery"))
    assert desk.library.path.name == "second.chancery"
