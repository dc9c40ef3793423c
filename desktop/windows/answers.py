"""The two answers at the foot of a dialog that asks one thing: do it, or leave it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialogButtonBox, QPushButton


def answers(
    deed: str, do: Callable[[], object], leave: Callable[[], object], leaving: str = "Cancel"
) -> tuple[QDialogButtonBox, QPushButton]:
    """Return both as a row, and the button that does it, which Enter presses."""
    box = QDialogButtonBox()
    doing = box.addButton(deed, QDialogButtonBox.ButtonRole.AcceptRole)
    doing.setProperty("primary", True)
    box.addButton(leaving, QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(do)
    box.rejected.connect(leave)
    return box, doing
