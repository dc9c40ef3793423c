"""The XML parts of a document that is built as a ZIP file, opened so that no document can do harm.

Nothing is written to disk or fetched, no entity is replaced, and what unpacks to far more than it holds is refused.
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from desktop.errors import UnreadableFile
from desktop.reading import packages

LARGEST = 64_000_000
"""Bytes of all parts that are read, unpacked."""

BROKEN = "The document is damaged and cannot be opened."
LOCKED = "The document is protected by a password. Save it without one."
TOO_LARGE = "The document unpacks to far more than an article: it was not opened."


class Parts:
    """The parts of one document; `damaged` says whether a part was read only as far as it is whole."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        """Open a document; raises UnreadableFile where it is none."""
        self._name = name
        self._left = LARGEST
        self.damaged = False
        try:
            self._archive = zipfile.ZipFile(file)
        except packages.BROKEN as error:
            raise UnreadableFile(name, BROKEN) from error
        self.names = tuple(self._archive.namelist())

    def tree(self, part: str) -> etree._Element | None:
        """Return the root of a part, None where there is no such part; raises UnreadableFile."""
        data = self._bytes(part)
        if data is None:
            return None
        try:
            return etree.fromstring(data, _parser(recover=False))
        except etree.XMLSyntaxError:
            self.damaged = True
        try:
            found = etree.fromstring(data, _parser(recover=True))
        except etree.XMLSyntaxError:
            found = None
        if found is None:
            raise UnreadableFile(self._name, BROKEN)
        return found

    def _bytes(self, part: str) -> bytes | None:
        if part not in self.names:
            return None
        told = self._archive.getinfo(part)
        if packages.is_encrypted(told):
            raise UnreadableFile(self._name, LOCKED)
        self._left -= told.file_size
        if self._left < 0 or packages.swells(told.compress_size, told.file_size):
            raise UnreadableFile(self._name, TOO_LARGE)
        try:
            # no more than was told is unpacked, whatever the part holds
            return self._archive.read(told)
        except packages.BROKEN as error:
            raise UnreadableFile(self._name, BROKEN) from error


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
