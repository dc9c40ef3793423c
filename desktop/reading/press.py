"""Exports of press databases: many articles in one text, split by the rules of `resources/reading/press.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import dropwhile
from typing import Any

from desktop.reading.datelines import read_day
from desktop.reading.tables import load_table

HEAD = 40
"""Lines of an article in which its facts stand before its text."""
LONGEST_FACT = 300
"""Characters of a line that may state a fact."""

_LABEL = re.compile(r"^\s*([^\W\d][^:：\n]{1,40}?)\s?[:：](?:\s+(.*)|)$")
_CODE = re.compile(r"^\s*([A-Z]{2,5})(?:\s*\|)?(?:\s+(\S.*))?$")

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """An article of an export: its text, and what the export says of it; None where it says nothing."""

    text: str
    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Export:
    """A kind of export, as the data describe it."""

    mark: re.Pattern[str]
    sign: re.Pattern[str]
    ends: bool
    read: Callable[[Sequence[str], dict[str, Any]], tuple[str, Facts]]
    rule: dict[str, Any]


def split_export(text: str) -> tuple[Part, ...] | None:
    """Return the articles of an export of a press database; None for any other text."""
    for export in _exports():
        if export.mark.search(text) and export.sign.search(text):
            parts = tuple(_parts(text, export))
            if parts:
                return parts
    return None


def _parts(text: str, export: _Export) -> Iterator[Part]:
    for piece in _pieces(text.split("\n"), export):
        if any(export.sign.match(line) for line in piece):
            told, facts = export.read(piece, export.rule)
            if told.strip():
                yield _part(told.strip("\n"), facts)


def _pieces(lines: Sequence[str], export: _Export) -> Iterator[Sequence[str]]:
    """Yield the lines of each article; what stands before the first or behind the last belongs to none."""
    marks = [place for place, line in enumerate(lines) if export.mark.match(line)]
    starts = [0, *(mark + 1 for mark in marks)] if export.ends else [mark + 1 for mark in marks]
    ends = marks if export.ends else [*marks[1:], len(lines)]
    yield from (lines[start:end] for start, end in zip(starts, ends, strict=False))


def _part(text: str, facts: Facts) -> Part:
    value = {name: " ".join(words.split())[:LONGEST_FACT] for name, words in facts.items() if words.strip()}
    by = re.compile(load_table("press")["furniture"]["by"], re.IGNORECASE)
    language = load_table("press")["languages"].get(value.get("language", "").partition(";")[0].strip().casefold())
    return Part(
        text,
        title=value.get("title"),
        author=by.sub("", value.get("author", "")).strip() or None,
        source=value.get("source"),
        published=read_day(value.get("published", "")),
        language=language,
        url=value.get("url"),
    )


# ---- layout 'labels': lines 'Label: value' above and below the text


def _read_labels(piece: Sequence[str], rule: dict[str, Any]) -> tuple[str, Facts]:
    lines = [line for line in piece if not _furniture().match(line)]
    kinds = [_label(line) for line in lines]
    start = next((place for place, kind in enumerate(kinds) if kind and kind[0] == "text"), None)
    if start is None and not rule.get("needs_text"):
        above = [place for place, kind in enumerate(kinds[:HEAD]) if kind]
        # the labels above stand together: the text begins behind the last before it
        start = _last_of_head(lines, above) if above else None
    if start is None:
        return "", {}
    end = next((place for place in range(start + 1, len(lines)) if _closes(lines, kinds, place)), len(lines))
    facts = {kind[0]: kind[1] for kind in reversed(kinds[:start] + kinds[end:]) if kind}
    head = [line.strip() for line, kind in zip(lines[:start], kinds, strict=False) if line.strip() and kind is None]
    first = kinds[start]
    opening = [first[1]] if first and first[0] == "text" and first[1] else []
    body = [*opening, *lines[start + 1 : end]]
    return _join(body, wrapped=bool(rule.get("wrapped"))), {**_head_facts(head, rule["order"]), **facts}


def _last_of_head(lines: Sequence[str], above: Sequence[int]) -> int:
    """Return the last label before the text, or the line on which its value ends: no paragraph stands before it."""
    last = _end_of_value(lines, above[0])
    for place in above[1:]:
        if any(line.strip() for line in lines[last + 1 : place]):
            break
        last = _end_of_value(lines, place)
    return last


def _end_of_value(lines: Sequence[str], place: int) -> int:
    while place + 1 < len(lines) and lines[place + 1].strip() and _label(lines[place + 1]) is None:
        place += 1
    return place


def _closes(lines: Sequence[str], kinds: Sequence[tuple[str, str] | None], place: int) -> bool:
    """Say whether a line opens the facts that stand behind a text: a label on which no prose follows."""
    if _after().match(lines[place]):
        return True
    if kinds[place] is None:
        return False
    rest = [other for other in range(place + 1, len(lines)) if lines[other].strip()]
    return sum(kinds[other] is None for other in rest) <= len(rest) // 2 + 2


def _label(line: str) -> tuple[str, str] | None:
    """Return the kind of a labelled line and its value; a line that is the bare word 'Body' has none."""
    if line.strip().casefold() in ("body", "full text", "본문"):
        return "text", ""
    found = _LABEL.match(line[: LONGEST_FACT * 100])
    kind = _labels().get(found.group(1).casefold()) if found else None
    return (kind, found.group(2) or "") if found and kind else None


def _head_facts(head: Sequence[str], order: Sequence[str]) -> Facts:
    """Return the facts of the unlabelled lines above a text, told by the place of the day among them."""
    day = next((place for place in reversed(range(len(head))) if _is_day(head[place])), None)
    if "published" not in order or day is None:
        return {"title": head[0]} if head else {}
    facts = {"published": head[day]}
    at = list(order).index("published")
    if order[-1] == "title":
        # the lines below may hold an edition first; the headline is the longest of them
        below = head[day + 1 :]
        facts |= {"source": head[day - 1] if day else "", "title": max(below, key=len, default="")}
        return facts
    places = {name: day + place - at for place, name in enumerate(order) if name != "published"}
    return facts | {name: head[place] for name, place in places.items() if place >= 0}


def _is_day(line: str) -> bool:
    return len(line) <= 60 and "Date and Time" not in line and read_day(line) is not None


# ---- layout 'codes': fields by two or three letters


def _read_codes(lines: Sequence[str], rule: dict[str, Any]) -> tuple[str, Facts]:
    codes = frozenset(rule["codes"].split())
    fields: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        found = _CODE.match(line)
        if found and found.group(1) in codes and found.group(1) not in fields:
            current = fields.setdefault(found.group(1), [])
            current += [found.group(2)] if found.group(2) else []
        else:
            current.append(line.strip())
    facts = {name: " ".join(fields[code]) for code, name in rule["fields"].items() if code in fields}
    texts = ("\n".join(fields.get(code, ())).strip("\n") for code in rule["text"])
    return "\n\n".join(text for text in texts if text.strip()), facts


# ---- layout 'sequence': facts in a fixed order of lines round the count of words


def _read_sequence(lines: Sequence[str], rule: dict[str, Any]) -> tuple[str, Facts]:
    told = [place for place, line in enumerate(lines) if line.strip()]
    count = next((place for place in told if re.match(rule["sign"], lines[place])), None)
    if count is None:
        return "", {}
    above = [lines[place].strip() for place in told if place < count]
    below = [place for place in told if place > count]
    end = next((place for place in below[:12] if re.match(rule["copyright"], lines[place])), None)
    skip = re.compile("|".join(rule["skip"]))
    head = [lines[place].strip() for place in below if end is not None and place < end]
    if end is None:
        head = [lines[place].strip() for place in below[:5] if len(lines[place]) < 80]
        end = below[len(head) - 1] if head else count
    facts = _named_above(above)
    published = next((line for line in head if _is_day(line)), "")
    names = [line for line in head if line != published and not skip.match(line)]
    language = next((line for line in reversed(names) if line.casefold() in load_table("press")["languages"]), "")
    source = next((line for line in names if line != language), "")
    body = list(dropwhile(lambda line: not line.strip() or _furniture().match(line), lines[end + 1 :]))
    return "\n".join(body), {**facts, "published": published, "source": source, "language": language}


def _named_above(above: Sequence[str]) -> Facts:
    """Return headline and byline of the lines above the count of words; a section may stand above them."""
    by = re.compile(load_table("press")["furniture"]["by"], re.IGNORECASE)
    signed = next((line for line in reversed(above[-3:]) if by.match(line) and len(line) < 100), "")
    titles = [line for line in above if line != signed]
    return {"author": signed, "title": titles[-1] if titles else ""}


# ---- what all share


def _join(lines: Sequence[str], *, wrapped: bool) -> str:
    """Return the text of some lines; where they are wrapped, a paragraph ends at a blank one."""
    if not wrapped:
        return "\n".join(lines).strip("\n")
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


@cache
def _exports() -> tuple[_Export, ...]:
    return tuple(_export(rule) for rule in load_table("press")["export"])


def _export(rule: dict[str, Any]) -> _Export:
    readers = {"labels": _read_labels, "codes": _read_codes, "sequence": _read_sequence}
    mark, sign = re.compile(rule["mark"], re.MULTILINE), re.compile(rule["sign"], re.MULTILINE)
    return _Export(mark, sign, rule["at"] == "end", readers[rule["layout"]], rule)


@cache
def _labels() -> dict[str, str]:
    return {label: kind for kind, labels in load_table("press")["labels"].items() for label in labels}


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(load_table("press")["furniture"]["lines"]))


@cache
def _after() -> re.Pattern[str]:
    return re.compile("|".join(load_table("press")["furniture"]["after"]))
