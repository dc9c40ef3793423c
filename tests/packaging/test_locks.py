"""The lock files: complete, hashed, silent about where packages come from."""

import re
import tomllib
from itertools import chain

import environment
import pytest

LOCKS = ("runtime", "dev")


def read_lock(name):
    """Return the entries of a lock by package and marker."""
    text = (environment.LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    return {entry.split(" \\")[0]: entry for entry in re.split(r"\n(?=\w)", text) if "==" in entry}


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_has_hashes_and_no_address(name):
    for pinned, entry in read_lock(name).items():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), pinned
        assert "://" not in entry, pinned


def test_both_locks_hold_the_same_versions():
    assert read_lock("runtime").keys() <= read_lock("dev").keys()


def test_everything_the_project_asks_for_is_locked():
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = chain(project["project"]["dependencies"], *project["dependency-groups"].values())
    names = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in asked}
    assert names <= {pinned.split("==")[0] for pinned in read_lock("dev")}


def test_qt_is_held_at_the_version_that_was_measured():
    assert {"pyside6-essentials==6.11.3", "shiboken6==6.11.3"} <= read_lock("runtime").keys()


def test_an_entry_of_a_lock_is_cut_out_whole():
    entry = environment.entry(environment.LOCKS / "runtime.txt", "setuptools")
    assert entry.startswith("setuptools==")
    assert len(re.findall("^\\S", entry, re.M)) == 1
    assert "--hash=sha256:" in entry
