"""Roots of a Korean sentence that are predicates in it: Sino-Korean nouns with 하다, 되다, 받다, and native stems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.extraction.events.eojeols import Close, Eojeol, close_of, word_at
from desktop.extraction.events.korean_roles import WITH, case_of
from desktop.extraction.events.lexicon import Entry, Frame, Lexicon
from desktop.records import EventType, Span

_LONGEST = 8
_REMEMBERED = 20_000
_OBJECT_REACH = 4
_QUOTE_REACH = 3
_VERB_ENDS = (
    "었", "았", "했", "였", "습", "는", "다", "고", "며", "으", "은", "을", "기", "면", "자", "지", "아", "어", "던",
    "려", "도록", "거나", "더니", "라", "게", "겠",
)  # fmt: skip
_LIGHT = ("을", "를", "에", "")
_ENDS = ("다", "라", "음", "함", "기", "나", "중", "로", "할", "될", "열", "고", "며", "지", "을", "가질", "나설")
_DONE = ("했", "하고", "한", "했다")
_NATIVE_ENDS = ("받", "당하", "넘기")

DEMAND = Entry("라", frozenset(), (), Frame("request-headline", EventType.REQUEST, ("to",)))
RESOLVE = Entry("기로", frozenset(), (), Frame("agree-resolve", EventType.AGREE, (WITH,), mutual=True))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A root that is a predicate here.

    `tail` is what follows the root, over the word's end, `verb` the word that ends its clause.
    """

    at: int
    entry: Entry
    span: Span
    tail: str
    passive: bool
    verb: int
    others: tuple[Trigger, ...] = ()

    @property
    def frame(self) -> Frame:
        """Return the frame of the root."""
        assert self.entry.frame is not None
        return self.entry.frame

    @property
    def ending(self) -> str:
        """Return the end of the word itself."""
        return self.tail.partition(" ")[0]

    @property
    def after(self) -> str:
        """Return what follows the word."""
        return self.tail.partition(" ")[2]


