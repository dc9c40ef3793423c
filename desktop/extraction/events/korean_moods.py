"""What the end of a Korean predicate says of its act: type and status, and whether another predicate swallows it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.extraction.events.eojeols import Close, Eojeol, word_at
from desktop.extraction.events.korean_roots import Trigger
from desktop.extraction.events.lexicon import Frame, Words
from desktop.extraction.events.operators import REFUSABLE, Outcome, plan
from desktop.records import EventType, Status

_HANGUL, _FINALS, _L = 0xAC00, 28, 8
_NEAR, _SAID_WITHIN = 2, 4


_CONNECTED = ("고", "해", "아", "어", "서", "며")
_SCHEDULED = (EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT)


class Moods:
    """Reads the predicates of one sentence."""

    def __init__(self, eojeols: Sequence[Eojeol], words: Words) -> None:
        self._eojeols = eojeols
        self._words = words

    def adnominal(self, trigger: Trigger) -> bool:
        """Say whether a predicate describes the noun behind it: '대만을 지원한 미국'."""
        if trigger.after.startswith("중인"):
            return True
        verb = self._eojeols[trigger.verb]
        after = word_at(self._eojeols, trigger.verb + 1)
        described = verb.close in (Close.NOUN, Close.CLAIM) or verb.word in self._words["given"]
        if not described or verb.ends or not after:
            return False
        return not after.startswith(self._words.row("joints"))

    def quotes(self, start: int, end: int) -> bool:
        """Say whether a clause that another says ends between two words: '-다고', '-라고'."""
        return any(self._says(i) for i in range(start, end))

    def _says(self, i: int) -> bool:
        return self._eojeols[i].word.endswith(self._words.row("says"))

    def swallowed(self, trigger: Trigger, following: Trigger | None) -> bool:
        """Say whether a trigger stands inside what the next one says: 'A하라고 촉구', 'A하겠다고 위협'."""
        if following is None or not (following.frame.governs or following.frame.type is EventType.AGREE):
            return False
        first, after = trigger.ending, trigger.after
        quoted = first.endswith(("기로", "도록", "것을")) or (
            after.startswith(("것을", "것이라", "데 대해", "것에", "방안"))
            and (first[-1:] in "을는한인던된" or ends_l(first))
        )
        end = min(following.at, trigger.verb + _SAID_WITHIN)
        goes_on = trigger.frame.type is EventType.CONSULT and not self._says(trigger.verb)
        goes_on = goes_on and (first == "" or first.endswith(_CONNECTED))
        said = not goes_on and any(self._says(i) for i in range(trigger.at, end))
        nominal = following.at - trigger.at <= _NEAR and trigger.tail.strip().endswith(("기로", "기를"))
        return quoted or said or nominal

    def outcome(self, trigger: Trigger) -> Outcome | None:
        """Return type and status of an act, None where the words tell none."""
        frame, first, after = trigger.frame, trigger.ending, trigger.after
        if self._unreal(trigger):
            return None
        if self._negated(trigger):
            return self._deny(trigger, frame)
        if frame.type is None:
            return None
        if any(first.endswith(word) for word in self._words["conditions"]) or after.startswith("경우"):
            return frame.type, Status.POSSIBLE
        if self._starts(after, "possible") and (ends_l(first) or first[-1:] in "를을수는" or first == ""):
            return frame.type, Status.POSSIBLE
        later = word_at(self._eojeols, trigger.verb + 2)
        if after.startswith(("것으로", "것이라")) and not ends_l(first) and first[-1:] not in "을를":
            return frame.type, Status.FACT if self._starts(later, "reported") else Status.POSSIBLE
        if after.startswith(("것으로", "것이라")) and self._starts(later, "guessed"):
            return frame.type, Status.POSSIBLE
        if after.startswith(("방안", "문제")) or self._starts(after, "weighed"):
            return frame.type, Status.POSSIBLE
        if self._starts(after, "promise") or after.startswith("싶"):
            return plan(frame.type)[0], Status.FACT
        if first == "한다" and frame.type in _SCHEDULED:
            return plan(frame.type)
        if self._starts(after, "future") or any(word in first for word in self._words["promise"]):
            return (frame.type, Status.FACT) if frame.type is EventType.AGREE else plan(frame.type)
        return frame.type, Status.FACT

    def conditional(self, trigger: Trigger) -> bool:
        """Say whether a predicate only sets a condition: '제공할 경우'."""
        return trigger.ending.endswith(self._words.row("conditions")) or trigger.after.startswith("경우")

    def wished(self, trigger: Trigger) -> bool:
        """Say whether one side only is ready or wants: '만날 용의가 있다', '대화하고 싶다'."""
        return trigger.after.startswith(("용의", "의향", "의사", "싶")) or "겠" in trigger.ending

    def _unreal(self, trigger: Trigger) -> bool:
        """Say whether words are only wished, claimed or forbidden: '-기 위해', '-다는 의혹', '-지 말라', '-해야'."""
        first, after = trigger.ending, trigger.after
        verb = self._eojeols[trigger.verb]
        if verb.close is Close.CLAIM and self._starts_any(trigger.verb + 1, "claims"):
            return True
        if first.endswith("기") and after.startswith(("위", "때문", "전", "전에")):
            return not after.startswith("때문")
        if self._stem(first) and after.startswith("말"):
            return True
        return first.endswith(self._words.row("unreal"))

    def _starts_any(self, i: int, name: str) -> bool:
        """Say whether one of the next two words begins with one of a list: '-다는 미국의 주장'."""
        return any(self._starts(word_at(self._eojeols, j), name) for j in (i, i + 1))

    def _deny(self, trigger: Trigger, frame: Frame) -> Outcome | None:
        kind = frame.unsaid or frame.type
        if frame.unsaid:
            return frame.unsaid, Status.FACT
        if kind is None:
            return None
        willed = any("겠" in word for word in trigger.tail.split()) or trigger.after.startswith(("않을", "않겠"))
        if kind in REFUSABLE and (willed or self._absent(trigger)):
            return EventType.REJECT, Status.FACT
        return kind, Status.DENIED

    def _absent(self, trigger: Trigger) -> bool:
        quoted = any(e.opens for e in self._eojeols[: trigger.at + 1])
        return quoted and trigger.tail.strip() in ("없다", "없을")

    def _negated(self, trigger: Trigger) -> bool:
        """Say whether an act is denied, also by its light verb ('회담을 열지 않았다') or as absent ('대화가 없다')."""
        tail = trigger.tail
        never = trigger.after.startswith(("적", "사실", "바", "일")) and self._starts(
            word_at(self._eojeols, trigger.verb + 2), "absent"
        )
        denied = any(word in tail for word in self._words["negations"])
        before = word_at(self._eojeols, trigger.at - 1)
        return denied or never or self._starts(tail, "absent") or before in ("안", "못")

    def _stem(self, ending: str) -> bool:
        return ending.endswith(self._words.row("stems"))

    def _starts(self, word: str, name: str) -> bool:
        return bool(word) and word.startswith(self._words.row(name))


def ends_l(word: str) -> bool:
    """Say whether the last syllable of a word closes with ㄹ, as a verb does before what is to come."""
    code = ord(word[-1]) - _HANGUL if word else -1
    return 0 <= code < 11172 and code % _FINALS == _L
