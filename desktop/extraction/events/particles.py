"""Drafts of the acts a sentence tells, for Korean: particles give the roles, the verb ends the clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.extraction.events.drafts import Draft
from desktop.extraction.events.lexicon import Lexicon
from desktop.extraction.events.tokens import Actor
from desktop.records import Span


def code_particles(text: str, sentence: Span, actors: Sequence[Actor], lexicon: Lexicon) -> Iterator[Draft]:
    return iter(())
