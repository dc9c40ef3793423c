"""The editor of one event: the analyst's values beside the machine's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.extraction.mentions.actors import actor_codes, actor_name
from desktop.models.event_types import LETTERS, types_of
from desktop.models.event_words import date_words, machine_pair_words, pair_words, score_words
from desktop.models.icons import icon
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import EventRow, EventType, Quad, Review, Scale, Status, Verdict
from desktop.views.buttons import check, segments

_ROOMY = 820  # px


class EventEditor(QFrame):
    """Each value that is changed is written at once; `review_requested` carries the whole review."""

    review_requested = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHead")
        self._workspace, self._theme = workspace, theme
        self._event: EventRow | None = None
        self._source, self._target = ActorsField("Acting side"), ActorsField("Side acted on")
        self._type, self._date, self._types = QComboBox(), QLineEdit(), TypeGrid(theme)
        self._status = segments({status: status for status in Status}, self._on_status_chosen)
        self._machine = {name: QLabel() for name in ("source", "target", "type", "status", "date")}
        self._build()
        self._connect()

    def show_event(self, event: EventRow | None) -> None:
        """Show another event, or other values of the same."""
        self._event = event
        self.setEnabled(event is not None)
        if event is None:
            return
        self._source.show_codes(event.source)
        self._target.show_codes(event.target)
        self._type.setCurrentIndex(self._type.findData(event.type))
        self._types.show_type(event.type, self._scale())
        check(self._status, event.status)
        self._date.setText(" – ".join(str(day) for day in dict.fromkeys(event.dates) if day))
        self._show_head(event)
        self._show_machine(event)

    def focus(self, field: str = "source") -> None:
        """Put the keyboard on a field."""
        {"source": self._source, "type": self._type}[field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Show all types side by side where there is room for them."""
        super().resizeEvent(resize)
        self._types.setVisible(self.width() >= _ROOMY)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(self._build_head())
        self._evidence = QLabel(wordWrap=True)
        self._evidence.setMaximumHeight(60)
        column.addWidget(self._evidence)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(self._build_form(), 1)
        row.addWidget(self._types, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _build_head(self) -> QHBoxLayout:
        self._title = QLabel()
        self._back = QPushButton("Back to machine value")
        self._reject, self._done = QPushButton("Reject"), QPushButton("Done")
        self._done.setProperty("primary", True)
        self._reject.setToolTip("R in the table")
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        for button in (self._back, self._reject, self._done):
            row.addWidget(button)
        return row

    def _build_form(self) -> QGridLayout:
        for kind in EventType:
            self._type.addItem(f"{'▲' if kind.cooperative else '▼'} {kind}", kind)
        self._type.setAccessibleName("Type")
        self._date.setPlaceholderText("no date; YYYY-MM-DD, or first – last day")
        self._date.setAccessibleName("Date")
        self._swap = QPushButton()
        self._swap.setIcon(icon("swap", self._theme.palette.text))
        self._swap.setToolTip("Swap the sides (X in the table)")
        self._swap.setAccessibleName("Swap the sides")
        self._swap.setFixedWidth(34)
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(5)
        form.setColumnStretch(1, 1)
        form.addWidget(_small("your value"), 0, 1)
        form.addWidget(_small("machine"), 0, 2)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("&From", "source", self._source),
            ("&To", "target", self._target),
            ("T&ype", "type", self._type),
            ("Status", "status", self._status),
            ("&Date", "date", self._date),
        )
        for place, (words, name, field) in enumerate(rows, start=1):
            label = QLabel(words)
            label.setBuddy(field)
            form.addWidget(label, place, 0)
            form.addWidget(field, place, 1)
            form.addWidget(self._machine[name], place, 2)
        form.addWidget(self._swap, 1, 3, 2, 1)
        return form

    def _connect(self) -> None:
        self._source.codes_chosen.connect(lambda codes: self._correct(source=codes))
        self._target.codes_chosen.connect(lambda codes: self._correct(target=codes))
        self._types.type_chosen.connect(lambda kind: self._correct(type=kind))
        self._type.activated.connect(lambda _index: self._correct(type=self._type.currentData()))
        self._date.editingFinished.connect(self._on_date_edited)
        self._swap.clicked.connect(self.swap)
        self._back.clicked.connect(self._on_back)
        self._reject.clicked.connect(self._on_reject)
        self._done.clicked.connect(self._on_done)

    def _show_head(self, event: EventRow) -> None:
        sign = "▲" if event.type.cooperative else "▼"
        colour = self._theme.palette.sign(cooperative=event.type.cooperative).name()
        self._title.setText(
            f"<b>{pair_words(event)}</b> &nbsp; <span style='color:{colour}'>{sign}</span> {event.type} "
            f"{score_words(event.type, self._scale())}"
        )
        trigger, words = event.trigger_in_evidence, event.evidence
        self._evidence.setText(
            f"{escape(words[: trigger.start])}<b>{escape(words[trigger.start : trigger.end])}</b>"
            f"{escape(words[trigger.end :])}"
        )
        self._evidence.setToolTip(words)
        self._back.setEnabled(event.review != Review())
        self._reject.setText("Take back rejection" if event.review.verdict is Verdict.REJECTED else "Reject")

    def _show_machine(self, event: EventRow) -> None:
        machine = event.machine
        values = {
            "source": (event.source == machine.source, "·".join(machine.source)),
            "target": (event.target == machine.target, "·".join(machine.target)),
            "type": (event.type is machine.type, f"{machine.type} {score_words(machine.type, self._scale())}"),
            "status": (event.status is machine.status, machine.status.value),
            "date": (event.review.dates is None, date_words((machine.date_start, machine.date_end))),
        }
        for name, (same, words) in values.items():
            self._machine[name].setText("✓ same" if same else f"<s>{words}</s>")
            self._machine[name].setProperty("role", "secondary")
        self._machine["type"].setToolTip(f"{machine_pair_words(event)}, rule {machine.rule}, {machine.confidence:.2f}")

    def _scale(self) -> Scale:
        return self._workspace.measure.scale

    @Slot()
    def swap(self) -> None:
        """Turn the act round."""
        if self._event is not None:
            self._correct(source=self._event.target, target=self._event.source)

    def _on_status_chosen(self, status: str) -> None:
        self._correct(status=Status(status))

    @Slot()
    def _on_date_edited(self) -> None:
        if self._event is None:
            return
        days = parse_days(self._date.text())
        if days is None:
            self.show_event(self._event)
        elif days != self._event.dates:
            self._correct(dates=days)

    @Slot()
    def _on_back(self) -> None:
        if self._event is not None:
            self.review_requested.emit({self._event.id: Review()})

    @Slot()
    def _on_reject(self) -> None:
        if self._event is not None:
            rejected = self._event.review.verdict is Verdict.REJECTED
            verdict = Verdict.OPEN if rejected else Verdict.REJECTED
            self.review_requested.emit({self._event.id: replace(self._event.review, verdict=verdict)})

    @Slot()
    def _on_done(self) -> None:
        if self._event is not None and self._event.review.verdict is Verdict.OPEN:
            self.review_requested.emit({self._event.id: replace(self._event.review, verdict=Verdict.ACCEPTED)})
        self.closed.emit()

    def _correct(self, **values: object) -> None:
        if self._event is None:
            return
        review = corrected(self._event, **values)
        if review != self._event.review:
            self.review_requested.emit({self._event.id: review})


