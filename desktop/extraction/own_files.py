"""Lists of the analyst's own rules as files of their own, to be kept and handed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.errors import DesktopError, UnreadableFile, UnwritableFile

Rules = TypeVar("Rules")


def read_rules(path: Path, parse: Callable[[str], Rules]) -> Rules:
    """Return the rules of a file; `UnreadableFile` says why there are none."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableFile(path, f"it cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, DesktopError) as error:
        raise UnreadableFile(path, "it is no text." if isinstance(error, UnicodeDecodeError) else str(error)) from error


def write_rules(path: Path, text: str) -> None:
    """Write rules to a file; `UnwritableFile` where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnwritableFile(path, f"the file cannot be written ({error.strerror}). Choose another place.") from error
