"""Buttons that several panes and dialogs use: links, and rows of which one is down."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


def link(words: str, tip: str = "") -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("link", True)
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def segments(words: Mapping[str, str], chosen: Callable[[str], object]) -> QWidget:
    """Return a row of joined buttons of which one is down; `chosen` gets the key of the one that was pressed."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    group = QButtonGroup(row)
    for key, text in words.items():
        button = QPushButton(text)
        button.setObjectName(str(key))
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False, each=key: chosen(each))
        group.addButton(button)
        line.addWidget(button)
    return row


def check(row: QWidget, key: str) -> None:
    """Press the button of a key in a row of joined buttons."""
    button = row.findChild(QPushButton, str(key))
    if button is not None:
        button.setChecked(True)


def label(row: QWidget, key: str, words: str) -> None:
    """Write other words on the button of a key in a row of joined buttons."""
    button = row.findChild(QPushButton, str(key))
    if button is not None:
        button.setText(words)
