"""The page of events that a table shows, with what was said of them since it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop.library import PAGE, Library
from desktop.models.events_model import Show, listed
from desktop.records import EventPage, EventRow, Filter, Review, Standing

_STANDINGS = {Show.ALL: Standing.ALL, Show.OPEN: Standing.OPEN, Show.CORRECTED: Standing.CORRECTED}


class ListedEvents:
    """One page of the list, of `size` happenings at most; the counts are those of the whole list."""

    def __init__(self, size: int = PAGE) -> None:
        self.size = size
        self._page = EventPage()
        self._events: tuple[EventRow, ...] = ()
        self.show = Show.ALL

    @property
    def page(self) -> EventPage:
        """Return the page as it was read."""
        return self._page

    @property
    def events(self) -> list[EventRow]:
        """Return the events of the page that the choice of the table lists."""
        return [event for event in self._events if listed(event, self.show)]

    def question(self, chosen: Filter, first: int, holding: int | None) -> Callable[[Library], EventPage]:
        """Return what to ask a library for another page: from a place on, or the one that holds an event."""
        standing, size = _STANDINGS[self.show], self.size
        return lambda library: library.event_page(chosen, standing, first=first, holding=holding, most=size)

    def take(self, page: EventPage) -> None:
        """Show a page that was read."""
        self._page, self._events = page, page.events

    def review(self, reviews: Mapping[int, Review]) -> None:
        """Put reviews in force before the library has them."""
        self._events = tuple(
            replace(event, review=reviews[event.id]) if event.id in reviews else event for event in self._events
        )

    def find(self, event: int | None) -> EventRow | None:
        """Return an event of the page."""
        return next((each for each in self._events if each.id == event), None)

    def count(self, show: Show) -> int:
        """Return how many happenings another choice of the table would list, reviews just given counted in."""
        whole = self._page.open if show is Show.OPEN else self._page.corrected
        return whole + _happenings(self._events, show) - _happenings(self._page.events, show)


def _happenings(events: Iterable[EventRow], show: Show) -> int:
    return len({event.happening for event in events if listed(event, show)})
