"""Articles that tell one story: near-copies, and the same story in another language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.records.reviews import Verdict


class Kinship(StrEnum):
    """How two articles are akin; a translation is a suggestion until the analyst accepts it."""

    COPY = "copy"
    EXCERPT = "excerpt"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text so that its near-copies are found among many.

    `size` is the number of its shingles, `marks` a sample of their hashes (0 to 2⁶³ − 1), `numbers` the figures it
    tells, written alike in all languages.
    """

    size: int
    marks: tuple[int, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are akin, and the share (0 to 1) of the shorter one's shingles that both have."""

    kind: Kinship
    share: float


@dataclass(frozen=True, slots=True)
class Relative:
    """Another article of the same story, as one article's head names it.

    `direct` says that the two were compared and found akin; else a third one ties them.
    """

    article: int
    title: str
    source: str | None
    published: date | None
    language: str | None
    kind: Kinship
    verdict: Verdict = Verdict.OPEN
    direct: bool = True


Group = tuple[frozenset[int], ...]
"""The groups of a library: disjoint sets of two articles and more."""
