"""Names of actors to show."""

from __future__ import annotations

from functools import cache

from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import COLUMNS
from desktop.records import OwnNames

_shown: list[dict[str, str]] = [{}]  # the own actors of the open library; replaced whole, since lanes read it too


def take_up(own: OwnNames) -> None:
    """Let the analyst's own actors be known by name, in place of those of another library."""
    _shown[0] = own_actors(own)


def own_actors(own: OwnNames) -> dict[str, str]:
    """Return the actors that the program does not know, each with the first of its names."""
    actors: dict[str, str] = {}
    for name in own:
        if name.code and name.code not in program_codes():
            actors.setdefault(name.code, name.words)
    return actors


def actor_name(code: str, language: str = "en") -> str:
    """Return the name of a state or an organisation in English, Spanish or Korean; the code where it has none."""
    return _names(language if language in COLUMNS else "en").get(code) or _shown[0].get(code, code)


def actor_codes() -> tuple[str, ...]:
    """Return the codes of all states and organisations, organisations behind states, the analyst's own last."""
    return (*program_codes(), *_shown[0])


@cache
def program_codes() -> tuple[str, ...]:
    """Return the codes of the states and organisations that the program knows, organisations last."""
    organisations = read_table("organisations.toml")
    return (*sorted(_names("en").keys() - organisations.keys()), *organisations)


@cache
def _names(language: str) -> dict[str, str]:
    names = {code: row[0] for code, row in read_table(f"names/{language}.toml")["names"].items()}
    for table in ("names-own.toml", "organisations.toml"):
        rows = read_table(table)
        names |= {code: row[COLUMNS[language]].split("|")[0] for code, row in rows.items()}
    return names
