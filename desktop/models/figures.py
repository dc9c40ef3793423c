"""Numbers as figures show them."""

from __future__ import annotations


def signed(number: float) -> str:
    """Return a number with its sign and one decimal where it is not whole: '+2.5', '−3', '0'."""
    rounded = round(number, 1)
    words = f"{abs(rounded):g}"
    return words if rounded == 0 else f"{'+' if rounded > 0 else '−'}{words}"
