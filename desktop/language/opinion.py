"""A second opinion: what langdetect's own seeded detector says of a segment raises or lowers the confidence."""

from __future__ import annotations

from functools import lru_cache

from desktop.language.parameters import weights
from desktop.language.scores import table
from desktop.language.scripts import HAN, languages_of


def confer(text: str, script: str, language: str, confidence: float) -> float:
    """Return the confidence after the detector was heard; it is asked only where it has enough to read."""
    opinion = weights("opinion")
    if confidence >= opinion["sure"] or len(languages_of(script)) < 2 or script == HAN:
        return confidence
    letters = " ".join(text[: opinion["most"] * 2].lower().split())[: opinion["most"]]
    if len(letters) < opinion["letters"]:
        return confidence
    said = dict(_ask(letters))
    if said.get(language, 0.0) >= 0.5:
        return confidence + (1.0 - confidence) * float(opinion["agreed"])
    return confidence * float(opinion["disputed"])


@lru_cache(maxsize=1024)
def _ask(letters: str) -> tuple[tuple[str, float], ...]:
    return tuple(table().second_opinion(letters).items())
