"""Where a trigger's target stands: slots of the frame, searched in the words behind the trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.extraction.events.grammar import Opening, Sentencing
from desktop.extraction.events.groups import Group

ANY = "*"


@dataclass(frozen=True, slots=True)
class Filled:
    """A group in a slot; `loose` where only the last, open slot took it, `far` where a clause border lies between."""

    group: Group
    loose: bool = False
    far: bool = False


def reach_of(s: Sentencing, segment: int, *, wide: bool) -> int:
    """Return the end of the words in which a trigger's slots lie; `wide` frames look into their that-clause."""
    end = s.segments[segment].end
    for following in s.segments[segment + 1 :]:
        content = following.opening in (Opening.THAT, Opening.SPEECH) and wide
        if not content:
            break
        end = following.end
    return end


def beyond(s: Sentencing, segment: int) -> int:
    """Return the end of the verbless and participial stretches that follow a clause."""
    end = s.segments[segment].end
    for following in s.segments[segment + 1 :]:
        if following.opening is not Opening.BREAK or s.word(following.start) not in {",", "—", "–", "(", ")"}:
            break
        if any(s.auxiliary(i) or s.one_of(i, "speech") for i in range(following.start, following.end)):
            break
        end = following.end
    return end


def fill(
    groups: Sequence[Group], slots: Sequence[str], taken: Sequence[str], *, places: frozenset[str]
) -> Filled | None:
    """Return the first group that stands in one of the slots.

    Groups of the actors already `taken` do not, nor does where a person comes from.
    """
    free = [g for g in groups if not g.origin and not set(g.codes) <= set(taken)]
    for group in free:
        if group.prep in slots or group.outer in slots or group.lead in slots:
            return Filled(group)
    if ANY in slots:
        loose = next((g for g in free if g.prep not in places and g.outer not in places), None)
        return Filled(loose, loose=True) if loose else None
    return None


def behind(groups: Sequence[Group], start: int, end: int) -> list[Group]:
    """Return the groups that begin within a range."""
    return sorted((g for g in groups if start <= g.first < end), key=lambda g: g.first)


def holder(s: Sentencing, groups: Sequence[Group], place: int) -> Group | None:
    """Return the group in whose noun phrase a noun stands as head: 'Israeli air strikes', 'Russia's attack'."""
    for group in groups:
        if group.first < place <= group.last + 1:
            gap = range(group.last + 1, place)
            if all(not s.function(i) for i in gap):
                return group
    return None
