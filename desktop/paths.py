"""Where things lie: in a checkout, in a bundle and in an installed package."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

APPLICATION = "Chancery"


def base() -> Path:
    """Return the folder that holds `resources/` and `seeds/`."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a file in `resources/`."""
    return base().joinpath("resources", *parts)


def samples() -> list[Path]:
    """Return the sample articles in the order of their names."""
    return sorted(base().joinpath("seeds").glob("*.txt"))


@cache
def data_folder() -> Path:
    """Return the user's data folder for libraries, made if it is missing; `CHANCERY_DATA` overrides it."""
    folder = Path(os.environ["CHANCERY_DATA"]) if os.environ.get("CHANCERY_DATA") else _platform_data()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def default_library() -> Path:
    """Return the library that opens when none is named."""
    return data_folder() / "Library.chancery"


def _platform_data() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / APPLICATION
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / APPLICATION
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / APPLICATION.lower()
