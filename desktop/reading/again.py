"""Articles read once more from the files they came from, in the light of new hints."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from desktop.errors import UnreadableFile
from desktop.reading.files import read
from desktop.records import Document, Hints

Key = TypeVar("Key", bound=Hashable)


def read_again(documents: Mapping[Key, Document], hints: Hints) -> Iterator[tuple[Key, Document]]:
    """Yield what stands today in the files of some documents; `UnreadableFile` where a file gives none of them."""
    by_file: dict[str, dict[str, Key]] = {}
    for key, document in documents.items():
        by_file.setdefault(document.file or "", {})[document.id] = key
    for file, wanted in by_file.items():
        found = list(_find(Path(file), wanted, hints)) if file else []
        if not found:
            raise UnreadableFile(file or "pasted", "The file does not hold this article any more.")
        yield from found


def _find(path: Path, wanted: Mapping[str, Key], hints: Hints) -> Iterator[tuple[Key, Document]]:
    """Yield the wanted articles of a file; one alone in its file may have changed its name."""
    left = dict(wanted)
    others: list[Document] = []
    for one in read(path, hints):
        if isinstance(one, Document) and one.id in left:
            yield left.pop(one.id), one
        elif isinstance(one, Document) and len(others) < 2:
            others.append(one)
        if not left:
            return
    if len(left) == len(wanted) == len(others) == 1:
        yield next(iter(left.values())), others[0]
