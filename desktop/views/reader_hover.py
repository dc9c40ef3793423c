"""When the card of an event comes and goes, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot

from desktop.records import EventRow
from desktop.views.reader_card import EventCard
from desktop.views.reader_page import ArticlePage

_COMES_AFTER = 350  # ms
_GOES_AFTER = 220
_LEAST, _MOST = 330, 420
_GAP = 6


class CardKeeper(QObject):
    """Shows the card under the evidence that the pointer rests on, or keeps it at the current event once asked to."""

    wanted = Signal(int)

    def __init__(self, card: EventCard, page: ArticlePage) -> None:
        super().__init__(page)
        self._card, self._page, self._over = card, page, card.parentWidget() or card
        self._under: int | None = None
        self._event: EventRow | None = None
        self._kept = False
        self._comes = QTimer(self, singleShot=True, interval=_COMES_AFTER)
        self._goes = QTimer(self, singleShot=True, interval=_GOES_AFTER)
        self._comes.timeout.connect(self._on_rested)
        self._goes.timeout.connect(self.hide)
        card.entered.connect(self._goes.stop)
        card.left.connect(self._leave)
        page.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        page.laid_out.connect(self.place)

    @property
    def kept(self) -> bool:
        """Say whether the card stays until it is sent away."""
        return self._kept

    def point_at(self, event: int | None) -> None:
        """Take what the pointer is on."""
        if event == self._under:
            return
        self._under = event
        self._comes.stop()
        shown = self._card.event_shown
        if event is None:
            self._leave()
        elif shown and shown.id == event:
            self._goes.stop()
        else:
            self._comes.start()

    def show(self, event: EventRow, *, kept: bool) -> None:
        """Put the card beside an event's evidence; it was filled before."""
        self._event, self._kept = event, kept
        self._goes.stop()
        self._card.show()
        if not self.place() and kept:
            self._page.scroll_to(event.machine.sentence, 0.02)
            self.place()
        self._card.raise_()

    @Slot()
    def hide(self) -> None:
        """Send the card away."""
        self._comes.stop()
        self._kept = False
        self._event = None
        self._card.hide()

    @Slot()
    def place(self) -> bool:
        """Stand under the sentence, above it where room lacks, never over the notes; say whether there was room."""
        if self._event is None or self._card.isHidden():
            return True
        found = self._page.extent(self._event.machine.sentence)
        if found is None:
            self.hide()
            return True
        view, scroll = self._page.viewport(), self._page.verticalScrollBar().value()
        left = view.mapTo(self._over, QPoint(0, 0)).x()
        width = min(max(_LEAST, min(_MOST, view.width() + 4)), left + view.width() - 2)
        height = self._card.fit(width)
        below, above = found[1] - scroll + _GAP, found[0] - scroll - height - _GAP
        fits = below + height <= view.height()
        y = below if fits else above if above >= 0 else max(0, view.height() - height - 2)
        self._card.move(view.mapTo(self._over, QPoint(min(-2, view.width() - width + 2), round(y))))
        return fits or above >= 0

    @Slot()
    def _on_rested(self) -> None:
        if self._under is not None:
            self.wanted.emit(self._under)

    @Slot()
    def _leave(self) -> None:
        if not self._kept:
            self._goes.start()

    @Slot()
    def _on_scrolled(self) -> None:
        if self._kept:
            self.place()
        else:
            self.hide()
