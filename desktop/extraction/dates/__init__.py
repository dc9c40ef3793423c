"""Date expressions: words to meanings, meanings to days."""

from desktop.extraction.dates.finder import find_dates

__all__ = ["find_dates"]
