"""Mails (EML, and those of a mailbox): the text once, what the mail says of it, and the attachments as articles.

A newsletter's date and sender are the article's date and outlet. Those of a mail between people are not: an article
may be sent on years after it appeared.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from desktop.reading.decoding import Decoded, clean, decode
from desktop.reading.mail_body import find_frame, join_broken, join_flowed, mask
from desktop.reading.pages import page_document
from desktop.reading.plain import complete
from desktop.reading.tables import load_table
from desktop.records import Document, Unread
from desktop.records.spans import unite

DEEPEST = 3
"""Mails and archives within mails that are opened."""
MOST_PARTS = 500
"""Parts of a mail that are looked at."""
MOST_NAMED = 8
"""Attachments named in a warning."""

_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_nesting: ContextVar[int] = ContextVar("mails within mails", default=0)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The leaves of a mail: texts, pages, and attachments."""

    plain: list[Message]
    pages: list[Message]
    attached: list[Message]


def read_mail(path: Path, data: bytes) -> Iterator[Document | Unread]:
    """Yield the article of a mail and those of its attachments."""
    yield from articles_of_mail(path.name, str(path), data)


def articles_of_mail(identity: str, file: str, data: bytes) -> Iterator[Document | Unread]:
    """Yield the articles of a mail under a name: its own first, which tells of attachments that are none."""
    try:
        message = message_from_bytes(data)
        parts = _sort_parts(message)
    except RecursionError:
        yield Unread(file, "The mail nests deeper than any mail: it was not opened.")
        return
    own = _own_article(identity, file, message, parts)
    attached = [(_name_of(part), _read_attachment(part)) for part in parts.attached]
    missed = tuple(_tell_missed(attached))
    if own is not None:
        yield replace(own, warnings=(*own.warnings, *missed))
    articles = [(name, one) for name, found in attached for one in found if isinstance(one, Document)]
    for name, article in articles:
        inner = article.id if article.id.startswith(name) else f"{name}/{article.id}"
        yield replace(article, id=f"{identity}/{inner}", file=file)
    if own is None and not articles:
        yield Unread(file, " ".join(("The mail holds no text.", *missed)))


# ---- parts


def _sort_parts(message: Message) -> _Parts:
    parts = _Parts([], [], [])
    for part in _leaves(message):
        kind, named = part.get_content_type(), part.get_filename()
        attached = part.get_content_disposition() == "attachment"
        if kind in ("text/plain", "text/html") and not attached and not named:
            (parts.plain if kind == "text/plain" else parts.pages).append(part)
        elif kind in _SIGNATURES or (part.get_content_maintype() == "image" and part.get("Content-ID")):
            continue  # a seal, or a picture that the page shows
        elif attached or named or kind == "message/rfc822":
            parts.attached.append(part)
    return parts


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in order; a mail within the mail is one of them."""
    waiting = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(payload, list):
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
        else:
            yield part


def bytes_of(part: Message) -> bytes:
    """Return what a part holds, unpacked; a mail within the mail as a file of its own would be."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return payload[0].as_bytes() if payload and isinstance(payload[0], Message) else b""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def decoded(part: Message) -> Decoded:
    """Return the text of a part."""
    return decode(bytes_of(part), part.get_content_charset())


# ---- the mail's own article


def _own_article(identity: str, file: str, message: Message, parts: _Parts) -> Document | None:
    """Return the article of the mail's text, read once: as plain text, or as a page where that says far more."""
    plain = _plain_article(identity, file, parts.plain)
    page = _page_article(identity, file, parts.pages)
    if plain is not None and (page is None or _letters(page) <= 2 * _letters(plain)):
        return _with_facts(plain, message)
    return _with_facts(page, message) if page is not None else None


def _letters(document: Document) -> int:
    return sum(map(str.isalpha, document.text))


def _plain_article(identity: str, file: str, parts: Sequence[Message]) -> Document | None:
    texts = [(_whole_lines(part, found.text), found) for part in parts if (found := decoded(part)).text.strip()]
    if not texts:
        return None
    text = "\n\n".join(text.strip("\n") for text, _ in texts)
    frame = list(find_frame(text))
    first = texts[0][1]
    article = complete(Document(identity, file, mask(text, frame), encoding=first.encoding, warnings=first.warnings))
    if not article.text.strip():
        return None
    return replace(article, text=text, chrome=unite([*article.chrome, *frame]))


def _whole_lines(part: Message, text: str) -> str:
    if str(part.get_param("format", "")).lower() == "flowed":
        return join_flowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return join_broken(text)


