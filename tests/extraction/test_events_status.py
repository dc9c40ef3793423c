"""What tense, mood, negation and governing words make of an act."""

import pytest
from coded import short


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Japan will visit Vietnam next week.", ["JPN>VNM AGREE planned"]),
        ("The Japanese prime minister will visit Vietnam next week.", ["JPN>VNM AGREE planned"]),
        ("Mexico to Restore Diplomatic Relations with Peru", ["MEX=PER AGREE planned"]),
        ("Germany plans to send food to Sudan.", ["DEU>SDN AGREE planned"]),
        ("Germany will impose tariffs on Chile.", ["DEU>CHL SANCTION planned"]),
        ("Russia will withdraw its troops from Syria.", ["RUS>SYR CONCEDE planned"]),
        ("Germany denied supplying weapons to Azerbaijan.", ["DEU>AZE AID denied"]),
        ("The United States may impose tariffs on Chile.", ["USA>CHL SANCTION possible"]),
        ("Kenya will not meet with Somalia.", ["KEN>SOM REJECT"]),
        ("Kenya did not attack Somalia.", ["KEN>SOM ASSAULT denied"]),
        ("Kenya is willing to meet with Somalia.", ["KEN>SOM AGREE"]),
        ("Kenya announced its willingness to send food to Somalia.", ["KEN>SOM AGREE"]),
        ("Kenya wants to cooperate with Somalia.", ["KEN>SOM AGREE"]),
        ("Kenya has tried to contact Somalia.", ["KEN>SOM CONSULT"]),
        ("Kenya agreed to lift the blockade of Somalia.", ["KEN>SOM CONCEDE"]),
        ("If Somalia attacks, Kenya will bomb Somalia.", ["KEN>SOM THREATEN"]),
        ("México visitará Perú.", None),
    ],
)
def test_mood_and_operators_change_type_and_status(sentence, expected):
    if expected is None:
        assert short(sentence, "es") == ["MEX>PER AGREE planned"]
    else:
        assert short(sentence) == expected
