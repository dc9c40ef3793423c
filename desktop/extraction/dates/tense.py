"""The tense of the clause around a date: does it look back or ahead?"""

from __future__ import annotations

from desktop.extraction.dates.lexicon import Lexicon
from desktop.records import Span

PAST, FUTURE = -1, 1


def find_tense(text: str, sentence: Span, date_span: Span, lexicon: Lexicon) -> int | None:
    """Return -1 for the past, 1 for the future, None where no verb tells."""
    before = text[sentence.start : date_span.start]
    after = text[date_span.end : sentence.end]
    if lexicon.language == "ko":
        return _reported(before, after, lexicon) or _first_cue(after, lexicon)
    return _before_or_after(before, after, lexicon)


def _before_or_after(before: str, after: str, lexicon: Lexicon) -> int | None:
    """Take the nearest verb before the date in its clause, else the nearest after it, else any before."""
    boundary = lexicon.cues["boundary"]
    cuts = [cut.end() for cut in boundary.finditer(before.rstrip(" ,"))]
    clause = before[cuts[-1] if cuts else 0 :]
    return _last_cue(clause, lexicon) or _first_cue(after, lexicon) or _last_cue(before, lexicon)


def _reported(before: str, after: str, lexicon: Lexicon) -> int | None:
    """Behind the topic of a sentence that ends in 'said', a date is that of the saying."""
    said = lexicon.cues["topic"].search(before) and lexicon.cues["reporting"].search(after)
    return PAST if said else None


def _last_cue(text: str, lexicon: Lexicon) -> int | None:
    cues = _cues(text, lexicon)
    if not cues:
        return None
    place, tense = max(cues)
    infinitive = lexicon.cues.get("infinitive")
    later = infinitive.search(text, place) if infinitive else None
    if later and tense == PAST and lexicon.cues["intention"].search(text):
        return FUTURE
    return tense


def _first_cue(text: str, lexicon: Lexicon) -> int | None:
    cues = _cues(text, lexicon)
    return min(cues)[1] if cues else None


def _cues(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = [(cue.start(), PAST) for cue in lexicon.cues["past"].finditer(text)]
    found += [(cue.start(), FUTURE) for cue in lexicon.cues["future"].finditer(text)]
    return found
