"""A small real file of every format that is read, made on the fly."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from functools import cache

STORY = (
    "The envoy of Chile arrived in Lima on Monday and met the minister of Peru, who thanked him for the aid.",
    "북한은 오늘 오전 동해상으로 미사일을 발사했다고 합동참모본부가 밝혔다.",
    "El ministro señaló que la visita será «histórica» para los dos países.",
    "By Jane Doe — March 5, 2024, 18:00 (KST)",
)


@cache
def make_files() -> dict[str, bytes]:
    """Return a small file of each format, by name."""
    text = "\n\n".join(("Envoy of Chile arrives in Lima", STORY[3], *STORY[:3] * 3))
    page = f"<!DOCTYPE html><html><head><title>Envoy</title></head><body><h1>Envoy</h1>{paragraphs()}</body></html>"
    head = "From: a@example.org\nSubject: Envoy\nDate: Tue, 5 Mar 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
    mail = f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    matter = "---\ntitle: Envoy\ndate: 2024-03-05\nauthors: [A, B]\n---\n"
    rows = [json.dumps({"id": number, "text": one, "author": ["A"]}) for number, one in enumerate(STORY)]
    box = "".join(f"From a@example.org Tue Mar  5 1{number}:00:00 2024\n{mail}\n" for number in range(2))
    files = {
        "story.txt": text.encode(),
        "korean.txt": STORY[1].encode("cp949") * 3,
        "wide.txt": text.encode("utf-16-le"),
        "page.html": page.encode(),
        "note.md": f"{matter}# Envoy\n\n{text}\n\n| a | b |\n|-|-|\n".encode(),
        "table.csv": f'id,title,date,text\n1,Envoy,2024-03-05,"{STORY[0]}"\n2,Other,,"{STORY[2]}"\n'.encode(),
        "odd.tsv": f"when\twhat\n2024-03-05\t{STORY[0] * 2}\n".encode(),
        "rows.jsonl": "\n".join(rows).encode(),
        "all.json": json.dumps({"articles": [{"title": "Envoy", "body": one} for one in STORY]}).encode(),
        "mail.eml": mail.encode(),
        "page.mhtml": mhtml(head, page).encode(),
        "box.mbox": box.encode(),
        "note.rtf": rtf(text).encode("ascii"),
        "paper.pdf": pdf(),
        "nexis.txt": nexis().encode(),
        "story.txt.gz": gzip.compress(text.encode(), mtime=0),
        "letter.docx": docx(),
        "letter.odt": odt(),
        "book.xlsx": xlsx(),
    }  # fmt: skip
    return files | {
        "week.zip": pack({f"in/{name}": files[name] for name in ("story.txt", "page.html", "rows.jsonl", "book.xlsx")})
    }


def paragraphs() -> str:
    """Return the story as HTML."""
    return "".join(f"<p class='a'>{one}</p>" for one in STORY * 2) + "<table><tr><td>a</td><td>b</td></tr></table>"


def pack(members: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def mhtml(head: str, page: str) -> str:
    """Return a page as browsers save it whole."""
    return (
        f'{head}Content-Type: multipart/related; boundary="x"; type="text/html"\n\n--x\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Location: https://example.org/\n\n{page}\n--x--\n"
    )


def rtf(text: str) -> str:
    """Return a text as RTF."""
    words = "".join(sign if sign.isascii() else f"\\u{ord(sign) - 65536 * (ord(sign) > 32767)}?" for sign in text)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Envoy}}\\f0 "
        + words.replace("\n", "\\par\n")
        + "}"
    )


def nexis() -> str:
    """Return an export of a press database."""
    head = "Envoy arrives\nThe Post\nMarch 5, 2024 Tuesday\n\nLength: 80 words\nByline: Jane Doe\nBody"
    return f"{head}\n\n{STORY[0]}\n\nLoad-Date: March 5, 2024\n\nEnd of Document\n" * 3


def pdf() -> bytes:
    """Return a page of text as PDF, with its table of places."""
    lines = " ".join(f"({one}) Tj T*" for one in (STORY[0][:60], STORY[0][60:]))
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {lines} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def docx() -> bytes:
    """Return the story as a Word document."""
    from docx import Document as Word

    held, document = io.BytesIO(), Word()
    document.add_heading("Envoy", 0)
    for one in STORY:
        document.add_paragraph(one)
    document.add_table(2, 2).cell(0, 0).text = "a"
    document.save(held)
    return held.getvalue()


def odt() -> bytes:
    """Return the story as an OpenDocument text."""
    from odfdo import Document as Text
    from odfdo import Paragraph

    held, document = io.BytesIO(), Text("text")
    for one in STORY:
        document.body.append(Paragraph(one))
    document.save(held)
    return held.getvalue()


def xlsx() -> bytes:
    """Return the story as a workbook."""
    import openpyxl

    held, book = io.BytesIO(), openpyxl.Workbook()
    for row in (["title", "date", "text"], *(["Envoy", "2024-03-05", one] for one in STORY)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(held)
    return held.getvalue()
