"""Gather the licences of everything that ships: Python packages, Qt, Python itself, system libraries, fonts.

Texts come from the packages' own metadata; Qt's wheels bring none, theirs stand in `resources/licences/`. A package
that could be had under the GPL alone stops the build: the program may be given on under the terms of its parts.
"""

from __future__ import annotations

import importlib.metadata as metadata
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from environment import LOCKS, ROOT

NOT_SHIPPED = ("setuptools",)
TEXTS = re.compile(r"licen[cs]e|copying|notice|copyright", re.I)
GPL_ONLY = re.compile(r"^(A?GPL|GNU (Affero )?General Public)", re.I)
QT = ("pyside6-essentials", "shiboken6")
QT_NOTE = """Qt {version} and Qt for Python (PySide6, shiboken6), https://www.qt.io

Used under the GNU Lesser General Public License, version 3. The libraries lie beside the program as files of their own
and may be replaced by other builds of the same version. The texts of the licence are LGPL-3.0.txt and GPL-3.0.txt.
"""


def gather(folder: Path, binaries: Iterable[Path] = ()) -> Path:
    """Write all texts into a folder made new, one file or folder a part, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "Chancery.txt")
    shutil.copy(ROOT / "resources" / "fonts" / "OFL.txt", folder / "fonts.txt")
    for text in (ROOT / "resources" / "licences").glob("*.txt"):
        shutil.copy(text, folder)
    for name in shipped():
        gather_package(name, folder)
    gather_python(folder)
    for package in system_packages(binaries):
        shutil.copy(f"/usr/share/doc/{package}/copyright", folder / f"system-{package}.txt")
    return folder


def shipped() -> list[str]:
    """Return the names of the locked packages that are installed here and go into the program."""
    names = dict.fromkeys(re.findall(r"^([\w.-]+)==", (LOCKS / "runtime.txt").read_text(encoding="utf-8"), re.M))
    here = {distribution.name.lower().replace("_", "-") for distribution in metadata.distributions()}
    return [name for name in names if name in here and name not in NOT_SHIPPED]


def gather_package(name: str, folder: Path) -> None:
    """Copy a Python package's licence texts; one without any stops the build."""
    package = metadata.distribution(name)
    if GPL_ONLY.match(licence_of(package)):
        sys.exit(f"{name} is under {licence_of(package)} alone: it cannot ship.")
    if name in QT:
        (folder / "Qt.txt").write_text(QT_NOTE.format(version=package.version), encoding="utf-8")
        return
    own = [path for path in package.files or [] if ".dist-info" in str(path) and "site-packages" not in path.parts]
    # whatever a package puts into its folder of licences is one, also those of the libraries built into it
    texts = [path for path in own if TEXTS.search(path.name) or "licenses" in path.parts]
    if not texts:
        sys.exit(f"{name} brings no licence text: add one to resources/licences/.")
    target = folder / f"{name}-{package.version}"
    target.mkdir()
    for number, text in enumerate(texts):
        plain = target / text.name
        shutil.copy(str(text.locate()), plain if not plain.exists() else target / f"{number}-{text.name}")


def licence_of(package: metadata.Distribution) -> str:
    """Return what a package says it is under."""
    told = package.metadata.json
    return str(told.get("license_expression") or told.get("license") or "")


def gather_python(folder: Path) -> None:
    """Copy Python's own licence from where this Python keeps it."""
    places = (Path(sysconfig.get_path("stdlib")), Path("/usr/share/doc") / f"python3.{sys.version_info[1]}")
    for text in (place / name for place in places for name in ("LICENSE.txt", "copyright")):
        if text.exists():
            shutil.copy(text, folder / "Python.txt")
            return
    sys.exit("This Python has no licence text beside its library.")


def system_packages(binaries: Iterable[Path]) -> list[str]:
    """Return the Debian packages that hold some libraries; none on other systems."""
    if not shutil.which("dpkg"):
        return []
    # A library may be known to dpkg by its path before or after /lib was merged into /usr.
    paths = {str(variant) for path in binaries for variant in (path, path.resolve(), *unmerged(path.resolve()))}
    if not paths:
        return []
    found = subprocess.run(["dpkg", "-S", *sorted(paths)], capture_output=True, text=True, check=False).stdout
    return sorted({line.split(":")[0] for line in found.splitlines() if "diversion" not in line})


def unmerged(path: Path) -> list[Path]:
    """Return a library's path as it was before /lib was merged into /usr."""
    return [Path("/", *path.parts[2:])] if path.parts[:2] == ("/", "usr") else []
