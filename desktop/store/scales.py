"""Intensity of an event type on a scale."""

from __future__ import annotations

import tomllib
from functools import cache

from desktop.paths import resource
from desktop.records import EventType, Scale


@cache
def load_scales() -> dict[Scale, dict[EventType, float]]:
    """Read both scales; each has a value for each of the 16 types."""
    data = tomllib.loads(resource("scales.toml").read_text("utf-8"))
    return {scale: {kind: float(data[scale][kind]) for kind in EventType} for scale in Scale}


def score(kind: EventType, scale: Scale) -> float:
    """Return the intensity of a type, -10 (hostile) to +10 (friendly)."""
    return load_scales()[scale][kind]
