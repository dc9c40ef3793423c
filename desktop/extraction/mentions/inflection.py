"""Forms of demonyms: English plurals, the four forms of Spanish."""

from __future__ import annotations

from collections.abc import Iterator

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
    elif word.endswith(("és", "án", "ín", "ón", "ol")):
        yield from (f"{bare}a", f"{bare}es", f"{bare}as")
    elif word.endswith(("í", "ú")):
        yield from (f"{word}es", f"{word}s")
    elif word.endswith(("r", "l", "n")):
        yield f"{word}es"
    else:
        yield f"{word}s"
