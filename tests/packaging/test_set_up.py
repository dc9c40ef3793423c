"""Set-up says in a sentence what stands in its way."""

import os
import subprocess
import sys

import environment
import libraries
import pytest
import words
from refusal import Refusal


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError(...)'",
            "No package index could be reached.",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "no ready-made package of lxml"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
    ],
)
def test_a_failed_installation_is_explained(output, sentence):
    assert sentence in environment.explain(output, "otherwise")


def test_an_unknown_failure_is_told_with_the_tool_s_own_last_words():
    assert environment.explain("one\ntwo\n", "It failed.") == "It failed.\n  one\n  two"


def test_a_window_is_refused_where_there_is_no_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Refusal, match=r"no screen here .* -m desktop analyse"):
        words.require_screen()


def test_without_root_the_one_command_is_told(monkeypatch):
    monkeypatch.setattr(libraries, "LIBRARIES", {"libnone-such.so.7": "libnone-such7"})
    monkeypatch.setattr(libraries, "install_with_apt", lambda _packages: False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(Refusal, match=r"libnone-such") as refused:
        libraries.require()
    assert "nstall" in str(refused.value)


def test_a_python_that_is_too_old_is_told_so():
    script = environment.ROOT / "packaging" / "dev.py"
    pretend = (
        f"import sys; sys.version_info = (3, 9, 18); import runpy; runpy.run_path({str(script)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Chancery needs Python 3.11, 3.12 or 3.13, and this is Python 3.9.")


def test_unknown_words_are_answered_with_the_usage():
    script = environment.ROOT / "packaging" / "dev.py"
    settings = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, script, "nonsense"], capture_output=True, text=True, check=False, env=settings
    )
    assert done.returncode == 2
    assert "packaging/dev.py WORD" in done.stdout
