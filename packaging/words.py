"""The words of `dev.py`, each a function: set up what it needs, then start it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import environment
import libraries
from environment import ROOT, python
from refusal import Refusal, say


@dataclass(frozen=True)
class Check:
    """One tool that reads the code."""

    tool: str
    arguments: tuple[str, ...] = ()
    folder: Path = ROOT

    @property
    def told(self) -> str:
        """Return what it is called in the report."""
        return f"{' '.join([self.tool, *self.arguments[:1]])} in {self.folder.name}"

    def run(self) -> int:
        """Run it and return its exit status."""
        say(self.told)
        return call(python().with_name(self.tool), *self.arguments, folder=self.folder)


COMMANDS = ("analyse", "import", "export", "check", "-h", "--help", "--version")


def main(arguments: list[str], usage: str | None) -> int:
    """Do one word and return its exit status."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if word not in WORDS:
        say((usage or "").strip())
        return 0 if word in ("-h", "--help", "help") else 2
    try:
        return WORDS[word](rest)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def run(rest: list[str]) -> int:
    """Open the program, or run one of its commands."""
    libraries.require()
    environment.prepare("runtime")
    if not (rest and rest[0] in COMMANDS):
        require_screen()
    return call(python(), "-m", "desktop", *rest)


def require_screen() -> None:
    """Refuse to open a window where none can be shown."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise Refusal(
            "There is no screen here to open a window on; the command line works without one, for example: "
            f"{os.path.relpath(python())} -m desktop analyse {os.path.relpath(ROOT / 'seeds')}"
        )


def test(rest: list[str]) -> int:
    """Run the tests."""
    libraries.require()
    libraries.wish(libraries.SCREEN_TESTS)
    environment.prepare("dev")
    return call(python(), "-m", "pytest", *rest, folder=ROOT)


def lint(rest: list[str]) -> int:
    """Run every check on the code; with --fix mend what ruff can mend."""
    environment.prepare("dev")
    scripts = sorted(path.name for path in (ROOT / "packaging").glob("*.py"))
    fix = "--fix" in rest
    checks = (
        Check("ruff", ("check", *(["--fix"] if fix else []), ".")),
        Check("ruff", ("format", *([] if fix else ["--check"]), ".")),
        Check("mypy"),
        Check("mypy", ("--strict", "--config-file", str(ROOT / "pyproject.toml"), *scripts), ROOT / "packaging"),
        Check("lint-imports"),
    )
    failed = [check.told for check in checks if check.run()]
    say(f"Not clean: {', '.join(failed)}." if failed else "All clean.")
    return int(bool(failed))


def build(rest: list[str]) -> int:
    """Make the standalone program."""
    libraries.require(libraries.BUILDING)
    environment.prepare("dev")
    import bundle

    bundle.build(with_archives="--archives" in rest)
    return 0


def self_test(rest: list[str]) -> int:
    """Prove the built program in an empty environment."""
    libraries.require(("Xvfb",))
    import selftest

    return selftest.prove(rest[0] if rest else None)


def quality(rest: list[str]) -> int:
    """Measure the figures that have floors."""
    environment.prepare("dev")
    import quality as measuring

    return measuring.report(raise_floors="--raise" in rest)


def bench(rest: list[str]) -> int:
    """Measure what the work costs."""
    libraries.require()
    environment.prepare("dev")
    return call(python(), ROOT / "packaging" / "bench.py", *rest, folder=ROOT)


def fuzz(rest: list[str]) -> int:
    """Read mutated files of every format for some minutes."""
    libraries.require()
    environment.prepare("dev")
    return call(python(), ROOT / "packaging" / "fuzz.py", *rest, folder=ROOT)


def lock(rest: list[str]) -> int:
    """Write the lock files again."""
    import locks

    locks.write(upgrade="--upgrade" in rest)
    return 0


def setup(_rest: list[str]) -> int:
    """Only set up, for running and for working on it."""
    libraries.require()
    environment.prepare("dev")
    return 0


def call(*command: object, folder: Path | None = None) -> int:
    """Run a program in its own right, and return its exit status."""
    return subprocess.run([str(part) for part in command], cwd=folder, check=False).returncode


WORDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "build": build,
    "self-test": self_test,
    "quality": quality,
    "bench": bench,
    "fuzz": fuzz,
    "lock": lock,
    "setup": setup,
}
