"""The one way in which our scripts give up: a sentence that says what is the matter and what to do."""

from __future__ import annotations


class Refusal(Exception):
    """What stands in the way, told to the person at the terminal."""


def say(sentence: str) -> None:
    """Tell what is being done, at once."""
    print(sentence, flush=True)
