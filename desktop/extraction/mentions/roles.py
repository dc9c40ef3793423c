"""What a person's office is at the time of writing: 'former president' keeps the state and is marked in the rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from desktop.extraction.mentions.lexicon import Hit
from desktop.extraction.mentions.resources import read_table
from desktop.records import Kind

_REACH = 60
_NEVER = "(?!)"
FORMER = ":former"


def mark_roles(text: str, hits: Iterable[Hit], language: str) -> Iterator[Hit]:
    """Yield the hits; the rule of a person whose office is said to be a former one ends in 'former'."""
    before, after = _patterns(language)
    last = 0
    for span, form in hits:
        if form.kind is Kind.PERSON:
            lead = text[max(last, span.start - _REACH) : span.start]
            last = span.end
            if after.match(text, span.end) or before.search(lead):
                form = form._replace(rule=form.rule + FORMER)
        yield Hit((span, form))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("persons.toml").get(language, {})
    before = table.get("former", table.get("former_before", _NEVER))
    return re.compile(before), re.compile(table.get("former_after", _NEVER))