class RootFinder:
    """Finds the triggers of one sentence."""

    def __init__(self, text: str, eojeols: Sequence[Eojeol], lexicon: Lexicon) -> None:
        self._text = text
        self._eojeols = eojeols
        self._lexicon = lexicon
        self._words = lexicon.words

    def find(self) -> list[Trigger]:
        """Return each trigger in its most specific reading, the others with it."""
        found = []
        for i in range(len(self._eojeols)):
            readings = list(self._readings(i))
            if not readings and self._resolves(i):
                start = self._eojeols[i].span.start
                span = Span(start, start + len(self._eojeols[i].word))
                readings = [Trigger(i, RESOLVE, span, f"기로 {word_at(self._eojeols, i + 1)}", False, i)]
            if not readings and self._demands(i):
                start = self._eojeols[i].span.start
                span = Span(start, start + len(self._eojeols[i].word))
                readings = [Trigger(i, DEMAND, span, "", False, i)]
            if readings:
                found.append(replace(readings[0], others=tuple(readings[1:])))
        return found

    def _resolves(self, i: int) -> bool:
        """Say whether a verb without frame tells what was decided: '대응하기로 했다'."""
        return word_at(self._eojeols, i).endswith("기로") and word_at(self._eojeols, i + 1).startswith(_DONE)

    def _demands(self, i: int) -> bool:
        """Say whether a headline ends with the words of a demand: '이스라엘에 "공격 멈춰야"'."""
        last = i == len(self._eojeols) - 1
        return last and self._eojeols[i].quoted and word_at(self._eojeols, i).endswith(("야", "라"))

    def is_predicate(self, i: int) -> bool:
        """Say whether a word is a root that is a verb here, not a noun with a particle."""
        for size, entries in self._roots(i):
            rest = self._eojeols[i].word[size:]
            if self._verbal(i, rest, entries) is not None or rest == "":
                return True
        return False

    def named(self, i: int) -> tuple[Entry, int] | None:
        """Return the root that a noun with its particle is, and its length."""
        for size, entries in self._roots(i):
            rest = self._eojeols[i].word[size:]
            if rest == "" or case_of(rest, self._words) or rest in self._words["possessive"]:
                entry = next((e for e in entries if e.frame and not e.frame.objects and not e.frame.quotes), None)
                return (entry, size) if entry else None
        return None

    def _roots(self, i: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
        """Yield the longest root that begins a word, with the words before it that it asks for."""
        word = self._eojeols[i].word
        if word.startswith(self._words.row("no_roots")):
            return
        for size in range(min(_LONGEST, len(word)), 0, -1):
            found = self._lexicon.verbs.get(word[:size])
            entries = tuple(e for e in found or () if self._led(i, e))
            if entries:
                yield size, entries
                return

    def _led(self, i: int, entry: Entry) -> bool:
        """Say whether the earlier words of a root of several words stand before its last."""
        before = entry.rest
        return all(
            word_at(self._eojeols, i - n) in (word, word + "을", word + "를")
            for n, word in enumerate(reversed(before), 1)
        )

    def _readings(self, i: int) -> Iterator[Trigger]:
        eojeol = self._eojeols[i]
        for size, entries in self._roots(i):
            rest = eojeol.word[size:]
            for entry in entries:
                tail = self._verbal(i, rest, entries)
                frame = entry.frame
                if tail is None or frame is None or not self._complete(i, frame):
                    continue
                voice = (word_at(self._eojeols, i + 1) if rest in ("을", "를") else tail).lstrip()
                passive = voice.startswith(self._words.row("suffer")) and not frame.invert
                passive |= frame.type is EventType.COERCE and tail.startswith(" 중인")
                start = self._text.index(eojeol.word[:1], eojeol.span.start) if eojeol.word[:1].isalpha() else 0
                light = rest in (*_LIGHT, "로", "으로") and bool(tail.strip()) and not tail.startswith(" ")
                yield Trigger(i, entry, Span(start, start + size), tail, passive, self._verb_end(i + light))

    def _verb_end(self, i: int) -> int:
        """Return the word that ends a predicate: its auxiliary where it has one ('하고 있다', '하지 않았다')."""
        helped = word_at(self._eojeols, i).endswith(("고", "지", "지도", "지는")) and word_at(
            self._eojeols, i + 1
        ).startswith(("있", "않", "못", "말"))
        given = word_at(self._eojeols, i + 1) in self._words["given"] and not self._eojeols[i].ends
        return i + (helped or given)

    def _complete(self, i: int, frame: Frame) -> bool:
        if frame.quotes and not self._quoted(i, frame.quotes):
            return False
        return not frame.objects or self._object_before(i, frame)

    def _quoted(self, i: int, ends: Sequence[str]) -> bool:
        """Say whether what is said before ends as a frame of saying asks: '-해야 한다고 말했다'."""
        for j in range(i - 1, max(-1, i - 1 - _QUOTE_REACH), -1):
            phrase = f"{word_at(self._eojeols, j - 1)} {word_at(self._eojeols, j)}"
            if phrase.endswith(self._words.row("says")):
                return any(end in f"{word_at(self._eojeols, j - 2)} {phrase}" for end in ends)
        return False

    def _object_before(self, i: int, frame: Frame) -> bool:
        near = (self._eojeols[j].word for j in range(max(0, i - _OBJECT_REACH), i))
        return any(self._lexicon.in_class(noun, frame.objects) for word in near for noun in _nouns_in(word))

    def _verbal(self, i: int, rest: str, entries: Sequence[Entry]) -> str | None:
        """Return the ending of a predicate, None where the root is but a noun."""
        words = self._words
        after = word_at(self._eojeols, i + 1)
        last = i == len(self._eojeols) - 1 or self._eojeols[i].ends
        if rest.startswith((*words.row("do"), *words.row("suffer"))):
            return rest + " " + after
        if rest.startswith(("이라", "이며", "이다")) and self._eojeols[i].word.removesuffix(rest) in words["stative"]:
            return rest + " " + after
        if rest.startswith("기로") or (rest == "" and after.startswith(tuple(words["tails"]))):
            return rest + " " + after
        if rest in _LIGHT and not last and self._light(rest, after):
            return f"{after} {word_at(self._eojeols, i + 2)}"
        if rest in ("로", "으로") and after.startswith(words.row("answering")) and not last:
            return f"{after} {word_at(self._eojeols, i + 2)}"
        if rest in (*words.row("subject"),) and after.startswith(tuple(words["absent"])):
            return after
        if rest in ("", "키로", "기로") and last:
            return rest
        native = any("|" in e.lemma or e.lemma.endswith(_NATIVE_ENDS) for e in entries)
        if native and (rest.startswith(_VERB_ENDS) or (rest == "" and len(self._eojeols[i].word) > 1)):
            return rest + " " + after
        if native and rest and not case_of(rest, words):
            return rest + " " + after
        return None

    def _light(self, rest: str, after: str) -> bool:
        """Say whether the next word makes a predicate of a noun: '회담을 열었다', '공격 받은'."""
        if rest and after in self._words["light_words"]:
            return True
        if close_of(after, self._words) is Close.NONE and not after.endswith(_ENDS):
            return False
        if after.startswith("받아들"):
            return False
        return after.startswith((*(self._words["light"] if rest else ()), *self._words.row("suffer")))


@lru_cache(maxsize=_REMEMBERED)
def _nouns_in(word: str) -> tuple[str, ...]:
    """Return the nouns that a word may be: with and without its particle, and each that it ends in."""
    bare = next((word[: -len(p)] for p in ("을", "를", "에", "이", "가", "도") if word.endswith(p)), word)
    return word, bare, *(bare[i:] for i in range(1, len(bare) - 1))
