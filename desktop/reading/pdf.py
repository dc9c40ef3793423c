"""PDF files with a text layer: text in reading order, read by PDFium in a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from desktop.reading.flow import Block
from desktop.reading.glyphs import Run, read_runs
from desktop.reading.manuscripts import Manuscript, articles_of
from desktop.reading.margins import split_margins
from desktop.reading.paragraphs import set_paragraphs
from desktop.reading.quarantine import Lost, Quarantine, TimeUp
from desktop.reading.typesetting import read_columns
from desktop.records import Document, Unread

SECONDS = 60.0
"""How long a file may take; some two thousand pages."""
FEWEST = 20
"""Letters below which a file holds no text: scanners write a word or two of their own."""
GARBLED = 0.3
"""Share of signs without meaning from which on fonts do not say what their signs stand for."""

LOCKED = "The PDF file is protected by a password. Save it without one."
BROKEN = "The PDF file is damaged and cannot be opened."
SCANNED = "The PDF file holds pictures of pages and no text. Recognise its text (OCR) with another program first."
UNREADABLE = "The fonts of the PDF file do not say which letters they show. Recognise its text (OCR) first."
TOO_LONG = f"Reading the PDF file took more than {SECONDS:.0f} seconds and was given up."
CRASHED = "The PDF file is damaged: reading it stopped the process that read it."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Print:
    """What a PDF file holds; with a `refusal`, nothing."""

    blocks: tuple[Block, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    warnings: tuple[str, ...] = ()
    refusal: str = ""


def is_pdf(head: bytes) -> bool:
    """Say whether a file is a PDF: other bytes may stand before its mark, but no other text."""
    place = head.find(b"%PDF-", 0, 1024)
    return place == 0 or (place > 0 and head[place - 1 : place] in (b"\n", b"\r", b"\0", b"\xbf"))


def read_pdf(path: Path, file: BinaryIO) -> Iterator[Document | Unread]:
    """Yield the article of a PDF file, or its articles where it is a press database's export."""
    name = getattr(file, "name", None)
    try:
        found = QUARANTINE.ask(name if isinstance(name, str) else file.read())
    except TimeUp:
        found = Print(refusal=TOO_LONG)
    except Lost:
        log.warning("The process that read a PDF file was lost")
        found = Print(refusal=CRASHED)
    if found.refusal:
        yield Unread(str(path), found.refusal)
        return
    yield from articles_of(
        path, Manuscript(found.blocks, found.above, found.below, found.title, found.author, found.warnings)
    )


def read_print(source: str | bytes) -> Print:
    """Return what a PDF file holds, by its path or its bytes; to be called in a process of its own."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]  # here, for nobody else pays for loading it

    try:
        document = pdfium.PdfDocument(source)
    except (pdfium.PdfiumError, OSError) as error:
        # 4: a password is asked for, 5: a kind of protection that is unknown
        return Print(refusal=LOCKED if getattr(error, "err_code", None) in (4, 5) else BROKEN)
    try:
        return _read_document(document, pdfium.PdfiumError)
    finally:
        document.close()


QUARANTINE: Quarantine[str | bytes, Print] = Quarantine(read_print, SECONDS)


def _read_document(document: Any, fault: type[Exception]) -> Print:
    pages: list[list[Run]] = []
    aside: list[str] = []
    lost: list[int] = []
    for number in range(len(document)):
        try:
            runs, others = _read_page(document, number)
        except fault:
            runs, others = [], []
            lost.append(number + 1)
        pages.append(runs)
        aside += [run.text for run in others]
    properties = document.get_metadata_dict()
    return _compose(pages, aside, lost, properties)


def _read_page(document: Any, number: int) -> tuple[list[Run], list[Run]]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            return read_runs(text_page)
        finally:
            text_page.close()
    finally:
        page.close()


def _compose(pages: list[list[Run]], aside: list[str], lost: list[int], properties: dict[str, str]) -> Print:
    letters = "".join(run.text for page in pages for run in page)
    if sum(map(str.isalpha, letters)) < FEWEST:
        return Print(refusal=BROKEN if lost else SCANNED)
    if _share_without_meaning(letters) > GARBLED:
        return Print(refusal=UNREADABLE)
    margins = split_margins(pages)
    columns = [read_columns(page) for page in margins.pages]
    return Print(
        tuple(set_paragraphs(columns)),
        margins.above,
        (*margins.below, *dict.fromkeys(text for text in aside if sum(map(str.isalpha, text)) > 2)),
        properties.get("Title", ""),
        properties.get("Author", ""),
        tuple(_warnings(pages, lost)),
    )


def _share_without_meaning(text: str) -> float:
    odd = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or not sign.isprintable() for sign in text)
    return odd / max(1, len(text))


def _warnings(pages: Sequence[Sequence[Run]], lost: Sequence[int]) -> Iterator[str]:
    if lost:
        yield f"The PDF file is damaged; {_name_pages(lost)} could not be read."
    empty = [number for number, page in enumerate(pages, start=1) if not page and number not in lost]
    if empty:
        yield f"{_name_pages(empty).capitalize()} of the PDF file held no text; scanned pages are not read."


def _name_pages(numbers: Sequence[int]) -> str:
    names = ", ".join(map(str, numbers[:10])) + ("…" if len(numbers) > 10 else "")
    return f"page {names}" if len(numbers) == 1 else f"pages {names}"
