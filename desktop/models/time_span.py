"""Which stretch of time a chart shows at first: where the acts are, without a few that lie decades away."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

from desktop.records import Bin, Timeline

_EMPTY = 0.3  # of the whole span, from which a gap parts what lies beyond it
_FEW = 0.2  # of all acts
_NOISE = 1e-6  # shares of an act do not always add up to it


def main_bins(timeline: Timeline) -> tuple[Bin, ...]:
    """Return the bins without those that are few and far from the others."""
    bins = timeline.bins
    while (cut := _without_far(bins)) != bins:
        bins = cut
    return bins


def far_bins(timeline: Timeline) -> tuple[Bin, ...]:
    """Return the bins that are few and far from the others."""
    shown = main_bins(timeline)
    return tuple(each for each in timeline.bins if each not in shown)


def main_span(timeline: Timeline) -> tuple[date, date] | None:
    """Return the days from the first to the last of the main bins."""
    bins = main_bins(timeline)
    return (bins[0].start, bins[-1].end) if bins else None


def bins_in(bins: Sequence[Bin], shown: tuple[date, date] | None) -> tuple[Bin, ...]:
    """Return the bins of which a chart of some days shows at least a part."""
    return tuple(each for each in bins if shown and each.start <= shown[1] and each.end >= shown[0])


def weight(bins: Sequence[Bin]) -> float:
    """Return the number of acts in some bins, shares of longer spans included."""
    return sum(each.cooperative + each.conflictive + each.spread_cooperative + each.spread_conflictive for each in bins)


def _without_far(bins: tuple[Bin, ...]) -> tuple[Bin, ...]:
    if len(bins) < 2:
        return bins
    whole = (bins[-1].end - bins[0].start).days
    gaps = [(after.start - before.end).days for before, after in itertools.pairwise(bins)]
    place = max(range(len(gaps)), key=gaps.__getitem__) + 1
    if gaps[place - 1] < _EMPTY * whole:
        return bins
    before, after = bins[:place], bins[place:]
    few = _FEW * weight(bins) + _NOISE
    return after if weight(before) <= few else before if weight(after) <= few else bins
