"""Who wrote it and where it appeared, as bylines, sign-offs, datelines and author notes say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from desktop.reading.tables import load_table

CREDIT = 90
"""Characters at a line's end in which a picture's credit stands."""

_NAME = r"[^\W\d_a-z][^\W\d_]*(?:[’'\-.][^\W\d_]+)*\.?"
_FULL = rf"{_NAME}(?:\s+(?:(?:de|del|la|van|von|der|den|bin|al|el|da|dos|du|di|le|y|e|ten|ibn)\s+)*{_NAME}){{1,4}}"
_MORE = rf"{_FULL}(?:\s*(?:,|&|and|y|und|et|e)\s+{_FULL}){{0,3}}"
# A link to the author's page in a network stands glued to the name when a page is copied: 'Jane DoeTwitter'.
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?:Twitter|Facebook|Instagram|LinkedIn|Bluesky|X)\b")
_KOREAN = re.compile(
    r"(?:^|[\s(\[=·/|])([가-힣]{2,4})\s?(?:인턴|선임|수습)?(?:기자|특파원|논설위원)(?=$|[\s=()\]·/|,.\d])"
)
_KOREAN_DATELINE = re.compile(r"[(\[][가-힣]{2,6}\s?=\s?([가-힣A-Za-z0-9]{2,10})[)\]]")
_KOREAN_REPORTER = re.compile(r"[)\]]\s?([가-힣]{2,4})(?:[·,\s]+[가-힣]{2,4})*\s(?:기자|특파원)\s?=")
_CHINESE = re.compile(r"(?:记者|記者|作者|撰文)[:：/／\s]\s*([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff])")
_DATELINE = re.compile(
    r"^[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ .,'’-]{2,40}(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*\((\w[\w .]{1,20})\)\s*(?:[-–—]|\.)"
)


def looks_like_byline(line: str) -> bool:
    """Say whether a line names its author: 'By Jane Doe', '김철수 기자'."""
    return len(line) <= 170 and author_of_line(line) is not None


def author_of_line(line: str) -> str | None:
    """Return the name or names of a byline, without roles and dates."""
    return _western_author(line) or _eastern_author(line)


def _western_author(line: str) -> str | None:
    if len(line) > 170:
        return None
    for pattern in (_by(), _labelled()):
        found = pattern.search(line)
        if found:
            return _trim_roles(found.group("name"))
    return None


def _eastern_author(line: str) -> str | None:
    found = _KOREAN.search(line[:170]) or _CHINESE.search(line[:170])
    return found.group(1) if found else None


def author_of_dateline(line: str) -> str | None:
    """Return the reporter of a Korean dateline: '(서울=연합뉴스) 김철수 기자 = …'."""
    found = _KOREAN_REPORTER.search(line[:80])
    return found.group(1) if found else None


def agency_of_dateline(line: str) -> str | None:
    """Return the outlet of a dateline: 'SEOUL, March 5 (Yonhap) --', '(서울=연합뉴스)'."""
    found = _DATELINE.match(line[:120])
    if found and found.group(1) in load_table("bylines")["agencies"]:
        return found.group(1)
    found = _KOREAN_DATELINE.search(line[:60])
    return found.group(1) if found else None


def read_sign_off(text: str) -> tuple[str, str] | None:
    """Return the name and the outlet of a sign-off that ends a report: 'Jane Doe, City News.'."""
    best = None
    for found in _sign_off().finditer(text[-1500:]):
        best = (found.group("name"), found.group("outlet").strip())
    return best


def author_of_note(line: str, before: str) -> str | None:
    """Return whom a note at the end introduces ('Jane Doe is a consultant …'), if `before` never names them."""
    found = _note().match(line)
    if not found or not _roles().search(line[found.end() :][:160]):
        return None
    name = found.group("name")
    return name if name.split()[-1] not in before else None


def outlet_of_source_line(line: str) -> str | None:
    """Return the outlet of 'Source: City News'."""
    words = "|".join(map(re.escape, load_table("bylines")["sources"]))
    found = re.match(rf"(?:{words})\s*[:：]\s*([^\n,;|(]{{2,40}})$", line, re.IGNORECASE)
    return found.group(1).strip() if found and not is_address(found.group(1)) else None


def outlets_in_hashtags(text: str) -> Iterator[str]:
    """Yield outlets that a hashtag names: '#City_News'."""
    words = load_table("bylines")["outlets"]
    for found in re.finditer(r"#(\w{4,40})", text):
        name = found.group(1).replace("_", " ").strip()
        if name.isascii() and name.casefold().split()[-1] in words and len(name.split()) > 1:
            yield name


def before_credit(line: str) -> str | None:
    """Return what a line says before who took or owns a picture, as captions close; None where it does not."""
    found = _credit().search(line, max(0, len(line) - CREDIT))
    return line[: found.start()].rstrip() if found else None


def is_address(name: str) -> bool:
    """Say whether a name is a web address."""
    return bool(re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/.*)?", name.strip(), re.IGNORECASE))


def tidy_author(name: str) -> str | None:
    """Return a name from a page's metadata without 'By', roles and addresses."""
    name = re.sub(r"https?://\S+|\S+@\S+", "", name).strip(" ,;|")
    found = _by().search(name)
    return (_trim_roles(found.group("name")) if found else name) or None


