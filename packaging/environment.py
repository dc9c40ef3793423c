"""The virtual environment in `.venv`: made once, filled from a lock with hashes, left alone while the lock stands."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import libraries
from refusal import Refusal, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "chancery.json"
LOCKS = ROOT / "packaging" / "lock"
SUPPORTED = ("3.11", "3.12", "3.13")

# Packages that come as source only: built here, from Python alone, with the locked setuptools.
FROM_SOURCE = ("langdetect",)

NETWORK = (
    r"NewConnectionError|ConnectTimeout|ReadTimeout|NameResolution|Failed to establish|getaddrinfo|SSLError|ProxyError"
)
EXPLANATIONS = (
    (NETWORK, "No package index could be reached. Set-up needs a network once; afterwards the program works without."),
    (r"DO NOT MATCH THE HASHES", "A package is not the one that was locked. Nothing of it was installed."),
    (
        r"No matching distribution found for ([\w.-]+)",
        "There is no ready-made package of {0} for this system and Python. Chancery runs on 64-bit Linux with glibc "
        "2.34 or later, Windows 10 or later and macOS 13 or later.",
    ),
    (r"No space left on device", "The disk is full: set-up needs about 600 MB."),
    (r"Permission denied", "The checkout cannot be written: set-up makes a folder .venv in it."),
)


def python() -> Path:
    """Return the Python of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(lock: str) -> None:
    """Bring `.venv` to the state of a lock, `runtime` or `dev`; does nothing if it is there already."""
    if ready(lock):
        return
    started = time.monotonic()
    if not usable():
        create()
    install(lock)
    link_checkout()
    STAMP.write_text(json.dumps({**stamp(), lock: fingerprint(lock)}), encoding="utf-8")
    say(f"Set up in {time.monotonic() - started:.0f} s.")


def ready(lock: str) -> bool:
    """Say whether `.venv` holds what a lock asks for; the dev lock holds the runtime lock."""
    found = stamp()
    return python().exists() and any(found.get(name) == fingerprint(name) for name in {lock, "dev"})


def stamp() -> dict[str, str]:
    """Return what was installed when, by lock."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def fingerprint(lock: str) -> str:
    """Return what tells one state of a lock, under one Python, from another."""
    locked = (LOCKS / f"{lock}.txt").read_bytes()
    return hashlib.sha256(locked + version().encode() + str(ROOT).encode()).hexdigest()


def version() -> str:
    """Return the version of the environment's Python, "" where there is none."""
    settings = VENV / "pyvenv.cfg"
    found = (
        re.search(r"^version\s*=\s*(\S+)", settings.read_text(encoding="utf-8"), re.M) if settings.exists() else None
    )
    return found[1] if found else ""


def usable() -> bool:
    """Say whether there is an environment of a Python we support, with pip in it."""
    if not python().exists() or version().rsplit(".", 1)[0] not in SUPPORTED:
        return False
    return subprocess.run([python(), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def create() -> None:
    """Make the virtual environment."""
    require_venv()
    say(f"Making a virtual environment in {VENV} (Python {sys.version.split()[0]}) …")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise Refusal(explain(done.stdout + done.stderr, "The virtual environment could not be made."))


def require_venv() -> None:
    """Get or ask for the parts of Python that Debian packs apart."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info[1]}-venv"
    if not libraries.install_with_apt([package]):
        raise Refusal(
            "This Python has no venv module, which set-up needs. "
            + libraries.advice([package], f"Install your system's package {package}, or Python from python.org.")
        )
    importlib.invalidate_caches()


def install(lock: str) -> None:
    """Install a lock: nothing that is not in it, nothing whose hash differs, nothing that needs a compiler."""
    requirements = LOCKS / f"{lock}.txt"
    count = len(re.findall(r"^\S+==", requirements.read_text(encoding="utf-8"), re.M))
    say(f"Installing what packaging/lock/{lock}.txt names ({count} packages, about 150 MB to fetch) …")
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder) / "tools.txt"
        tools.write_text(entry(requirements, "setuptools"), encoding="utf-8")
        pip_install(tools)
    source = ",".join(FROM_SOURCE)
    pip_install(requirements, "--no-build-isolation", "--use-pep517", "--no-binary", source)


def entry(lock: Path, name: str) -> str:
    """Return one package's lines of a lock."""
    found = re.search(rf"^{name}==.*?(?=^\S|\Z)", lock.read_text(encoding="utf-8"), re.M | re.S)
    if found is None:
        raise Refusal(f"{lock.name} does not name {name}. Write the locks again with: packaging/dev.py lock")
    return found[0]


def pip_install(requirements: Path, *options: str) -> None:
    """Run pip over a list with hashes, and explain what went wrong."""
    command = [str(python()), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-deps"]
    command += [
        "--require-hashes",
        "--only-binary",
        ":all:",
        *options,
        "--progress-bar",
        "off",
        "-r",
        str(requirements),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise Refusal(explain(done.stdout + done.stderr, "The packages could not be installed."))


def explain(output: str, otherwise: str) -> str:
    """Return a sentence for what a tool complained of; what it said itself follows where we know no better."""
    for pattern, sentence in EXPLANATIONS:
        if found := re.search(pattern, output):
            return sentence.format(*found.groups())
    last = [line for line in output.splitlines() if line.strip()][-8:]
    return "\n  ".join([otherwise, *last])


def link_checkout() -> None:
    """Let the environment find the checkout from any folder: `.venv/bin/python -m desktop` is the program."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = subprocess.run(
        [python(), "-c", where], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    Path(folder.strip(), "chancery.pth").write_text(f"{ROOT}\n", encoding="utf-8")
