"""What is handed out: `.tar.xz` for Linux, `.deb` for Debian and Ubuntu, `.zip` elsewhere; made without a network."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT
from refusal import Refusal, say

DEBIAN_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """Package: chancery
Version: {version}
Architecture: {machine}
Maintainer: Chancery contributors <chancery@localhost>
Installed-Size: {kilobytes}
Depends: libegl1, libgl1
Section: text
Priority: optional
Description: relations between states, read from news articles
 Who did what to whom, when, and which sentence says so: a reader of news
 articles with a country relation matrix and an event chart. Works offline.
"""
DESKTOP = """[Desktop Entry]
Type=Application
Name=Chancery
Comment=Relations between states, read from news articles
Comment[es]=Relaciones entre Estados, leídas en noticias
Comment[ko]=뉴스 기사에서 읽는 국가 관계
Exec=chancery %F
Icon=chancery
Terminal=false
Categories=Office;Science;
MimeType=text/plain;text/html;text/csv;application/x-ndjson;
"""


def version() -> str:
    """Return the program's version."""
    text = (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise Refusal("desktop/__init__.py names no version.")
    return found[1]


def pack(program: Path, target: Path) -> None:
    """Pack the program for this system."""
    name = f"Chancery-{version()}-{sys.platform}-{platform.machine().lower()}"
    made = [pack_tar(program, target / name) if sys.platform == "linux" else pack_zip(program, target / name)]
    if shutil.which("dpkg-deb"):
        made.append(pack_deb(program, target))
    for path in made:
        say(f"Packed {path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.0f} MB")


def pack_zip(program: Path, target: Path) -> Path:
    """Pack a `.zip`."""
    return Path(shutil.make_archive(str(target), "zip", program.parent, program.name))


def pack_tar(program: Path, target: Path) -> Path:
    """Pack a `.tar.xz`."""
    return Path(shutil.make_archive(str(target), "xztar", program.parent, program.name, owner="root", group="root"))


def pack_deb(program: Path, target: Path) -> Path:
    """Pack a Debian package that puts the program into /opt and a starter beside the system's."""
    machine = DEBIAN_MACHINES.get(platform.machine(), platform.machine())
    package = target / f"chancery_{version()}_{machine}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        lay_out(program, root, machine)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def lay_out(program: Path, root: Path, machine: str) -> None:
    """Put everything where Debian wants it."""
    shutil.copytree(program, root / "opt" / "chancery", symlinks=True)
    starter = root / "usr" / "bin" / "chancery"
    starter.parent.mkdir(parents=True)
    starter.symlink_to("/opt/chancery/Chancery")
    write(root / "usr/share/applications/chancery.desktop", DESKTOP)
    icon = (ROOT / "resources" / "icons" / "chancery.svg").read_text(encoding="utf-8")
    write(root / "usr/share/icons/hicolor/scalable/apps/chancery.svg", icon)
    write(root / "usr/share/doc/chancery/copyright", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    kilobytes = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    write(root / "DEBIAN/control", CONTROL.format(version=version(), machine=machine, kilobytes=kilobytes))


def write(path: Path, text: str) -> None:
    """Write a file in a folder made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
