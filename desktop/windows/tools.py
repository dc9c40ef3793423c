"""The tool bar: import, steps, what is counted, layouts, export."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from desktop.models.workspace import Workspace
from desktop.records import Count, Scale
from desktop.views.buttons import check, segments
from desktop.windows.actions import Actions
from desktop.windows.panes import Layout


class Tools(QToolBar):
    """What is used all the time, with words."""

    def __init__(self, actions: Actions, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Tools", parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(16, 16))
        self._workspace = workspace
        self._labels: list[QAction] = []
        self._worded: list[QToolButton] = []
        self._whole = 0
        self._add_steps(actions)
        self._add_measure()
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._add_layouts(actions)
        self.addSeparator()
        self._add_worded(actions["export_figure"], " Export figure…")
        workspace.filter_changed.connect(self._on_filter_changed)
        self._on_filter_changed()

    def _add_steps(self, actions: Actions) -> None:
        self._add_worded(actions["import_files"], " Import…")
        self.addSeparator()
        self.addAction(actions["go_back"])
        self.addAction(actions["go_forward"])
        self.addSeparator()
        self.addAction(actions["undo"])
        self.addAction(actions["redo"])
        self.addSeparator()

    def _add_worded(self, action: QAction, words: str) -> None:
        action.setIconText(words)
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._worded.append(button)

    def _add_label(self, words: str) -> None:
        self._labels.append(self.addWidget(QLabel(words)))

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Leave out labels and words where there is no room for them, before anything that can be pressed."""
        super().resizeEvent(resize)
        narrow = bool(self._labels) and not self._labels[0].isVisible()
        if not narrow:
            self._whole = self.sizeHint().width()
        wanted = resize.size().width() < self._whole
        if wanted != narrow:
            self._show_words(shown=not wanted)

    def _show_words(self, *, shown: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        for label in self._labels:
            label.setVisible(shown)
        for button in self._worded:
            button.setToolButtonStyle(style)

    def _add_measure(self) -> None:
        self._add_label("Count")
        self._counts = segments({count: count.capitalize() for count in Count}, self._on_count_chosen)
        self._counts.setToolTip(
            "A happening told in several sentences counts once, once for each report, or by the articles that tell it"
        )
        self.addWidget(self._counts)
        self._add_label("  Intensity")
        self._scale = QComboBox()
        self._scale.addItems([scale.value for scale in Scale])
        self._scale.setAccessibleName("Scale of intensity")
        self._scale.setToolTip("The scale that gives each type of act its intensity")
        self._scale.activated.connect(self._on_scale_chosen)
        self.addWidget(self._scale)

    def _add_layouts(self, actions: Actions) -> None:
        self._add_label("Layout")
        self._layouts = segments(
            {layout: layout.capitalize() for layout in Layout}, lambda layout: actions[f"layout_{layout}"].trigger()
        )
        self.addWidget(self._layouts)

    def show_layout(self, layout: Layout) -> None:
        """Show which layout is in force."""
        check(self._layouts, layout)

    def _on_count_chosen(self, count: str) -> None:
        self._workspace.count_by(replace(self._workspace.measure, count=Count(count)))

    @Slot(int)
    def _on_scale_chosen(self, index: int) -> None:
        self._workspace.count_by(replace(self._workspace.measure, scale=Scale(self._scale.itemText(index))))

    @Slot()
    def _on_filter_changed(self) -> None:
        check(self._counts, self._workspace.measure.count)
        self._scale.setCurrentText(self._workspace.measure.scale)
