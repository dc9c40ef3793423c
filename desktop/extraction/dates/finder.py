"""Finds the date expressions of a text and resolves them, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from desktop.extraction.dates.grains import Days, Grain
from desktop.extraction.dates.lexicon import LANGUAGES, Lexicon, Pattern, load_lexicon
from desktop.extraction.dates.meanings import Anchor, Length, Point, Vague
from desktop.extraction.dates.order import shows_day_first
from desktop.extraction.dates.reading import read_meaning
from desktop.extraction.dates.resolution import Setting, length_value, resolve
from desktop.extraction.dates.sharing import Expression, share
from desktop.extraction.dates.stamps import find_stamps
from desktop.extraction.dates.tense import find_tense
from desktop.extraction.dates.tokens import Token, cut
from desktop.records import DateMention, Sentence, Span, TimexType

_PHONE = re.compile(
    r"(?<![\w-])(?:\+?\d{1,3}[.-])?\d{2,4}([.-])\d{3,4}\1\d{4}(?!\w)"
    r"|(?<![\w+])\+\d{1,3}(?:[ .-]\(?\d{1,4}\)?){2,5}(?!\w)"
    r"|(?<![^\W\d_])(?:[Tt]el|[Ff]ax|[Pp]hone|[Tt]eléfono|[Mm]óvil|전화)\b[.:]{0,2} ?[+\d][\d ().-]{6,}"
)


def find_dates(
    text: str, sentences: Sequence[Sentence], published: date | None, outlet: str = ""
) -> tuple[DateMention, ...]:
    """Return the date expressions of the sentences, sorted and apart, each with its value and its days.

    Without a publication date a relative expression keeps its place with value and days None. `outlet` are the name
    and the address of who published it: they tell whether '05/06/2024' has the day first, where the text does not.
    """
    day_first = shows_day_first(text, published, outlet)
    mentions: list[DateMention] = []
    previous: Days | None = None
    end = 0
    for sentence in sorted(sentences, key=lambda s: s.span):
        span = Span(max(sentence.span.start, end), min(sentence.span.end, len(text)))
        for expression in find_expressions(text, Sentence(span, sentence.language), day_first=day_first):
            lexicon = load_lexicon(sentence.language) if sentence.language in LANGUAGES else None
            mention, days = _resolve(expression, text, sentence.span, lexicon, published, previous)
            mentions.append(mention)
            previous = days if isinstance(expression.meaning, Point) else previous
        end = max(end, span.end)
    return tuple(mentions)


def find_expressions(text: str, sentence: Sentence, *, day_first: bool | None = None) -> list[Expression]:
    """Return the expressions of one sentence; of a language without a lexicon only dates in digits."""
    stamps = find_stamps(text, sentence.span, sentence.language, day_first=day_first)
    if sentence.language not in LANGUAGES:
        return [Expression(stamp.span, stamp.point, "stamp") for stamp in stamps]
    lexicon = load_lexicon(sentence.language)
    if not lexicon.may_date(sentence.span.of(text)):
        return []
    tokens = cut(text, sentence.span, lexicon, stamps)
    return list(_not_phoned(share(_match(tokens, lexicon), text, sentence.span, lexicon), text, sentence.span))


def _not_phoned(expressions: Sequence[Expression], text: str, span: Span) -> Iterator[Expression]:
    """Yield the expressions that are no part of a telephone number: '02-2024-1999'."""
    phones = [Span(*found.span()) for found in _PHONE.finditer(text, span.start, span.end)] if expressions else []
    for expression in expressions:
        if not any(map(expression.span.overlaps, phones)):
            yield expression


def _match(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Expression]:
    signs = "".join([token.sign for token in tokens])
    start = lexicon.start.search(signs)
    while start:
        at = start.start()
        end, expression = _longest(signs, at, tokens, lexicon.patterns[signs[at]])
        if expression:
            yield expression
        start = lexicon.start.search(signs, max(end, at + 1))


def _longest(
    signs: str, at: int, tokens: Sequence[Token], patterns: Sequence[Pattern]
) -> tuple[int, Expression | None]:
    """Return where the longest match ends and what it is; nothing for a block."""
    best_end, best = at, None
    for pattern in patterns:
        found = pattern.expression.match(signs, at)
        if found and found.end() > best_end:
            meaning = read_meaning(pattern, found, tokens)
            if meaning or pattern.makes == "nothing":
                best_end = found.end()
                span = Span(tokens[at].start, tokens[best_end - 1].end)
                best = Expression(span, meaning, pattern.name) if meaning else None
    return best_end, best


def _resolve(
    expression: Expression,
    text: str,
    sentence: Span,
    lexicon: Lexicon | None,
    published: date | None,
    previous: Days | None,
) -> tuple[DateMention, Days | None]:
    span, meaning, rule = expression.span, expression.meaning, expression.rule
    if isinstance(meaning, Vague):
        return DateMention(span, TimexType.DATE, meaning.value, rule=rule), None
    if isinstance(meaning, Length):
        kind = TimexType.SET if meaning.repeats else TimexType.DURATION
        return DateMention(span, kind, length_value(meaning), rule=rule), None
    tense = partial(find_tense, text, sentence, span, lexicon) if lexicon else lambda: None
    if meaning.stands_alone and meaning.anchor is Anchor.PREVIOUS and previous is None:
        return _as_length(expression, meaning), None
    days = resolve(meaning, Setting(published, previous, tense))
    kind = TimexType.TIME if meaning.clock else TimexType.DATE
    if days is None:
        return DateMention(span, kind, None, rule=rule), None
    clock = meaning.clock if meaning.clock and days.grain is Grain.DAY else ""
    return DateMention(span, kind, days.value + clock, days.start, days.end, rule), days


def _as_length(expression: Expression, point: Point) -> DateMention:
    """'four days later' with no date before it tells a length only."""
    grain, amount = point.frame or (Grain.DAY, 1)
    value = length_value(Length(abs(amount), grain))
    return DateMention(expression.span, TimexType.DURATION, value, rule=expression.rule)
