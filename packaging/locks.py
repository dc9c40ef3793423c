"""The lock files: every version and hash, for the Pythons and systems we support, written by uv from pyproject.toml."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import environment
from environment import LOCKS, ROOT
from refusal import Refusal, say

HEADER = "# Written by: python3 packaging/dev.py lock\n"
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
)


def write(*, upgrade: bool) -> None:
    """Write both locks: the runtime's holds the same versions as the developers'."""
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder))
        groups = ("--group", "dev", "--group", "build")
        compile_lock(uv, "dev", *groups, *(["--upgrade"] if upgrade else []))
        compile_lock(uv, "runtime", "--group", "build", "--constraints", str(LOCKS / "dev.txt"), "--upgrade")


def install_uv(folder: Path) -> Path:
    """Put uv into a throw-away environment and return its path."""
    say("Fetching uv …")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    done = subprocess.run(
        [scripts / "python", "-m", "pip", "install", "-q", "uv"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refusal(environment.explain(done.stdout + done.stderr, "uv could not be installed."))
    return scripts / "uv"


def compile_lock(uv: Path, name: str, *options: str) -> None:
    """Write one lock, and refuse one that tells where its packages came from."""
    target = LOCKS / f"{name}.txt"
    say(f"Writing {target.relative_to(ROOT)} …")
    command = [str(uv), "pip", "compile", "pyproject.toml", *OPTIONS, *options, "--output-file", str(target)]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
    if done.returncode:
        raise Refusal(f"uv could not write {target.name}:\n{done.stderr.strip()}")
    locked = target.read_text(encoding="utf-8")
    if re.search(r"https?:|file:|^--?(index|extra|find|trusted)", locked, re.M):
        raise Refusal(f"{target.name} names an index; a lock must not.")
    target.write_text(HEADER + locked, encoding="utf-8", newline="\n")
