"""The tense of the clause around a date: does it look back or ahead?"""

from __future__ import annotations

from desktop.extraction.dates.lexicon import Lexicon
from desktop.records import Span

PAST, NEAREST, FUTURE = -1, 0, 1


def find_tense(text: str, sentence: Span, date_span: Span, lexicon: Lexicon) -> int | None:
    """Return `PAST` or `FUTURE`, `NEAREST` where the words point neither way, None where no verb tells."""
    before = text[sentence.start : date_span.start]
    after = text[date_span.end : sentence.end]
    if lexicon.language == "ko":
        return _behind(before, after, lexicon)
    return _limit(before, before, lexicon) or _before_or_after(before, after, lexicon)


def _behind(before: str, after: str, lexicon: Lexicon) -> int | None:
    """Korean verbs stand behind; beside the topic of a sentence that ends in 'said', a date is that of the saying."""
    cues = lexicon.cues
    beside_topic = cues["topic"].search(before) or (cues["opening"].search(before) and cues["subject"].search(after))
    if cues["source"].search(after) or (beside_topic and cues["reporting"].search(after)):
        return PAST
    return _limit(after, after, lexicon) or _first_cue(after, lexicon)


def _limit(beside: str, clause: str, lexicon: Lexicon) -> int | None:
    """A term that is put off lies ahead: 'extended until Friday'."""
    if lexicon.cues["limit"].search(beside) and lexicon.cues["extension"].search(clause):
        return FUTURE
    return None


def _before_or_after(before: str, after: str, lexicon: Lexicon) -> int | None:
    """Take the nearest verb before the date in its clause, else the nearest after it, else any before."""
    if lexicon.cues["limit"].search(before):
        after = ""
    cuts = [cut.end() for cut in lexicon.cues["boundary"].finditer(before.rstrip(" ,"))]
    clause = before[cuts[-1] if cuts else 0 :]
    for words, find_cue in ((clause, _last_cue), (after, _first_cue), (before, _last_cue)):
        tense = find_cue(words, lexicon)
        if tense is not None:
            return _weaken(tense, before, lexicon)
    return None


def _weaken(tense: int, before: str, lexicon: Lexicon) -> int:
    """A term may lie ahead of what was done ('until'); 'of' makes a date a noun's, whatever a verb says to come."""
    cue = "limit" if tense == PAST else "attribute"
    return NEAREST if lexicon.cues[cue].search(before) else tense


def _last_cue(text: str, lexicon: Lexicon) -> int | None:
    """Return the last verb's tense; 'agreed to meet' and a headline's 'envoy to visit' look ahead."""
    place, tense = max(_find_cues(text, lexicon), default=(0, None))
    if tense in (None, PAST) and lexicon.cues["infinitive"].search(text, place):
        return FUTURE if tense is None or lexicon.cues["intention"].search(text) else tense
    return tense


def _first_cue(text: str, lexicon: Lexicon) -> int | None:
    return min(_find_cues(text, lexicon), default=(0, None))[1]


def _find_cues(text: str, lexicon: Lexicon) -> list[tuple[int, int | None]]:
    """Return where verbs stand and which way they point; 'was expected' points neither way."""
    found: list[tuple[int, int | None]] = [(cue.start(), PAST) for cue in lexicon.cues["past"].finditer(text)]
    found += [(cue.start(), FUTURE) for cue in lexicon.cues["future"].finditer(text)]
    neutral = lexicon.cues.get("neutral")
    if neutral and found:
        spans = [cue.span() for cue in neutral.finditer(text)]
        found = [cue for cue in found if not any(start <= cue[0] < end for start, end in spans)]
        found += [(start, NEAREST) for start, _ in spans]
    return found
