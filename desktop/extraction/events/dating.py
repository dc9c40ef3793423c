"""When an act happened: the date expression of its clause, else of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.inflection import fold
from desktop.extraction.events.lexicon import load
from desktop.records import DateMention, Span, TimexType

_BEFORE = 24
_YEAR = re.compile(r"\d{4}")
_LOWER = re.compile(r" [a-z]")
_SINCE = {"en": ("since ", "from ", "ever since "), "es": ("desde ",), "ko": ()}
_SINCE_AFTER = ("부터", "이후", "이래")


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an act and the words that give them."""

    start: date | None = None
    end: date | None = None
    span: Span | None = None

    def lies_after(self, day: date | None) -> bool:
        """Say whether it begins after a day."""
        return day is not None and self.start is not None and self.start > day


UNDATED = Dated()


def date_draft(
    draft: Draft, sentence: Span, text: str, dates: Sequence[DateMention], published: date | None, language: str
) -> Dated:
    """Return when a draft's act happened; nothing where the text does not tell."""
    kinds = (TimexType.DATE, TimexType.TIME)
    usable = [d for d in dates if sentence.holds(d.span) and d.type in kinds and not _names(text, d.span, language)]
    mention = _nearest(draft, usable)
    if mention is None:
        return UNDATED
    start, end = mention.date_start, mention.date_end
    if _goes_on(text, mention.span, language):
        start, end = (start, published) if start and published and start <= published else (None, None)
    return Dated(start, end, mention.span)


def _names(text: str, span: Span, language: str) -> bool:
    """Say whether a year is part of a name for something else: 'the 2015 deal'."""
    if not _YEAR.fullmatch(span.of(text)) or not _LOWER.match(text, span.end):
        return False
    return text[max(0, span.start - _BEFORE) : span.start].split()[-1:] in (
        [w] for w in load(language).words["definite"]
    )


def _nearest(draft: Draft, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the date of the clause that lies nearest to the trigger, else the sentence's only or first date."""
    own = [d for d in dates if draft.reach.holds(d.span)]
    pool = own or [d for d in dates if not any(span.holds(d.span) for span in draft.aside)]
    return min(pool, key=lambda d: _distance(d.span, draft.trigger), default=None)


def _distance(span: Span, trigger: Span) -> int:
    return max(span.start - trigger.end, trigger.start - span.end, 0)


def _goes_on(text: str, span: Span, language: str) -> bool:
    before = fold(text[max(0, span.start - _BEFORE) : span.start])
    inside = fold(span.of(text)) + " "
    openers = _SINCE.get(language, ())
    if any(before.endswith(word) or inside.startswith(word) for word in openers):
        return True
    after = text[span.end : span.end + 5].lstrip()
    return language == "ko" and (after.startswith(_SINCE_AFTER) or inside.rstrip().endswith(_SINCE_AFTER))
