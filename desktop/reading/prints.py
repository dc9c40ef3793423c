"""What a PDF file shows, as far as it is text: its paragraphs in reading order, read by PDFium.

PDFium is written in C++ and is fed files from anywhere: nothing here runs in the program's own process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.reading.flow import Block
from desktop.reading.glyphs import Run, read_runs
from desktop.reading.margins import split_margins
from desktop.reading.paragraphs import set_paragraphs
from desktop.reading.typesetting import read_columns

FEWEST = 20
"""Letters below which a file holds no text: scanners write a word or two of their own."""
GARBLED = 0.3
"""Share of signs without meaning from which on fonts do not say what their signs stand for."""

LOCKED = "The PDF file is protected by a password. Save it without one."
BROKEN = "The PDF file is damaged and cannot be opened."
SCANNED = "The PDF file holds pictures of pages and no text. Recognise its text (OCR) with another program first."
UNREADABLE = "The fonts of the PDF file do not say which letters they show. Recognise its text (OCR) first."


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
