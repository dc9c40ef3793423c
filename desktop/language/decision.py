"""Decision: the likeliest sequence of languages over the words of a text, found by Viterbi's method.

A path pays for each switch of language by what stands there and by how unexpected the new language is. The text
is read twice; the second time the languages found by the first are expected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.language.evidence import Evidence
from desktop.language.parameters import weights
from desktop.language.tables import Vector

Indices = NDArray[np.intp]
_EACH_CLAUSE = 3
_OVERALL = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a text is read.

    The languages the analyst set, for each word the place of its own among them (-1 for none), and the shares of the
    languages in earlier texts of the outlet.
    """

    stated: Sequence[str] = ()
    owners: Indices = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    shares: Mapping[str, float] = field(default_factory=dict)


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Decision:
    """A language for each word, as a column of the evidence; `prior` is what each language was expected to be.

    `margins` tells for each word how much the text would lose if its clause alone were in another language.
    """

    path: Indices
    prior: Vector
    margins: Vector


def decide(evidence: Evidence, known: Known = NOTHING_KNOWN) -> Decision:
    """Return the likeliest languages of words; there must be at least one."""
    expected = np.array([_expect(name, known.shares) for name in evidence.languages], dtype=np.float32)
    worth = _worth(evidence, np.arange(len(evidence.words)), weights("switch")["plain"])
    first = _read(evidence, expected, _unit_starts(evidence, worth, careful=False))
    prior = expected + _document_prior(evidence, _put_stated(evidence, known, first))
    path = _read(evidence, prior, _unit_starts(evidence, worth, careful=True))
    return Decision(path, prior, _margins(evidence, path, prior))


def _read(evidence: Evidence, prior: Vector, starts: Indices) -> Indices:
    units = np.add.reduceat(evidence.scores, starts, axis=0)
    kept = _candidates(units, prior)
    path = kept[_viterbi(units[:, kept], evidence.costs[starts], prior[kept])]
    return np.repeat(path, np.diff([*starts, len(evidence.words)]))


def _unit_starts(evidence: Evidence, worth: Vector, *, careful: bool) -> Indices:
    """Return where units start: whole clauses, sentences where one language fits, single words where none does.

    `worth` is that of a switch at each word within its clause. Carefully, units are cut also where moving a switch
    from a unit's border to its inside could pay.
    """
    switch = weights("switch")
    starts = np.arange(len(evidence.words))
    for level, (inner, outer) in enumerate(pairwise(("plain", "comma", "sentence", "pair"))):
        price = switch[inner] - switch[outer] if careful else switch[inner]
        gains = _worth(evidence, starts, switch[inner]) if level else worth
        starts = starts[gains >= price]
    return starts


def _worth(evidence: Evidence, starts: Indices, inner: float) -> Vector:
    """Return what a switch is worth at most at each unit, without end where a stretch begins.

    A stretch has no cheaper border than `inner` within; a switch there gains at most what the units that fit another
    language better lose in the best one.
    """
    border = evidence.costs[starts] < inner
    border[0] = True
    outer = np.flatnonzero(border)
    lengths = np.diff([*outer, len(starts)])
    units = np.add.reduceat(evidence.scores, starts, axis=0)
    best = np.add.reduceat(units, outer, axis=0).argmax(axis=1)
    own = units[np.arange(len(units)), np.repeat(best, lengths)]
    gains = np.add.reduceat(np.maximum(units - own[:, None], 0), outer, axis=0).max(axis=1)
    return np.where(border, np.float32(np.inf), np.repeat(gains, lengths))


def _candidates(units: Vector, expected: Vector) -> Indices:
    """Return the columns worth following: the best of each unit and of the whole."""
    if units.shape[1] <= _OVERALL:
        return np.arange(units.shape[1])
    best = np.argsort(-(units + expected), axis=1, kind="stable")[:, :_EACH_CLAUSE]
    overall = np.argsort(-units.sum(axis=0), kind="stable")[:_OVERALL]
    return np.unique(np.concatenate((best.ravel(), overall)))


