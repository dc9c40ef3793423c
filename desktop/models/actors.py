"""Names of actors for people."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.extraction.mentions.actors import actor_name


def pair_in_words(source: Sequence[str], target: Sequence[str], *, mutual: bool) -> str:
    """Return 'USA·KOR → PRK', or 'KOR·USA ↔' for an act without direction."""
    if mutual:
        return f"{'·'.join(dict.fromkeys([*source, *target]))} ↔"
    return f"{'·'.join(source)} → {'·'.join(target)}"


def named(code: str, language: str = "en") -> str:
    """Return 'PRK North Korea'."""
    return f"{code} {actor_name(code, language)}"
