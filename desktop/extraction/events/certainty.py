"""How sure the engine is of an act: the share of acts of its kind that were right on sentences coded by hand.

The figures are rounded from a logistic fit on one half of the sentences of the development gold and checked on the
other: of the acts from 0.8 on, seven of eight had both sides and the type right.
"""

from __future__ import annotations

from desktop.extraction.events.predicates import Predicate
from desktop.records import EventType, Status

_BY_TYPE = {
    EventType.SUPPORT: 0.9,
    EventType.THREATEN: 0.88,
    EventType.REJECT: 0.86,
    EventType.COERCE: 0.86,
    EventType.RETREAT: 0.84,
    EventType.ASSAULT: 0.84,
    EventType.CONSULT: 0.84,
    EventType.MOBILIZE: 0.82,
    EventType.PROTEST: 0.8,
    EventType.SANCTION: 0.78,
    EventType.ACCUSE: 0.78,
    EventType.AGREE: 0.76,
    EventType.AID: 0.76,
    EventType.CONCEDE: 0.72,
    EventType.REQUEST: 0.72,
    EventType.COOPERATE: 0.7,
}
_EXACT, _PLANNED, _WEAK, _NOUN = 0.05, 0.2, 0.1, 0.05
_LEAST, _MOST = 0.05, 0.95


def certainty(predicate: Predicate, kind: EventType, status: Status, cost: float) -> float:
    """Return how sure an act is, from 0 to 1; `cost` is what its two sides take off.

    A trigger of several words, or one completed by its noun, is surer than a bare one; what is only planned is told
    in more ways than the types tell apart.
    """
    frame, entry = predicate.frame, predicate.frame_entry
    sure = _BY_TYPE[kind] - cost
    sure += _EXACT * bool(frame.objects or (entry and entry.rest))
    sure -= _PLANNED * (status is Status.PLANNED) + _WEAK * frame.weak + _NOUN * predicate.noun
    return round(min(max(sure, _LEAST), _MOST), 2)
