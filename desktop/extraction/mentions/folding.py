"""Folding of text for look-up: small letters without accents, each character in its place."""

from __future__ import annotations

import re
import unicodedata

_RANGES = ((0xC0, 0x250), (0x1E00, 0x1F00))
_SIGNS = {"’": "'", "‘": "'", "`": "'", "´": "'", "\u2010": "-", "\u2011": "-", "–": "-", "\u00a0": " ", "\n": " "}
_SIGNS |= {"\u202f": " ", "\t": " ", "İ": "i", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}


def _bare(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


_TABLE = {code: _bare(chr(code)) for low, high in _RANGES for code in range(low, high) if _bare(chr(code)).isascii()}
_TABLE |= {ord(sign): plain for sign, plain in _SIGNS.items()}


_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, sorted(_TABLE))))}]")


def fold(text: str) -> str:
    """Return the text in small letters without Latin accents; offsets stay those of `text`."""
    return _FOLDED.sub(lambda found: _TABLE[ord(found[0])], text).lower()
