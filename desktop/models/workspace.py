"""What all views share: the selection, the filter, and the steps back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop.records import DEFAULT_STATUSES, Filter, Measure, Selection

_REMEMBERED_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One place the analyst has been at."""

    selection: Selection
    chosen: Filter


START = Step(Selection(), Filter(statuses=DEFAULT_STATUSES))


class Workspace(QObject):
    """Holds selection and filter; stays silent when a new value equals the old one.

    `filter_changed` tells that what counts has changed, or how it is counted (`measure`). Views report choices here
    and show what comes back; they know nothing of each other.
    """

    selection_changed = Signal(object)
    filter_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step = START
        self._measure = Measure()
        self._past: list[Step] = []
        self._future: list[Step] = []

    @property
    def selection(self) -> Selection:
        """Return what the eye is on."""
        return self._step.selection

    @property
    def chosen(self) -> Filter:
        """Return the filter."""
        return self._step.chosen

    @property
    def measure(self) -> Measure:
        """Return how figures count."""
        return self._measure

    @property
    def can_go_back(self) -> bool:
        """Say whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Say whether a step was taken back."""
        return bool(self._future)

    def select(self, selection: Selection) -> None:
        """Put the eye on an article or on one of its events."""
        self._walk(replace(self._step, selection=selection))

    def open_at(self, selection: Selection) -> None:
        """Put the eye somewhere without a step: the program chose, not the person."""
        self._show(replace(self._step, selection=selection))

    def narrow(self, chosen: Filter) -> None:
        """Count only what passes a filter; what is typed on in a search is one step with what was typed before."""
        step = replace(self._step, chosen=chosen)
        if self._past and _only_text(self._past[-1], self._step) and _only_text(self._step, step):
            self._future.clear()
            if step == self._past[-1]:
                self._past.pop()
            self._show(step)
        else:
            self._walk(step)

    def count_by(self, measure: Measure) -> None:
        """Choose what figures count and the scale of intensity."""
        if measure != self._measure:
            self._measure = measure
            self.filter_changed.emit(self.chosen)

    def back(self) -> bool:
        """Take back one step; say whether there was one."""
        if not self._past:
            return False
        self._future.append(self._step)
        self._show(self._past.pop())
        return True

    def forward(self) -> bool:
        """Go again where a step was taken back; say whether there was one."""
        if not self._future:
            return False
        self._past.append(self._step)
        self._show(self._future.pop())
        return True

    def start_at(self, step: Step, measure: Measure) -> None:
        """Begin somewhere, without a past: a library was opened."""
        self._past.clear()
        self._future.clear()
        self._measure = measure
        self._step = step
        self.filter_changed.emit(step.chosen)
        self.selection_changed.emit(step.selection)

    def _walk(self, step: Step) -> None:
        if step == self._step:
            return
        self._past = [*self._past[-_REMEMBERED_STEPS:], self._step]
        self._future.clear()
        self._show(step)

    def _show(self, step: Step) -> None:
        before, self._step = self._step, step
        if step.chosen != before.chosen:
            self.filter_changed.emit(step.chosen)
        if step.selection != before.selection:
            self.selection_changed.emit(step.selection)


def _only_text(before: Step, after: Step) -> bool:
    """Say whether two steps differ in the text that is searched and in nothing else."""
    return before != after and replace(before, chosen=replace(before.chosen, text=after.chosen.text)) == after
