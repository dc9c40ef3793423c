"""Frames, operators and closed-class words of a language, as the data gives them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from desktop import paths
from desktop.extraction.events.inflection import Form, Forms, english_verb, fold, spanish_verb
from desktop.records import EventType, OwnFrame, OwnFrames

GAP = "..."
"""In the words of a trigger: here its object may stand ('take ... to court')."""

CODED = ("en", "es", "ko")

_NO_CLASS: frozenset[str] = frozenset()
_CONJUGATIONS = {"en": english_verb, "es": spanish_verb}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a family of triggers tells and where its target stands.

    `type` None: the words tell an act only when denied (`unsaid`).
    """

    name: str
    type: EventType | None
    target: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    then: str = ""
    unless: frozenset[str] = frozenset()
    mutual: bool = False
    shared: bool = False
    invert: bool = False
    governs: bool = False
    weak: bool = False
    places: bool = False
    near: bool = False
    transitive: bool = False
    venue: bool = False
    patient: bool = False
    unsaid: EventType | None = None
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One trigger: the form of its first word, the words that must follow, and what it stands for."""

    lemma: str
    forms: frozenset[Form]
    rest: tuple[str, ...]
    frame: Frame | None = None
    operator: str | None = None

    @property
    def weight(self) -> tuple[int, int]:
        """Return how specific the entry is: words, then object classes."""
        classes = bool(self.frame and (self.frame.objects or self.frame.subjects or self.frame.then))
        return len(self.rest) + classes - (GAP in self.rest), bool(self.frame)


class Words:
    """The closed classes of a language, each a set of folded words."""

    def __init__(self, data: Mapping[str, Iterable[str]]) -> None:
        self._sets = {name: frozenset(fold(word) for word in words) for name, words in data.items()}
        self._rows = {name: tuple(members) for name, members in self._sets.items()}
        self.endings = tuple(self._sets.get("adverb_endings", ()))
        self._classes = _turn(self._sets)
        self._unions: dict[tuple[str, ...], frozenset[str]] = {}

    def of(self, word: str) -> Set[str]:
        """Return the names of the classes that a word belongs to."""
        return self._classes.get(word, _NO_CLASS)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets.get(name, _NO_CLASS)

    def of_any(self, *names: str) -> frozenset[str]:
        """Return the words of several classes; kept, for every sentence asks for the same."""
        if names not in self._unions:
            self._unions[names] = frozenset().union(*(self[name] for name in names))
        return self._unions[names]

    def row(self, name: str) -> tuple[str, ...]:
        """Return the words of a class in the form that `startswith` and `endswith` take."""
        return self._rows.get(name, ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the engine knows of one language."""

    language: str
    order: str
    words: Words
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    operator_words: Mapping[str, Entry]
    classes: Mapping[str, frozenset[str]]
    known_verbs: Mapping[str, frozenset[Form]]
    noun_classes: Mapping[str, frozenset[str]]

    def is_noun(self, word: str) -> bool:
        """Say whether a word is a noun of some frame."""
        return word in self.noun_classes or word in self.nouns

    def in_class(self, word: str, names: Iterable[str]) -> bool:
        """Say whether a word belongs to one of some noun classes."""
        return not self.noun_classes.get(word, _NO_CLASS).isdisjoint(names)


