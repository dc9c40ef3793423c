"""What the program finds, measured on gold and held above its floors."""

import pytest
import quality


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_figure_is_below_its_floor():
    gold = quality.gold_folder()
    if gold is None:
        pytest.skip("no development gold beside the checkout: quality was not measured")
    assert quality.below(quality.measure(gold), quality.read_floors()) == []
