"""Segments to mentions, dates and events; knows no database."""
