"""Names of actors to show."""

from __future__ import annotations

from functools import cache

from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import COLUMNS


def actor_name(code: str, language: str = "en") -> str:
    """Return the name of a state or an organisation in English, Spanish or Korean; the code where it has none."""
    return _names(language if language in COLUMNS else "en").get(code, code)


@cache
def actor_codes() -> tuple[str, ...]:
    """Return the codes of all states and organisations, organisations last."""
    organisations = read_table("organisations.toml")
    return (*sorted(_names("en").keys() - organisations.keys()), *organisations)


@cache
def _names(language: str) -> dict[str, str]:
    names = {code: row[0] for code, row in read_table(f"names/{language}.toml")["names"].items()}
    for table in ("names-own.toml", "organisations.toml"):
        rows = read_table(table)
        names |= {code: row[COLUMNS[language]].split("|")[0] for code, row in rows.items()}
    return names
