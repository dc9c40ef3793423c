"""Figures read from the store: matrix, timeline, exports."""
