"""Each frame of the resources shows itself in a sentence, and stays silent in another."""

import tomllib
from collections.abc import Iterator

import pytest
from coded import find, short

from desktop import paths
from desktop.extraction.events.lexicon import CODED

TYPED = ("en",)
TOLD_IN_FULL = ("en", "es", "ko")


def rows(language: str) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield section, name and content of each row that tells an act or changes one."""
    data = tomllib.loads(paths.resource("events", f"{language}.toml").read_text(encoding="utf-8"))
    for section in ("verbs", "nouns", "operators"):
        for name, row in data.get(section, {}).items():
            if section != "nouns" or row.get("type"):
                yield section, name, row


def shown(key: str) -> list[object]:
    """Return the rows of all languages that have a sentence under a key."""
    return [
        pytest.param(language, section, name, row[key], id=f"{language}-{section}-{name}")
        for language in CODED
        for section, name, row in rows(language)
        if key in row
    ]


def told_by(language: str, section: str, name: str, sentence: str) -> list[str]:
    """Return the rules of the acts that a sentence tells by a row; of an operator, all its acts."""
    rules = [event.rule for event in find(sentence, language)]
    return rules if section == "operators" else [r for r in rules if r.startswith(f"{language}.{name}:")]


@pytest.mark.parametrize(("language", "section", "name", "sentence"), shown("example"))
def test_an_example_shows_its_frame(language, section, name, sentence):
    assert told_by(language, section, name, sentence)


@pytest.mark.parametrize(("language", "section", "name", "sentence"), shown("counter"))
def test_a_counter_example_does_not(language, section, name, sentence):
    assert not told_by(language, section, name, sentence)


@pytest.mark.parametrize(
    ("language", "sentence", "codes"),
    [
        pytest.param(language, row["example"], row.get("codes") or row["type"], id=f"{language}-{section}-{name}")
        for language in TYPED
        for section, name, row in rows(language)
        if "example" in row and (row.get("codes") or (row.get("type") and section != "operators"))
    ],
)
def test_an_example_codes_the_type_of_its_frame(language, sentence, codes):
    assert any(codes in event for event in short(sentence, language)), short(sentence, language)


@pytest.mark.parametrize("language", TOLD_IN_FULL)
def test_every_frame_has_both(language):
    assert [name for _, name, row in rows(language) if not {"example", "counter"} <= row.keys()] == []
