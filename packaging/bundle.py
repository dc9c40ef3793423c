"""The standalone program: PyInstaller's one-folder form in `dist/Chancery`, and its size."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import archives
from environment import ROOT, python
from refusal import Refusal, say

DIST = ROOT / "dist"
PROGRAM = DIST / "Chancery"
WORK = ROOT / "build"
LOG = WORK / "pyinstaller.log"


def build(*, with_archives: bool) -> None:
    """Build the program, and pack it if wanted."""
    require_shared_python()
    started = time.monotonic()
    say("Building dist/Chancery with PyInstaller …")
    freeze()
    strip_python()
    files = [path for path in PROGRAM.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    say(f"Built {PROGRAM.relative_to(ROOT)}: {len(files)} files, {size:.0f} MB, {time.monotonic() - started:.0f} s.")
    if with_archives:
        archives.pack(PROGRAM, DIST)


def freeze() -> None:
    """Run PyInstaller; what it says goes to a log."""
    WORK.mkdir(exist_ok=True)
    options = ["--noconfirm", f"--distpath={DIST}", f"--workpath={WORK / 'pyinstaller'}"]
    with LOG.open("wb") as log:
        done = subprocess.run(
            [python(), "-m", "PyInstaller", *options, ROOT / "packaging" / "chancery.spec"],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            check=False,
        )
    if done.returncode:
        last = LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        raise Refusal("\n  ".join([f"PyInstaller failed; all it said is in {LOG}.", *last]))


def require_shared_python() -> None:
    """Refuse a Python that cannot be put into a folder."""
    if sys.platform != "linux":
        return
    ask = "import sysconfig; print(sysconfig.get_config_var('Py_ENABLE_SHARED'))"
    if subprocess.check_output([python(), "-c", ask], text=True).strip() != "1":
        raise Refusal(
            "This Python was built without its shared library, which a standalone program needs. Use the system's "
            "Python, or build one with --enable-shared, and remove .venv."
        )


def strip_python() -> None:
    """Take the debugging symbols from Python's own library, and from nothing else: numpy's BLAS does not bear it."""
    if not shutil.which("strip") or sys.platform != "linux":
        return
    for library in Path(PROGRAM, "_internal").glob("libpython*.so*"):
        subprocess.run(["strip", "--strip-unneeded", library], check=True)