def _page_article(identity: str, file: str, parts: Sequence[Message]) -> Document | None:
    pages = (page_document(identity, file, decoded(part)) for part in parts)
    found = [page for page in pages if isinstance(page, Document)]
    return max(found, key=_letters, default=None)


# ---- facts


def _with_facts(article: Document, message: Message) -> Document:
    """Return the article with what the mail's head says of it: of a newsletter all, of other mails the subject."""
    subject, marked = _strip_marks(header(message, "Subject"))
    to_many = _is_to_many(message)
    forwarded = marked or any(True for _ in find_frame(article.text))
    title = article.title if article.title and forwarded and not to_many else subject or article.title
    article = replace(article, title=title or None)
    sent = _sent(message)
    if not to_many:
        told = article.published or article.published_choices or sent is None
        warning = () if told else (f"The text names no date; the mail was sent on {sent[0]}.",)  # type: ignore[index]
        return replace(article, warnings=(*article.warnings, *warning))
    sender = clean(parseaddr(header(message, "From"))[0]).strip(" \"'")
    article = replace(article, source=article.source or sender or None)
    if article.published or article.published_choices or sent is None:
        return article
    return replace(article, published=sent[0], published_zone=sent[1])


def _is_to_many(message: Message) -> bool:
    if any(message.get(name) is not None for name in load_table("mail")["to_many"]):
        return True
    return header(message, "Precedence").strip().casefold() in ("bulk", "list")


def _sent(message: Message) -> tuple[Any, str | None] | None:
    """Return the day a mail was sent, where its sender is, and his time zone."""
    try:
        sent = parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    zone = sent.strftime("%z")
    return sent.date(), f"{zone[:3]}:{zone[3:5]}" if zone else None


def header(message: Message, name: str) -> str:
    """Return a header as text on one line, whatever it is coded in; empty where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.casefold() == name.casefold()), "")
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    words = "".join(_header_text(piece, page) for piece, page in pieces)
    return " ".join(clean(words).split())


def _header_text(piece: bytes | str, page: str | None) -> str:
    data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    return decode(data, page).text if data else ""


def _strip_marks(subject: str) -> tuple[str, bool]:
    """Return a subject without the marks of answers and forwards, and whether there were any."""
    bare = _marks().sub("", subject)
    return bare.strip(), bare != subject


@cache
def _marks() -> re.Pattern[str]:
    table = load_table("mail")
    words = "|".join(map(re.escape, (*table["answered"], *table["forwarded"])))
    return re.compile(
        rf"^(?:\s*(?:{words})\s?(?:\[\d+\]|\(\d+\))?\s?[:：]\s*|\s*\[(?:fwd|전달)[:：]?\]\s*)+", re.IGNORECASE
    )


# ---- attachments


def _name_of(part: Message) -> str:
    """Return an attachment's name without folders."""
    if part.get_content_type() == "message/rfc822":
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        subject = header(inner, "Subject") if isinstance(inner, Message) else ""
        return f"{subject[:80].replace('/', '-') or 'mail'}.eml"
    try:
        raw = part.get_filename() or "attachment"
    except (ValueError, TypeError, LookupError):
        raw = "attachment"
    found = "".join(_header_text(piece, page) for piece, page in _decode_words(raw))
    return clean(PurePosixPath(found.replace("\\", "/")).name).replace("\n", " ")[:200] or "attachment"


def _decode_words(raw: str) -> list[tuple[Any, str | None]]:
    try:
        return decode_header(raw)
    except (HeaderParseError, ValueError):
        return [(raw, None)]


def _read_attachment(part: Message) -> list[Document | Unread]:
    """Return the articles of an attachment, read as the file it would be."""
    from desktop.reading.formats import read_stream  # which names the reader of mails among all others

    name, depth = _name_of(part), _nesting.get()
    if depth >= DEEPEST:
        return [Unread(name, "It lies too deep within other mails.")]
    token = _nesting.set(depth + 1)
    try:
        return list(read_stream(Path(name), io.BytesIO(bytes_of(part)), inside=depth > 0))
    finally:
        _nesting.reset(token)


def _tell_missed(attached: Sequence[tuple[str, Sequence[Document | Unread]]]) -> Iterator[str]:
    missed = [(name, one.reason) for name, found in attached for one in found if isinstance(one, Unread)]
    for name, reason in missed[:MOST_NAMED]:
        yield f"The attachment {name} was not read: {reason[:1].lower()}{reason[1:]}"
    if len(missed) > MOST_NAMED:
        yield f"{len(missed) - MOST_NAMED} more attachments were not read."
