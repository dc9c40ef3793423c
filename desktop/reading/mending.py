"""Text that was decoded wrongly before it came to us ('Ã©' for 'é'): told, and its repair offered, never done unasked.

A text may well speak of such signs.
"""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.reading.tables import load_table
from desktop.records import Document, Unread

LOOKED_AT = 100_000
"""Characters by which a text is judged."""
WARNING = "The text looks wrongly decoded before it came here; its repair is offered."
ENOUGH = 2
"""Places from which on a text is called mangled."""
FOREIGN = 12
"""Letters beyond ASCII from which on a text may be of another alphabet altogether."""
IN_RUNS = 0.6
"""Share of such letters that stand three and more together, as no language writes them in Latin letters."""

# what Windows-1252 and Windows-1251 make of the bytes 80 to BF, with which UTF-8 goes on
_LATIN = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = "\u0080-\u00bf\u0402-\u040f\u0452-\u045fЃ‚„…†‡€‰‹‘’“”•–—™›Ґґ№"
_TRACES = re.compile(rf"[\u00c2-\u00df][{_LATIN}]|[\u00e0-\u00ef][{_LATIN}]{{2}}|[\u00f0-\u00f4][{_LATIN}]{{3}}")
_CYRILLIC_TRACES = re.compile(rf"(?:[РС][{_CYRILLIC}]){{3,}}")
_RUN = re.compile(r"[\u00a1-\u00ff]{3,}")
_BEYOND = re.compile(r"[^\x00-\x7f]")


def warn_mangled(found: Document | Unread) -> Document | Unread:
    """Return what was found, with a warning if its text looks mangled."""
    if isinstance(found, Unread) or not looks_mangled(found.text):
        return found
    return replace(found, warnings=(*found.warnings, WARNING))


def looks_mangled(text: str) -> bool:
    """Say whether a text shows what only a wrong code page leaves, and can be mended."""
    head = text[:LOOKED_AT]
    traces = len(_TRACES.findall(head)) + len(_CYRILLIC_TRACES.findall(head))
    return (traces >= ENOUGH or _is_foreign(head)) and mend(head) is not None


def mend(text: str) -> str | None:
    """Return the text as it was before it was decoded wrongly; None where it shows no such fault.

    By ftfy's rules (Speer, 2019) for encodings alone, line by line: nothing else of the text is changed. A text of
    another alphabet, which they leave alone, is decoded anew as a file of its bytes would be.
    """
    mended = _mend_foreign(text) if _is_foreign(text) else "\n".join(map(_mend_line, text.split("\n")))
    return mended if mended != text else None


def _mend_line(line: str) -> str:
    if not (_TRACES.search(line) or _CYRILLIC_TRACES.search(line)):
        return line
    from ftfy import fix_encoding  # costs 0.1 s, and few texts need it

    return fix_encoding(line)


def _is_foreign(text: str) -> bool:
    """Say whether a text looks like another alphabet read as Latin letters ('Ïðèâåò'), and not like UTF-8 read so."""
    if not _RUN.search(text):
        return False
    beyond = len(_BEYOND.findall(text))
    if 2 * len(_TRACES.findall(text)) >= IN_RUNS * beyond:
        return False
    return beyond >= FOREIGN and sum(map(len, _RUN.findall(text))) >= IN_RUNS * beyond


def _mend_foreign(text: str) -> str | None:
    """Return a text in the code page its bytes are in, where that is told without doubt."""
    import ftfy.bad_codecs  # noqa: F401  (brings Windows-1252 with all 256 bytes)

    from desktop.reading.decoding import find_encoding

    try:
        data = text.encode("sloppy-windows-1252")
    except UnicodeEncodeError:
        return None
    page = find_encoding(data)
    if page.warning or page.name in load_table("encodings")["detection"]["latin"]:
        return None
    mended = data.decode(page.name, errors="replace")
    return None if "\ufffd" in mended else mended
