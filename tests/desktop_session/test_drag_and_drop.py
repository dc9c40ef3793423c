"""Files dragged from another program, with a real mouse on a real screen, become articles."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sessions import wait_until

DRAG_SOURCE = Path(__file__).with_name("drag_source.py")
STEPS = 10

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def count_articles(folder):
    """Return how many articles the library of a data folder holds."""
    for library in folder.glob("*.chancery"):
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM article").fetchone()[0]
    return 0


def find_window(hand):
    """Return the number of the program's main window, "" before it is shown."""
    return hand("search", "--onlyvisible", "--name", "— Chancery$").strip()


def hover(hand, target):
    """Stir the mouse over a place: a target is asked again with every move."""
    hand("mousemove", target[0] + 1, target[1], "sleep", "0.05", "mousemove", *target)


def drag(hand, start, files, target):
    """Drag files from a window of another process to a place, and let go when they would be taken."""
    source = start(DRAG_SOURCE, *files)
    wait_until(lambda: source.said("ready"))
    x, y = (int(number) for number in source.said("ready").split()[1:])
    hand("mousemove", x, y, "mousedown", 1)
    for step in range(1, STEPS + 1):  # in one leap, Qt sees no drag
        hand("mousemove", x + (target[0] - x) * step // STEPS, y + (target[1] - y) * step // STEPS, "sleep", "0.05")
    wait_until(lambda: hover(hand, target) or source.said("accepted"))
    hand("mouseup", 1)
    wait_until(lambda: source.said("done"))


def test_files_dropped_on_the_window_become_articles(xvfb, start, hand, seeds, tmp_path):
    folder = tmp_path / "Daten 자료"
    folder.mkdir()
    program = start("-m", "desktop", CHANCERY_DATA=str(folder))
    wait_until(lambda: find_window(hand))
    drag(hand, start, seeds[:1], (1000, 500))
    wait_until(lambda: count_articles(folder) == 1)
    drag(hand, start, seeds[1:], (800, 850))  # the reader stands there now
    wait_until(lambda: count_articles(folder) == len(seeds))
    hand("windowfocus", find_window(hand), "key", "ctrl+q")
    wait_until(lambda: program.ended)
