"""Numbers as figures show them."""

from __future__ import annotations


def signed(number: float) -> str:
    """Return a number with its sign and one decimal where it is not whole: '+2.5', '−3', '0'."""
    nearest = round(number, 1)
    words = f"{abs(nearest):g}"
    return words if nearest == 0 else f"{'+' if nearest > 0 else '−'}{words}"


def rounded(number: float) -> str:
    """Return a count or a share of one with at most two decimals; a share too small for them is '< 0.01'."""
    if 0 < number < 0.005:
        return "< 0.01"
    return f"{number:.2f}".rstrip("0").rstrip(".")