def corrected(event: EventRow, **values: object) -> Review:
    """Return the review with values laid over the machine's; one that equals the machine's is none of the analyst's."""
    machine = event.machine
    own = {
        "source": machine.source,
        "target": machine.target,
        "mutual": machine.mutual,
        "type": machine.type,
        "status": machine.status,
        "dates": (machine.date_start, machine.date_end),
    }
    changed = {name: None if value == own[name] else value for name, value in values.items()}
    return replace(event.review, **changed, verdict=Verdict.ACCEPTED)  # type: ignore[arg-type]


def parse_days(words: str) -> tuple[date | None, date | None] | None:
    """Return the days a person wrote, `(None, None)` for nothing, None for what is no day."""
    parts = [part.strip() for part in words.replace("–", " – ").replace(" to ", " – ").split(" – ") if part.strip()]
    try:
        days = [date.fromisoformat(part) for part in parts]
    except ValueError:
        return None
    if not days:
        return None, None
    return (days[0], days[-1]) if len(days) <= 2 and days[0] <= days[-1] else None


class ActorsField(QLineEdit):
    """Codes of actors, several with spaces between; names complete to codes."""

    codes_chosen = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._codes: tuple[str, ...] = ()
        self._by_words = {f"{code} {actor_name(code)}": code for code in actor_codes()}
        completer = QCompleter(list(self._by_words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.editingFinished.connect(self._on_edited)

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show codes, one alone with its name."""
        self._codes = tuple(codes)
        self.setText(f"{codes[0]} {actor_name(codes[0])}" if len(codes) == 1 else " ".join(codes))

    @Slot()
    def _on_edited(self) -> None:
        codes = self.parse(self.text())
        if codes and codes != self._codes:
            self.codes_chosen.emit(codes)
        elif not codes:
            self.show_codes(self._codes)

    def parse(self, words: str) -> tuple[str, ...]:
        """Return the codes that are written; nothing if a word is no actor."""
        words = words.strip()
        if words in self._by_words:
            return (self._by_words[words],)
        known = set(actor_codes())
        named = {actor_name(code).casefold(): code for code in known}
        if words.casefold() in named:
            return (named[words.casefold()],)
        codes = [part.upper() for part in words.replace("·", " ").replace(",", " ").split()]
        return tuple(dict.fromkeys(codes)) if codes and set(codes) <= known else ()


def _small(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "secondary")
    return label


class TypeGrid(QWidget):
    """The 16 types in their four classes, each with its score; the one that holds is filled."""

    type_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[EventType, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, quad in enumerate(Quad):
            grid.addWidget(_small(f"{'▲' if quad.cooperative else '▼'} {quad}"), 0, column)
            for row, kind in enumerate(types_of(quad), start=1):
                self._buttons[kind] = button = QPushButton()
                button.setProperty("choice", True)
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(lambda _checked=False, each=kind: self.type_chosen.emit(each))
                grid.addWidget(button, row, column)

    def show_type(self, chosen: EventType, scale: Scale) -> None:
        """Fill the type that holds and write the scores of a scale."""
        for kind, button in self._buttons.items():
            button.setChecked(kind is chosen)
            button.setText(f"{kind}  {score_words(kind, scale).split()[0]}")
            button.setToolTip(f"T, then {LETTERS[kind]}")