@cache
def read_rows(language: str) -> Mapping[str, Any]:
    """Return the tables of a language in `CODED` as they are written."""
    return tomllib.loads(paths.resource("events", f"{language}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=12)
def load(language: str, own: OwnFrames = ()) -> Lexicon:
    """Return the lexicon of a language in `CODED`, the analyst's own frames before the program's."""
    rows = dict(read_rows(language))
    here = [frame for frame in own if frame.language == language]
    telling = [frame for frame in here if frame.type]
    for table, noun in (("verbs", False), ("nouns", True)):
        mine = {f"own-{n}": _own_row(table, frame) for n, frame in enumerate(telling, start=1) if frame.noun is noun}
        rows[table] = mine | rows.get(table, {})
    return _Builder(language, rows).build([frame for frame in here if not frame.type])


def trigger_words(frame: OwnFrame) -> Iterable[str]:
    """Return the folded words by one of which a frame is triggered."""
    base = fold(frame.words).split()
    if frame.language == "ko":
        return base[-1:]
    if frame.noun:
        return _numbers(base[0], frame.language)
    return _CONJUGATIONS[frame.language](base[0], _irregular(read_rows(frame.language))).keys()


def _own_row(table: str, frame: OwnFrame) -> dict[str, Any]:
    return {"type": frame.type, table: [frame.words], "target": frame.target, "mutual": frame.mutual}


def _irregular(rows: Mapping[str, Any]) -> dict[str, list[str]]:
    return {fold(base): [fold(form) for form in forms] for base, forms in rows.get("irregular", {}).items()}


class _Builder:
    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self._language = language
        self._data = data
        self._irregular = _irregular(data)
        self._verbs: dict[str, list[Entry]] = {}
        self._nouns: dict[str, list[Entry]] = {}
        self._known: dict[str, set[Form]] = {}

    def build(self, silent: Iterable[OwnFrame] = ()) -> Lexicon:
        """Return the lexicon, without what triggers by the words of some frames."""
        data = self._data
        for name, row in data.get("verbs", {}).items():
            self._add_verbs(row["verbs"], frame=_frame(name, row))
            self._add_adjectives(row.get("adjectives", ()), _frame(name, row))
        for row in data.get("operators", {}).values():
            self._add_verbs(row.get("verbs", ()), operator=row["kind"])
        for word in data["words"].get("verbs", ()):
            self._know(self._conjugate(fold(word)))
        for name, row in data.get("nouns", {}).items():
            if row.get("type"):
                self._add_nouns(row["nouns"], _frame(name, row))
        for frame in silent:
            self._drop(frame)
        words = {
            fold(word): Entry(fold(word), frozenset({Form.NOUN}), (), _word_frame(name, row), row["kind"])
            for name, row in data.get("operators", {}).items()
            for word in row.get("words", ())
        }
        classes = {name: self._class(row["nouns"]) for name, row in data.get("nouns", {}).items()}
        known = {word: frozenset(forms) for word, forms in self._known.items()}
        return Lexicon(
            self._language, data["order"], Words(data["words"]), _freeze(self._verbs), _freeze(self._nouns), words,
            classes, known, _turn(classes),
        )  # fmt: skip

    def _drop(self, frame: OwnFrame) -> None:
        entries = self._nouns if frame.noun else self._verbs
        words = fold(frame.words).split()
        rest = tuple(words[:-1] if self._language == "ko" else words[1:])
        for word in trigger_words(frame):
            entries[word] = [each for each in entries.get(word, ()) if each.rest[: len(rest)] != rest]

    def _class(self, rows: Iterable[str]) -> frozenset[str]:
        return frozenset(word for row in map(fold, rows) for word in _numbers(row, self._language))

    def _conjugate(self, base: str) -> Forms:
        conjugate = _CONJUGATIONS.get(self._language)
        return conjugate(base, self._irregular) if conjugate else {base: {Form.BASE}}

    def _know(self, forms: Forms) -> None:
        for word, kinds in forms.items():
            self._known.setdefault(word, set()).update(kinds)

    def _add_verbs(self, rows: Iterable[str], *, frame: Frame | None = None, operator: str | None = None) -> None:
        for row in rows:
            if self._language == "ko":
                self._add_roots(row, frame)
                continue
            head, *rest = fold(row).split()
            for base in head.split("|"):
                forms = self._conjugate(base)
                self._know(forms)
                for word, kinds in forms.items():
                    entry = Entry(fold(row).split("|")[0], frozenset(kinds), tuple(rest), frame, operator)
                    self._verbs.setdefault(word, []).append(entry)

    def _add_roots(self, row: str, frame: Frame | None) -> None:
        for root in row.split("|"):
            *before, last = root.split()
            entry = Entry(row, frozenset({Form.BASE}), tuple(before), frame)
            self._verbs.setdefault(last, []).append(entry)

    def _add_adjectives(self, rows: Iterable[str], frame: Frame) -> None:
        for row in rows:
            head, *rest = fold(row).split()
            entry = Entry(fold(row), frozenset({Form.ADJECTIVE}), tuple(rest), frame)
            self._verbs.setdefault(head, []).append(entry)
            self._know({head: {Form.ADJECTIVE}})

    def _add_nouns(self, rows: Iterable[str], frame: Frame) -> None:
        for row in map(fold, rows):
            for word in _numbers(row, self._language):
                self._nouns.setdefault(word, []).append(Entry(row, frozenset({Form.NOUN}), (), frame))


def _numbers(word: str, language: str) -> tuple[str, ...]:
    """Return singular and plural of a noun, where the language marks it by a regular ending."""
    if language not in _CONJUGATIONS or word.endswith("s"):
        return (word,)
    if language == "en" and word.endswith("y") and word[-2:-1] not in "aeiou":
        return word, word[:-1] + "ies"
    if word.endswith("z"):
        return word, word[:-1] + "ces"
    return word, word + ("s" if language == "en" or word[-1] in "aeiou" else "es")


def _turn(classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the names of the classes of each noun."""
    names: dict[str, set[str]] = {}
    for name, members in classes.items():
        for word in members:
            names.setdefault(word, set()).add(name)
    return {word: frozenset(found) for word, found in names.items()}


def _freeze(entries: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {word: tuple(sorted(found, key=lambda e: e.weight, reverse=True)) for word, found in entries.items()}


def _word_frame(name: str, row: Mapping[str, Any]) -> Frame | None:
    return _frame(name, row) if row.get("type") else None


def _frame(name: str, row: Mapping[str, Any]) -> Frame:
    unsaid = row.get("unsaid", "")
    return Frame(
        name=name,
        type=EventType(row["type"]) if row.get("type") else None,
        target=tuple(row.get("target", ())),
        objects=frozenset(row.get("objects", ())),
        subjects=frozenset(row.get("subjects", ())),
        then=row.get("then", ""),
        unless=frozenset(row.get("unless", ())),
        mutual=row.get("mutual", False),
        shared=row.get("shared", False),
        invert=row.get("invert", False),
        governs=row.get("governs", False),
        weak=row.get("weak", False),
        places=row.get("places", False),
        near=row.get("near", False),
        transitive=row.get("transitive", False),
        venue=row.get("venue", False),
        patient=row.get("patient", False),
        unsaid=EventType(unsaid) if unsaid in EventType.__members__ else None,
        quotes=tuple(row.get("quotes", ())),
    )
