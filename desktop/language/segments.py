"""Segments: stretches of content in one language, that tile it without gaps."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop.language.decision import NOTHING_KNOWN, Decision, Indices, Known, decide, decided_runs, rivals
from desktop.language.evidence import Evidence, weigh_words
from desktop.language.opinion import confer
from desktop.language.parameters import weights
from desktop.language.scores import score_word, table
from desktop.language.scripts import languages_of
from desktop.language.strangers import doubt
from desktop.language.words import BREAK, Word, find_words
from desktop.records import ANALYST, Explanation, Segment, Span

UNDETERMINED = "und"
_RIVALS = 12  # the others are so unlikely that they change no figure that is shown
_OPENERS = "\"'“‘„‚«‹([{<「『【《（#@¿¡"


@dataclass(frozen=True, slots=True)
class _Finding:
    """Words decided as one: where the first starts, what stands before it, and what was found."""

    start: int
    before: str
    language: str
    confidence: float
    method: str
    runner_up: str | None


def warm_up() -> None:
    """Load langdetect's tables and the word lists once; safe to call from several threads."""
    table()
    segment("The tables are loaded when a first word is read.")


def segment(
    text: str,
    content: Sequence[Span] | None = None,
    *,
    fixed: Sequence[Segment] = (),
    prior: Mapping[str, float] | None = None,
) -> tuple[Segment, ...]:
    """Return segments that tile the content (the whole text if None), in order; none crosses a gap in the content.

    What stands between two segments belongs to the first, opening marks to the second. A stretch without a
    letter takes the language of its neighbour, or `und` where the whole content has none. `fixed` are the
    analyst's own segments: they stand as they are, and the rest is read past them. `prior` gives the shares of
    the languages in what the outlet published before.
    """
    spans = [Span(0, len(text))] if content is None else [span for span in content if len(span)]
    stated = list(_within(spans, fixed))
    free = list(_without(spans, [part.span for part in stated]))
    findings = list(_find(text, spans, stated, prior or {}))
    return tuple(sorted([*stated, *_tile(text, free, findings, stated)], key=lambda part: part.span))


