"""What the window's start must not load: it costs half a second, and only the work behind the window needs it."""

import os
import subprocess
import sys

import pytest

from desktop.paths import base

HEAVY = ("langdetect", "desktop.language.segments")
PROGRAM = "import sys, {module}; print(*sorted(set(sys.argv[1:]) & set(sys.modules)))"


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("desktop.app, desktop.windows.opening", (*HEAVY, "numpy", "pyqtgraph", "sqlmodel")),
        ("desktop.app, desktop.windows.main_window", HEAVY),
    ],
)
def test_the_windows_load_no_language_engine_and_the_first_one_nothing_heavy(module, unwanted):
    command = [sys.executable, "-c", PROGRAM.format(module=module), *unwanted]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(command, cwd=base(), env=environment, capture_output=True, check=True)
    assert run.stdout.split() == []
