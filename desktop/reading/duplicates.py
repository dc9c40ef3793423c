"""Whether two documents are the same article."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from desktop.reading.alignment import remainder
from desktop.records import Document

_NO_SIGN = re.compile(r"[\W_]+")


def fingerprint(document: Document) -> str:
    """Return a mark that is equal for the same content in another page frame, spacing, case or normalisation form."""
    content = remainder(document.text, sorted(document.chrome))
    folded = unicodedata.normalize("NFKC", "\n".join(span.of(document.text) for span in content)).casefold()
    folded = unicodedata.normalize("NFKC", folded)
    signs = _NO_SIGN.sub("", folded) or document.text
    return blake2b(signs.encode(), digest_size=16).hexdigest()
