"""What lies in a ZIP file, without opening any of it: archives, and the documents that are built as one."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

MOST_NAMES = 2000
"""Members by which a document is told; one that is built as a package has far fewer."""


def member_names(file: BinaryIO) -> frozenset[str]:
    """Return the names of the first members; none where the file is broken."""
    try:
        with zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist()[:MOST_NAMES])
    except (zipfile.BadZipFile, OSError, ValueError, LookupError, NotImplementedError, OverflowError):
        return frozenset()
