"""Events between states: frames of triggers, clause by clause, in English, Spanish and Korean."""

from desktop.extraction.events.finder import find_events

__all__ = ["find_events"]