def _trim_roles(name: str) -> str | None:
    """Cut a byline's name where a role begins: 'Jane Doe Staff Writer'."""
    words = _GLUED.sub("", name).split()
    roles = set(load_table("bylines")["roles"])
    cut = next((index for index, word in enumerate(words) if word.strip(",").casefold() in roles), len(words))
    return " ".join(words[:cut]).strip(" ,&") or None


@cache
def _credit() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_table("bylines")["pictures"], key=len, reverse=True)))
    stocks = "|".join(map(re.escape, sorted(load_table("bylines")["stocks"], key=len, reverse=True)))
    # A sign or a word with a colon and then names; or an agency behind a bar, a slash or in brackets, at the very end.
    named = rf"(?:©|\([cC]\)|（[ＣｃCc]）|(?<!\w)(?i:{words})\s*[:：=/|])(?:[^.!?。]|(?<=\b[A-Z])\.){{2,{CREDIT}}}$"
    return re.compile(rf"{named}|(?:[/(\[（|,–—-]|\bvia\b|\.)\s?(?:{stocks})\s?[)\]）]?\.?$")


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_table("bylines")["by"])
    known = "|".join(map(re.escape, load_table("bylines")["agencies"]))
    # A name may stand before the word once more, as picture text does: 'Jane Doe By Jane Doe'.
    roles = "|".join(map(re.escape, load_table("bylines")["roles"]))
    after = rf"(?=\s*(?:$|[|•·,\-–—/(\d@]|(?i:in|{roles})\b))"
    return re.compile(rf"(?:^|^{_FULL}\s+|[|•·]\s*)(?i:{words})\s*:?\s+(?P<name>(?:{known})\b|{_MORE}|{_NAME}){after}")


@cache
def _labelled() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_table("bylines")["labels"])
    return re.compile(rf"^(?i:{words})\s*[:：]\s*(?P<name>{_MORE})")


@cache
def _sign_off() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_table("bylines")["outlets"] if word.isascii())
    # The outlet's last word is capitalised in a sign-off, and a mark closes it.
    outlet = rf"(?:[A-Z][\w’'-]*\s+){{0,3}}(?i:{words})\b"
    return re.compile(
        rf"(?:^|[.!?”\"“]\s+|\n\s*)(?P<name>{_FULL}),\s+(?P<outlet>{outlet})(?:\.(?=\s|$)|\s*$)", re.MULTILINE
    )


@cache
def _note() -> re.Pattern[str]:
    words = "|".join(load_table("bylines")["being"])
    return re.compile(rf"(?P<name>{_FULL})\s+(?:{words})\s+")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load_table("bylines")["roles"])) + r")\b", re.IGNORECASE)
