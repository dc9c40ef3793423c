"""Forms of demonyms and names: English plurals, the four forms of Spanish, Slavic cases."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.extraction.mentions.resources import read_table

_NO_PLURAL = ("s", "ese", "ish", "sh", "ch", "men", "woman", "man")
_ACCENTS = str.maketrans("áéíóú", "aeiou")


def inflected(word: str, language: str) -> Iterator[str]:
    """Yield the forms of a demonym in which a text may have it."""
    if language == "es":
        yield from _spanish(word)
        return
    yield word
    if language == "en" and not word.endswith(_NO_PLURAL):
        yield f"{word}s"


def _spanish(word: str) -> Iterator[str]:
    """Yield the forms of a Spanish adjective from its masculine singular."""
    yield word
    stem, bare = word[:-1], word.translate(_ACCENTS)
    if word.endswith("o"):
        yield from (f"{stem}a", f"{stem}os", f"{stem}as")
    elif word.endswith(("és", "án", "ín", "ís", "ón", "ol")):
        yield from (f"{bare}a", f"{bare}es", f"{bare}as")
    elif word.endswith(("í", "ú")):
        yield from (f"{word}es", f"{word}s")
    elif word.endswith(("r", "l", "n")):
        yield f"{word}es"
    else:
        yield f"{word}s"


def declined(name: str, language: str) -> Iterator[str]:
    """Yield a name and, where the language has cases, its forms in them."""
    yield name
    endings = read_table("cases.toml").get(language)
    if not endings or name.isupper():
        return
    cases = [_cases(word, endings) for word in name.split(" ")]
    for forms in zip(*cases, strict=True):
        yield " ".join(forms)


def _cases(word: str, endings: dict[str, list[str]]) -> list[str]:
    """Return a word in its cases by the longest ending known, unchanged where there is none."""
    for cut in (2, 1):
        if len(word) > cut + 1 and word[-cut:] in endings:
            return [word[:-cut] + ending for ending in endings[word[-cut:]]]
    if word[-1] in "бвгджзклмнпрстфхцчшщ" and len(word) > 2:
        return [word + ending for ending in endings["consonant"]]
    return [word] * len(endings["consonant"])
