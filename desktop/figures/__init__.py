"""Figures drawn in millimetres for PDF, SVG and PNG."""
