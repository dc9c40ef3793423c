"""The Qt we lean on is the one we measured."""

import sys

import PySide6
import pytest
from PySide6.QtWidgets import QLabel

CALLS = 300


def test_pyside_is_the_version_that_was_measured():
    assert PySide6.__version__ == "6.11.3"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_give_back_their_reference_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setEnabled(True)
    assert before - sys.getrefcount(None) < CALLS // 2
