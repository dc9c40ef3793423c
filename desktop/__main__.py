"""The program: a window, or a command without one."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    multiprocessing.freeze_support()  # in a frozen program, a worker starts here and goes no further
    from desktop.commands.arguments import parse_arguments
    from desktop.commands.terminal import speak_utf8
    from desktop.errors import DesktopError

    speak_utf8()
    arguments = parse_arguments(list(sys.argv[1:] if words is None else words))
    try:
        return _run(arguments)
    except DesktopError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader of our output went away; the interpreter must not try to flush to it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _run(arguments: argparse.Namespace) -> int:
    if arguments.command is not None:
        from desktop.commands.actions import run_command

        status = run_command(arguments)
        if sys.stdout is not None:  # a windowed program on Windows has none
            sys.stdout.flush()
        return status
    from desktop import app

    return app.self_test() if arguments.self_test else app.run(arguments.files)


if __name__ == "__main__":
    sys.exit(main())
