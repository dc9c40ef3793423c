"""What governing words and moods make of an act: its type and its status."""

from __future__ import annotations

from desktop.extraction.events.predicates import Mood
from desktop.records import EventType, Quad, Status

T = EventType
Outcome = tuple[EventType, Status]

_TO_COME = {T.CONSULT: T.AGREE, T.SUPPORT: T.AGREE, T.COOPERATE: T.AGREE, T.AID: T.AGREE, T.RETREAT: T.CONCEDE}
_STOPPED = {
    T.CONSULT: T.REJECT,
    T.AGREE: T.REJECT,
    T.AID: T.SANCTION,
    T.COOPERATE: T.SANCTION,
    T.SUPPORT: T.SANCTION,
    T.SANCTION: T.CONCEDE,
    T.COERCE: T.CONCEDE,
    T.THREATEN: T.CONCEDE,
    T.ASSAULT: T.RETREAT,
    T.MOBILIZE: T.RETREAT,
    T.RETREAT: T.ASSAULT,
}
REFUSABLE = {T.CONSULT, T.AGREE, T.SUPPORT, T.COOPERATE, T.AID, T.CONCEDE, T.RETREAT, T.REQUEST}


def hostile(kind: EventType) -> bool:
    """Say whether a type is material conflict."""
    return kind.quad is Quad.MATERIAL_CONFLICT


def plan(kind: EventType) -> Outcome:
    """Return what an act to come is."""
    return _TO_COME.get(kind, kind), Status.PLANNED


def operate(operator: str, kind: EventType) -> Outcome | None:
    """Return what an act becomes under an operator, None where it tells nothing."""
    if operator == "refuse":
        return (T.REJECT, Status.FACT) if kind in REFUSABLE else (kind, Status.DENIED)
    if operator == "threaten":
        return T.THREATEN, Status.FACT
    if operator in ("promise", "agree"):
        if kind is T.CONCEDE:
            return kind, Status.FACT
        return (T.AGREE, Status.FACT) if kind in REFUSABLE else plan(kind)
    if operator == "vow":
        return (T.THREATEN, Status.FACT) if hostile(kind) else operate("promise", kind)
    if operator == "plan":
        return plan(kind)
    if operator == "announce":
        return (
            (T.CONCEDE, Status.FACT) if kind is T.RETREAT else (plan(kind) if kind in _TO_COME else (kind, Status.FACT))
        )
    if operator == "stop":
        stopped = _STOPPED.get(kind)
        return (stopped, Status.FACT) if stopped else None
    if operator == "wish":
        return _wish(kind)
    if operator == "weigh":
        return kind, Status.POSSIBLE
    if operator == "deny":
        return kind, Status.DENIED
    return kind, Status.FACT


def _wish(kind: EventType) -> Outcome:
    if kind in REFUSABLE:
        return T.AGREE, Status.FACT
    return (T.THREATEN, Status.FACT) if hostile(kind) else (kind, Status.POSSIBLE)


def temper(outcome: Outcome, mood: int, *, unsaid: EventType | None, conditional: bool) -> Outcome:
    """Return type and status of an act in a mood; `conditional` says that the sentence sets a condition."""
    kind, status = outcome
    if mood & Mood.CONDITION:
        return kind, Status.POSSIBLE
    if mood & Mood.NEGATED:
        return _negate(kind, mood, unsaid)
    if mood & Mood.POSSIBLE:
        return kind, Status.POSSIBLE
    if mood & (Mood.FUTURE | Mood.CONDITIONAL):
        if conditional and (hostile(kind) or kind is T.REJECT):
            return T.THREATEN, Status.FACT
        if mood & Mood.CONDITIONAL and conditional:
            return kind, Status.POSSIBLE
        if status is Status.FACT:
            return plan(kind)
    return kind, status


def _negate(kind: EventType, mood: int, unsaid: EventType | None) -> Outcome:
    if unsaid:
        return unsaid, Status.FACT
    if mood & (Mood.FUTURE | Mood.CONDITIONAL | Mood.POSSIBLE) and kind in REFUSABLE:
        return T.REJECT, Status.FACT
    return kind, Status.DENIED
