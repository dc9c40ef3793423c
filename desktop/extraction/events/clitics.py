"""What the small words before a Spanish verb say of its sides: 'se acusaron', 'le pidió', 'se firmó entre'."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.extraction.events.grammar import Sentencing
from desktop.extraction.events.groups import Group


def reflexive(s: Sentencing, place: int) -> bool:
    """Say whether a verb stands behind 'se'."""
    return s.one_of(_before(s, place), "reflexives")


def dative(s: Sentencing, groups: Sequence[Group], place: int, taken: Sequence[str]) -> Group | None:
    """Return whom 'le' before a verb or 'a ese país' behind it means: the one other actor named last before it."""
    before = _before(s, place)
    personal = s.one_of(before, "accusatives") and s.one_of(place, "personal_verbs")
    if not personal and not s.one_of(before, "datives") and not _that_one(s, place):
        return None
    named = [g for g in groups if g.last < place and not g.private and not set(g.codes) & set(taken)]
    return named[-1] if named else None


def addressed_before(s: Sentencing, groups: Sequence[Group], start: int) -> Group | None:
    """Return whom a relative clause is about that begins with a preposition: 'Catar, al que acusan de'."""
    lead = start - 1
    while s.one_of(lead, "determiners"):
        lead -= 1
    if not s.one_of(lead, "object_leads"):
        return None
    named = [g for g in groups if g.last < lead]
    return named[-1] if named else None


def between(s: Sentencing, groups: Sequence[Group], start: int, end: int) -> Group | None:
    """Return the several actors behind a verb between whom something is done: 'se firmó un pacto entre A y B'."""
    return next(
        (g for g in groups if start < g.first < end and len(g.codes) > 1 and g.prep in s.words["between"]), None
    )


def _that_one(s: Sentencing, place: int) -> bool:
    """Say whether a verb is followed by words that point back to a state: 'pidió a ese país'."""
    return s.one_of(place + 1, "infinitive") and s.one_of(place + 2, "pointing") and s.one_of(place + 3, "agent_nouns")


def _before(s: Sentencing, place: int) -> int:
    """Return the nearest place to the left that is no help verb."""
    i = place - 1
    while i >= 0 and s.one_of(i, "have", "future") and not s.one_of(i, "clitics"):
        i -= 1
    return i
