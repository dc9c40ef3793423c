"""The 16 types as a person chooses them: in four classes, each with a letter of its own."""

from __future__ import annotations

from desktop.records import EventType, Quad

# No two types share a letter; each letter stands in the word.
LETTERS = {
    EventType.AGREE: "G",
    EventType.CONSULT: "C",
    EventType.SUPPORT: "S",
    EventType.CONCEDE: "N",
    EventType.COOPERATE: "O",
    EventType.AID: "D",
    EventType.RETREAT: "T",
    EventType.REQUEST: "Q",
    EventType.ACCUSE: "U",
    EventType.REJECT: "J",
    EventType.THREATEN: "H",
    EventType.PROTEST: "P",
    EventType.SANCTION: "I",
    EventType.MOBILIZE: "M",
    EventType.COERCE: "E",
    EventType.ASSAULT: "L",
}


def with_mnemonic(kind: EventType) -> str:
    """Return the word with its letter marked for Qt: 'A&GREE'."""
    return kind.value.replace(LETTERS[kind], f"&{LETTERS[kind]}", 1)


def types_of(quad: Quad) -> tuple[EventType, ...]:
    """Return the types of a quad class."""
    return tuple(kind for kind in EventType if kind.quad is quad)
