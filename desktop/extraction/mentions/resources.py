"""The files of `resources/actors`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from desktop.paths import resource


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return a table of `resources/actors`, empty where there is none for a language."""
    path = resource("actors", *name.split("/"))
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
