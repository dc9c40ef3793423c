"""Bytes to text: byte-order mark, strict UTF-8, what the file declares, then detection among plausible code pages."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.reading.likeness import SURE, best_page, likeness, odd_share
from desktop.reading.tables import load_table

ENOUGH = 2000
"""Bytes that are read in every code page to compare."""
SHORT = 60
"""Bytes of Latin text below which its letters rarely tell one page from another."""
SAMPLE = 1 << 16
"""Bytes from which a code page is told; detection costs grow with it and its answer does not."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85]")
_CODES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ESCAPE = re.compile(rb"\x1b\$[@B]")
_ASCII = re.compile(rb"[A-Za-z ]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LONE = re.compile(r"[\ud800-\udfff]")
# Looked for sign by sign first: that is five times quicker than the patterns, and most texts hold none.
_BREAK_SIGNS = "\r\x0b\x0c\x85"
_CODE_SIGNS = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 133), *range(134, 160)]))


@dataclass(frozen=True, slots=True)
class Encoding:
    """A code page and how it was told; `warning` is a sentence for the analyst where it is doubtful."""

    name: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the code page it was in, and what the analyst should know about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def clean(text: str) -> str:
    r"""Make every newline `\n` and drop NULs and control codes; nothing else changes."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if any(sign in text for sign in _BREAK_SIGNS):
        text = _BREAKS.sub("\n", text)
    if any(sign in text for sign in _CODE_SIGNS):
        text = _CONTROLS.sub("", text)
    try:
        text.encode()  # far quicker than a search for half characters, which are rare
    except UnicodeEncodeError:
        text = _LONE.sub("\ufffd", text)
    return text


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of a file's bytes; `declared` is the code page that the file itself names."""
    encoding = find_encoding(data, declared)
    warnings = [encoding.warning] if encoding.warning else []
    try:
        text = data.decode(encoding.name)
    except UnicodeDecodeError:
        text = data.decode(encoding.name, errors="replace")
        warnings.append(f"Some bytes do not fit the code page {encoding.name}; they are shown as \ufffd.")
    return Decoded(clean(text.removeprefix("\ufeff")), encoding.name, tuple(warnings))


def find_encoding(data: bytes, declared: str | None = None, *, cut: bool = False) -> Encoding:
    """Tell the code page of some bytes; `cut` says that they may end within a character."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name)
    if len(_CODES.findall(data[:4096])) * 30 > len(data[:4096]) and (wide := _unmarked_utf16(data)):
        return wide
    if _ESCAPE.search(data[:SAMPLE]) and _fits(data, "iso2022_jp", cut=cut):
        return Encoding("iso2022_jp")
    if _fits(data, "utf-8", cut=cut):
        return Encoding("utf-8")
    named = codec_of(declared)
    if named and named != "utf-8" and _fits(data, named, cut=cut):
        return Encoding(named)
    return _utf8_with_faults(data) or _detect(data[:SAMPLE])


def codec_of(declared: str | None) -> str | None:
    """Return Python's codec for a declared code page, or None for an unknown one."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    aliases: dict[str, str] = load_table("encodings")["aliases"]
    return aliases.get(name, name) if _is_page(name) else None


def _is_page(name: str) -> bool:
    """Say whether a codec turns text into bytes as a code page does; Python's others unpack, escape or refuse."""
    try:
        "a".encode(name)
    except (LookupError, UnicodeError):
        return False
    return name.replace("-", "_") not in ("utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape")


def _fits(data: bytes, name: str, *, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(data, final=not cut)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _unmarked_utf16(data: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark by its NULs, which ASCII and spaces have, or by how well it reads."""
    head = data[: min(len(data), 1024) & ~1]
    well, best = max((_reads_well(head, name), name) for name in ("utf-16-be", "utf-16-le"))
    return Encoding(best, "The file names no code page; it was read as UTF-16.") if well else None


def _reads_well(data: bytes, name: str) -> float:
    """Return how much some bytes look like UTF-16; 0 where they are none."""
    text = data.decode(name, errors="replace")
    if not text or text.count("\ufffd") > 1 or odd_share(text) > 0.02:
        return 0.0
    latin = sum(sign.isascii() and (sign.isalpha() or sign.isspace()) for sign in text) / len(text)
    alike = likeness(text)
    return max(latin if latin > 0.6 else 0.0, alike if alike >= SURE else 0.0)


def _utf8_with_faults(data: bytes) -> Encoding | None:
    """Tell UTF-8 with a few broken bytes in it from another code page: many whole characters, few faults."""
    text = data.decode("utf-8", errors="replace")
    faults = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - faults
    return Encoding("utf-8") if whole > 20 * faults else None


def _detect(data: bytes) -> Encoding:
    """Tell the code page by how well each reading looks like a language."""
    at = next(_HIGH.finditer(data)).start() if _HIGH.search(data) else 0
    start = data.rfind(b"\n", 0, at) + 1
    some = data[start : start + ENOUGH]
    found = best_page(some)
    if found is not None and found[1] >= SURE:
        name, alike = found
        return Encoding(name, _doubt(name) if alike < SURE + 0.1 or len(some) < 40 else "")
    # half of what Latin letters are written in is ASCII, which wide signs are not
    wide = _unmarked_utf16(data) if 2 * len(_ASCII.findall(some)) < len(some) else None
    return wide or _detect_latin(data)


def _doubt(name: str) -> str:
    return f"The code page could not be told with certainty; it was read as {name}."


def _detect_latin(data: bytes) -> Encoding:
    """Choose among Latin pages the one whose letters make one alphabet, in the order they are listed."""
    pages = load_table("encodings")["detection"]
    shares = {page: _alphabet_share(data, page) for page in pages["latin"]}
    best = max(shares.values())
    if best < 0:
        return Encoding("cp1252", _doubt("cp1252"))
    good = [page for page, share in shares.items() if share >= best - 0.02]
    doubtful = best < 0.9 or (len(data) < SHORT and len({data.decode(page) for page in good}) > 1)
    return Encoding(good[0], _doubt(good[0]) if doubtful else "")


def _alphabet_share(data: bytes, page: str) -> float:
    """Return how much of a text's letters beyond ASCII one alphabet of the page covers; -1 where it cannot be read."""
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        return -1.0
    foreign = [character for character in text if character > "\x7f" and not character.isspace()]
    known = sum(character in "’‘“”„«»‹›–—…•·°§©®€£№¿¡‚،؛؟" for character in foreign)
    letters = [character for character in foreign if character.isalpha() or unicodedata.combining(character)]
    best = max((sum(letter in alphabet for letter in letters) for alphabet in _alphabets(page)), default=0)
    return (best + known) / len(foreign) if foreign else 1.0


@cache
def _alphabets(page: str) -> tuple[frozenset[str], ...]:
    return tuple(_alphabets_of(page))


def _alphabets_of(page: str) -> Iterator[frozenset[str]]:
    for entry in load_table("encodings")["alphabet"]:
        if entry["page"] == page:
            yield from (frozenset(letters + letters.upper()) for letters in entry["letters"])
