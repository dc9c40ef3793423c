"""What an article's plain text says of itself: headline, author, outlet; its day is found by `publication`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.reading.bylines import (
    agency_of_dateline,
    author_of_dateline,
    author_of_line,
    author_of_note,
    is_address,
    looks_like_byline,
    outlet_of_source_line,
    outlets_in_hashtags,
    read_sign_off,
)
from desktop.reading.datelines import looks_like_stamp
from desktop.reading.headlines import SEPARATORS, find_headline, reads_like_headline
from desktop.reading.lines import Line, fold, split_lines
from desktop.reading.publication import Publication, find_publication
from desktop.records import Facts, Span, unite

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of itself, and more closely of its day."""

    facts: Facts
    publication: Publication


def find_facts(text: str, chrome: Sequence[Span] = ()) -> Facts:
    """Return what the text says of itself; what it does not say is None."""
    return read_told(text, chrome).facts


def read_told(text: str, chrome: Sequence[Span] = (), lines: Sequence[Line] | None = None) -> Told:
    """Return what the text says of itself, with the zone of its day and what its day may be where that is unclear.

    `lines` are the text's, where they are at hand.
    """
    lines = split_lines(text) if lines is None else lines
    content = [line for line, marked in zip(lines, _marked(lines, chrome), strict=True) if not marked]
    headline = _headline(lines, content)
    outlet = _outlet(text, lines, content, headline)
    publication = find_publication(lines, content, headline, _first_prose(lines, content))
    facts = Facts(
        title=_title(headline, outlet) if headline else None,
        author=_author(text, content),
        source=outlet,
        published=publication.day,
    )
    return Told(facts, publication)


def _marked(lines: Sequence[Line], chrome: Sequence[Span]) -> list[bool]:
    """Return for each line whether the furniture holds it."""
    spans = unite(chrome)
    ends = [span.end for span in spans]
    places = [bisect_left(ends, line.span.end) for line in lines]
    return [at < len(spans) and spans[at].holds(line.span) for line, at in zip(lines, places, strict=True)]


# ---- headline


def _headline(lines: Sequence[Line], content: Sequence[Line]) -> Line | None:
    """Return the line that is the headline: the one the page's title repeats, else the first that reads like one."""
    if len(lines) < 2:
        return None
    start = _first_prose(lines, content)
    again = find_headline(lines, start)
    if again is not None:
        return lines[again]
    above = [line for line in content[:60] if line.span.start < lines[start].span.start]
    candidates = [line for line in above if reads_like_headline(line)]
    return _in_main_language(candidates, content) if candidates else None


def _first_prose(lines: Sequence[Line], content: Sequence[Line]) -> int:
    """Return the index of the article's first paragraph; headlines stand before it."""
    inside = {line.span for line in content}
    paragraphs = (
        index for index, line in enumerate(lines) if index and line.prose and line.width > 80 and line.span in inside
    )
    return next(paragraphs, len(lines) - 1)


def _in_main_language(candidates: Sequence[Line], content: Sequence[Line]) -> Line:
    """Return the first line in the story's script, or a rival that shares far more words with the story."""
    story = " ".join(line.text for line in content if line.prose or line.width > 120)
    script, words = _script(story), Counter(_WORD.findall(story.casefold()))
    likely = [line for line in candidates[:4] if _script(line.text) == script] or list(candidates[:1])
    shares = [_shared(line, words) for line in likely]
    best = max(range(len(likely)), key=lambda index: shares[index])
    return likely[best] if shares[best] > 2 * shares[0] + 0.2 else likely[0]


def _shared(line: Line, words: Counter[str]) -> float:
    own = [word for word in _WORD.findall(line.text.casefold()) if len(word) < 12]
    return sum(words[word] > 0 for word in own) / max(1, len(own))


def _script(text: str) -> str:
    """Return the script most letters are in, by coarse blocks of Unicode."""
    blocks = Counter[str]()
    for sign, count in Counter(filter(str.isalpha, text[:4000])).items():
        blocks["latin" if sign < "\u0250" else str(ord(sign) >> 10)] += count
    joined: Counter[str] = Counter()
    for block, count in blocks.items():
        han = block != "latin" and 0x3000 <= int(block) << 10 <= 0xAC00 - 0x400
        joined["han" if han else "hangul" if block != "latin" and 0xA800 <= int(block) << 10 <= 0xD400 else block] += (
            count
        )
    return max(joined, key=lambda name: joined[name]) if joined else ""


def _title(headline: Line, outlet: str | None) -> str:
    """Return the headline without the site's name behind it."""
    text = headline.text
    for found in reversed(list(SEPARATORS.finditer(text))):
        if outlet and fold(text[found.end() :]) == fold(outlet):
            return text[: found.start()].strip()
    return text


# ---- author and outlet


def _author(text: str, content: Sequence[Line]) -> str | None:
    """Return the author of a byline near the head, else of a sign-off, else of a note at the end."""
    for line in [*content[:30], *content[-4:]] if len(content) > 1 else ():
        author = author_of_line(line.text) if not line.prose or line.width < 120 else None
        if author:
            return author
    dateline = next((author for line in content[:12] if (author := author_of_dateline(line.text))), None)
    signed = read_sign_off(text)
    return dateline or (signed[0] if signed else _author_of_notes(text, content))


def _author_of_notes(text: str, content: Sequence[Line]) -> str | None:
    for line in content[-3:] if len(content) > 3 else ():
        author = author_of_note(line.text, text[: line.span.start])
        if author:
            return author
    return None


def _outlet(text: str, lines: Sequence[Line], content: Sequence[Line], headline: Line | None) -> str | None:
    """Return the outlet a sign-off, a dateline, a source line, a hashtag or the page's title names."""
    return next((name for name in _outlets(text, lines, content, headline) if name and not is_address(name)), None)


def _outlets(text: str, lines: Sequence[Line], content: Sequence[Line], headline: Line | None) -> Iterator[str | None]:
    signed = read_sign_off(text)
    yield signed[1] if signed else None
    if headline and lines[0] is not headline:
        yield _site_of_title(lines[0].text, headline.key)
    for line in content[:12]:
        yield agency_of_dateline(line.text)
    for line in [*content[:12], *content[-6:]]:
        yield outlet_of_source_line(line.text)
    yield from outlets_in_hashtags(text)
    start = _first_prose(lines, content)
    for line in lines[:start]:
        if line is not headline:
            yield _site_of_caption(line.text, text)


def _site_of_title(title: str, headline: str) -> str | None:
    """Return what stands in a page's title behind the headline: 'Headline | Site'."""
    for found in SEPARATORS.finditer(title):
        if fold(title[: found.start()]) == headline:
            name = SEPARATORS.split(title[found.end() :])[-1].strip()
            return name if 1 < len(name) <= 40 else None
    return None


def _site_of_caption(line: str, text: str) -> str | None:
    """Return the site that a picture's title ends with: 'Jane Doe - City Post'; never words the story uses."""
    found = re.fullmatch(r"[^-–|]{3,40}\s[-–|]\s([A-Z][\w’'&]*(?:\s[A-Z&][\w’'&]*){0,3})", line)
    if not found or looks_like_byline(line) or looks_like_stamp(line):
        return None
    return found.group(1) if text.count(found.group(1)) == 1 else None
