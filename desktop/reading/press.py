"""Exports of press databases: many articles in one text, split by the rules of `resources/reading/press.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Part:
    """An article of an export: its text, and what the export says of it; None where it says nothing."""

    text: str
    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


def split_export(text: str) -> tuple[Part, ...] | None:  # noqa: ARG001
    """Return the articles of an export of a press database; None for any other text."""
    return None
