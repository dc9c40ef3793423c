"""Chancery: who did what to whom, when, and which sentence says so."""

__version__ = "0.1.0"
