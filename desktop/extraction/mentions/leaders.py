"""The people of `leaders.toml`: their names, surnames and years in office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import COLUMNS, Form
from desktop.records import Kind

_TERM = re.compile(r"(\D+?) (\d{4})/(\d{4})?(?:, |$)")
_HANGUL = re.compile("[가-힣]")
_KNOWN_ALONE = 0.8


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its first and last year; None where the end is open."""

    title: str
    start: int
    end: int | None

    def held_in(self, year: int) -> bool:
        """Say whether it was held in a year."""
        return self.start <= year and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who speaks for a state, and the surname that may stand alone later on."""

    code: str
    surname: str
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to write a person's name; `known` is a surname that needs no full name before it."""

    full: str
    known: str | None
    person: Person


def namings_in(language: str) -> Iterator[Naming]:
    """Yield all ways to write the people of the table in a language."""
    column = COLUMNS.get(language, 0)
    for code, rows in read_table("leaders.toml").items():
        for row in rows:
            offices = tuple(_offices(row[3]))
            for written in (row[column] or (row[0] if column == 1 else "")).split("|"):
                if written:
                    yield from _namings(written, code, offices)


def _offices(text: str) -> Iterator[Office]:
    for title, start, end in _TERM.findall(text):
        yield Office(title, int(start), int(end) if end else None)


def _namings(written: str, code: str, offices: tuple[Office, ...]) -> Iterator[Naming]:
    full = written.replace("!", "").replace("/", "")
    _, mark, known = written.partition("!")
    surname = known or written.partition("/")[2] or _surname(full, code)
    person = Person(code, fold(surname), offices)
    for form in dict.fromkeys((full, full.replace("-", " "))):
        yield Naming(form, known if mark else None, person)


def _surname(full: str, code: str) -> str:
    words = full.split()
    if _HANGUL.match(full):
        return full[0] if len(words) == 1 and code in {"KOR", "PRK"} else words[-1]
    return words[0] if code in read_table("persons.toml")["family_first"] else words[-1]


@cache
def people(language: str) -> dict[str, tuple[Person, ...]]:
    """Return people by their folded full names and by the surnames known alone."""
    found: dict[str, list[Person]] = {}
    for naming in namings_in(language):
        for name in filter(None, (naming.full, naming.known)):
            found.setdefault(fold(name), []).append(naming.person)
    return {name: tuple(dict.fromkeys(persons)) for name, persons in found.items()}


def person_forms(language: str) -> Iterator[Form]:
    """Yield the forms of the lexicon for the people of a language."""
    for naming in namings_in(language):
        yield Form(naming.full, naming.person.code, Kind.PERSON, f"leader:{language}")
        if naming.known:
            yield Form(naming.known, naming.person.code, Kind.PERSON, f"surname:{language}", confidence=_KNOWN_ALONE)


def choose(persons: tuple[Person, ...], year: int | None) -> Person:
    """Return the one in office in a year, the later post first; else the one whose last office began latest."""
    if len(persons) == 1:
        return persons[0]
    latest = sorted(persons, key=lambda person: max((office.start for office in person.offices), default=0))
    serving = [person for person in latest if year and any(office.held_in(year) for office in person.offices)]
    return (serving or latest)[-1]
