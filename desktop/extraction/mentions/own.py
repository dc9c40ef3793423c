"""The analyst's own names: they stand over the program's tables, wherever these know no longer name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from desktop.extraction.mentions.lexicon import Hit, Lexicon
from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import OWN, Form
from desktop.records import Kind, Mention, OwnNames, Span


class Own:
    """The own names at work in one article."""

    def __init__(self, names: OwnNames) -> None:
        self._lexicon = _lexicon(names) if names else None
        self._spans: list[Span] = []

    def put_in(self, text: str, folded: str, within: Span, hits: list[Hit]) -> list[Hit]:
        """Return the program's hits with the own ones among them; where two overlap the longer stays, then the own."""
        own = self._lexicon.find(text, folded, within) if self._lexicon else []
        if not own:
            return hits
        kept = [hit for hit in own if not any(_is_longer(other, hit) for other in hits)]
        self._spans += [hit[0] for hit in kept]
        rest = [hit for hit in hits if not any(hit[0].overlaps(mine[0]) for mine in kept)]
        return sorted([*rest, *kept], key=lambda hit: hit[0].start)

    def over(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the mentions without those that share a character with an own name."""
        if not self._spans:
            return tuple(mentions)
        return tuple(one for one in mentions if one.rule == OWN or not any(map(one.span.overlaps, self._spans)))


def _is_longer(other: Hit, own: Hit) -> bool:
    return other[0].overlaps(own[0]) and len(other[0]) > len(own[0])


@lru_cache(maxsize=4)
def _lexicon(names: OwnNames) -> Lexicon:
    """Return a lexicon of the own names; one serves for all languages, since scripts keep them apart."""
    return Lexicon(Form(name.words, name.code, _kind(name.code), OWN, name.words.islower()) for name in names)


def _kind(code: str | None) -> Kind:
    return Kind.ORGANISATION if code in read_table("organisations.toml") else Kind.NAME
