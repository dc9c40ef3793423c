"""The weights of the decision, read from `resources/language/parameters.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from desktop.paths import resource


@cache
def weights(group: str) -> dict[str, Any]:
    """Return one group of weights."""
    values: dict[str, Any] = _load()[group]
    return values


@cache
def _load() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("language", "parameters.toml").read_text(encoding="utf-8"))
