"""The scales of intensity."""

from __future__ import annotations

import pytest

from desktop.records import EventType, Scale
from desktop.store.scales import load_scales, score


@pytest.mark.parametrize("scale", list(Scale))
def test_each_type_has_a_value_on_each_scale(scale):
    assert set(load_scales()[scale]) == set(EventType)
    assert all(-10 <= value <= 10 for value in load_scales()[scale].values())


def test_the_values_are_the_published_ones():
    assert score(EventType.AID, Scale.PLOVER) == 10
    assert score(EventType.ASSAULT, Scale.GOLDSTEIN) == -10
    assert score(EventType.REQUEST, Scale.PLOVER) == 0