def _within(spans: Sequence[Span], fixed: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the parts of the analyst's segments that lie in the content; of two that overlap the first goes on."""
    done = 0
    for part in sorted(fixed, key=lambda part: part.span):
        for span in spans:
            own = Span(max(span.start, part.span.start, done), min(span.end, part.span.end))
            if own.start < own.end:
                yield Segment(own, part.language, 1.0, ANALYST)
        done = max(done, part.span.end)


def _without(spans: Sequence[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of some spans; both in order, those taken within the spans."""
    for span in spans:
        start = span.start
        for gap in (each for each in taken if span.holds(each)):
            if gap.start > start:
                yield Span(start, gap.start)
            start = gap.end
        if start < span.end:
            yield Span(start, span.end)


def dominant(text: str, segments: Sequence[Segment]) -> str | None:
    """Return the language of most letters; None where no letter tells."""
    counts: Counter[str] = Counter()
    for part in segments:
        counts[part.language] += sum(map(str.isalpha, part.span.of(text)))
    del counts[UNDETERMINED]
    best = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return best[0] if best[1] else None


def explain(text: str, segment: Segment, limit: int = 5) -> Explanation:
    """Return why a segment is in its language, for a tool tip."""
    margins: dict[str, float] = {}
    for word in find_words(text, [segment.span]):
        surface = text[word.start : word.end]
        margins.setdefault(surface, _margin(surface, word.script, segment.language, segment.runner_up))
    ranked = sorted((-margin, surface) for surface, margin in margins.items() if margin > 0)
    words = tuple(surface for _, surface in ranked[:limit])
    return Explanation(segment.language, segment.runner_up, segment.confidence, segment.method, words)


def _margin(surface: str, script: str, language: str, runner_up: str | None) -> float:
    columns = table().languages
    if language not in columns or runner_up not in columns:
        return 0.0
    scores = score_word(surface, script)
    return float(scores[columns.index(language)] - scores[columns.index(runner_up)])


def _find(
    text: str, spans: Sequence[Span], stated: Sequence[Segment], shares: Mapping[str, float]
) -> Iterator[_Finding]:
    """Yield what is found of the words that the analyst has not spoken of; hers say only what to expect."""
    words = find_words(text, spans)
    if not words:
        return
    evidence = weigh_words(text, words)
    owners = _owners(words, stated)
    known = NOTHING_KNOWN if not stated and not shares else Known([part.language for part in stated], owners, shares)
    evidence.scores[owners >= 0] = 0
    decision = decide(evidence, known)
    for first, last in _cut_runs(decided_runs(decision.path), owners):
        yield from _judge(text, evidence, decision, first, last)


def _owners(words: Sequence[Word], stated: Sequence[Segment]) -> Indices:
    """Return for each word which of the analyst's segments it touches; -1 for none."""
    owners = np.full(len(words), -1)
    place = 0
    for number, word in enumerate(words if stated else ()):
        while place < len(stated) and stated[place].span.end <= word.start:
            place += 1
        if place < len(stated) and stated[place].span.start < word.end:
            owners[number] = place
    return owners


def _cut_runs(runs: Sequence[tuple[int, int]], owners: Indices) -> Iterator[tuple[int, int]]:
    """Yield the parts of runs that lie between the analyst's segments."""
    for first, last in runs:
        cuts = [first, *(np.flatnonzero(np.diff(owners[first:last])) + first + 1).tolist(), last]
        yield from ((a, b) for a, b in pairwise(cuts) if owners[a] < 0)


def _judge(text: str, evidence: Evidence, decision: Decision, first: int, last: int) -> Iterator[_Finding]:
    """Yield what was found of a run of words, once for each stretch of content it lies in."""
    words = evidence.words[first:last]
    ranked = rivals(evidence, decision, first, last)
    language = evidence.languages[decision.path[first]]
    by_script = all(languages_of(script) == (language,) for script in {word.script for word in words})
    runner_up = None if by_script else next((name for name, _ in ranked if name != language), None)
    confidence = 1.0
    if not by_script:
        confidence = min(_confidence(language, ranked), _purity(decision, first, last))
        confidence = confer(text[words[0].start : words[-1].end], words[0].script, language, confidence)
        confidence = doubt((text[word.start : word.end] for word in words), language, confidence)
    method = "script" if by_script else "words"
    for place, word in enumerate(words):
        if not place or word.before == BREAK:
            yield _Finding(
                word.start, word.before, language, round(confidence, 3), method, None if by_script else runner_up
            )


def _confidence(language: str, ranked: Sequence[tuple[str, float]]) -> float:
    scale = weights("confidence")["scale"]
    rest = sum(math.exp(min(0.0, -loss * scale)) for name, loss in ranked[:_RIVALS] if name != language)
    return 1.0 / (1.0 + rest)


def _purity(decision: Decision, first: int, last: int) -> float:
    """Return how sure it is that no clause within words `first` to `last` is in another language."""
    margin = float(decision.margins[first:last].min())
    return 1.0 / (1.0 + math.exp(-max(0.0, margin) * weights("confidence")["scale"]))


def _tile(
    text: str, spans: Sequence[Span], findings: Sequence[_Finding], stated: Sequence[Segment]
) -> Iterator[Segment]:
    place = 0
    last: _Finding | Segment | None = findings[0] if findings else stated[0] if stated else None
    for span in spans:
        own = []
        while place < len(findings) and findings[place].start < span.end:
            own.append(findings[place])
            place += 1
        if own:
            last = own[-1]
            yield from _tile_span(text, span, own)
        else:
            yield _inherit(span, last)


def _tile_span(text: str, span: Span, findings: Sequence[_Finding]) -> Iterator[Segment]:
    cuts = [span.start, *(_cut(text, finding) for finding in findings[1:]), span.end]
    for (start, end), found in zip(pairwise(cuts), findings, strict=True):
        yield Segment(Span(start, end), found.language, found.confidence, found.method, found.runner_up)


def _cut(text: str, finding: _Finding) -> int:
    """Return where a segment begins: opening marks that touch its first word are its own."""
    start = finding.start
    least = start - len(finding.before)
    while start > least and text[start - 1] in _OPENERS:
        start -= 1
    return start


def _inherit(span: Span, neighbour: _Finding | Segment | None) -> Segment:
    if neighbour is None:
        return Segment(span, UNDETERMINED, 0.0, "none")
    return Segment(span, neighbour.language, neighbour.confidence, "neighbour", neighbour.runner_up)
