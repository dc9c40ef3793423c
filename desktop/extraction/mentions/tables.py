"""The tables of `resources/actors` as forms to look for, one list a language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.extraction.mentions.inflection import declined, inflected
from desktop.extraction.mentions.resources import read_table
from desktop.records import Kind

OWN = "own"
"""The rule of names that the analyst added."""

PREFIX = "prefix"
"""The rule of first parts of compound adjectives, with their hyphen."""

COLUMNS = {"en": 0, "es": 1, "ko": 2}
_TITLES = {
    "names": Kind.NAME,
    "organisations": Kind.ORGANISATION,
    "capitals": Kind.CAPITAL,
    "places": Kind.PLACE,
}


class Form(NamedTuple):
    """Words that name an actor; without a code they name something else and block what lies within.

    `loose` forms count in any case; the others begin with a capital where the script has them.
    """

    text: str
    code: str | None
    kind: Kind
    rule: str
    loose: bool = False
    confidence: float = 1.0


def forms_in(language: str) -> Iterator[Form]:
    """Yield the forms of a language, the surest tables first."""
    yield from _blocks(language)
    yield from _alone(language)
    yield from _prefixes(language)
    if language in COLUMNS:
        yield from _names(language)
    yield from _from_cldr(language)
    yield from _more(language)
    yield from _own(language)
    yield from _hashtags(language)
    if language == "es":
        yield from _names("en")
    if language == "en":
        yield from _names("es")


def _own(language: str) -> Iterator[Form]:
    column = COLUMNS.get(language, 0)
    tongue = language if language in COLUMNS else "en"
    if language in COLUMNS:
        yield from _demonyms(language)
        yield from _column("capitals.toml", column, Kind.CAPITAL, f"capital:{language}")
    else:
        yield from _more_demonyms(language)
    yield from _column("organisations.toml", column, Kind.ORGANISATION, f"organisation:{tongue}")
    if language not in COLUMNS:
        yield from _column("organisations.toml", COLUMNS["es"], Kind.ORGANISATION, "organisation:es")
    yield from _column("bodies.toml", column, Kind.BODY, f"body:{tongue}")
    yield from _cities(language)


def _column(table: str, column: int, kind: Kind, rule: str) -> Iterator[Form]:
    for code, row in read_table(table).items():
        for text in row[column].split("|"):
            if text:
                yield Form(text, code, kind, rule)


def _names(language: str) -> Iterator[Form]:
    yield from _column("names-own.toml", COLUMNS[language], Kind.NAME, f"name:{language}")


def _hashtags(language: str) -> Iterator[Form]:
    """Yield names of several words as one, as hashtags have them."""
    tongue = language if language in COLUMNS else "en"
    for form in _names(tongue):
        if " " in form.text and form.text.isascii():
            yield form._replace(text=form.text.replace(" ", ""), rule=f"hashtag:{tongue}")


def _demonyms(language: str) -> Iterator[Form]:
    for code, row in read_table(f"demonyms.{language}.toml").items():
        for text in row:
            for form in inflected(text, language):
                yield Form(form, code, Kind.DEMONYM, f"demonym:{language}", loose=language == "es")


def _more_demonyms(language: str) -> Iterator[Form]:
    for code, row in read_table("demonyms-more.toml").get(language, {}).items():
        for text in row:
            for form in inflected(text, language):
                yield Form(form, code, Kind.DEMONYM, f"demonym:{language}", loose=form[0].islower())


def _cities(language: str) -> Iterator[Form]:
    for code, row in read_table("places.toml").items():
        for text in row[COLUMNS.get(language, 0)].split("|"):
            if text:
                yield Form(text, code, Kind.PLACE, f"place:{language}")


def _from_cldr(language: str) -> Iterator[Form]:
    tables = read_table(f"names/{language}.toml")
    for title, kind in _TITLES.items():
        for code, row in tables.get(title, {}).items():
            for text in row:
                for form in declined(text, language):
                    yield Form(form, code, kind, f"{kind}:{language}")


def _more(language: str) -> Iterator[Form]:
    """Yield names and capitals that CLDR lacks in other languages."""
    for title, kind in _TITLES.items():
        for text, code in read_table("names-more.toml").get(language, {}).get(title, {}).items():
            for form in declined(text, language):
                yield Form(form, code, kind, f"{kind}:{language}")


def _alone(language: str) -> Iterator[Form]:
    """Yield names that leave open which state is meant, with the one that news means."""
    for text, code in read_table("alone.toml").get(language, {}).items():
        kind = Kind.NAME if text[-1] in "ao" and text[0].isupper() else Kind.DEMONYM
        for form in inflected(text, language) if kind is Kind.DEMONYM else (text,):
            yield Form(
                form, code, kind, f"alone:{language}", loose=language == "es" and kind is Kind.DEMONYM, confidence=0.6
            )


def _prefixes(language: str) -> Iterator[Form]:
    for text, code in read_table("prefixes.toml").get(language, {}).items():
        yield Form(f"{text}-", code, Kind.DEMONYM, f"{PREFIX}:{language}")


def _blocks(language: str) -> Iterator[Form]:
    for text in read_table(f"blocks.{language}.toml").get("forms", []):
        yield Form(text, None, Kind.NAME, f"block:{language}")
