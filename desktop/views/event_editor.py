"""The editor of one event: the analyst's values beside the machine's."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QDate, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop.models.days import HOW_TO_WRITE, days_words, parse_days
from desktop.models.event_words import (
    date_words,
    machine_pair_words,
    pair_words,
    quoted,
    rule_words,
    score_words,
    state_words,
)
from desktop.models.evidence import evidence_html
from desktop.models.fonts import sans, serif
from desktop.models.icons import icon
from desktop.models.reviews import among, corrected, directed, parties, swapped, undirected
from desktop.models.theme import Theme
from desktop.models.workspace import Workspace
from desktop.records import EventRow, Review, Scale, Status, Verdict
from desktop.views.actors_field import ActorsField
from desktop.views.buttons import check, segments
from desktop.views.elided import ElidedLabel
from desktop.views.key_hints import KeyButton
from desktop.views.type_grid import TypeBox, TypeGrid, small

_ROOMY = 820  # px above which all types stand beside the fields
_TYPES = 512  # px of the types side by side
_FORM = 640  # px at most: longer fields say nothing more
_LINES, _LETTER = 2, 7.4  # lines of evidence, px of a letter of it
_GAP = 8  # px between the parts of the head
_BACK = ("Back to machine value", "Machine value")
_NAMES = ("source", "target", "type", "status", "date")


class EventEditor(QFrame):
    """Each value that is changed is written at once.

    `review_requested` carries the whole review; `done` tells that the event is finished with, `closed` that the
    editor is to be put away.
    """

    review_requested = Signal(object)
    closed = Signal()
    done = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventEditor")
        self._workspace, self._theme = workspace, theme
        self._event: EventRow | None = None
        self._kinds = ("", "")  # the type in the head, whole and without its name
        self._source, self._target = ActorsField("Acting side"), ActorsField("Side acted on")
        self._type, self._types, self._date = TypeBox(), TypeGrid(theme), QLineEdit()
        self._mutual = QCheckBox("no direction ↔")
        self._status = segments({status: status for status in Status}, self._on_status_chosen)
        self._machine = {name: ElidedLabel() for name in _NAMES}
        self._build()
        self._connect()
        self._order()
        self._paint()
        self.show_event(None)

    def show_event(self, event: EventRow | None) -> None:
        """Show another event, or other values of the same; what is being typed stays."""
        other = self._event is None or event is None or event.id != self._event.id
        self._event = event
        self.setEnabled(event is not None)
        if event is None:
            self._show_none()
            return
        self._show_sides(event, other=other)
        if other or not self._date.isModified():
            self._date.setText(days_words(event.dates))
        if other:
            self._complain("")
        self._type.show_type(event.type)
        self._types.show_type(event.type, event.machine.type, self._scale())
        check(self._status, event.status)
        self._show_head(event)
        self._show_machine(event)

    def focus(self) -> None:
        """Put the keyboard on the first field."""
        self._source.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._source.selectAll()

    def leave(self) -> None:
        """Put the editor away; what was typed and not taken over is dropped."""
        event, self._event = self._event, None
        self.show_event(event)
        self.closed.emit()

    def minimumSizeHint(self) -> QSize:
        """Let the pane be narrow: the types give way."""
        return QSize(320, super().minimumSizeHint().height())

    def resizeEvent(self, resize: QResizeEvent) -> None:
        """Show all types side by side where there is room for them."""
        super().resizeEvent(resize)
        self._side.setVisible(self.width() >= _ROOMY)
        self._fit_head()
        self._show_evidence()

    def keyPressEvent(self, press: QKeyEvent) -> None:
        """Finish with Enter; reject, swap and go to the types by letter where no text is typed."""
        letters = {Qt.Key.Key_R: self._on_reject, Qt.Key.Key_X: self.swap, Qt.Key.Key_T: self._go_to_types}
        key, plain = Qt.Key(press.key()), not press.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._on_enter()
        elif key in letters and plain:
            letters[key]()
        else:
            super().keyPressEvent(press)

    # ---- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(5)
        column.addLayout(self._build_head())
        self._evidence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._evidence.setFont(serif(14))
        self._evidence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._evidence)
        row = QHBoxLayout()
        row.setSpacing(16)
        fields = QWidget()
        fields.setMaximumWidth(_FORM)
        fields.setLayout(self._build_form())
        row.addWidget(fields, 1)
        row.addWidget(self._build_side())
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._complaint)
        column.addStretch()

    def _build_head(self) -> QHBoxLayout:
        self._title, self._kind, self._state = ElidedLabel(), QLabel(), small("")
        self._title.setFont(sans(13, bold=True))
        self._back = QPushButton(_BACK[0])
        self._back.setToolTip("Forget what you said of this event")
        self._reject = KeyButton("Reject", "R", self._theme)
        self._finish = KeyButton("Done", "Enter", self._theme)
        self._finish.setProperty("primary", True)
        self._finish.setToolTip("Accept the event as it stands (Enter)")
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self._title)
        row.addWidget(self._kind)
        row.addWidget(self._state)
        row.addStretch()
        for button in (self._back, self._reject, self._finish):
            row.addWidget(button)
        return row

    def _build_form(self) -> QGridLayout:
        self._swap = QAction("Swap the sides (X)", self)
        self._target.addAction(self._swap, QLineEdit.ActionPosition.TrailingPosition)
        self._pick = QAction("Choose in a calendar", self)
        self._date.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self._date.setPlaceholderText("no date")
        self._date.setAccessibleName("Date")
        self._date.setToolTip(f"Day or days of the act. {HOW_TO_WRITE} Empty: no date.")
        self._mutual.setToolTip("The act has no direction: both sides act on each other")
        self._complaint = ElidedLabel()
        self._complaint.setProperty("role", "doubt")
        form = QGridLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(4)
        form.setColumnStretch(1, 5)
        form.setColumnStretch(2, 2)
        above = QHBoxLayout()
        above.addWidget(small("your value"))
        above.addStretch()
        above.addWidget(self._mutual)
        form.addLayout(above, 0, 1)
        form.addWidget(small("machine"), 0, 2)
        self._add_rows(form)
        return form

    def _add_rows(self, form: QGridLayout) -> None:
        fields = (self._source, self._target, self._type, self._status, self._date)
        self._names: dict[str, QLabel] = {}
        for row, (words, name, field) in enumerate(
            zip(("Fro&m", "&To", "T&ype", "&Status", "&Date"), _NAMES, fields, strict=True), start=1
        ):
            self._names[name] = QLabel(words)
            self._names[name].setBuddy(field)
            form.addWidget(self._names[name], row, 0)
            form.addWidget(field, row, 1)
            form.addWidget(self._machine[name], row, 2)
            # a grid holds a column to the narrowest of its labels unless they may grow
            self._machine[name].setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _build_side(self) -> QWidget:
        self._side = QWidget()
        self._side.setFixedWidth(_TYPES)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._types)
        self._told = ElidedLabel()
        self._told.setProperty("role", "secondary")
        column.addWidget(self._told)
        column.addStretch()
        return self._side

    def _connect(self) -> None:
        self._source.codes_chosen.connect(self._on_source_chosen)
        self._target.codes_chosen.connect(self._on_target_chosen)
        for field in (self._source, self._target):
            field.complained.connect(self._complain)
        for chooser in (self._types, self._type):
            chooser.type_chosen.connect(self._on_type_chosen)
        self._mutual.clicked.connect(self._on_mutual_chosen)
        self._date.editingFinished.connect(self.take_date)
        self._swap.triggered.connect(self.swap)
        self._pick.triggered.connect(self._offer_calendar)
        self._back.clicked.connect(self._on_back)
        self._reject.clicked.connect(self._on_reject)
        self._finish.clicked.connect(self.finish)
        self._theme.changed.connect(self._paint)
        self._workspace.filter_changed.connect(self._on_measure_changed)

    def _order(self) -> None:
        """Let Tab walk from the first field to the last, then to the buttons."""
        buttons = self._status.findChildren(QPushButton)
        fields = [self._source, self._target, self._mutual, self._type, *buttons, self._date, self._types]
        fields += [self._back, self._reject, self._finish]
        for first, second in pairwise(fields):
            QWidget.setTabOrder(first, second)

    # ---- showing

    def _show_none(self) -> None:
        self._title.show_words("No event is chosen")
        for label in (self._kind, self._state, self._evidence, self._complaint, self._told):
            label.clear()
        for field in (self._source, self._target, self._date):
            field.clear()
        for label in self._machine.values():
            label.show_words("")

    def _show_sides(self, event: EventRow, *, other: bool) -> None:
        """Show both sides; those of an act without direction are one list in one field."""
        self._mutual.setChecked(event.mutual)
        self._source.stand_for_both(both=event.mutual)
        self._names["source"].setText("&Between" if event.mutual else "Fro&m")
        for part in (self._names["target"], self._target, self._machine["target"]):
            part.setHidden(event.mutual)
        if other or not self._source.isModified():
            self._source.show_codes(parties(event) if event.mutual else event.source)
        if other or event.mutual or not self._target.isModified():
            self._target.show_codes(event.target)

    def _show_head(self, event: EventRow) -> None:
        sign = "▲" if event.type.cooperative else "▼"
        colour = self._theme.palette.sign(cooperative=event.type.cooperative).name()
        self._title.show_words(pair_words(event))
        coloured, score = f"<span style='color:{colour}'>{sign}</span>", score_words(event.type, self._scale())
        score = score.split()[0]
        self._kinds = (f"{coloured} {event.type} {score}", f"{coloured} {score}")
        rejected = event.review.verdict is Verdict.REJECTED
        self._state.setText("" if event.review == Review() else state_words(event).split(",")[0])
        self._show_evidence()
        self._back.setEnabled(event.review != Review())
        self._reject.setText("Take back" if rejected else "Reject")
        self._reject.setToolTip("Take the rejection back (R)" if rejected else "The event does not count (R)")
        self._fit_head()

    def _fit_head(self) -> None:
        """Shorten the words of a head without room; the parties are cut last, and the type stands below as well."""
        if self._event is None:
            return
        parts = (self._title, self._kind, self._back, self._reject, self._finish)
        room = self.width() - 24 - _GAP * (len(parts) - 1)
        full, bare = self._kinds
        for words, stated, kind in (
            (_BACK[0], True, full),
            (_BACK[1], True, full),
            (_BACK[1], False, full),
            (_BACK[1], False, bare),
        ):
            self._back.setText(words)
            self._kind.setText(kind)
            stated = stated and bool(self._state.text())
            self._state.setVisible(stated)
            state = self._state.sizeHint().width() + _GAP if stated else 0
            if sum(part.sizeHint().width() for part in parts) + state <= room:
                return

    def _show_evidence(self) -> None:
        if self._event is not None:
            letters = max(60, round(self.width() / _LETTER) * _LINES - 12)
            self._evidence.setText(evidence_html(self._event, self._theme.palette, letters))
            self._evidence.setToolTip(self._event.evidence if len(self._event.evidence) > letters else "")

    def _show_machine(self, event: EventRow) -> None:
        machine = event.machine
        days = date_words((machine.date_start, machine.date_end))
        sides = event.mutual == machine.mutual
        one_field = event.mutual or machine.mutual
        values = {
            "source": (
                event.source == machine.source and sides,
                machine_pair_words(event) if one_field else "·".join(machine.source),
            ),
            "target": (event.target == machine.target and sides, "·".join(machine.target)),
            "type": (event.type is machine.type, score_words(machine.type, self._scale()).split()[0]),
            "status": (event.status is machine.status, machine.status.value),
            "date": (event.review.dates is None, days),
        }
        for name, (same, words) in values.items():
            struck = f"{machine.type} {words}" if name == "type" else words
            self._machine[name].show_words("✓ same" if same else struck, struck=not same, tip=f"machine: {struck}")
        span = machine.date_span
        if event.review.dates is None and span and machine.sentence.holds(span):
            words = quoted(span.shifted(-machine.sentence.start).of(event.evidence))
            self._machine["date"].show_words(f"✓ {words}", tip=f"{words}: {days}")
        trigger = quoted(event.trigger_in_evidence.of(event.evidence))
        told = f"Machine: {machine.type} from {trigger} ({rule_words(machine.rule)}), {machine.confidence:.2f}"
        self._told.show_words(f"{told}. T, then the underlined letter.", tip=told)

    def _scale(self) -> Scale:
        return self._workspace.measure.scale

    @Slot()
    def _paint(self) -> None:
        palette = self._theme.palette
        self._swap.setIcon(icon("swap", palette.text))
        self._pick.setIcon(icon("calendar", palette.text))
        if self._event is not None:
            self._show_head(self._event)

    @Slot(object)
    def _on_measure_changed(self, _chosen: object) -> None:
        if self._event is not None:
            self.show_event(self._event)

    # ---- changing

    @Slot()
    def swap(self) -> None:
        """Turn the act round."""
        if self._event is not None and not self._event.mutual:
            self._request(swapped(self._event))

    @Slot()
    def take_date(self) -> bool:
        """Write the date that was typed; say whether it is one."""
        if self._event is None or not self._date.isModified():
            return True
        days = parse_days(self._date.text())
        if days is None:
            self._complain(f"“{self._date.text().strip()}” is no day. {HOW_TO_WRITE}")
            return False
        self._complain("")
        self._date.setModified(False)
        self._date.setText(days_words(days))
        if days != self._event.dates:
            self._request(corrected(self._event, dates=days))
        return True

    @Slot()
    def finish(self) -> None:
        """Accept the event as it stands, unless a field is not right yet."""
        sides = (self._source, self._target)
        fields: list[QLineEdit] = [field for field in sides if field.isModified() and not field.commit()]
        if not self.take_date():
            fields.append(self._date)
        if fields:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._event is not None and self._event.review.verdict is Verdict.OPEN:
            self._request(replace(self._event.review, verdict=Verdict.ACCEPTED))
        self.done.emit()

    def _on_enter(self) -> None:
        focused = QApplication.focusWidget()
        if focused in (self._back, self._reject):
            focused.click()
        else:
            self.finish()

    @Slot(str)
    def _complain(self, words: str) -> None:
        self._complaint.show_words(words)
        self._complaint.setVisible(bool(words))

    def _go_to_types(self) -> None:
        if self._side.isVisible():
            self._types.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._type.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._type.showPopup()

    @Slot(tuple)
    def _on_source_chosen(self, codes: tuple[str, ...]) -> None:
        if self._event is not None and self._event.mutual:
            self._request(among(self._event, codes))
        else:
            self._correct(source=codes)

    @Slot(tuple)
    def _on_target_chosen(self, codes: tuple[str, ...]) -> None:
        self._correct(target=codes)

    @Slot(object)
    def _on_type_chosen(self, kind: object) -> None:
        self._correct(type=kind)

    def _on_status_chosen(self, status: str) -> None:
        self._correct(status=Status(status))

    @Slot(bool)
    def _on_mutual_chosen(self, mutual: bool) -> None:
        if self._event is None:
            return
        if self._target.isModified():
            self._complain("")
        self._request(undirected(self._event) if mutual else directed(self._event))
        self._show_sides(self._event, other=False)

    @Slot()
    def _on_back(self) -> None:
        if self._event is not None:
            self._request(Review())

    @Slot()
    def _on_reject(self) -> None:
        if self._event is not None:
            rejected = self._event.review.verdict is Verdict.REJECTED
            self._request(replace(self._event.review, verdict=Verdict.OPEN if rejected else Verdict.REJECTED))

    @Slot()
    def _offer_calendar(self) -> None:
        if self._event is None:
            return
        menu, calendar = QMenu(self), QCalendarWidget()
        day = self._event.dates[0]
        calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(self._on_day_picked)
        calendar.clicked.connect(menu.close)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._date.mapToGlobal(self._date.rect().bottomLeft()))

    @Slot(QDate)
    def _on_day_picked(self, day: QDate) -> None:
        self._date.setText(day.toString(Qt.DateFormat.ISODate))
        self._date.setModified(True)
        self.take_date()

    def _correct(self, **values: object) -> None:
        if self._event is not None:
            self._request(corrected(self._event, **values))

    def _request(self, review: Review) -> None:
        """Ask for a review and go on from it: keys may come faster than the library answers."""
        if self._event is not None and review != self._event.review:
            self._event = replace(self._event, review=review)
            self.review_requested.emit({self._event.id: review})
