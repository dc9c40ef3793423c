"""Names of actors for people."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.extraction.mentions.actors import actor_name


def pair_in_words(source: Sequence[str], target: Sequence[str], *, mutual: bool) -> str:
    """Return 'USA·KOR → PRK'; an act without direction is 'KOR ↔ CUB', of more parties 'KOR·USA·JPN ↔'."""
    if mutual:
        parties = list(dict.fromkeys([*source, *target]))
        return " ↔ ".join(parties) if len(parties) == 2 else f"{'·'.join(parties)} ↔"
    return f"{'·'.join(source)} → {'·'.join(target)}"


def named(code: str, language: str = "en") -> str:
    """Return 'PRK North Korea'."""
    return f"{code} {actor_name(code, language)}"
