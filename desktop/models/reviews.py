"""The analyst's word on events: what a choice makes of a review, and the sentence that tells what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.models.event_words import date_words, pair_words
from desktop.records import EventRow, Review, Verdict

_FIELDS = ("source", "target", "mutual", "type", "status", "dates")


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


def swapped(event: EventRow) -> Review:
    """Return the review that turns an act round."""
    return corrected(event, source=event.target, target=event.source)


def parties(event: EventRow) -> tuple[str, ...]:
    """Return the actors of both sides, each once."""
    return tuple(dict.fromkeys([*event.source, *event.target]))


def undirected(event: EventRow) -> Review:
    """Return the review that takes the direction from an act: all parties stand on both sides."""
    return among(event, parties(event))


def among(event: EventRow, codes: tuple[str, ...]) -> Review:
    """Return the review that makes an act one without direction among parties."""
    return corrected(event, source=codes, target=codes, mutual=True)


def directed(event: EventRow) -> Review:
    """Return the review that gives an act a direction: the machine's where it has one for the same parties.

    Else the first party acts on the others.
    """
    machine, everyone = event.machine, parties(event)
    source, target = everyone[:1], everyone[1:] or everyone
    if not machine.mutual and {*machine.source, *machine.target} == set(everyone):
        source, target = machine.source, machine.target
    return corrected(event, source=source, target=target, mutual=False)


def judged(events: Sequence[EventRow], verdict: Verdict) -> dict[int, Review]:
    """Return the reviews that give events a verdict; given again to events that all have it, it is taken back."""
    again = bool(events) and all(event.review.verdict is verdict for event in events)
    return {event.id: replace(event.review, verdict=Verdict.OPEN if again else verdict) for event in events}


def step_words(reviews: Mapping[int, Review]) -> str:
    """Return the name of an undo step: 'rejection of event', 'correction of 3 events'."""
    noun = "event" if len(reviews) == 1 else f"{len(reviews)} events"
    verdicts = {review.verdict for review in reviews.values()}
    if verdicts == {Verdict.REJECTED}:
        return f"rejection of {noun}"
    if any(review.corrects for review in reviews.values()):
        return f"correction of {noun}"
    return f"acceptance of {noun}" if verdicts == {Verdict.ACCEPTED} else f"review of {noun}"


def tell(before: Sequence[EventRow], after: Mapping[int, Review]) -> str:
    """Return what was done to events, as the status bar says it."""
    if not before:
        return "Nothing was changed: the event is no longer in the library."
    changed = [replace(event, review=after[event.id]) for event in before]
    pairs = dict.fromkeys(pair_words(event) for event in before)
    who = next(iter(pairs)) if len(pairs) == 1 else f"{len(before)} events"
    told = dict.fromkeys(_deed(old, new) for old, new in zip(before, changed, strict=True))
    deed = next(iter(told)) if len(told) == 1 else _common_deed(before, changed)
    return f"{who}: {deed}, matrix and timeline follow" if _counts_anew(before, changed) else f"{who}: {deed}"


def _deed(old: EventRow, new: EventRow) -> str:
    if new.review.verdict is Verdict.REJECTED:
        return f"{old.type} rejected"
    if old.review.verdict is Verdict.REJECTED:
        return f"rejection of {old.type} taken back"
    changes = list(_changes(old, new))
    if changes:
        return "; ".join(changes)
    return f"{old.type} accepted" if new.review.verdict is Verdict.ACCEPTED else f"{old.type} is to be reviewed again"


def _common_deed(before: Sequence[EventRow], after: Sequence[EventRow]) -> str:
    """Return what was done to events that were not the same before."""
    verdicts, types = {event.review.verdict for event in after}, {event.type for event in after}
    if verdicts == {Verdict.REJECTED}:
        return "rejected"
    if len(types) == 1 and any(old.type not in types for old in before):
        return f"changed to {types.pop()}"
    corrects = any(_values(old) != _values(new) for old, new in zip(before, after, strict=True))
    return "accepted" if verdicts == {Verdict.ACCEPTED} and not corrects else "reviewed"


def _changes(old: EventRow, new: EventRow) -> Iterable[str]:
    if (old.source, old.target) == (new.target, new.source) and old.source != old.target:
        yield "sides swapped"
    elif pair_words(old) != pair_words(new):
        yield f"now {pair_words(new)}"
    if old.type is not new.type:
        yield f"{old.type} changed to {new.type}"
    if old.status is not new.status:
        yield f"{old.status} changed to {new.status}"
    if old.dates != new.dates:
        yield f"date changed to {date_words(new.dates)}"


def _counts_anew(before: Iterable[EventRow], after: Iterable[EventRow]) -> bool:
    return any(_counted(old) != _counted(new) for old, new in zip(before, after, strict=True))


def _counted(event: EventRow) -> tuple[object, ...]:
    return event.review.verdict is Verdict.REJECTED, *_values(event)


def _values(event: EventRow) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in _FIELDS)
