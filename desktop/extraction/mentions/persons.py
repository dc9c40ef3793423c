"""People named in an article: those of the table, officials the text introduces, and surnames after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from desktop.extraction.mentions.context import is_running_text, rules_of
from desktop.extraction.mentions.folding import fold
from desktop.extraction.mentions.leaders import Office, Person, choose, people
from desktop.extraction.mentions.lexicon import Hit
from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import Form
from desktop.records import Kind, Span

_REACH = 40
_OFFICE_REACH = 80
_APPOSED = 7
_OF = (" of ", " of the ", " de ", " del ", " la ", " los ")
_CAPITALISED = re.compile(r"(?:^|[\s\"“(])([A-ZÀ-Þ][\w.'’-]*) $")
_SURNAME_FOLLOWS = re.compile(r"[ -][A-Z][a-z]+(?:-[a-z]+)?\b")
_HANGUL = re.compile("[가-힣]")
_SHORT_NAME = 2
_MONTHS = ("May", "March", "April", "June", "August")
_DAY = re.compile(r",? \d")


class Known(NamedTuple):
    """A person named in full at a place in the text."""

    start: int
    person: Person


class Wording(NamedTuple):
    """The patterns of one language."""

    introduced: re.Pattern[str]
    office_before: re.Pattern[str]
    name_after: re.Pattern[str]
    name_before: re.Pattern[str]
    office_after: re.Pattern[str]
    named_office: re.Pattern[str]
    misters: frozenset[str]
    strangers: re.Pattern[str]
    months: re.Pattern[str]
    after_name: re.Pattern[str]


@cache
def wording(language: str) -> Wording | None:
    """Return the patterns of a language, None where the table has none."""
    table = read_table("persons.toml").get(language)
    if table is None or "offices" not in table:
        return None
    office = rf"(?:(?:{table['rank']})[ -])*(?P<office>{table['offices']})"
    name = rf"(?P<name>{table['name']})"
    led = rf"(?:['’]s?)? ?(?:[a-z]+ ){{0,2}}{office}"
    return Wording(
        introduced=re.compile(rf"{led}{table['field']},? (?:(?:{table['offices']}) )*{name}"),
        office_before=re.compile(rf"\b{office}{table['of']} $"),
        name_after=re.compile(rf"{table['field']},? {name}"),
        name_before=re.compile(rf"{name}, {table['article']}$"),
        office_after=re.compile(rf"{led}\b"),
        named_office=re.compile(rf"{name}, {table['article']}{office}{table['of']} $"),
        misters=frozenset(table["mister"]),
        strangers=re.compile(table["strangers"]),
        months=re.compile(table["months"]),
        after_name=re.compile(table["after_name"]),
    )


def settle_people(text: str, hits: Sequence[Hit], language: str, published: date | None) -> Iterator[Hit]:
    """Yield all hits; people get the code of who held an office when the article appeared."""
    year = published.year if published else None
    for span, form in hits:
        if form.kind is not Kind.PERSON:
            yield Hit((span, form))
        elif not _is_stranger(text, span, form, language):
            person = choose(people(language)[fold(form.text)], year)
            yield Hit((span, form._replace(code=person.code)))


def _is_stranger(text: str, span: Span, form: Form, language: str) -> bool:
    """Say whether a name is somebody else's: 'Kate Bush', 'Clinton Foundation'; short Korean names need a title."""
    if language == "ko":
        return _HANGUL.match(form.text) is not None and len(form.text) <= _SHORT_NAME and not _titled(text, span.end)
    words = wording(language)
    if words is None:
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    if words.after_name.match(text[span.end : span.end + _REACH]) or words.strangers.search(before):
        return True
    if not form.rule.startswith("surname"):
        return False
    return _follows_first_name(text, span, words) or _is_first_name(text, span, language)


def _is_first_name(text: str, span: Span, language: str) -> bool:
    """Say whether a surname follows in running text: 'Cameron Reid'."""
    return bool(rules_of(language).surname.match(text, span.end)) and is_running_text(text, span)


def _follows_first_name(text: str, span: Span, words: Wording) -> bool:
    """Say whether a capitalised word that is no title stands before; in headlines every word is capitalised."""
    found = _CAPITALISED.search(text[max(0, span.start - _REACH) : span.start])
    if not found or found[1] in words.misters or found[1].endswith(("'s", "’s", ",", ".")):
        return False
    return is_running_text(text, span)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(f"(?: ?(?:{'|'.join(read_table('korean.toml')['titles'])}))")


def _titled(text: str, place: int) -> bool:
    return bool(_titles().match(text, place)) or bool(
        re.match(r" (?:[가-힣]+ ){0,2}[가-힣]*(?:장관|부장|대사|총리|대통령|주석)", text[place : place + 16])
    )


def known_people(hits: Sequence[Hit], language: str, published: date | None) -> Iterator[Known]:
    """Yield the people of the table that the hits name in full."""
    year = published.year if published else None
    for span, form in hits:
        if form.kind is Kind.PERSON:
            yield Known(span.start, choose(people(language)[fold(form.text)], year))


