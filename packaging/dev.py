#!/usr/bin/env python3
"""The one script of this project: sets up what is missing, then does the word it is given.

usage: python3 packaging/dev.py WORD [arguments]

  run [FILE... | command]   open the program (or run one of its commands)
  test [pytest arguments]   run the tests, without a screen
  lint [--fix]              ruff, mypy and the import contracts
  build [--archives]        make the standalone program in dist/Chancery; with archives: .tar.xz and .deb beside it
  self-test [FOLDER]        prove the built program in an empty environment
  quality [--raise]         measure the figures that have floors; raise floors to what was measured
  bench                     measure what the work costs
  fuzz [MINUTES]            read mutated files of every format; --case NUMBER makes one again
  lock [--upgrade]          write the lock files again
  setup                     only set up
"""

# This file must be readable to any Python 3, so that an old one can say what is the matter.
import sys

SUPPORTED = ((3, 11), (3, 12), (3, 13))


def main() -> None:
    """Do the word given, with a Python that can."""
    if sys.version_info[:2] not in SUPPORTED:
        sys.exit(
            "Chancery needs Python 3.11, 3.12 or 3.13, and this is Python {}.{}. Run this script with one of them, "
            "for example: python3.12 packaging/dev.py run".format(*sys.version_info)
        )
    import words

    sys.exit(words.main(sys.argv[1:], __doc__))


if __name__ == "__main__":
    main()
