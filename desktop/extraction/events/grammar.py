"""What each token of a sentence is: verb, noun trigger, border; and where its clauses begin."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from desktop.extraction.events.english import read_english
from desktop.extraction.events.inflection import Form
from desktop.extraction.events.lexicon import GAP, Lexicon
from desktop.extraction.events.spanish import read_spanish
from desktop.extraction.events.tokens import Token

QUOTES = frozenset('"“”„«»‘')
STOPS = frozenset(".!?")
BRACKETS = frozenset("()[]")
BREAKS = frozenset([",", ";", ":", "—", "–", "--", "-", "...", "|", *BRACKETS])

_AUXILIARIES = ("be", "have", "do", "future", "conditional", "possibility", "obligation")
_FUNCTIONS = (
    *_AUXILIARIES, "prepositions", "coordinators", "contrast", "complementisers", "relatives", "conditions",
    "subordinators", "infinitive", "negations", "pronouns",
)  # fmt: skip
_OPENERS = ("complementisers", "relatives", "conditions", "subordinators", "coordinators", "contrast")
_CLOSED = ("prepositions", "determiners", "clitics", "relatives", "complementisers", "coordinators", "adverbs")
_ADVERB = frozenset({"adverbs"})
_ACCENTS = frozenset("áéíóúÁÉÍÓÚ")
_READERS = {"en": read_english, "es": read_spanish}
_NO_FORMS: frozenset[Form] = frozenset()
_FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL, Form.SUBJUNCTIVE})


class Opening(StrEnum):
    """How a clause begins."""

    START = "start"
    BREAK = "break"
    THAT = "that"
    RELATIVE = "relative"
    CONDITION = "condition"
    ADVERBIAL = "adverbial"
    COORDINATE = "coordinate"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between clause borders; `first` is the first token behind the opener."""

    start: int
    end: int
    opening: Opening
    first: int


