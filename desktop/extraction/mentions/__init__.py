"""Mentions of states and organisations of states."""

from desktop.extraction.mentions.finder import find_mentions

__all__ = ["find_mentions"]
