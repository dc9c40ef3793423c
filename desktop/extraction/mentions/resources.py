"""The files of `resources/actors`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from desktop.paths import resource

_KIN = {"no": "nb", "nn": "nb", "ca": "es", "gl": "es"}


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return a table of `resources/actors`, empty where there is none for a language."""
    path = resource("actors", *name.split("/"))
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def table_language(language: str) -> str:
    """Return the language whose tables serve for another; English where there are none."""
    base = language.partition("-")[0].lower()
    base = _KIN.get(base, base)
    return base if resource("actors", "names", f"{base}.toml").exists() else "en"
