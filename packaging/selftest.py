"""Prove the built program as a stranger's machine would run it.

It is copied to a path with spaces and letters of other alphabets and started with an empty environment: no Python, no
PATH, no settings, only a screen and an empty home.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from environment import ROOT
from refusal import Refusal, say
from screen import virtual_screen

PATIENCE = 300  # seconds


def prove(folder: str | None = None) -> int:
    """Run the built program's `--self-test` and one analysis, and say how they went; 0 if both are right."""
    built = Path(folder) if folder else ROOT / "dist" / "Chancery"
    if not built.is_dir():
        raise Refusal(f"There is no built program in {built}. Make it with: packaging/dev.py build")
    with tempfile.TemporaryDirectory(prefix="chancery ") as temporary, screen() as display:
        program = move_away(built, Path(temporary))
        environment = {"HOME": str(home(Path(temporary))), **({"DISPLAY": display} if display else {})}
        say(f"Environment: {', '.join(f'{name}={value}' for name, value in environment.items())}")
        failed = proves_itself(program, environment) + analyses(program, environment)
    say("The built program failed." if failed else "The built program works.")
    return int(bool(failed))


def screen() -> AbstractContextManager[str]:
    """Return a screen to show the window on."""
    return virtual_screen() if sys.platform == "linux" else nullcontext("")


def move_away(built: Path, temporary: Path) -> Path:
    """Copy the program to a path that is hard to bear, and return the executable."""
    strange = temporary / "Ünï 한글 dir" / "Chancery"
    shutil.copytree(built, strange, symlinks=True)
    say(f"Copied to {strange}")
    return strange / ("Chancery.exe" if sys.platform == "win32" else "Chancery")


def home(temporary: Path) -> Path:
    """Make an empty home."""
    folder = temporary / "home"
    folder.mkdir()
    return folder


def proves_itself(program: Path, environment: dict[str, str]) -> int:
    """Start `--self-test`; 0 if it says that all is well."""
    done = start(program, environment, "--self-test")
    print(done.stdout, done.stderr, sep="", end="", flush=True)
    return done.returncode


def analyses(program: Path, environment: dict[str, str]) -> int:
    """Analyse the samples that the program brings along; 0 if each comes back with its languages."""
    samples = next(program.parent.rglob("seeds"))
    done = start(program, environment, "analyse", str(samples))
    if done.returncode:
        print(done.stderr, end="", flush=True)
        return 1
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    for article in articles:
        languages = sorted({segment["language"] for segment in article["segments"]})
        say(f"  {article['id']}: {article['published']}, {' '.join(languages)}, {len(article['events'])} events")
    return int(len(articles) != len(list(samples.iterdir())) or not all(article["segments"] for article in articles))


def start(program: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with nothing but the environment given, and say how long it took."""
    started = time.monotonic()
    command = [str(program), *arguments]
    try:
        done = subprocess.run(
            command,
            env=environment,
            cwd=environment["HOME"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refusal(f"{' '.join(command)} did not end within {PATIENCE} s.") from None
    say(f"{program.name} {' '.join(arguments)}: status {done.returncode} after {time.monotonic() - started:.1f} s")
    return done
