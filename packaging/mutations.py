"""Files that are nearly right: a small real file, changed in a few places, made from a number."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from small_files import make_files

TOKENS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B", b"\r", b"\n" * 50, b"\t", b",", b";", b'"', b"\xe2\x80\xae"),
    *(b"<", b">", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<div>" * 300, b"</p>", b"<table><tr><td>", b"]]>"),
    *(b"<![CDATA[", b"{" * 200, b"[" * 200, b"\\u0000", b"\\ud800", b"9" * 400, b"-1", b"0000000000", b"1e999", b"NaN"),
    *(b"---\n", b"title: x\n", b"End of Document\n", b"HD\n", b"1 of 3 DOCUMENTS\n", b"\nFrom x\n", b"=?utf-8?b?"),
    *(b"Content-Type: multipart/mixed; boundary=x\n", b"{\\rtf", b"\\'", b"\\u-1?", b"\\bin9999999 ", b"PK\x03\x04"),
    *(b"obj", b"endstream", b"/Length 99999999", b"%PDF-"),
)
"""What formats take for a sign of something."""


def make_case(case: int, only: str | None = None) -> tuple[str, bytes]:
    """Return a file's name and bytes, made from a number."""
    dice = random.Random(case)
    names = sorted(name for name in make_files() if not only or only in name)
    name = dice.choice(names)
    data = make_files()[name]
    if data.startswith(b"PK") and dice.random() < 0.7:
        return name, mutate_package(data, dice)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 8))):
        data = dice.choice(MUTATIONS)(data, dice)
    return name, data


def mutate_package(data: bytes, dice: random.Random) -> bytes:
    """Change one member of a ZIP file and pack it anew, so that the change is met behind the checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = dice.choice(sorted(members))
    for _ in range(dice.choice((1, 2, 4))):
        members[chosen] = dice.choice(MUTATIONS)(members[chosen], dice)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def flip(data: bytes, dice: random.Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    """Take a stretch out, or the end off."""
    start = dice.randrange(len(data) + 1)
    return data[:start] + (b"" if dice.random() < 0.5 else data[start + dice.randrange(200) :])


def put_in(data: bytes, dice: random.Random) -> bytes:
    """Put in what formats take for a sign of something."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(TOKENS) * dice.choice((1, 1, 2, 30)) + data[at:]


def repeat_part(data: bytes, dice: random.Random) -> bytes:
    """Repeat a stretch many times."""
    start = dice.randrange(len(data) + 1)
    part = data[start : start + dice.choice((1, 10, 100, 1000))]
    return data[:start] + part * dice.choice((2, 10, 200)) + data[start:]


def swap(data: bytes, dice: random.Random) -> bytes:
    """Exchange a stretch for one of another file."""
    other = make_files()[dice.choice(sorted(make_files()))]
    at, start = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    return data[:at] + other[start : start + dice.randrange(2000)] + data[at + dice.randrange(300) :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, put_in, repeat_part, swap)
