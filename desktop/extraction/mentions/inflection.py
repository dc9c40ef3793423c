"""Forms of demonyms and names: plurals, the four forms of Romance adjectives, endings and cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.extraction.mentions.resources import read_table

_NO_PLURAL = ("s", "ese", "ish", "sh", "ch", "men", "woman", "man")
_ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_PEOPLE = {
    "ец": ("ец", "ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах"),
    "ин": ("ин", "ина", "ину", "ином", "ине", "е", "", "ам", "ами", "ах", "ка", "ки"),
    "": ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"),
}
_ACCENTS = str.maketrans("áéíóú", "aeiou")


def inflected(word: str, language: str) -> Iterator[str]:
    """Yield the forms of a demonym in which a text may have it."""
    forms = _FORMS.get(language)
    if forms:
        yield from forms(word)
        return
    yield word
    if language == "en" and not word.endswith(_NO_PLURAL):
        yield f"{word}s"


def _french(word: str) -> Iterator[str]:
    """Yield the forms of a French adjective from its masculine singular."""
    double = word.endswith(("ien", "éen", "yen", "on"))
    feminine = word if word.endswith("e") else f"{word}{word[-1] if double else ''}e"
    yield from (word, word if word.endswith("s") else f"{word}s", feminine, f"{feminine}s")


def _portuguese(word: str) -> Iterator[str]:
    """Yield the forms of a Portuguese adjective from its masculine singular."""
    yield word
    stem = word[:-1]
    if word.endswith("o") and not word.endswith("ão"):
        yield from (f"{stem}a", f"{stem}os", f"{stem}as")
    elif word.endswith("ês"):
        yield from (f"{word[:-2]}esa", f"{word[:-2]}eses", f"{word[:-2]}esas")
    elif word.endswith(("a", "e", "i")):
        yield f"{word}s"


def _german(word: str) -> Iterator[str]:
    """Yield the forms of a German adjective without its ending, or of a name of people."""
    yield word
    if word[0].islower() or word.endswith("isch"):
        yield from (f"{word}{ending}" for ending in ("e", "er", "en", "em", "es"))
    elif word.endswith("er"):
        yield from (f"{word}{ending}" for ending in ("n", "s", "in", "innen"))
    elif word.endswith("e"):
        yield from (f"{word}n", f"{word[:-1]}in", f"{word[:-1]}innen")


def _russian(word: str) -> Iterator[str]:
    """Yield the cases of a Russian adjective without its ending, or of a name of people with a hyphen in it."""
    stem, mark, ending = word.partition("-")
    yield from (f"{stem}{case}" for case in (_PEOPLE[ending] if mark else _ADJECTIVE))


def _arabic(word: str) -> Iterator[str]:
    """Yield an Arabic adjective with and without the article, masculine, feminine and plural."""
    for form in (word, f"{word}ة", f"{word}ين", f"{word}ون"):
        yield from (form, f"ال{form}")


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


_FORMS: dict[str, Callable[[str], Iterator[str]]] = {
    "es": _spanish,
    "fr": _french,
    "pt": _portuguese,
    "de": _german,
    "ru": _russian,
    "ar": _arabic,
}


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
