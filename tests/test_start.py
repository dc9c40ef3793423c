"""What the window's start must not load: it costs half a second, and only the work behind the window needs it."""

import os
import subprocess
import sys

from desktop.paths import base

PROGRAM = """
import sys
from desktop import app
import desktop.windows.main_window
print(sorted({"numpy", "langdetect", "pyqtgraph", "desktop.language.segments"} & set(sys.modules)))
"""


def test_the_window_loads_neither_the_language_engine_nor_numpy():
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run([sys.executable, "-c", PROGRAM], cwd=base(), env=environment, capture_output=True, check=True)
    assert run.stdout.decode().strip() == "[]"