def _viterbi(units: Vector, costs: Vector, prior: Vector) -> Indices:
    stays = np.empty(units.shape, dtype=np.bool_)
    bests = [0]
    value = units[0] + prior
    gains = prior - costs[:, None]
    for place in range(1, len(units)):
        best = int(value.argmax())
        switch = gains[place] + value[best]
        np.greater_equal(value, switch, out=stays[place])
        value = np.maximum(value, switch) + units[place]
        bests.append(best)
    return _walk_back(stays, bests, int(value.argmax()))


def _walk_back(stays: NDArray[np.bool_], bests: Sequence[int], last: int) -> Indices:
    path = np.empty(len(stays), dtype=np.intp)
    path[-1] = last
    for place in range(len(stays) - 1, 0, -1):
        if not stays[place, last]:
            last = bests[place]
        path[place - 1] = last
    return path


def _margins(evidence: Evidence, path: Indices, prior: Vector) -> Vector:
    border = evidence.costs <= weights("switch")["comma"]
    border[0] = True
    starts = np.flatnonzero(border)
    clauses = np.add.reduceat(evidence.scores, starts, axis=0)
    places, own = np.arange(len(starts)), path[starts]
    costs = evidence.costs[starts]
    out = prior[own] - np.append(costs[1:], 0.0)
    others = clauses + prior + (out - costs)[:, None]
    others[places, own] = -np.inf
    margins = clauses[places, own] - others.max(axis=1)
    return np.repeat(margins, np.diff([*starts, len(path)])).astype(np.float32)


def _document_prior(evidence: Evidence, path: Indices) -> Vector:
    document = weights("document")
    letters = np.array([word.end - word.start for word in evidence.words])
    counts = np.bincount(path, weights=letters, minlength=len(evidence.languages))
    share = np.log((counts + 1) / (counts.sum() + len(counts)))
    return np.asarray(document["weight"] * np.maximum(share, document["floor"]), dtype=np.float32)


def _put_stated(evidence: Evidence, known: Known, path: Indices) -> Indices:
    """Return a path with the analyst's languages in it, as far as they have a column."""
    columns = {name: column for column, name in enumerate(evidence.languages)}
    path = path.copy()
    for place, language in enumerate(known.stated):
        if language in columns:
            path[known.owners == place] = columns[language]
    return path


def _expect(language: str, shares: Mapping[str, float]) -> float:
    """Return how much a language is expected; where the outlet is known, by what it published before."""
    if not shares:
        return -_unexpected(language)
    outlet = weights("outlet")
    share = shares.get(language, 0.0)
    if share <= 0.0:
        return -_unexpected(language) - float(outlet["stranger"])
    return max(-_unexpected(language), float(outlet["weight"]) * float(np.log(share)))


@cache
def _unexpected(language: str) -> float:
    expectation = weights("expectation")
    if language in expectation["common"]:
        return 0.0
    return float(expectation["usual_cost" if language in expectation["usual"] else "rare_cost"])


def rivals(evidence: Evidence, decision: Decision, first: int, last: int) -> list[tuple[str, float]]:
    """Return the languages of words `first` to `last` (exclusive, decided as one), best first.

    The number is how much the whole text would lose, in logarithms, if they were decided so.
    """
    before = int(decision.path[first - 1]) if first else -1
    after = int(decision.path[last]) if last < len(evidence.words) else -1
    values = evidence.scores[first:last].sum(axis=0)
    prior = decision.prior
    columns = np.arange(len(prior))
    entry = evidence.costs[first] if first else 0.0
    values += np.where(columns == before, 0.0, prior - entry)
    if after >= 0:
        values += np.where(columns == after, 0.0, prior[after] - evidence.costs[last])
    order = np.argsort(-values, kind="stable")
    chosen = values[decision.path[first]]
    return [(evidence.languages[place], float(chosen - values[place])) for place in order]


def decided_runs(path: Indices) -> list[tuple[int, int]]:
    """Return the runs of words that share a language, half-open."""
    borders = np.flatnonzero(np.diff(path)) + 1
    cuts = [0, *borders.tolist(), len(path)]
    return list(pairwise(cuts))