class Sentencing:
    """The grammar of one sentence: its tokens read with a lexicon."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, *, headline: bool = False) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.words = lexicon.words
        self.headline = headline
        self._folded = tuple(token.word for token in tokens)
        self._count = len(tokens)
        self._auxiliaries = self.words.of_any(*_AUXILIARIES)
        self._functions = self.words.of_any(*_FUNCTIONS)
        self._classes = tuple(self._classes_of(token) for token in tokens)
        self._vocabulary = {GAP, *self._folded}
        self._passed = tuple(
            word in QUOTES or "adverbs" in classes for word, classes in zip(self._folded, self._classes, strict=True)
        )
        known = [token.noun for token in tokens if token.codes or token.word in lexicon.noun_classes]
        self.noun_classes = frozenset(name for word in known for name in lexicon.noun_classes.get(word, ()))
        self.verb_forms: list[frozenset[Form]] = []
        for i, word in enumerate(self._folded):
            self.verb_forms.append(self._verb_form(i) if word in lexicon.known_verbs else _NO_FORMS)
        self.segments: tuple[Segment, ...] = ()
        self._masked: frozenset[int] = frozenset()
        self._segment_at: list[int] = []

    @cached_property
    def accented(self) -> bool:
        """Say whether the sentence writes accents."""
        return any(not token.raw.isascii() and not _ACCENTS.isdisjoint(token.raw) for token in self.tokens)

    def _classes_of(self, token: Token) -> Set[str]:
        """Return the closed classes of a word; one that only its ending tells is an adverb ('productively')."""
        classes = self.words.of(token.word)
        endings = self.words.endings
        if classes or not endings or not token.word.endswith(endings) or token.codes or token.capital:
            return classes
        known = self.lexicon.is_noun(token.word) or token.word in self.lexicon.known_verbs
        return classes if known else _ADVERB

    def word(self, i: int) -> str:
        """Return the folded word at a place, empty beyond the ends."""
        return self._folded[i] if 0 <= i < self._count else ""

    def holds_all(self, words: Iterable[str]) -> bool:
        """Say whether all of some words stand in the sentence, in any order."""
        return self._vocabulary.issuperset(words)

    def places_of(self, words: Container[str]) -> list[int]:
        """Return the places of the words that are among some, in order."""
        return [i for i, word in enumerate(self._folded) if word in words]

    def one_of(self, i: int, *names: str) -> bool:
        """Say whether the word at a place belongs to one of some closed classes."""
        if not 0 <= i < self._count:
            return False
        classes = self._classes[i]
        return bool(classes) and not classes.isdisjoint(names)

    def is_border(self, i: int) -> bool:
        """Say whether a token is a sign that parts clauses."""
        return self.word(i) in BREAKS

    def ends(self, i: int) -> bool:
        """Say whether the sentence ends before a place."""
        return i >= len(self.tokens) or self.word(i) in STOPS

    def auxiliary(self, i: int) -> bool:
        """Say whether the word helps a verb."""
        return self.word(i) in self._auxiliaries

    def function(self, i: int) -> bool:
        """Say whether the word belongs to no noun phrase."""
        word = self.word(i)
        return word in self._functions or word in BREAKS

    def leads_clause(self, i: int) -> bool:
        """Say whether a word that can also be a preposition begins a clause: 'after France raised'."""
        return self.one_of(i, "subordinators", "conditions") and self._verb_ahead(i)

    def segment_of(self, i: int) -> int:
        """Return the number of the segment that holds a token."""
        return self._segment_at[i]

    def previous(self, i: int) -> int:
        """Return the nearest place to the left that is neither adverb nor quotation mark, -1 at the start."""
        i -= 1
        while i >= 0:
            if "days" in self._classes[i]:
                i -= 1
                while self.one_of(i, "day_leads"):
                    i -= 1
            elif self._passed[i]:
                i -= 1
            else:
                break
        return i

    def following(self, i: int) -> int:
        """Return the nearest place to the right that is neither adverb nor quotation mark."""
        i += 1
        while i < self._count and self._passed[i]:
            i += 1
        return i

    # ---- verbs

    def _verb_form(self, i: int) -> frozenset[Form]:
        """Return the forms in which a word is read as a verb here; empty where it is none."""
        token = self.tokens[i]
        forms = self.lexicon.known_verbs.get(token.word, _NO_FORMS)
        if not forms or token.codes or self.one_of(i, *_CLOSED):
            return _NO_FORMS
        reader = _READERS.get(self.lexicon.language)
        return reader(self, i, forms) if reader else forms

    # ---- clauses

    def part(self, masked: Iterable[int]) -> None:
        """Cut the sentence into clauses; `masked` tokens lie within actor groups and part nothing."""
        self._masked = frozenset(masked)
        self.segments = tuple(self._cut())
        self._segment_at = [n for n, s in enumerate(self.segments) for _ in range(s.start, s.end)]

    def _cut(self) -> list[Segment]:
        borders = [(0, Opening.START, 0)]
        openers, speech = self.words.of_any(*_OPENERS) | BREAKS, self.words["speech"]
        for i, word in enumerate(self._folded):
            if i in self._masked or (word not in openers and self.word(i - 1) not in speech):
                continue
            opening = self._opening(i)
            if opening:
                borders.append((i, opening, i + 1))
        ends = [start for start, _, _ in borders[1:]] + [len(self.tokens)]
        return [Segment(b[0], end, b[1], b[2]) for b, end in zip(borders, ends, strict=True) if end > b[0]]

    def _opening(self, i: int) -> Opening | None:
        if self.word(i) in BREAKS:
            return Opening.BREAK
        if self.one_of(i, "complementisers"):
            return self._reading_of_that(i)
        if self.one_of(i, "relatives"):
            return Opening.RELATIVE
        if self.one_of(i, "conditions") and not self.verb_forms[i]:
            return None if self._obliges(i) else Opening.CONDITION
        if self.one_of(i, "subordinators"):
            return Opening.ADVERBIAL if self._verb_ahead(i) else None
        if self.one_of(i, "coordinators", "contrast"):
            return Opening.COORDINATE if self._new_predicate(i) else None
        if self._speech_opens(i):
            return Opening.SPEECH
        return None

    def _obliges(self, i: int) -> bool:
        return self.one_of(i, "obligation") and i > 0

    def _reading_of_that(self, i: int) -> Opening | None:
        after = self.following(i)
        before = self.previous(i)
        told = self.one_of(before, "speech") or (before >= 0 and bool(self.verb_forms[before]))
        if self._verb_at(after) and i > 0 and not told:
            return Opening.RELATIVE
        if self.one_of(i - 1, "content_leads") and self._says(i - 2):
            return Opening.THAT
        if self.one_of(i - 1, "prepositions"):
            timed = self.one_of(i - 2, "time_setters") or self.one_of(i - 1, "clause_leads")
            return Opening.ADVERBIAL if timed and self._verb_ahead(i) else None
        return Opening.THAT if self._verb_ahead(i) else None

    def _says(self, i: int) -> bool:
        """Say whether a preposition behind a word only leads to what is said: 'insistió en que', 'advirtió de que'."""
        return self.one_of(i, "speech") or (i >= 0 and bool(self.verb_forms[i] & _FINITE))

    def _verb_at(self, i: int) -> bool:
        return i < len(self.tokens) and (bool(self.verb_forms[i]) or self.auxiliary(i))

    def _verb_ahead(self, i: int) -> bool:
        """Say whether a finite verb comes before the next border."""
        for j in range(i + 1, len(self.tokens)):
            if self.is_border(j):
                return False
            if self.auxiliary(j) or self.verb_forms[j] & _FINITE:
                return True
        return False

    def _new_predicate(self, i: int) -> bool:
        """Say whether a coordinator joins a predicate or a clause rather than nouns."""
        after = self.following(i)
        if self.one_of(after, "infinitive"):
            return False
        if self._verb_at(after) or self.one_of(after, "negations", "pronouns", "subordinators"):
            return True
        for j in range(after, len(self.tokens)):
            if self.is_border(j) or self.one_of(j, "prepositions", "relatives", "complementisers"):
                return False
            if self._verb_at(j):
                if self._trails(j) and not any(token.codes for token in self.tokens[after:j]):
                    return False
                return any(self._verb_at(k) for k in range(i))
        return False

    def _trails(self, i: int) -> bool:
        """Say whether a participle only goes on with the noun before it: 'and firms linked to the army'."""
        return Form.PARTICIPLE in self.verb_forms[i] and self.one_of(self.following(i), "prepositions")

    def _speech_opens(self, i: int) -> bool:
        """Say whether a clause without complementiser begins behind a verb of speech: 'said it would'."""
        if i == 0 or not self.one_of(i - 1, "speech") or self.is_border(i):
            return False
        if self.one_of(i, "prepositions", "complementisers", "adverbs") or self._verb_at(i):
            return False
        return self._verb_ahead(i - 1)
