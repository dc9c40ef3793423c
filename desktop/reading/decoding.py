"""Bytes to text: byte-order mark, strict UTF-8, what the file declares, then detection among plausible code pages."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from desktop.reading.tables import load_table

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
_LONE = re.compile(r"[\ud800-\udfff]")


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
    if not text.isprintable():
        text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return _LONE.sub("\ufffd", text)


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
    head = data[:4096]
    if head.count(0) * 10 > len(head) and (wide := _unmarked_utf16(data)):
        return wide
    if _fits(data, "utf-8", cut=cut):
        return Encoding("utf-8")
    named = codec_of(declared)
    if named and named != "utf-8" and _fits(data, named, cut=cut):
        return Encoding(named)
    return _unmarked_utf16(data) or _utf8_with_faults(data) or _detect(data[:SAMPLE])


def codec_of(declared: str | None) -> str | None:
    """Return Python's codec for a declared code page, or None for an unknown one."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    aliases: dict[str, str] = load_table("encodings")["aliases"]
    return aliases.get(name, name) if name not in ("utf-7", "idna", "punycode", "unicode_escape") else None


def _fits(data: bytes, name: str, *, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(data, final=not cut)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _unmarked_utf16(data: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark by its NULs: in spaces and ASCII each second byte is one."""
    head = data[: min(len(data), 4096) & ~1]
    for name, nulls in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        spaces = nulls.count(0)
        if spaces and spaces >= len(head) // 40 and data.count(0) < len(data) and _reads_well(head, name):
            return Encoding(name, "The file names no code page; it was read as UTF-16.")
    return None


def _reads_well(data: bytes, name: str) -> bool:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    odd = sum(unicodedata.category(character) in ("Cc", "Co", "Cn") for character in text if character not in "\r\n\t")
    return odd * 50 <= len(text)


def _utf8_with_faults(data: bytes) -> Encoding | None:
    """Tell UTF-8 with a few broken bytes in it from another code page: many whole characters, few faults."""
    text = data.decode("utf-8", errors="replace")
    faults = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - faults
    return Encoding("utf-8") if whole > 20 * faults else None


def _detect(data: bytes) -> Encoding:
    pages = load_table("encodings")["detection"]
    best = from_bytes(data, cp_isolation=[*pages["wide"], *pages["narrow"]]).best()
    if best is not None and best.encoding in pages["wide"]:
        return Encoding(best.encoding, _doubt(best.encoding) if best.chaos > 0.1 or len(data) < 40 else "")
    favourite = best.encoding if best is not None else None
    return _japanese(data) or _detect_narrow(data, favourite)


def _japanese(data: bytes) -> Encoding | None:
    """Tell Japanese pages by their kana: the detector takes a few lines of EUC-JP for Thai."""
    for name in ("euc_jp", "cp932"):
        if _fits(data, name, cut=True):
            text = data.decode(name, errors="ignore")
            kana = sum("\u3041" <= sign <= "\u30fc" for sign in text)
            if kana * 4 > sum(sign > "\x7f" for sign in text):
                return Encoding(name)
    return None


def _doubt(name: str) -> str:
    return f"The code page could not be told with certainty; it was read as {name}."


def _detect_narrow(data: bytes, favourite: str | None) -> Encoding:
    """Choose among single-byte pages the one whose letters make one alphabet.

    The foreign detector often takes one Latin page for another (Windows-1252 for 1250 in one text of eight):
    it chooses the script, the alphabets choose among Latin pages, in the order they are listed.
    """
    pages = load_table("encodings")["detection"]
    if favourite is not None and favourite not in pages["latin"]:
        return Encoding(favourite, _doubt(favourite) if _alphabet_share(data, favourite) < 0.8 else "")
    shares = {page: _alphabet_share(data, page) for page in pages["latin"]}
    best = max(shares.values())
    name = next(page for page, share in shares.items() if share >= best - 0.02)
    return Encoding(name, _doubt(name) if best < 0.9 else "") if best >= 0 else Encoding("cp1252", _doubt("cp1252"))


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
