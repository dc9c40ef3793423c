"""Whether two texts are near-copies: shingles, a sample of them to be kept, and how much two texts share.

Shingles and their containment after Broder ('On the resemblance and containment of documents', 1997); the sample by
winnowing (Schleimer, Wilkerson and Aiken, 'Winnowing: local algorithms for document fingerprinting', 2003): what two
texts have in common gives the same marks in both, so that an excerpt is found by the same rows as a whole copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import blake2b

from desktop.reading.alignment import remainder
from desktop.records import Document, Kinship, Likeness, Sketch, Span

LONGEST = 200_000
"""Characters of content by which a text is compared; a longer one is compared by its beginning."""
WEIGHT = 10
"""Of a shingle: a word weighs two, a letter of a script that sets no or few spaces one."""
WINDOW = 20
"""Shingles of which one is kept at least: a passage of 24 common words always leaves a common mark."""
FEWEST = 20
"""Shingles below which a text is too short to be called a copy."""
ALIKE = 0.5
"""Resemblance from which on two texts are copies: common shingles by all of both."""
CONTAINED = 0.7
"""Containment from which on one is an excerpt of the other: common shingles by those of the shorter."""
WORTH = 0.15
"""The least an excerpt is of the longer text; less of it is a passage among others, as in a digest."""
FIGURES = 3
"""Numbers that a text must tell for them to speak against a copy."""
SAME_FIGURES = 0.5
"""Numbers in common below which a text of the same words is another day's report in the same form."""

_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,' \u00a0\u202f])\d{3}(?:\1\d{3})*)(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?")
_YEARS = range(1900, 2101)


class Story:
    """A document as it is compared with others."""

    def __init__(self, document: Document) -> None:
        self._content = _content(document.text, document.furniture)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Return the hashes of all shingles."""
        return frozenset(self._hashes)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the figures it tells: of two digits and more, without years."""
        return frozenset(find_numbers(self._content))

    @cached_property
    def _hashes(self) -> list[int]:
        return list(_hash_shingles(self._content))

    @property
    def sketch(self) -> Sketch:
        """Return what is to be kept of it."""
        return Sketch(len(self.shingles), tuple(sorted(set(_winnow(self._hashes)))), tuple(sorted(self.numbers)))

    def compare(self, document: Document) -> Likeness | None:
        """Return how another text is akin to it; None where it is another story."""
        other = Story(document)
        common = len(self.shingles & other.shingles)
        small, large = sorted((len(self.shingles), len(other.shingles)))
        if small < FEWEST or self._tells_other_figures(other):
            return None
        share = common / small
        if common >= ALIKE * (small + large - common):
            return Likeness(Kinship.COPY, share)
        return Likeness(Kinship.EXCERPT, share) if share >= CONTAINED and common >= WORTH * large else None

    def _tells_other_figures(self, other: Story) -> bool:
        """Say whether the figures differ as those of a daily report do that is written in one form."""
        fewer = min(len(self.numbers), len(other.numbers))
        return fewer >= FIGURES and len(self.numbers & other.numbers) < SAME_FIGURES * fewer


def find_numbers(text: str) -> Iterator[str]:
    """Yield the figures of a text without the signs that group their digits; a decimal comma becomes a point."""
    for found in _NUMBER.finditer(text):
        words, sign = found.group(), found.group(1)
        number = words.replace(sign, "") if sign else words.replace(",", ".")
        if len(number) > 1 and not (number.isdecimal() and int(number) in _YEARS):
            yield number


def _content(text: str, furniture: Sequence[Span]) -> str:
    return "\n".join(span.of(text) for span in remainder(text[:LONGEST], [s for s in furniture if s.end <= LONGEST]))


def _hash_shingles(content: str) -> Iterator[int]:
    """Yield a hash for each place at which a shingle begins, in order."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", content).casefold())
    words = _WORD.findall(folded)
    weights = [1 if len(word) == 1 and word >= "\u0e00" else 2 for word in words]
    end = weight = 0
    for start, own in enumerate(weights):
        while weight < WEIGHT and end < len(words):
            weight += weights[end]
            end += 1
        if weight < WEIGHT:
            return
        # kept for years, so by an algorithm that no version of Python changes
        digest = blake2b(" ".join(words[start:end]).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "big") >> 1
        weight -= own


def _winnow(hashes: Sequence[int]) -> Iterator[int]:
    """Yield the least hash of each window."""
    for start in range(max(1, len(hashes) - WINDOW + 1)):
        yield min(hashes[start : start + WINDOW], default=0)
