"""The data of this room: tables in `resources/reading`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from desktop.paths import resource


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return a table of `resources/reading` by its name without suffix."""
    with resource("reading", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
