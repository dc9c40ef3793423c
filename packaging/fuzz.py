"""Mutates small real files of every format and reads them: whatever is raised, hangs or swells is a fault.

Each case is made from one number, so that `dev.py fuzz --case NUMBER` makes and keeps the very file again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from mutations import make_case

from desktop.reading.files import read
from desktop.records import Document, Unread

SECONDS = 20.0
"""What a file may take before it counts as a hang."""
MEGABYTES = 1500
"""Address space a reading process may grow by."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A case that went wrong, and how."""

    case: int
    name: str
    what: str


def main() -> int:
    """Fuzz for some minutes, or repeat one case; 1 if a fault was found."""
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    parser.add_argument("minutes", nargs="?", type=float, default=3.0)
    parser.add_argument("--case", type=int, help="make one case again and keep its file")
    parser.add_argument("--first", type=int, help="the number to begin with, else a new one each time")
    parser.add_argument("--only", help="formats whose names hold this")
    wanted = parser.parse_args()
    if wanted.case is not None:
        return repeat(wanted.case, wanted.only)
    first = wanted.first if wanted.first is not None else random.SystemRandom().randrange(10**9)
    return int(bool(fuzz(wanted.minutes, first, wanted.only)))


def fuzz(minutes: float, first: int, only: str | None = None) -> list[Fault]:
    """Try cases one after another in a process of their own; print and return the faults."""
    until, case, faults = time.monotonic() + minutes * 60, first, []
    tried: Counter[str] = Counter()
    worker = Worker(only)
    while time.monotonic() < until:
        name, what = worker.ask(case)
        tried[name] += 1
        if what:
            faults.append(Fault(case, name, what))
            print(f"\ncase {case}, {name}:\n{what}", flush=True)
        case += 1
    worker.end()
    told = ", ".join(f"{count} {name}" for name, count in sorted(tried.items()))
    print(f"{case - first} files from case {first} on ({told}): {len(faults)} faults.", flush=True)
    return faults


def repeat(case: int, only: str | None = None) -> int:
    """Make a case again, keep its file in the folder of temporary files, and read it here."""
    name, data = make_case(case, only)
    path = Path(tempfile.gettempdir()) / f"fuzz-{case}-{name}"
    path.write_bytes(data)
    print(path, flush=True)
    what = try_file(path)
    print(what or "No fault.")
    return int(bool(what))


class Worker:
    """A process that reads files, begun anew when it hangs or dies."""

    def __init__(self, only: str | None) -> None:
        self._only = only
        self._begin()

    def ask(self, case: int) -> tuple[str, str]:
        """Return a case's name and what went wrong with it, nothing if all went well."""
        try:
            self._pipe.send(case)
            if self._pipe.poll(SECONDS):
                name, what = self._pipe.recv()
                return str(name), str(what)
            what = f"hangs for more than {SECONDS:.0f} s"
        except (EOFError, OSError):
            what = "the process died"
        self.end()
        self._begin()
        return make_case(case, self._only)[0], what

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=work, args=(other, self._only))
        self._process.start()
        other.close()


def work(pipe: Connection, only: str | None) -> None:
    """Make and read the cases asked for."""
    limit_memory()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        while True:
            name, data = make_case(pipe.recv(), only)
            path = Path(folder) / name
            path.write_bytes(data)
            pipe.send((name, try_file(path)))


def limit_memory() -> None:
    """Let this process grow no further, where the system can say so."""
    if sys.platform == "linux":
        import resource

        now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MEGABYTES * 1_000_000, resource.RLIM_INFINITY))


def try_file(path: Path) -> str:
    """Return what goes wrong when a file is read; nothing if all goes well."""
    try:
        faults = [fault for found in read(path) if (fault := find_fault(found))]
    except Exception:  # noqa: BLE001  (any of them is what is looked for)
        return traceback.format_exc(limit=-6)
    return "\n".join(faults[:3])


def find_fault(found: Document | Unread) -> str:
    """Return what is wrong with something that was read."""
    if isinstance(found, Unread):
        return (
            "" if found.reason.endswith((".", ").")) and "\n" not in found.reason else f"no sentence: {found.reason!r}"
        )
    ends = [0, *(edge for span in found.chrome for edge in (span.start, span.end)), len(found.text)]
    if ends != sorted(ends):
        return f"chrome beside the text: {found.chrome[:5]}"
    try:
        "".join(filter(None, (found.text, found.title, found.author, found.source, found.url))).encode()
    except UnicodeEncodeError as error:
        return f"half a sign: {error}"
    return "" if found.text.strip() else "an article without text"


if __name__ == "__main__":
    sys.exit(main())
