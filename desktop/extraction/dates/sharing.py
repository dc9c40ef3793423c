"""Dates that stand together share what only one of them says.

'April to June 2008', 'el martes y miércoles de la próxima semana', '3월 5일부터 7일까지'; and a year that opens a
sentence ('In 2018, they met in June') holds for its months.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.extraction.dates.lexicon import Lexicon
from desktop.extraction.dates.meanings import Meaning, Point
from desktop.records import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression before it is resolved."""

    span: Span
    meaning: Meaning
    rule: str


def share(expressions: Iterable[Expression], text: str, sentence: Span, lexicon: Lexicon) -> list[Expression]:
    """Return the expressions of a sentence, each with what its neighbour says for both."""
    shared = list(expressions)
    for at in range(len(shared) - 1):
        left, right = shared[at], shared[at + 1]
        if lexicon.cues["joint"].search(text[left.span.end : right.span.start]):
            shared[at : at + 2] = _share_pair(left, right)
    return _share_year(shared, text, sentence, lexicon)


def _share_pair(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    one, other = left.meaning, right.meaning
    if not isinstance(one, Point) or not isinstance(other, Point) or one.chained or other.chained:
        return left, right
    if _only_day(other) and one.month and one.day:
        other = replace(other, month=one.month, year=one.year, frame=one.frame, direction=one.direction)
    elif _alike(one, other) and _open(one) and not _open(other):
        one = _with_frame(one, other)
    elif _alike(one, other) and _open(other) and not _open(one):
        other = _with_frame(other, one)
    return replace(left, meaning=one), replace(right, meaning=other)


def _only_day(point: Point) -> bool:
    return bool(point.day and not point.month and _open(point))


def _alike(one: Point, other: Point) -> bool:
    """Months go with months, weekdays with weekdays."""
    if one.month or other.month:
        return bool(one.month and other.month)
    return one.weekday is not None and other.weekday is not None


def _open(point: Point) -> bool:
    return point.year is None and point.frame is None and point.direction is None


def _with_frame(point: Point, giver: Point) -> Point:
    return replace(point, year=giver.year, frame=giver.frame, direction=giver.direction)


def _share_year(expressions: list[Expression], text: str, sentence: Span, lexicon: Lexicon) -> list[Expression]:
    """Hand the year that opens the sentence on to months that have none."""
    if len(expressions) < 2 or expressions[0].rule != "year":
        return expressions
    first, *rest = expressions
    before, after = text[sentence.start : first.span.start], text[first.span.end : sentence.end]
    if not lexicon.cues["head"].search(before) or not lexicon.cues["frame"].search(after):
        return expressions
    return [first, *(_in_year(expression, first.meaning) for expression in rest)]


def _in_year(expression: Expression, year: Meaning) -> Expression:
    point = expression.meaning
    if isinstance(point, Point) and isinstance(year, Point) and point.month and _open(point) and not point.chained:
        return replace(expression, meaning=replace(point, year=year.year))
    return expression