def popes(text: str, within: Span, language: str) -> Iterator[Hit]:
    """Yield popes, whoever holds the office: 'Pope Paul VI'."""
    if not _tells_of_popes(text):
        return
    for found in _pope(language).finditer(text, within.start, within.end):
        yield Hit((Span(*found.span()), Form(found[0], "VAT", Kind.PERSON, f"title:{language}", confidence=0.8)))


@lru_cache(maxsize=8)
def _tells_of_popes(text: str) -> bool:
    """Say whether a text has a word for popes: few have, and one may have hundreds of segments."""
    return any(word in text for word in ("Pope", "apa ", "교황"))


@cache
def _pope(language: str) -> re.Pattern[str]:
    return re.compile(read_table("persons.toml")["popes"].get(language, "(?!)"))


def introduced_people(text: str, hits: Sequence[Hit], language: str) -> Iterator[tuple[Hit, Known]]:
    """Yield officials whom the text introduces by state and office: 'Pakistani Prime Minister Nawaz Sharif'."""
    words = wording(language)
    if words is None:
        return
    taken = [span for span, form in hits]
    for span, form in hits:
        if form.kind not in (Kind.NAME, Kind.DEMONYM) or form.code is None:
            continue
        for name, office in _introductions(text, span, words):
            if not any(name.overlaps(other) for other in taken):
                taken.append(name)
                yield _introduced(text, name, form.code, office, language)


def _introductions(text: str, state: Span, words: Wording) -> Iterator[tuple[Span, str]]:
    """Yield names with their offices beside a state.

    'Norwegian foreign minister Olav Berg', 'the prime minister of Norway, Olav Berg',
    'Olav Berg, the Norwegian foreign minister', 'Olav Berg, president of Norway'.
    """
    office = words.office_after.match(text, state.end)
    led = office and words.introduced.match(text, state.end)
    if led:
        yield Span(*led.span("name")), led["office"]
        return
    start = max(0, state.start - _OFFICE_REACH)
    before = text[start : state.start]
    name = words.name_after.match(text, state.end)
    held = name and words.office_before.search(before)
    if name and held:
        yield Span(*name.span("name")), held["office"]
    named = "," in before and before.endswith(_OF) and words.named_office.search(before)
    if named:
        yield Span(*named.span("name")).shifted(start), named["office"]
    apposed = office and "," in before[-_APPOSED:] and words.name_before.search(before)
    if apposed and office:
        yield Span(*apposed.span("name")).shifted(start), office["office"]


def _introduced(text: str, name: Span, code: str, office: str, language: str) -> tuple[Hit, Known]:
    parts = name.of(text).split()
    table = read_table("persons.toml")
    first = code in table["family_first"] and ("-" in name.of(text) or parts[0] in table["family_names"])
    person = Person(code, fold(parts[0] if first else parts[-1]), (Office(office.lower(), 0, None),))
    form = Form(name.of(text), code, Kind.PERSON, f"title:{language}", confidence=0.8)
    return Hit((name, form)), Known(name.start, person)


def surnames_after(text: str, folded: str, known: Sequence[Known], within: Span, language: str) -> Iterator[Hit]:
    """Yield surnames alone that mean the person named in full before them."""
    if language == "ko":
        yield from _korean_surnames(text, known, within)
        return
    names = {one.person.surname for one in known if len(one.person.surname) > 1}
    words = wording(language)
    if not names or words is None:
        return
    for found in _surnames(frozenset(names)).finditer(folded, within.start, within.end):
        span = Span(found.start(), found.end())
        if text[span.start].isupper() and not _other_name(text, span, words):
            person = _meant(text, span, known, found[0])
            if person:
                yield Hit((span, Form(found[0], person.code, Kind.PERSON, f"surname:{language}", confidence=0.7)))


@lru_cache(maxsize=8)
def _surnames(names: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of an article's surnames; it serves all of its segments."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")


def _other_name(text: str, span: Span, words: Wording) -> bool:
    before = text[max(0, span.start - _REACH) : span.start]
    if words.strangers.search(before) or before.endswith("-"):
        return True
    if span.of(text) in _MONTHS and (words.months.search(before) or _DAY.match(text, span.end)):
        return True
    return bool(_SURNAME_FOLLOWS.match(text, span.end)) or _follows_first_name(text, span, words)


def _meant(text: str, span: Span, known: Sequence[Known], surname: str) -> Person | None:
    """Return who is meant: the one whose office stands before the surname, else the one named last."""
    named = [one.person for one in known if one.start < span.start and one.person.surname == surname]
    before = text[max(0, span.start - _REACH) : span.start].lower().rstrip()
    for person in reversed(named):
        if any(office.title and before.endswith(office.title) for office in person.offices):
            return person
    return named[-1] if named else None


def _korean_surnames(text: str, known: Sequence[Known], within: Span) -> Iterator[Hit]:
    names = {one.person.surname for one in known if _HANGUL.match(one.person.surname)}
    if not names:
        return
    pattern = re.compile(rf"(?<![가-힣])(?P<name>{'|'.join(map(re.escape, names))})(?= ){_titles().pattern}")
    for found in pattern.finditer(text, within.start, within.end):
        person = _meant(text, Span(*found.span()), known, found["name"])
        if person:
            yield Hit((Span(*found.span()), Form(found[0], person.code, Kind.PERSON, "surname:ko", confidence=0.7)))
