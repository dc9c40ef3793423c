"""The parts of a filter as a person reads them, each with the filter that is left without it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.models.actors import pair_in_words
from desktop.models.languages import language_name
from desktop.records import MIXED, EventType, Filter, Status

ArticleTitle = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the filter: its name, its value in words, and what stays when it goes."""

    name: str
    value: str
    without: Filter


def chips(chosen: Filter, title_of: ArticleTitle) -> tuple[Chip, ...]:
    """Return the parts of a filter that are set, in the order they are shown."""
    return tuple(_parts(chosen, title_of))


def _parts(chosen: Filter, title_of: ArticleTitle) -> Iterator[Chip]:
    if chosen.text:
        yield Chip("Text", f"“{chosen.text}”", replace(chosen, text=""))
    if chosen.articles:
        yield Chip("Article", _articles(chosen, title_of), replace(chosen, articles=frozenset()))
    if chosen.languages:
        yield Chip("Language", language_words(chosen.languages), replace(chosen, languages=frozenset()))
    if chosen.source or chosen.target:
        yield Chip("Pair", chosen_pair(chosen), chosen.without_pair())
    if chosen.days or chosen.undated_only or not chosen.undated:
        yield Chip("Date", days_words(chosen), chosen.without_days())
    if chosen.statuses:
        words = ", ".join(status for status in Status if status in chosen.statuses)
        yield Chip("Status", words, replace(chosen, statuses=frozenset()))
    if chosen.types:
        words = ", ".join(each for each in EventType if each in chosen.types)
        yield Chip("Type", words, replace(chosen, types=frozenset()))
    if chosen.sure:
        yield Chip("Certainty", f"at least {chosen.sure:.0%}", replace(chosen, sure=0.0))


def _articles(chosen: Filter, title_of: ArticleTitle) -> str:
    if len(chosen.articles) == 1:
        return title_of(next(iter(chosen.articles)))
    return f"{len(chosen.articles)} chosen"


def chosen_pair(chosen: Filter) -> str:
    """Return the pair of a filter, 'any → PRK'."""
    return pair_in_words((chosen.source or "any",), (chosen.target or "any",), mutual=False)


def language_words(languages: frozenset[str]) -> str:
    """Return 'Korean or Spanish, in mixed articles'."""
    names = " or ".join(sorted(language_name(code) for code in languages - {MIXED}))
    if MIXED not in languages:
        return names
    return f"{names}, in mixed articles" if names else "mixed articles"


def days_words(chosen: Filter) -> str:
    """Return '2017 – 2019, and no date'."""
    if chosen.undated_only:
        return "no date"
    if chosen.days is None:
        return "any date"
    return span_words(*chosen.days) + (", and no date" if chosen.undated else "")


def span_words(first: date, last: date) -> str:
    """Return a range of days as short as it can be said: years, months, or days."""
    if first.timetuple().tm_yday == 1 and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _joined(f"{first:%b %Y}", f"{last:%b %Y}")
    return _joined(first.isoformat(), last.isoformat())


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
