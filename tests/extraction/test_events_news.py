"""How well events are found in invented news of many kinds: floors that may rise."""

import pytest
from news_scores import score

# name: directed F1, typed F1, typed precision, quiet sentences that may be coded wrongly
FLOORS = {
    "es_first": (0.93, 0.93, 0.96, 1),
    "es_second": (0.93, 0.92, 0.93, 1),
    "es_third": (0.81, 0.81, 0.81, 2),
    "es_articles": (0.82, 0.81, 0.90, 2),
    "ko_first": (0.91, 0.90, 0.95, 0),
    "ko_second": (0.89, 0.86, 0.88, 1),
    "ko_third": (0.82, 0.82, 0.93, 1),
    "ko_articles": (0.88, 0.88, 0.95, 0),
}
STATUS, DATE = 0.94, 0.95


@pytest.mark.parametrize("name", FLOORS)
def test_news_keeps_its_floor(name):
    directed, typed, precision, noise = FLOORS[name]
    found = score(name, name[:2])
    assert found.f1("directed") >= directed, found.wrong
    assert found.f1("typed") >= typed, found.wrong
    assert found.precision("typed") >= precision, found.wrong
    assert found.counts["noise"] <= noise, found.wrong
    assert found.share("status") >= STATUS
    assert found.share("date") >= DATE
