"""Whether two documents are the same article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import blake2b
from itertools import takewhile

from desktop.reading.alignment import remainder
from desktop.reading.lines import Line, split_lines
from desktop.reading.phrases import is_call, is_furniture, opens_block
from desktop.records import Document, Span

_NO_SIGN = re.compile(r"[\W_]+")


def nothing_known(document: Document) -> bool:  # noqa: ARG001
    """Say of every article that it is new."""
    return False


def remembering(holds: Callable[[str], bool]) -> Callable[[Document], bool]:
    """Return what says whether an article is known: by its fingerprint held elsewhere, or asked for before."""
    seen: set[str] = set()

    def known(document: Document) -> bool:
        mark = fingerprint(document)
        if mark in seen:
            return True
        seen.add(mark)
        return holds(mark)

    return known


def fingerprint(document: Document) -> str:
    """Return a mark that is equal for the same content in another page frame, spacing, case or normalisation form.

    Sentences at the very end count also where they stand behind the page's furniture and are taken for its part: what
    is dropped as a duplicate is lost, while an article that is kept twice tells its happenings once.
    """
    plain = document.plain_chrome
    if plain is not None:  # what was taught of an outlet later makes no other article of one that came before
        document = replace(document, chrome=plain, plain_chrome=None)
    content = remainder(document.text, sorted(document.chrome))
    told = "\n".join(span.of(document.text) for span in (*content, *_last_words(document)))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", told).casefold())
    signs = _NO_SIGN.sub("", folded) or document.text
    return blake2b(signs.encode(), digest_size=16).hexdigest()


def _last_words(document: Document) -> Iterator[Span]:
    """Yield the sentences with which a text ends, as far as they are taken for furniture."""
    last = max(document.chrome, default=None)
    if last is not None and not document.text[last.end :].strip():
        lines = split_lines(last.of(document.text))
        yield from (line.span.shifted(last.start) for line in takewhile(_tells, reversed(lines)))


def _tells(line: Line) -> bool:
    return line.ends and not (is_furniture(line) or opens_block(line) or is_call(line))
